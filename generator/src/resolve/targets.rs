//! Places, and the `$ref`s that name them.

use serde_json::Value;

use crate::pointer::{Pointer, percent_decoded};

/// The value at a place.
pub(super) fn value<'a>(root: &'a Value, at: &Pointer) -> Option<&'a Value> {
    at.segments()
        .iter()
        .try_fold(root, |value, segment| match value {
            Value::Array(elements) => elements.get(segment.parse::<usize>().ok()?),
            Value::Object(members) => members.get(segment),
            _ => None,
        })
}

/// The place that a `$ref` into this document names. The fragment is percent-encoded (RFC 6901, section 6).
pub(super) fn target(reference: &str) -> Option<Pointer> {
    let fragment = reference.strip_prefix('#')?;
    Pointer::parse(&percent_decoded(fragment)?)
}
