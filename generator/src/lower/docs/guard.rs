//! The last look at documentation before it is emitted, with rustdoc's own eyes.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::inline::{is_web, line_start, with_urls};

/// The extensions of Markdown that rustdoc switches on.
const RUSTDOC: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION);

/// Whether rustdoc finds nothing in it to run, to pass through or to look up.
pub(super) fn is_harmless(markdown: &str) -> bool {
    let mut events = Parser::new_with_broken_link_callback(markdown, RUSTDOC, Some(look_up));
    events.all(|event| match event {
        Event::Start(Tag::CodeBlock(kind)) => {
            matches!(kind, CodeBlockKind::Fenced(words) if &*words == "text")
        }
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => is_web(&dest_url),
        Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => false,
        _ => true,
    })
}

/// rustdoc takes every `[name]` without a target for a Rust item, and so for a link.
#[allow(clippy::unnecessary_wraps, reason = "the parser asks for an option")]
fn look_up<'a>(
    _: pulldown_cmark::BrokenLink<'a>,
) -> Option<(pulldown_cmark::CowStr<'a>, pulldown_cmark::CowStr<'a>)> {
    Some(("item".into(), "".into()))
}

/// The description as plain text, line by line.
pub(super) fn flat(text: &str) -> String {
    let lines = text.lines().map(|line| line_start(&with_urls(line.trim())));
    lines.collect::<Vec<_>>().join("\n")
}
