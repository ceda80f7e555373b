//! Which version of OpenAPI a document is written in.

use serde_json::Value;

use crate::diagnostic::{Code, Sink};
use crate::pointer::Pointer;

/// A version that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    text: String,
}

impl Version {
    /// The version as the document states it, `3.0.3`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The version that a document states.
///
/// `None` where it cannot be read; the reason has been reported then.
pub fn detect(root: &Value, sink: &mut Sink) -> Option<Version> {
    let top = Pointer::root();
    if let Some(swagger) = root.get("swagger") {
        let at = top.child("swagger");
        let message = format!(
            "this is a document of Swagger {}, only OpenAPI 3.0 is read so far",
            plain(swagger)
        );
        sink.value(
            Code::UnsupportedVersion,
            &at,
            message,
            "convert it to OpenAPI 3.0.3",
        );
        return None;
    }
    let at = top.child("openapi");
    match root.get("openapi") {
        None => {
            let message = "there is no `openapi` at the top: this is no OpenAPI document, or its version is missing";
            sink.value(
                Code::NoVersion,
                &top,
                message,
                "write `openapi: 3.0.3` at the top",
            );
            None
        }
        Some(Value::String(text)) if is_readable(text) => Some(Version { text: text.clone() }),
        Some(Value::String(text)) => {
            let message =
                format!("the document is written in OpenAPI {text}, only 3.0 is read so far");
            sink.value(
                Code::UnsupportedVersion,
                &at,
                message,
                "convert it to OpenAPI 3.0.3",
            );
            None
        }
        Some(other) => {
            let message = format!("the version is {}, not text", kind(other));
            sink.value(
                Code::VersionIsNumber,
                &at,
                message,
                "put it in quotes: `openapi: \"3.0.3\"`",
            );
            None
        }
    }
}

/// 3.0 and its patches, with whatever a preview has behind it.
fn is_readable(text: &str) -> bool {
    let rest = text.strip_prefix("3.0");
    rest.is_some_and(|rest| {
        rest.is_empty()
            || rest
                .strip_prefix('.')
                .is_some_and(|patch| patch.starts_with(|c: char| c.is_ascii_digit()))
    })
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Number(_) => "a number",
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        _ => "of another kind",
    }
}
