//! How parameters are written: style x explode x shape, cell by cell (OpenAPI 3.0.3, "Style Examples").

use std::borrow::Cow;

use percent_encoding::{utf8_percent_encode, AsciiSet, NON_ALPHANUMERIC};
use serde_json::Value;

use super::operation::{Explode, Location, Param, Reserved, Style};

/// Everything but the unreserved characters of RFC 3986, section 2.3.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same, but reserved characters are kept that do not end a value in a query.
const RESERVED_KEPT: &AsciiSet = &ENCODED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// A parameter's value by its shape.
enum Shape {
    Scalar(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

/// A written parameter: one text for a path or a header, pairs for a query or cookies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// The text, encoded as its place asks.
    Text(String),
    /// Names and values, both encoded.
    Pairs(Vec<(String, String)>),
    /// Nothing at all.
    Nothing,
}

/// Writes a value as its parameter says.
///
/// `null` says nothing, and so do a list and an object without anything in them (RFC 6570, section 2.3: "undefined"): such a
/// parameter is left out, and so is a `null` inside a list or an object. In a path nothing can be left out: an error there.
///
/// # Errors
///
/// What is wrong with the value, in words that do not repeat it.
pub(super) fn write(param: &Param, value: &Value) -> Result<Written, &'static str> {
    Ok(match (param.location, shape(value)?) {
        (Location::Path, None) => return Err("is empty"),
        (Location::Header, None) => Written::Nothing,
        (Location::Query | Location::Cookie, None) => Written::Pairs(Vec::new()),
        (Location::Path | Location::Header, Some(shape)) => Written::Text(text(param, &shape)?),
        (Location::Query | Location::Cookie, Some(shape)) => Written::Pairs(pairs(param, shape)?),
    })
}

/// The shape of a value, whose elements and members are scalars; none of `null` and of what has nothing in it.
fn shape(value: &Value) -> Result<Option<Shape>, &'static str> {
    Ok(match value {
        Value::Null => None,
        Value::Array(elements) => {
            let elements = elements.iter().filter(|element| !element.is_null());
            let elements: Vec<String> = elements.map(scalar).collect::<Result<_, _>>()?;
            (!elements.is_empty()).then_some(Shape::List(elements))
        }
        Value::Object(members) => {
            let members = members.iter().filter(|(_, value)| !value.is_null());
            let pairs = members.map(|(name, value)| Ok((name.clone(), scalar(value)?)));
            let pairs: Vec<_> = pairs.collect::<Result<_, &'static str>>()?;
            (!pairs.is_empty()).then_some(Shape::Object(pairs))
        }
        other => Some(Shape::Scalar(scalar(other)?)),
    })
}

fn scalar(value: &Value) -> Result<String, &'static str> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(flag) => Ok(flag.to_string()),
        Value::Null => Ok(String::new()),
        Value::Array(_) | Value::Object(_) => {
            Err("holds a list or an object inside another, which no style can write")
        }
    }
}

fn encode(param: &Param, text: &str) -> String {
    match (param.location, param.reserved) {
        // A header's value is not a part of a URL.
        (Location::Header, _) => text.to_owned(),
        // `allowReserved` is for the query alone (OpenAPI 3.0.3, "Parameter Object"): in a path, a slash would lead elsewhere.
        (Location::Query, Reserved::Kept) => utf8_percent_encode(text, RESERVED_KEPT).to_string(),
        _ => name(text),
    }
}

/// Whether a text is written as it is, apart from encoding.
pub(super) fn is_plain(param: &Param) -> bool {
    param.style == Style::Simple && matches!(param.location, Location::Path | Location::Header)
}

/// A text of a plain parameter, encoded; the same text where nothing has to be.
pub(super) fn encoded(param: &Param, text: String) -> String {
    if param.location == Location::Header {
        return text;
    }
    match Cow::from(utf8_percent_encode(&text, ENCODED)) {
        Cow::Borrowed(_) => text,
        Cow::Owned(encoded) => encoded,
    }
}

/// A name is encoded even where a value keeps reserved characters.
pub(super) fn name(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// The elements, or the names and values in turn.
fn flat(param: &Param, shape: &Shape) -> Vec<String> {
    match shape {
        Shape::Scalar(text) => vec![encode(param, text)],
        Shape::List(elements) => elements
            .iter()
            .map(|element| encode(param, element))
            .collect(),
        Shape::Object(members) => members
            .iter()
            .flat_map(|(name, value)| [encode(param, name), encode(param, value)])
            .collect(),
    }
}

/// `name=value` for each member.
fn assigned(param: &Param, members: &[(String, String)]) -> Vec<String> {
    members
        .iter()
        .map(|(name, value)| format!("{}={}", encode(param, name), encode(param, value)))
        .collect()
}

/// The cells of `simple`, `label` and `matrix`.
fn text(param: &Param, shape: &Shape) -> Result<String, &'static str> {
    let explode = param.explode == Explode::Yes;
    let parts = match shape {
        Shape::Object(members) if explode => assigned(param, members),
        _ => flat(param, shape),
    };
    match param.style {
        Style::Simple => Ok(parts.join(",")),
        Style::Label => Ok(format!(".{}", parts.join("."))),
        Style::Matrix => Ok(matrix(param, shape, &parts)),
        _ => Err("has a style that a path or a header cannot have"),
    }
}

fn matrix(param: &Param, shape: &Shape, parts: &[String]) -> String {
    let own = name(param.name);
    let one = |value: &str| {
        if value.is_empty() {
            format!(";{own}")
        } else {
            format!(";{own}={value}")
        }
    };
    match (shape, param.explode) {
        (Shape::List(_), Explode::Yes) => parts.iter().map(|part| one(part)).collect(),
        (Shape::Object(_), Explode::Yes) => parts.iter().map(|part| format!(";{part}")).collect(),
        _ => one(&parts.join(",")),
    }
}

/// The cells of `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`.
fn pairs(param: &Param, shape: Shape) -> Result<Vec<(String, String)>, &'static str> {
    let own = name(param.name);
    let joined =
        |shape: &Shape, between: &str| vec![(own.clone(), flat(param, shape).join(between))];
    Ok(match (param.style, param.explode, shape) {
        (Style::Form, Explode::Yes, Shape::List(elements)) => elements
            .iter()
            .map(|element| (own.clone(), encode(param, element)))
            .collect(),
        (Style::Form, Explode::Yes, Shape::Object(members)) => members
            .iter()
            .map(|(key, value)| (name(key), encode(param, value)))
            .collect(),
        (Style::Form, _, shape) => joined(&shape, ","),
        (Style::SpaceDelimited, Explode::No, shape @ (Shape::List(_) | Shape::Object(_))) => {
            joined(&shape, "%20")
        }
        (Style::PipeDelimited, Explode::No, shape @ (Shape::List(_) | Shape::Object(_))) => {
            joined(&shape, "%7C")
        }
        // `explode` makes no difference here: documents leave it at its default, which is "no".
        (Style::DeepObject, _, Shape::Object(members)) => {
            let pair = |(key, value): &(String, String)| {
                (format!("{own}%5B{}%5D", name(key)), encode(param, value))
            };
            members.iter().map(pair).collect()
        }
        _ => return Err("has a shape that its style cannot write"),
    })
}
