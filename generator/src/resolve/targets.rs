//! Places, and the `$ref`s that name them.

use serde_json::Value;

use crate::pointer::Pointer;

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
    Pointer::parse(&decode(fragment)?)
}

/// Undoes percent-encoding.
fn decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, after @ ..] = rest {
        rest = after;
        let hex = (*first == b'%')
            .then(|| after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()))
            .flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).ok()
}
