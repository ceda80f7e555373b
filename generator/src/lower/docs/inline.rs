//! Text inside a block: escaped so that it means itself.

use std::iter::Peekable;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::html;

/// Writes inline events up to the end of their block.
///
/// Line breaks of the source are kept, so that documentation reads like the description.
pub(super) fn inline<'a>(events: &mut Peekable<impl Iterator<Item = Event<'a>>>) -> String {
    let mut writer = Writer {
        out: String::new(),
        links: Vec::new(),
    };
    while let Some(event) = events.next_if(is_inline) {
        writer.event(event);
    }
    writer.out
}

/// Whether an event stands inside a block.
fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(tag) => matches!(
            tag,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image
        ),
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineHtml(_)
        | Event::SoftBreak
        | Event::HardBreak => true,
        _ => false,
    }
}

struct Writer {
    out: String,
    /// Each open link.
    links: Vec<Link>,
}

/// How an open link is written.
enum Link {
    /// As its text alone.
    Text,
    /// With this target.
    Target(String),
    /// As its address alone, which is written already.
    Address,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.text(&text),
            Event::Code(code) => self.out.push_str(&code_span(&code)),
            Event::InlineHtml(tag) => self.out.push_str(&escape(&html::text(&tag))),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("\\\n"),
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => self.out.push('*'),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => self.out.push_str("**"),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => self.open(link_type, &dest_url),
            Event::Start(Tag::Image { .. }) => self.links.push(Link::Text),
            Event::End(TagEnd::Link | TagEnd::Image) => self.close(),
            _ => {}
        }
    }

    /// Text; inside a link no other link can begin.
    fn text(&mut self, text: &str) {
        if self.links.iter().any(|link| matches!(link, Link::Address)) {
            return;
        }
        let linked = self
            .links
            .iter()
            .any(|link| matches!(link, Link::Target(_)));
        let text = if linked {
            escape(text)
        } else {
            with_urls(text)
        };
        self.out.push_str(&text);
    }

    fn open(&mut self, kind: LinkType, url: &str) {
        let link = match kind {
            LinkType::Autolink if is_web(url) => {
                self.out.push_str(&address(url));
                Link::Address
            }
            _ if is_web(url) => {
                self.out.push('[');
                Link::Target(address(url))
            }
            _ => Link::Text,
        };
        self.links.push(link);
    }

    fn close(&mut self) {
        if let Some(Link::Target(target)) = self.links.pop() {
            self.out.push_str(&format!("]({target})"));
        }
    }
}

/// Whether an address leads to the web; others (`javascript:`, relative ones, Rust paths) are not written as links.
pub(super) fn is_web(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|start| lower.starts_with(start))
}

/// An address that ends where it should.
fn address(url: &str) -> String {
    let mut out = String::from("<");
    for c in url.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            ' ' | '\n' => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out.push('>');
    out
}

/// Code between more backticks than it holds.
pub(super) fn code_span(code: &str) -> String {
    let fence = "`".repeat(longest_run(code) + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// The longest run of backticks.
pub(super) fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Text in which addresses of the web become links.
pub(super) fn with_urls(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(start) = next_url(rest) {
        out.push_str(&escape(&rest[..start]));
        let end = url_end(&rest[start..]);
        out.push_str(&address(&rest[start..start + end]));
        rest = &rest[start + end..];
    }
    out.push_str(&escape(rest));
    out
}

/// Where an address with something behind its scheme begins.
fn next_url(text: &str) -> Option<usize> {
    let starts = text.match_indices("http").map(|(at, _)| at);
    starts.into_iter().find(|at| {
        let after = text[*at..]
            .strip_prefix("https://")
            .or_else(|| text[*at..].strip_prefix("http://"));
        after.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

/// Where an address ends: before white space, brackets and the sentence's own punctuation.
fn url_end(text: &str) -> usize {
    let end = text.find(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '<' | '>' | '"' | '`' | '[' | ']' | '{' | '}' | '|' | '\\'
            )
    });
    let url = &text[..end.unwrap_or(text.len())];
    let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    if url.ends_with(')') && !url.contains('(') {
        url.trim_end_matches(')').len()
    } else {
        url.len()
    }
}

/// Text that means itself.
pub(super) fn escape(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        let (before, after) = (
            at.checked_sub(1).and_then(|at| chars.get(at)),
            chars.get(at + 1),
        );
        if needs_escape(*c, before, after) {
            out.push('\\');
        }
        out.push(*c);
    }
    out
}

fn needs_escape(c: char, before: Option<&char>, after: Option<&char>) -> bool {
    let word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    match c {
        '*' | '[' | ']' | '<' | '>' | '`' | '|' | '~' | '$' => true,
        '_' => !(word(before) && word(after)),
        '\\' => after.is_none_or(char::is_ascii_punctuation),
        '&' => after.is_some_and(|c| c.is_alphanumeric() || *c == '#'),
        _ => false,
    }
}

/// Escapes what would begin a block at the start of a line: a heading, a list, a rule, a quotation.
pub(super) fn line_start(line: &str) -> String {
    let trimmed = line.trim_start();
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && digits < 10 && trimmed[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &trimmed[..digits], &trimmed[digits..]);
    }
    // An emphasis that lost its words can leave its mark in front of white space.
    let stray = trimmed == "*" || trimmed.starts_with("* ");
    if stray || trimmed.starts_with(['#', '-', '+', '=', ':']) {
        format!("\\{trimmed}")
    } else {
        trimmed.to_owned()
    }
}
