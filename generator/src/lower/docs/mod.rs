//! Descriptions as Markdown that rustdoc takes without a warning and without running any of it.
//!
//! A description is untrusted text: a fenced or an indented block in it would become a test and run, `<script>` would reach
//! the page, `[name]` would be looked up as a Rust item. So it is parsed with the parser that rustdoc itself uses, and
//! written anew: every code block as `text`, only `http`, `https` and `mailto` links, everything else as escaped text.
//! What was written is parsed once more as rustdoc will; if anything dangerous is left, the description becomes plain text.

mod blocks;
mod characters;
mod depth;
mod guard;
mod html;
mod inline;

use crate::ir::Docs;

/// A description as documentation.
#[must_use]
pub fn docs(markdown: &str) -> Docs {
    let text = characters::visible(markdown);
    let safe = blocks::safe(&text);
    Docs::from_lower(if guard::is_harmless(&safe) {
        safe
    } else {
        guard::flat(&text)
    })
}

/// One line of plain text as documentation.
#[must_use]
pub fn line(text: &str) -> Docs {
    let text = characters::visible(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    Docs::from_lower(inline::line_start(&inline::with_urls(&words.join(" "))))
}

/// How many characters of a description an error repeats.
const SHOWN: usize = 160;

/// The beginning of a description as one line of plain text: its first paragraph, or as much of that as fits.
#[must_use]
pub fn beginning(markdown: &str) -> String {
    let text = characters::visible(markdown);
    let paragraph = text.trim().split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let line = words.join(" ");
    let Some((end, _)) = line.char_indices().nth(SHOWN) else {
        return line.strip_suffix('.').unwrap_or(&line).to_owned();
    };
    let start = line.get(..end).unwrap_or_default();
    match (start.rfind(". "), start.rfind(' ')) {
        (Some(sentence), _) => start.get(..sentence).unwrap_or_default().to_owned(),
        (None, word) => {
            let cut = start.get(..word.unwrap_or(end)).unwrap_or_default();
            format!("{cut} ...")
        }
    }
}

/// Several parts, one below the other; empty ones leave no gap.
pub fn join(parts: impl IntoIterator<Item = Docs>) -> Docs {
    let parts: Vec<Docs> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Docs::from_lower(
        parts
            .iter()
            .map(Docs::as_str)
            .collect::<Vec<_>>()
            .join("\n\n"),
    )
}
