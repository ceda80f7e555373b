//! What plain scalars mean: the core schema of YAML 1.2 (section 10.3.2).

use serde_json::{Number, Value};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The value of a plain scalar.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    Null,
    Bool(bool),
    Number(Number),
    /// The text itself.
    Text,
}

/// Why readers may take a plain scalar for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// A number for serde_yaml, text in the core schema: `0b11`, `-0x1f`.
    NotNumber,
    /// Text for serde_yaml, octal in YAML 1.1, decimal in the core schema: `012`.
    LeadingZero,
    /// An integer beyond 64 bits, of which the nearest number is kept.
    Inexact,
    /// Beyond every number that can be kept: `1e999`.
    Overflow,
    /// `.inf` and `.nan`, which JSON cannot say.
    NotFinite,
}

type Resolved = (Meaning, Option<Doubt>);

/// The meaning of a plain scalar.
pub(super) fn resolve(text: &str) -> Resolved {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => (Meaning::Null, None),
        "true" | "True" | "TRUE" => (Meaning::Bool(true), None),
        "false" | "False" | "FALSE" => (Meaning::Bool(false), None),
        _ if text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)) => {
            numeric(text)
        }
        _ => (Meaning::Text, None),
    }
}

/// A hash of what a plain scalar means; equal to that of the value which a parser should make of it.
pub(super) fn digest_meaning(meaning: &Meaning, text: &str) -> u32 {
    match meaning {
        Meaning::Null => digest("null", Type::Other),
        Meaning::Bool(true) => digest("true", Type::Other),
        Meaning::Bool(false) => digest("false", Type::Other),
        Meaning::Number(number) => digest(&number.to_string(), Type::Other),
        Meaning::Text => digest_text(text),
    }
}

/// A hash of text.
pub(super) fn digest_text(text: &str) -> u32 {
    digest(text, Type::Text)
}

/// A hash of a scalar value.
pub(super) fn digest_value(value: &Value) -> u32 {
    match value {
        Value::String(text) => digest_text(text),
        other => digest(&other.to_string(), Type::Other),
    }
}

#[derive(Hash)]
enum Type {
    Text,
    Other,
}

fn digest(text: &str, kind: Type) -> u32 {
    let mut hasher = DefaultHasher::new();
    (text, kind).hash(&mut hasher);
    // Half of the hash tells texts apart well enough, and takes half of the memory.
    (hasher.finish() >> 32) as u32
}

fn numeric(text: &str) -> Resolved {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match unsigned.as_bytes() {
        [b'.', ..] if is_not_finite(text, unsigned) => (Meaning::Text, Some(Doubt::NotFinite)),
        [b'0', b'x' | b'o' | b'b', ..] => based(text, unsigned),
        [_, ..] if all_digits(unsigned) => decimal(text, unsigned),
        _ if is_float(unsigned) => float(text, None),
        _ => (Meaning::Text, None),
    }
}

fn is_not_finite(text: &str, unsigned: &str) -> bool {
    matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN")
}

/// `0x1f` and `0o17` are integers; with a sign, or in base 2, the core schema has text.
fn based(text: &str, unsigned: &str) -> Resolved {
    let Some((prefix, digits)) = unsigned.split_at_checked(2) else {
        return (Meaning::Text, None);
    };
    let base = match prefix {
        "0x" => 16,
        "0o" => 8,
        _ => 2,
    };
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(base)) {
        return (Meaning::Text, None);
    }
    if base == 2 || unsigned != text {
        return (Meaning::Text, Some(Doubt::NotNumber));
    }
    match (
        u64::from_str_radix(digits, base),
        u128::from_str_radix(digits, base),
    ) {
        (Ok(exact), _) => (Meaning::Number(exact.into()), None),
        // The conversion rounds, which the doubt says.
        (Err(_), Ok(wide)) => finite(wide as f64, Some(Doubt::Inexact)),
        (Err(_), Err(_)) => (Meaning::Text, Some(Doubt::Overflow)),
    }
}

fn decimal(text: &str, unsigned: &str) -> Resolved {
    let text = text.strip_prefix('+').unwrap_or(text);
    let exact = text
        .parse::<i64>()
        .map(Number::from)
        .or_else(|_| text.parse::<u64>().map(Number::from));
    let doubt = (unsigned.len() > 1 && unsigned.starts_with('0')).then_some(Doubt::LeadingZero);
    exact.map_or_else(
        |_| float(text, Some(Doubt::Inexact)),
        |exact| (Meaning::Number(exact), doubt),
    )
}

fn float(text: &str, doubt: Option<Doubt>) -> Resolved {
    text.parse()
        .map_or((Meaning::Text, None), |float| finite(float, doubt))
}

fn finite(float: f64, doubt: Option<Doubt>) -> Resolved {
    Number::from_f64(float).map_or((Meaning::Text, Some(Doubt::Overflow)), |number| {
        (Meaning::Number(number), doubt)
    })
}

/// `[0-9]+ ( \. [0-9]* )? | \. [0-9]+`, then an optional exponent.
fn is_float(unsigned: &str) -> bool {
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let has_digits = !whole.is_empty() || !fraction.is_empty();
    has_digits
        && all_digits(whole)
        && all_digits(fraction)
        && !exponent.is_empty()
        && all_digits(exponent)
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
