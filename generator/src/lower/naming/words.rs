//! Any text as ASCII words, so that changing its case is all that is left to do.

use any_ascii::any_ascii;

/// Signs that carry a meaning, and the words for them.
const SIGNS: &[(char, &str)] = &[
    ('+', "plus"),
    ('-', "minus"),
    ('*', "star"),
    ('/', "slash"),
    ('%', "percent"),
    ('=', "equal"),
    ('<', "less"),
    ('>', "greater"),
    ('!', "not"),
    ('&', "and"),
    ('|', "or"),
    ('^', "caret"),
    ('~', "tilde"),
    ('#', "hash"),
    ('$', "dollar"),
    ('@', "at"),
    ('?', "question"),
    ('.', "dot"),
    (',', "comma"),
    (':', "colon"),
    (';', "semicolon"),
    ('_', "underscore"),
    (' ', "space"),
    ('"', "quote"),
    ('\'', "apostrophe"),
    ('\\', "backslash"),
    ('(', "open"),
    (')', "close"),
];

/// The words of a text, with spaces or whatever stood between them; ASCII, never without a letter or a digit.
pub(super) fn words(text: &str) -> String {
    if text.is_empty() {
        return "empty".to_owned();
    }
    let ascii = any_ascii(text);
    if ascii.chars().any(|c| c.is_ascii_alphanumeric()) {
        return with_sign(&ascii);
    }
    let named: Vec<&str> = ascii.chars().filter_map(sign).collect();
    if named.is_empty() {
        unnamed(text)
    } else {
        named.join(" ")
    }
}

/// `+1` and `-1` differ by their sign alone.
fn with_sign(ascii: &str) -> String {
    let mut chars = ascii.chars();
    match (chars.next(), chars.next()) {
        (Some(first @ ('+' | '-')), Some(second)) if second.is_ascii_digit() => {
            format!("{} {}", sign(first).unwrap_or_default(), &ascii[1..])
        }
        _ => ascii.to_owned(),
    }
}

fn sign(c: char) -> Option<&'static str> {
    SIGNS
        .iter()
        .find(|(sign, _)| *sign == c)
        .map(|(_, word)| *word)
}

/// The numbers of characters for which there is no word.
fn unnamed(text: &str) -> String {
    text.chars()
        .take(4)
        .map(|c| format!("u{:x} ", u32::from(c)))
        .collect()
}
