//! The table of formats: which type a scalar schema becomes.

use super::context::Context;
use super::foreign::{self, Choice};
use super::view::View;
use crate::diagnostic::{Code, suggest};
use crate::ir::Primitive;
use crate::pointer::Pointer;

/// One row: a `type`, a `format` and the Rust type for them.
struct Row(&'static str, &'static str, Primitive);

/// Formats by type; `generator/docs/decisions/0004` and `0013` have the reasons.
///
/// A text format whose value a caller wants as text, or which servers do not keep to, stays a `String`: an `email` that is
/// none must not make an answer unreadable. `binary` inside JSON is text too: the specification means a body's raw bytes by
/// it (OpenAPI 3.0.3, "Data Types"). `float` is an `f64`, so that no digit is lost on the way through the client.
const ROWS: &[Row] = &[
    Row("string", "date-time", Primitive::DateTime),
    Row("string", "date", Primitive::Date),
    Row("string", "time", Primitive::Time),
    Row("string", "duration", Primitive::Duration),
    Row("string", "uuid", Primitive::Uuid),
    Row("string", "ip", Primitive::Ip),
    Row("string", "ip-address", Primitive::Ip),
    Row("string", "ipv4", Primitive::Ipv4),
    Row("string", "ipv6", Primitive::Ipv6),
    Row("string", "byte", Primitive::Base64),
    Row("string", "base64", Primitive::Base64),
    Row("string", "base64url", Primitive::Base64Url),
    Row("string", "password", Primitive::Secret),
    Row("string", "binary", Primitive::String),
    Row("string", "char", Primitive::String),
    Row("string", "cidr", Primitive::String),
    Row("string", "decimal", Primitive::String),
    Row("string", "email", Primitive::String),
    Row("string", "idn-email", Primitive::String),
    Row("string", "hostname", Primitive::String),
    Row("string", "idn-hostname", Primitive::String),
    Row("string", "html", Primitive::String),
    Row("string", "iri", Primitive::String),
    Row("string", "iri-reference", Primitive::String),
    Row("string", "json-path", Primitive::String),
    Row("string", "json-pointer", Primitive::String),
    Row("string", "relative-json-pointer", Primitive::String),
    Row("string", "markdown", Primitive::String),
    Row("string", "regex", Primitive::String),
    Row("string", "string", Primitive::String),
    Row("string", "uri", Primitive::String),
    Row("string", "uri-reference", Primitive::String),
    Row("string", "uri-template", Primitive::String),
    Row("string", "url", Primitive::String),
    // Numbers as text, which some services write because JavaScript rounds from 2^53 on.
    Row("string", "int32", Primitive::String),
    Row("string", "int64", Primitive::String),
    Row("string", "uint32", Primitive::String),
    Row("string", "uint64", Primitive::String),
    Row("string", "float", Primitive::String),
    Row("string", "double", Primitive::String),
    Row("string", "number", Primitive::String),
    Row("integer", "int8", Primitive::I8),
    Row("integer", "int16", Primitive::I16),
    Row("integer", "int32", Primitive::I32),
    Row("integer", "int64", Primitive::I64),
    Row("integer", "int", Primitive::I64),
    Row("integer", "long", Primitive::I64),
    Row("integer", "uint8", Primitive::U8),
    Row("integer", "uint16", Primitive::U16),
    Row("integer", "uint32", Primitive::U32),
    Row("integer", "uint64", Primitive::U64),
    Row("integer", "uint", Primitive::U64),
    Row("integer", "unixtime", Primitive::I64),
    Row("integer", "unix-time", Primitive::I64),
    Row("integer", "timestamp", Primitive::I64),
    Row("number", "float", Primitive::F64),
    Row("number", "double", Primitive::F64),
    Row("number", "decimal", Primitive::F64),
    Row("number", "unixtime", Primitive::F64),
    Row("number", "unix-time", Primitive::F64),
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

/// What is known of a type and a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A row, or no format at all.
    Known(Primitive),
    /// The type is known and the format is not.
    UnknownFormat(Primitive),
}

impl Found {
    /// The Rust type.
    pub(super) fn primitive(self) -> Primitive {
        match self {
            Self::Known(primitive) | Self::UnknownFormat(primitive) => primitive,
        }
    }
}

/// The type that a scalar has, after what the configuration says about its format; `None` where `ty` is not a scalar's.
pub(super) fn of(
    cx: &mut Context<'_, '_>,
    at: &Pointer,
    ty: &str,
    format: Option<&str>,
) -> Option<Found> {
    let found = look_up(ty, format)?;
    let choice = format.and_then(|format| Some((format, cx.config.format(ty, format)?)));
    let Some((format, choice)) = choice else {
        return Some(found);
    };
    let problem = match foreign::choose(&choice, (ty, format), found.primitive()) {
        Choice::Primitive(primitive) => return Some(Found::Known(primitive)),
        Choice::Foreign(foreign) => match cx.foreign.intern(foreign) {
            Ok(id) => return Some(Found::Known(Primitive::Foreign(id))),
            Err(problem) => problem,
        },
        Choice::None(problem) => problem,
    };
    cx.report(
        Code::UnknownFormatType,
        at,
        format!("codegen.toml gives the format `{format}` a type that it cannot have: {problem}"),
        "choose a type such as `string`, a format such as `date-time`, or a type of a crate",
    );
    Some(found)
}

/// Looks a scalar up; `None` where `ty` is not a scalar's.
fn look_up(ty: &str, format: Option<&str>) -> Option<Found> {
    let plain = PLAIN.iter().find(|(name, _)| *name == ty)?.1;
    let Some(format) = format.filter(|format| !format.is_empty()) else {
        return Some(Found::Known(plain));
    };
    let row = ROWS.iter().find(|row| row.0 == ty && row.1 == format);
    Some(row.map_or(Found::UnknownFormat(plain), |row| Found::Known(row.2)))
}

/// Whether reading a text of this format refuses texts of other forms.
pub(super) fn checks_text(cx: &mut Context<'_, '_>, view: &View<'_>) -> bool {
    let format = view.keywords.format.as_deref();
    let found = of(cx, &view.at, "string", format);
    found.is_some_and(|found| found.primitive().checks_text())
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
