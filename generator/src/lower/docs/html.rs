//! HTML in descriptions: tags that only lay out text go, everything else becomes text.

/// Tags that say how text is laid out, and so can go without a loss.
const LAYOUT: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "i",
    "img",
    "kbd",
    "li",
    "note",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
];

/// Tags behind which a new line begins.
const BREAKS: &[&str] = &[
    "br", "div", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "p", "pre", "table",
    "tr", "ul", "ol",
];

/// Entities that stand for themselves.
const ENTITIES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", " "),
    ("&amp;", "&"),
];

/// The text of a piece of HTML, not yet escaped.
pub(super) fn text(html: &str) -> String {
    let (mut out, mut rest) = (String::new(), html);
    let mut closes = Closes::Maybe;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        match layout_tag(rest, &mut closes) {
            Some((name, length)) => {
                if BREAKS.contains(&name.as_str()) && !out.ends_with('\n') {
                    out.push('\n');
                }
                rest = &rest[length..];
            }
            _ => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    ENTITIES
        .iter()
        .fold(out, |text, (entity, plain)| text.replace(entity, plain))
}

/// Whether a `>` is still to come. It is looked for at each tag, but once there is none it is not looked for again.
#[derive(PartialEq)]
enum Closes {
    Maybe,
    Never,
}

/// The name of the layout tag that a text begins with, in lower case, and the tag's length.
fn layout_tag(text: &str, closes: &mut Closes) -> Option<(String, usize)> {
    if *closes == Closes::Never {
        return None;
    }
    let inside = text.strip_prefix('<')?.trim_start_matches('/');
    let name: String = inside
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let rest = &inside[name.len()..];
    let ends = rest.starts_with(|c: char| c.is_whitespace() || c == '/' || c == '>');
    if !ends || !LAYOUT.contains(&name.as_str()) {
        return None;
    }
    let Some(end) = text.find('>') else {
        *closes = Closes::Never;
        return None;
    };
    Some((name, end + 1))
}
