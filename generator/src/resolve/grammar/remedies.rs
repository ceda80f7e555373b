//! What to do about a value of the wrong kind.

use serde_json::Value;

use super::Shape;

/// Words that other languages use for types of schemas.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("bool", "boolean"),
    ("date", "string"),
    ("datetime", "string"),
    ("date-time", "string"),
    ("decimal", "number"),
    ("dict", "object"),
    ("double", "number"),
    ("enum", "string"),
    ("file", "string"),
    ("float", "number"),
    ("int", "integer"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("list", "array"),
    ("long", "integer"),
    ("map", "object"),
    ("str", "string"),
    ("text", "string"),
    ("uuid", "string"),
];

/// The word that one of another language stands for, where it is among the words that are allowed.
pub(super) fn other_word(text: &str, words: &[&str]) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let row = OTHER_WORDS.iter().find(|(word, _)| *word == lower)?;
    words.contains(&row.1).then_some(row.1)
}

/// The format that a word of another language for a type brings with it.
pub(super) fn format_of(word: &str) -> Option<&'static str> {
    const FORMATS: &[(&str, &str)] = &[
        ("date", "date"),
        ("datetime", "date-time"),
        ("date-time", "date-time"),
        ("double", "double"),
        ("file", "binary"),
        ("float", "float"),
        ("int32", "int32"),
        ("int64", "int64"),
        ("long", "int64"),
        ("uuid", "uuid"),
    ];
    let row = FORMATS.iter().find(|(known, _)| *known == word)?;
    Some(row.1)
}

/// What to write in place of a value that is no object.
pub(super) fn object(value: &Value, shape: &Shape) -> String {
    match (value, shape.name) {
        (Value::String(name), "Security Requirement Object") => {
            format!("write `{name}: []`, with the scopes between the brackets if there are any")
        }
        (Value::Array(_), name) => {
            format!("write the members of one {name}, without `-` or brackets around them")
        }
        (_, name) => format!("write the members of the {name}"),
    }
}

/// What to write in place of a value of the wrong kind.
pub(super) fn value(value: &Value, expected: &str, key: &str) -> String {
    let text = value.as_str().unwrap_or_default();
    match (value, expected, key) {
        (Value::Null, _, "$ref") => {
            "put the reference in quotes: without them, `#` begins a comment".to_owned()
        }
        (Value::Null, _, _) => format!("write {expected}, or remove `{key}`"),
        (Value::Array(_), "text", "type") => {
            "OpenAPI 3.0 takes one type; where `null` is allowed, add `nullable: true`".to_owned()
        }
        (Value::Number(limit), "true or false", "exclusiveMinimum" | "exclusiveMaximum") => {
            let inclusive = if key == "exclusiveMinimum" {
                "minimum"
            } else {
                "maximum"
            };
            format!("in OpenAPI 3.0, write `{inclusive}: {limit}` and `{key}: true`")
        }
        (Value::Bool(_), "a list", "required") => {
            "list the names of required properties beside `properties`: `required: [name]`"
                .to_owned()
        }
        (Value::Number(_) | Value::Bool(_), "text", _) => "put it in quotes".to_owned(),
        (Value::String(_), "true or false", _) if matches!(text, "true" | "false") => {
            format!("write `{text}` without quotes")
        }
        (Value::String(_), "true, false or a schema", _) if matches!(text, "true" | "false") => {
            format!("write `{text}` without quotes")
        }
        (Value::String(_), "a number" | "a whole number that is not negative", _)
            if text.parse::<f64>().is_ok() =>
        {
            format!("write `{text}` without quotes")
        }
        (Value::String(_), "a list", _) if !text.contains([',', '[', ']', '\n']) => {
            format!("write a list: `[{text}]`")
        }
        (Value::Object(_), "a list", _) => {
            "write a list: each element begins with `- `, and `[]` is an empty one".to_owned()
        }
        _ => format!("write {expected}"),
    }
}
