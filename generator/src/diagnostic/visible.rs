//! Text from documents, made safe for a terminal.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with control and direction characters written as escapes, so that a document cannot move the cursor, change
/// the title of the window or show its lines in another order.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .fold(String::with_capacity(text.len() + 8), |mut out, letter| {
            push_visible(&mut out, letter);
            out
        })
        .into()
}

/// Appends one character, as itself or as an escape.
pub(super) fn push_visible(out: &mut String, letter: char) {
    match letter {
        '\t' => out.push(' '),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        hidden if is_hidden(hidden) => {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", hidden as u32);
        }
        letter => out.push(letter),
    }
}

/// Control characters, and those of Unicode that steer the direction of text or have no width.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
