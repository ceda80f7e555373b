//! Names that travel in HTTP: of headers, cookies and query parameters, and media types.

use serde_json::{Value, json};

use super::Found;
use crate::diagnostic::{Code, suggest};
use crate::pointer::Pointer;

/// Checks the name that a parameter or an API key has on the wire.
pub(super) fn parameter(name: &str, place: &str, at: &Pointer, out: &mut Found<'_>) {
    if !can_carry(place, name) {
        let message = format!("a {place} cannot be called `{name}`: it is left out");
        out.sink
            .value(Code::InvalidWireName, at, message, remedy(name));
    }
}

/// Whether HTTP can carry a name: headers and cookies take tokens (RFC 9110, section 5.6.2; RFC 6265, section 4.1.1), a query takes
/// any text that is there.
pub(in super::super) fn can_carry(place: &str, name: &str) -> bool {
    match place {
        "header" | "cookie" => is_token(name),
        _ => !name.is_empty(),
    }
}

/// Checks the name of a header that an answer has. One that HTTP cannot carry is left out.
pub(super) fn header(name: &str, _: &Value, at: &Pointer, out: &mut Found<'_>) {
    if !is_token(name) {
        let message = format!("a header cannot be called `{name}`: it is left out");
        out.sink
            .key(Code::InvalidWireName, at, message, remedy(name));
        out.edits.remove(at.clone());
    }
}

fn remedy(name: &str) -> &'static str {
    if name.is_empty() {
        "give it a name"
    } else {
        "use ASCII letters, digits and hyphens"
    }
}

/// The top-level media types of the IANA registry.
const TOP_LEVELS: &[&str] = &[
    "application",
    "audio",
    "chemical",
    "example",
    "font",
    "haptics",
    "image",
    "message",
    "model",
    "multipart",
    "text",
    "video",
];

/// Words that stand in place of media types, and what they mean.
const NICKNAMES: &[(&str, &str)] = &[
    ("*", "*/*"),
    ("csv", "text/csv"),
    ("form", "application/x-www-form-urlencoded"),
    ("gzip", "application/gzip"),
    ("html", "text/html"),
    ("json", "application/json"),
    ("pdf", "application/pdf"),
    ("plain", "text/plain"),
    ("text", "text/plain"),
    ("xml", "application/xml"),
    ("zip", "application/zip"),
];

/// What a body is of which only that it is there can be told.
const BYTES: &str = "application/octet-stream";

/// Checks a media type. What is none is read as the one that it most likely means.
pub(super) fn media_type(name: &str, content: &Value, at: &Pointer, out: &mut Found<'_>) {
    let Some(meant) = meant(name) else { return };
    let message = format!("`{name}` is not a media type, and is read as `{meant}`");
    let remedy = format!("write `{meant}`");
    out.sink.key(Code::ReadAs, at, message, remedy);
    out.edits.remove(at.clone());
    if let Some(all) = at.parent() {
        let content = if content.is_object() {
            content.clone()
        } else {
            json!({})
        };
        out.edits.complete(all.child(&meant), content);
    }
}

/// The media type that is meant; `None` where the text is one itself.
fn meant(name: &str) -> Option<String> {
    let Some((top, sub)) = essence(name) else {
        let nickname = name.trim().to_ascii_lowercase();
        let known = NICKNAMES.iter().find(|(word, _)| *word == nickname);
        // Several types in one key: the first is as good as any.
        let first = || name.split([',', ' ']).find(|part| essence(part).is_some());
        let meant = known
            .map(|(_, meant)| *meant)
            .or_else(first)
            .unwrap_or(BYTES);
        return Some(self::meant(meant).unwrap_or_else(|| meant.to_owned()));
    };
    let top = top.to_ascii_lowercase();
    if TOP_LEVELS.contains(&top.as_str()) || top.starts_with("x-") {
        return None;
    }
    let near = suggest(&top, TOP_LEVELS.iter().copied())?;
    Some(format!("{near}/{sub}"))
}

/// The two words of a media type or of a range of them (RFC 9110, section 8.3.1): two tokens, then parameters, which are visible
/// ASCII.
fn essence(name: &str) -> Option<(&str, &str)> {
    let (essence, parameters) = match name.split_once(';') {
        Some((essence, parameters)) => (essence.trim_end(), parameters),
        None => (name, ""),
    };
    let (top, sub) = essence.split_once('/')?;
    let well_formed =
        is_token(top) && is_token(sub) && parameters.chars().all(|c| matches!(c, ' '..='~'));
    well_formed.then_some((top, sub))
}

/// RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    let is_token_character = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(is_token_character)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn what_is_no_media_type_is_read_as_one() {
        let cases = [
            ("application/json", None),
            ("application/json; charset=utf-8", None),
            ("x-custom/thing", None),
            ("*/*", None),
            ("aplication/json", Some("application/json")),
            ("json", Some("application/json")),
            (" JSON ", Some("application/json")),
            ("*", Some("*/*")),
            ("text/csv, application/json", Some("text/csv")),
            ("application/json charset=utf-8", Some("application/json")),
            ("aplication/json, text/csv", Some("application/json")),
            ("message", Some("application/octet-stream")),
            ("", Some("application/octet-stream")),
        ];
        for (name, expected) in cases {
            assert_eq!(meant(name).as_deref(), expected, "{name}");
        }
    }
}
