//! Misspelt keywords, which the grammar reports: what is below them is not missing.

use serde_json::Value;

use crate::diagnostic::suggest;

/// Whether a keyword is absent from an object, and another one stands there that is most likely a slip for it.
pub(super) fn stands_for(object: &Value, keyword: &str) -> bool {
    let Some(members) = object.as_object() else {
        return false;
    };
    !members.contains_key(keyword)
        && members
            .keys()
            .any(|name| !name.starts_with("x-") && is_slip(name, keyword))
}

/// Names that are near to a keyword and have a meaning of their own.
const OTHERS: &[&str] = &["responses", "schemas", "headers"];

fn is_slip(name: &str, keyword: &str) -> bool {
    !OTHERS.contains(&name) && suggest(name, [keyword]).is_some()
}
