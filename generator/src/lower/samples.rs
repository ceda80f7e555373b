//! Example values of types that need no definition.

use serde_json::Value;

use crate::ir::{Codec, ExampleValue, Foreign, ForeignId, Primitive};

/// Texts for types that are made from text.
const TEXTS: &[(Primitive, &str)] = &[
    (Primitive::DateTime, "2024-01-15T10:30:00Z"),
    (Primitive::Date, "2024-01-15"),
    (Primitive::Time, "10:30:00Z"),
    (Primitive::Duration, "PT1H30M"),
    (Primitive::Uuid, "123e4567-e89b-12d3-a456-426614174000"),
    (Primitive::Ip, "192.0.2.1"),
    (Primitive::Ipv4, "192.0.2.1"),
    (Primitive::Ipv6, "2001:db8::1"),
    (Primitive::Base64, "aGVsbG8="),
    (Primitive::Base64Url, "aGVsbG8"),
];

/// The value as a primitive; `None` where it does not have the type.
pub(super) fn scalar(primitive: Primitive, value: &Value) -> Option<ExampleValue> {
    if let Some((least, most)) = primitive.range() {
        let large = || value.as_u64().map(i128::from);
        let number = value.as_i64().map(i128::from).or_else(large)?;
        let fits = (least..=most).contains(&number);
        return fits.then_some(ExampleValue::Integer(number));
    }
    match primitive {
        Primitive::String => value
            .as_str()
            .map(|text| ExampleValue::Text(text.to_owned())),
        Primitive::Secret => value.as_str().map(|_| ExampleValue::Secret),
        Primitive::Bool => value.as_bool().map(ExampleValue::Bool),
        Primitive::F64 => value.as_f64().map(ExampleValue::Float),
        Primitive::Json => Some(ExampleValue::Json(value.to_string())),
        // Every other one is made from text.
        _ => {
            let text = value.as_str().filter(|text| reads_as(primitive, text))?;
            Some(ExampleValue::Parsed(primitive, text.to_owned()))
        }
    }
}

/// A value that the type allows.
pub(super) fn made_scalar(primitive: Primitive, hint: &str) -> ExampleValue {
    if let Some((_, text)) = TEXTS.iter().find(|(known, _)| *known == primitive) {
        return ExampleValue::Parsed(primitive, (*text).to_owned());
    }
    match primitive {
        Primitive::Bool => ExampleValue::Bool(true),
        _ if primitive.range().is_some() => ExampleValue::Integer(1),
        Primitive::F64 => ExampleValue::Float(1.0),
        Primitive::Secret => ExampleValue::Secret,
        Primitive::Json => ExampleValue::Json("{}".to_owned()),
        _ => ExampleValue::Text(hint.to_owned()),
    }
}

/// Whether a text has the outline of a type that is made from text: `9` stands for a digit, `h` for a hexadecimal one.
fn reads_as(primitive: Primitive, text: &str) -> bool {
    match primitive {
        Primitive::Date => outline(text, "9999-99-99"),
        Primitive::Time => is_time(text),
        Primitive::DateTime => text
            .split_once(['T', 't', ' '])
            .is_some_and(|(date, time)| {
                outline(date, "9999-99-99") && has_offset(time) && is_time(time)
            }),
        Primitive::Uuid => outline(text, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh"),
        Primitive::Base64 | Primitive::Base64Url => {
            let body = text.trim_end_matches('=');
            text.len().is_multiple_of(4)
                && text.len() - body.len() < 3
                && body
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/')
        }
        _ => true,
    }
}

/// `10:30:00`, with a fraction and an offset where they are given (RFC 3339).
fn is_time(text: &str) -> bool {
    let (clock, rest) = text.split_at_checked(8).unwrap_or((text, ""));
    let offset = rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let known =
        matches!(offset, "" | "Z" | "z") || outline(offset, "+99:99") || outline(offset, "-99:99");
    outline(clock, "99:99:99") && known
}

fn has_offset(time: &str) -> bool {
    time.ends_with(['Z', 'z']) || time.contains(['+', '-'])
}

fn outline(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text
            .bytes()
            .zip(pattern.bytes())
            .all(|(found, wanted)| match wanted {
                b'9' => found.is_ascii_digit(),
                b'h' => found.is_ascii_hexdigit(),
                other => found == other,
            })
}

/// The value as one of a type of another crate: only a text or a number can be told to fit.
pub(super) fn foreign(id: ForeignId, foreign: &Foreign, value: &Value) -> Option<ExampleValue> {
    let scalar = scalar(foreign.stands_for, value)?;
    let primitive = Primitive::Foreign(id);
    Some(match (&foreign.codec, value) {
        (Codec::Text, Value::String(text)) => ExampleValue::Parsed(primitive, text.clone()),
        (Codec::Number, Value::Number(number)) => {
            ExampleValue::Parsed(primitive, number.to_string())
        }
        (Codec::Serde, _) => ExampleValue::Json(value.to_string()),
        (Codec::Module(_), _) => ExampleValue::Blank(id),
        _ => scalar,
    })
}

/// A value that the type allows.
pub(super) fn made_foreign(id: ForeignId, foreign: &Foreign) -> ExampleValue {
    match (made_scalar(foreign.stands_for, ""), &foreign.codec) {
        (ExampleValue::Parsed(_, text), Codec::Text) => {
            ExampleValue::Parsed(Primitive::Foreign(id), text)
        }
        _ => ExampleValue::Blank(id),
    }
}
