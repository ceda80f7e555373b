//! Conventions about secrets: marked where they are declared, never real where they are shown.

use serde_json::Value;

use super::walk::{properties, target};
use crate::diagnostic::{Code, Sink};
use crate::pointer::Pointer;

/// Words that make a string's name look like a secret where they end it.
const ENDINGS: &[&str] = &[
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "api_key",
    "apikey",
    "access_key",
    "secret_key",
    "private_key",
    "application_key",
    "credential",
    "credentials",
    "signing_key",
    "encryption_key",
];

/// What real credentials begin with, and how many characters follow.
const FORMS: &[(&str, usize)] = &[
    ("ghp_", 36),
    ("gho_", 36),
    ("github_pat_", 40),
    ("glpat-", 20),
    ("sk_live_", 20),
    ("rk_live_", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("AKIA", 16),
    ("AIza", 35),
    ("eyJhbGciOi", 40),
];

/// CS0704.
pub(super) fn unmarked(document: &Value, sink: &mut Sink) {
    for property in properties(document) {
        let schema = target(document, property.schema);
        let text = schema.get("type").and_then(Value::as_str) == Some("string")
            && schema.get("enum").is_none();
        let marked = schema.get("format").is_some();
        if text && !marked && looks_secret(property.name) {
            let message = format!(
                "`{}` looks like a secret, and nothing marks it as one",
                property.name
            );
            sink.key(
                Code::UnmarkedSecret,
                &property.at,
                message,
                "add `format: password`",
            );
        }
    }
}

/// Whether a name ends in a word for a secret, in any spelling.
fn looks_secret(name: &str) -> bool {
    let mut plain = String::new();
    let mut lower = false;
    for c in name.chars() {
        if c.is_uppercase() && lower {
            plain.push('_');
        }
        lower = c.is_lowercase();
        plain.extend(if c == '-' {
            vec!['_']
        } else {
            c.to_lowercase().collect()
        });
    }
    ENDINGS
        .iter()
        .any(|ending| plain == *ending || plain.ends_with(&format!("_{ending}")))
}

/// CS0708.
pub(super) fn lively(document: &Value, sink: &mut Sink) {
    examples(document, &Pointer::root(), Inside::Structure, sink);
}

/// Whether the walk is inside an example.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Structure,
    Example,
}

fn examples(value: &Value, at: &Pointer, inside: Inside, sink: &mut Sink) {
    match value {
        Value::String(text) if inside == Inside::Example && is_lively(text) => {
            let message = "this example has the form of a real credential";
            sink.value(
                Code::LivelySecret,
                at,
                message,
                "replace it with a text that cannot be real",
            );
        }
        Value::Object(members) => {
            for (key, member) in members {
                let example = matches!(key.as_str(), "example" | "examples" | "default");
                let inside = if example { Inside::Example } else { inside };
                examples(member, &at.child(key), inside, sink);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                examples(element, &at.child(index), inside, sink);
            }
        }
        _ => {}
    }
}

/// Whether a text has the form of a credential and enough different characters to be one.
fn is_lively(text: &str) -> bool {
    FORMS.iter().any(|(start, length)| {
        text.strip_prefix(start).is_some_and(|rest| {
            let mut different: Vec<char> = rest.chars().collect();
            different.sort_unstable();
            different.dedup();
            rest.len() >= *length && different.len() > 6 && !rest.contains("EXAMPLE")
        })
    })
}
