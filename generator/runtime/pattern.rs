//! Regular expressions of the document.

use regex_lite::Regex;

/// Whether `pattern` is found in a text. Each pattern was read once while this client was made.
pub fn finds(pattern: &'static str, text: &str) -> bool {
    Regex::new(pattern).map_or(true, |pattern| pattern.is_match(text))
}
