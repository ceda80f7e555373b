//! Doc comments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Docs;

/// `///` lines: a sentence of ours, then what the document says, as a paragraph of its own.
pub(super) fn outer(ours: &str, document: &Docs) -> TokenStream {
    self::ours(&paragraphs([ours, document.as_str()]))
}

/// `///` lines of what the document says; none where it says nothing.
pub(super) fn said(document: &Docs) -> TokenStream {
    ours(document.as_str())
}

/// `///` lines of what the document says, or of `fallback` where it says nothing.
pub(super) fn or(document: &Docs, fallback: &str) -> TokenStream {
    let text = if document.is_empty() {
        fallback
    } else {
        document.as_str()
    };
    ours(text)
}

/// `///` lines of a text of ours.
pub(super) fn ours(text: &str) -> TokenStream {
    let lines = lines(text);
    quote! { #(#[doc = #lines])* }
}

/// `//!` lines of a text.
pub(super) fn inner(text: &str) -> TokenStream {
    let lines = lines(text);
    quote! { #(#![doc = #lines])* }
}

/// The texts that are not empty, a blank line between them.
pub(super) fn paragraphs<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}

/// Lines as a doc comment holds them: a space in front of each that is not empty.
fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim_end)
        .map(|line| match line {
            "" => String::new(),
            line => format!(" {line}"),
        })
        .collect()
}

/// A text of the document as a code span: nothing in it is Markdown, and nothing ends the span.
pub(super) fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    if fence.len() == 1 && !text.trim().is_empty() {
        return format!("`{text}`");
    }
    format!("{fence} {text} {fence}")
}

/// How many of `sought` follow each other at most.
fn longest_run(text: &str, sought: char) -> usize {
    let runs = text.split(|c| c != sought).map(str::len);
    runs.max().unwrap_or_default() / sought.len_utf8()
}

/// A plain text as Markdown that shows just this text.
pub(super) fn escaped(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let escape = matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '|' | '~'
            );
            let c = if c.is_control() { ' ' } else { c };
            escape.then_some('\\').into_iter().chain([c])
        })
        .collect()
}
