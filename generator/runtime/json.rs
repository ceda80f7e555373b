//! JSON texts: reading one into a value, and saying where and why that failed without repeating a value.

use std::fmt;

use serde_core::{de, ser};
use serde_json::error::Category;
use serde_json::Value;

use super::error::ErrorKind;
use super::locate::{self, Step};
use super::wire::{Encode, Encoded, Wire};

/// Why a JSON text does not fit. It names the place and the kinds, never a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    path: String,
    offset: usize,
    reason: String,
}

impl Misfit {
    /// The place, as `$.allowed_pipelines[1].id`. A member that the document does not declare is `[*]`: its name is data, as
    /// that of a map of passwords.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// How many bytes stand in front of the place where reading stopped.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {} (byte {})", self.reason, self.path, self.offset)
    }
}

impl std::error::Error for Misfit {}

/// Reads a whole JSON text; a byte order mark in front of it is passed over.
///
/// # Errors
///
/// Where the text is not JSON, or of another shape than `T`.
pub(super) fn read<T: Wire>(text: &[u8]) -> Result<T, Misfit> {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let mut from = serde_json::Deserializer::from_slice(text);
    locate::forget();
    let value = T::decode(&mut from).and_then(|value| from.end().map(|()| value));
    value.map_err(|error| misfit(text, &error))
}

/// Reads a value that has been read as JSON before; an error has no offset.
///
/// # Errors
///
/// Where the value is of another shape than `T`.
pub(super) fn read_value<T: Wire>(value: &Value) -> Result<T, Misfit> {
    locate::forget();
    T::decode(value).map_err(|error| Misfit {
        path: format!("${}", locate::path(0)),
        offset: 0,
        reason: reason(&error.to_string()),
    })
}

/// Writes a value as JSON.
///
/// # Errors
///
/// Numbers that JSON cannot hold.
pub(super) fn write<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&Encoded(value))
}

/// What the error of a number that JSON cannot hold begins with; the path from the value that is written follows.
const UNWRITABLE: &str = "JSON cannot hold infinity or NaN: $";

/// The error of a number that JSON cannot hold.
#[cold]
pub(super) fn no_number<E: ser::Error>() -> E {
    E::custom(UNWRITABLE)
}

/// The error of a part, as one of the value that holds it.
#[cold]
pub(super) fn within<E: ser::Error>(error: E, step: Step) -> E {
    let message = error.to_string();
    let Some(rest) = message.strip_prefix(UNWRITABLE) else {
        return error;
    };
    match step {
        Step::Member(name) => E::custom(format_args!("{UNWRITABLE}.{name}{rest}")),
        Step::Key => E::custom(format_args!("{UNWRITABLE}[*]{rest}")),
        Step::Element(index) => E::custom(format_args!("{UNWRITABLE}[{index}]{rest}")),
    }
}

/// The error of a body that cannot be written.
pub(super) fn unwritable(error: &serde_json::Error) -> ErrorKind {
    let message = error.to_string();
    let (place, problem) = match message.strip_prefix(UNWRITABLE) {
        Some(rest) => (
            Some(format!("${rest}")),
            "is infinity or NaN, which JSON cannot hold",
        ),
        None => (
            None,
            "holds a number that JSON cannot hold, or nests too deeply",
        ),
    };
    ErrorKind::InvalidBody { place, problem }
}

fn misfit(text: &[u8], error: &serde_json::Error) -> Misfit {
    let offset = locate::offset(text, error.line(), error.column());
    let reason = match error.classify() {
        Category::Data => reason(&error.to_string()),
        Category::Eof => "the JSON text ends early".to_owned(),
        Category::Syntax | Category::Io => syntax(&error.to_string()).to_owned(),
    };
    Misfit {
        path: format!("${}", locate::path(0)),
        offset,
        reason,
    }
}

/// What serde_json's messages about syntax begin with, and what is said in their place.
const SYNTAX: &[(&str, &str)] = &[
    (
        "recursion limit exceeded",
        "the JSON text is nested too deeply",
    ),
    ("trailing characters", "something follows the JSON text"),
    ("number out of range", "a number is out of range"),
];

fn syntax(message: &str) -> &'static str {
    let known = SYNTAX.iter().find(|(start, _)| message.starts_with(start));
    known.map_or("this is not JSON", |(_, words)| words)
}

/// What serde's messages begin with, and what is said in their place. serde appends the value that it found.
const FOUND: &[(&str, &str)] = &[
    ("invalid type: string", "a string"),
    ("invalid type: integer", "an integer"),
    ("invalid type: floating point", "a number with a fraction"),
    ("invalid type: boolean", "a boolean"),
    ("invalid type: null", "null"),
    ("invalid type: unit", "null"),
    ("invalid type: map", "an object"),
    ("invalid type: sequence", "a list"),
    (
        "invalid value: number out of range",
        "a number out of range",
    ),
    ("invalid value: integer", "a number out of range"),
    (
        "invalid value: not in the list",
        "a value that is not listed",
    ),
    ("invalid value: text", "a text of another form"),
];

/// What a message begins with that is in our own words already. No other message of serde or of this crate begins so.
const OURS: &str = "misfit: ";

/// An error whose text is in our own words.
pub(super) fn in_our_words<E: de::Error>(text: &str) -> E {
    E::custom(format_args!("{OURS}{text}"))
}

/// The error of another deserializer, in our own words.
pub(super) fn ours<E: de::Error>(error: &serde_json::Error) -> E {
    in_our_words(&reason(&error.to_string()))
}

/// The kind of a value, in the words of [`FOUND`].
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number with a fraction",
        Value::Number(_) => "an integer",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The reason in our own words. What serde expected is always a text of this crate or of serde; what it found is a value.
pub(super) fn reason(message: &str) -> String {
    if let Some(text) = message.strip_prefix(OURS) {
        let end = text.rfind(" at line ").unwrap_or(text.len());
        return text[..end].to_owned();
    }
    if let Some(name) = message
        .strip_prefix("missing field `")
        .and_then(|rest| rest.split('`').next())
    {
        return format!("the member `{name}` is missing");
    }
    let found = FOUND
        .iter()
        .find(|(start, _)| message.starts_with(start))
        .map(|(_, words)| *words);
    let expected = message
        .rfind(", expected ")
        .map(|at| &message[at + ", expected ".len()..]);
    let expected = expected.and_then(|rest| rest.split(" at line ").next());
    match (found, expected) {
        (Some(found), Some(expected)) => format!("expected {expected}, found {found}"),
        (Some(found), None) => format!("{found} does not fit"),
        _ => "a value does not fit".to_owned(),
    }
}
