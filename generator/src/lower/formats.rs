//! The table of formats: which type a scalar schema becomes.

use crate::diagnostic::suggest;
use crate::ir::Primitive;

/// One row: a `type`, a `format` and the Rust type for them.
struct Row(&'static str, &'static str, Primitive);

/// Formats by type. A text format that says how the text looks, but whose value a caller wants as text, stays a `String`.
///
/// `binary` inside JSON is text too: the specification means a body's raw bytes by it (OpenAPI 3.0.3, "Data Types").
/// `float` is an `f64`, so that no digit is lost on the way through the client.
const ROWS: &[Row] = &[
    Row("string", "date-time", Primitive::DateTime),
    Row("string", "date", Primitive::Date),
    Row("string", "time", Primitive::Time),
    Row("string", "uuid", Primitive::Uuid),
    Row("string", "byte", Primitive::Base64),
    Row("string", "base64", Primitive::Base64),
    Row("string", "password", Primitive::Secret),
    Row("string", "binary", Primitive::String),
    Row("string", "duration", Primitive::String),
    Row("string", "email", Primitive::String),
    Row("string", "idn-email", Primitive::String),
    Row("string", "hostname", Primitive::String),
    Row("string", "idn-hostname", Primitive::String),
    Row("string", "ip", Primitive::String),
    Row("string", "ipv4", Primitive::String),
    Row("string", "ipv6", Primitive::String),
    Row("string", "uri", Primitive::String),
    Row("string", "url", Primitive::String),
    Row("string", "uri-reference", Primitive::String),
    Row("string", "uri-template", Primitive::String),
    Row("string", "iri", Primitive::String),
    Row("string", "iri-reference", Primitive::String),
    Row("string", "json-pointer", Primitive::String),
    Row("string", "relative-json-pointer", Primitive::String),
    Row("string", "regex", Primitive::String),
    Row("string", "html", Primitive::String),
    Row("string", "markdown", Primitive::String),
    Row("string", "string", Primitive::String),
    Row("string", "decimal", Primitive::String),
    Row("integer", "int8", Primitive::I32),
    Row("integer", "int16", Primitive::I32),
    Row("integer", "int32", Primitive::I32),
    Row("integer", "int64", Primitive::I64),
    Row("integer", "uint8", Primitive::U32),
    Row("integer", "uint16", Primitive::U32),
    Row("integer", "uint32", Primitive::U32),
    Row("integer", "uint64", Primitive::U64),
    Row("integer", "unix-time", Primitive::I64),
    Row("integer", "timestamp", Primitive::I64),
    Row("number", "float", Primitive::F64),
    Row("number", "double", Primitive::F64),
    Row("number", "decimal", Primitive::F64),
];

/// The type of a scalar without a format that the table has.
const PLAIN: &[(&str, Primitive)] = &[
    ("string", Primitive::String),
    ("integer", Primitive::I64),
    ("number", Primitive::F64),
    ("boolean", Primitive::Bool),
];

/// Names by which `[formats]` in codegen.toml chooses a type, beside the names of formats.
const TYPE_NAMES: &[(&str, Primitive)] = &[
    ("string", Primitive::String),
    ("boolean", Primitive::Bool),
    ("integer", Primitive::I64),
    ("number", Primitive::F64),
    ("secret", Primitive::Secret),
    ("json", Primitive::Json),
];

/// What the table says about a type and a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A row, or no format at all.
    Known(Primitive),
    /// The type is known and the format is not.
    UnknownFormat(Primitive),
}

/// Looks a scalar up; `None` where `ty` is not a scalar's.
pub(super) fn look_up(ty: &str, format: Option<&str>) -> Option<Found> {
    let plain = PLAIN.iter().find(|(name, _)| *name == ty)?.1;
    let Some(format) = format.filter(|format| !format.is_empty()) else {
        return Some(Found::Known(plain));
    };
    let row = ROWS.iter().find(|row| row.0 == ty && row.1 == format);
    Some(row.map_or(Found::UnknownFormat(plain), |row| Found::Known(row.2)))
}

/// A format of the type for which another one is most likely a slip. Short names are near to too many others.
pub(super) fn near(ty: &str, format: &str) -> Option<&'static str> {
    let same = |known: &str| letters(known) == letters(format);
    let known = || ROWS.iter().filter(|row| row.0 == ty).map(|row| row.1);
    let equal = known().find(|known| same(known));
    let long = |name: &str| name.len() >= LONG;
    equal.or_else(|| suggest(format, known()).filter(|near| long(near) && long(format)))
}

/// From this length on, names are compared by their letters.
const LONG: usize = 6;

/// A name without case and signs.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The type that a row of `[formats]` names: a format's or a type's.
pub(super) fn named(name: &str) -> Option<Primitive> {
    let by_format = ROWS.iter().find(|row| row.1 == name).map(|row| row.2);
    let by_type = TYPE_NAMES.iter().find(|(known, _)| *known == name);
    by_type.map(|(_, primitive)| *primitive).or(by_format)
}
