//! Regular expressions of the document.

use std::cell::RefCell;
use std::collections::BTreeMap;

use regex_lite::Regex;

thread_local! {
    /// The patterns that have been looked for, each read once in a thread. They are those of the document, so not many.
    static KNOWN: RefCell<BTreeMap<&'static str, Option<Regex>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Whether `pattern` is found in a text. Each pattern was read once while this client was made.
pub fn finds(pattern: &'static str, text: &str) -> bool {
    KNOWN.with_borrow_mut(|known| {
        let known = known
            .entry(pattern)
            .or_insert_with(|| Regex::new(pattern).ok());
        known.as_ref().is_none_or(|pattern| pattern.is_match(text))
    })
}
