//! `pattern`: regular expressions as ECMA-262 has them, read by the crate that the client uses.

use regex_lite::Regex;

/// Why a pattern cannot be checked; `None` where it can.
pub(super) fn problem(pattern: &str) -> Option<String> {
    Regex::new(pattern).err().map(|error| error.to_string())
}

/// Whether a text has what a pattern looks for; a pattern that cannot be checked is taken to be found.
pub(super) fn finds(pattern: &str, text: &str) -> bool {
    Regex::new(pattern).map_or(true, |pattern| pattern.is_match(text))
}
