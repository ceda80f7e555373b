//! How parameters and the members of forms are written: style x explode x shape, cell by cell (OpenAPI 3.0.3, "Style
//! Examples"). Where the specification leaves a cell open, what comes nearest is written.

use std::borrow::Cow;

use percent_encoding::{utf8_percent_encode, AsciiSet, NON_ALPHANUMERIC};

use super::operation::{Explode, Location, Param, Reserved, Style};
use super::tree::Tree;

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

/// A value that goes somewhere under a name.
pub(super) struct Cell<'a> {
    pub(super) name: &'a str,
    pub(super) location: Location,
    pub(super) style: Style,
    pub(super) explode: Explode,
    pub(super) reserved: Reserved,
}

/// A value by its shape.
enum Shape {
    Scalar(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

/// Names and values, both encoded.
pub(super) type Pairs = Vec<(String, String)>;

/// A written parameter: one text for a path or a header, pairs for a query or cookies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// The text, encoded as its place asks.
    Text(String),
    /// Names and values, both encoded.
    Pairs(Pairs),
    /// Nothing at all.
    Nothing,
}

/// Writes a value as its parameter says.
///
/// `null` says nothing, and so do a list and an object without anything in them (RFC 6570, section 2.3: "undefined"): such a
/// parameter is left out, and so is a `null` inside a list or an object. In a path nothing can be left out: an error there.
/// A list or an object inside another, for which no style but `deepObject` has a form, is written as JSON.
///
/// # Errors
///
/// What is wrong with the value, in words that do not repeat it.
pub(super) fn write(param: &Param, value: &Tree) -> Result<Written, &'static str> {
    let cell = param.cell();
    Ok(match param.location {
        Location::Path | Location::Header => match shape(&cell, value) {
            Some(shape) => Written::Text(text(&cell, &shape)?),
            None if param.location == Location::Path => return Err("is empty"),
            None => Written::Nothing,
        },
        Location::Query | Location::Cookie | Location::Form => Written::Pairs(pairs(&cell, value)?),
    })
}

/// The shape of a value; none of `null` and of what has nothing in it.
fn shape(cell: &Cell<'_>, value: &Tree) -> Option<Shape> {
    if cell.style == Style::Json {
        return Some(Shape::Scalar(value.json()));
    }
    match value {
        Tree::Nothing => None,
        Tree::Text(text) | Tree::Literal(text) => Some(Shape::Scalar(text.clone())),
        Tree::List(elements) => {
            let elements: Vec<String> = elements.iter().filter_map(inner).collect();
            (!elements.is_empty()).then_some(Shape::List(elements))
        }
        Tree::Members(members) => {
            let members = members.iter();
            let pairs = members.filter_map(|(name, value)| Some((name.clone(), inner(value)?)));
            let pairs: Vec<_> = pairs.collect();
            (!pairs.is_empty()).then_some(Shape::Object(pairs))
        }
    }
}

/// An element or a member.
fn inner(value: &Tree) -> Option<String> {
    match value {
        Tree::Nothing => None,
        Tree::Text(text) | Tree::Literal(text) => Some(text.clone()),
        Tree::List(_) | Tree::Members(_) => Some(value.json()),
    }
}

fn encode(cell: &Cell<'_>, text: &str) -> String {
    match (cell.location, cell.reserved) {
        // A header's value is not a part of a URL.
        (Location::Header, _) => text.to_owned(),
        // `allowReserved` is for queries and forms (OpenAPI 3.0.3, "Parameter Object"): in a path, a slash would lead elsewhere.
        (Location::Query, Reserved::Kept) => reserved_kept(text),
        (Location::Form, Reserved::Kept) => plus(text, RESERVED_KEPT),
        _ => own_name(cell, text),
    }
}

/// Keeps reserved characters, and what is percent-encoded already (RFC 6570, section 3.2.3).
fn reserved_kept(text: &str) -> String {
    let mut parts = text.split('%');
    let encode = |part: &str| utf8_percent_encode(part, RESERVED_KEPT).to_string();
    let mut out = encode(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.as_bytes().get(..2);
        let is_triplet = digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        out.push_str(if is_triplet { "%" } else { "%25" });
        out.push_str(&encode(part));
    }
    out
}

/// Writes a text as its parameter says; in a path and a header, most are written as they are, apart from encoding.
///
/// # Errors
///
/// As [`write`].
pub(super) fn write_text(param: &Param, text: &str) -> Result<Written, &'static str> {
    Ok(Written::Text(match (param.style, param.location) {
        (Style::Simple, Location::Header) => text.to_owned(),
        (Style::Simple, Location::Path) => {
            Cow::from(utf8_percent_encode(text, ENCODED)).into_owned()
        }
        _ => return write(param, &Tree::Text(text.to_owned())),
    }))
}

/// A name is encoded even where a value keeps reserved characters.
pub(super) fn name(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// A name as the cell's place writes it.
fn own_name(cell: &Cell<'_>, text: &str) -> String {
    match cell.location {
        Location::Form => plus(text, ENCODED),
        _ => name(text),
    }
}

/// As forms write it: a space is a plus sign (RFC 1866, section 8.2.1).
fn plus(text: &str, encoded: &'static AsciiSet) -> String {
    utf8_percent_encode(text, encoded)
        .to_string()
        .replace("%20", "+")
}

/// The elements, or the names and values in turn.
fn flat(cell: &Cell<'_>, shape: &Shape) -> Vec<String> {
    match shape {
        Shape::Scalar(text) => vec![encode(cell, text)],
        Shape::List(elements) => elements
            .iter()
            .map(|element| encode(cell, element))
            .collect(),
        Shape::Object(members) => members
            .iter()
            .flat_map(|(name, value)| [encode(cell, name), encode(cell, value)])
            .collect(),
    }
}

/// `name=value` for each member.
fn assigned(cell: &Cell<'_>, members: &[(String, String)]) -> Vec<String> {
    members
        .iter()
        .map(|(name, value)| format!("{}={}", encode(cell, name), encode(cell, value)))
        .collect()
}

/// The cells of `simple`, `label` and `matrix`.
fn text(cell: &Cell<'_>, shape: &Shape) -> Result<String, &'static str> {
    let explode = cell.explode == Explode::Yes;
    let parts = match shape {
        Shape::Object(members) if explode => assigned(cell, members),
        _ => flat(cell, shape),
    };
    match cell.style {
        Style::Simple | Style::Json => Ok(parts.join(",")),
        // RFC 6570, section 3.2.5, and OpenAPI 3.0.4; the examples of 3.0.3 have dots where nothing is exploded, too.
        Style::Label if explode => Ok(format!(".{}", parts.join("."))),
        Style::Label => Ok(format!(".{}", parts.join(","))),
        Style::Matrix => Ok(matrix(cell, shape, &parts)),
        _ => Err("has a style that a path or a header cannot have"),
    }
}

/// What is empty has no equals sign (RFC 6570, appendix A).
fn matrix(cell: &Cell<'_>, shape: &Shape, parts: &[String]) -> String {
    let own = name(cell.name);
    let one = |name: &str, value: &str| {
        let equals = if value.is_empty() { "" } else { "=" };
        format!(";{name}{equals}{value}")
    };
    match (shape, cell.explode) {
        (Shape::List(_), Explode::Yes) => parts.iter().map(|part| one(&own, part)).collect(),
        (Shape::Object(members), Explode::Yes) => {
            let members = members.iter();
            let pairs = members.map(|(key, value)| one(&encode(cell, key), &encode(cell, value)));
            pairs.collect()
        }
        _ => one(&own, &parts.join(",")),
    }
}

/// The cells of `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`.
pub(super) fn pairs(cell: &Cell<'_>, value: &Tree) -> Result<Pairs, &'static str> {
    let between = match cell.style {
        Style::Form | Style::Json => ",",
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        Style::DeepObject => {
            let mut pairs = Vec::new();
            deep(cell, own_name(cell, cell.name), value, &mut pairs);
            return Ok(pairs);
        }
        Style::Simple | Style::Label | Style::Matrix => {
            return Err("has a style that only a path or a header can have")
        }
    };
    let own = own_name(cell, cell.name);
    Ok(match (cell.explode, shape(cell, value)) {
        (_, None) => Vec::new(),
        (Explode::Yes, Some(Shape::List(elements))) => elements
            .iter()
            .map(|element| (own.clone(), encode(cell, element)))
            .collect(),
        (Explode::Yes, Some(Shape::Object(members))) => members
            .iter()
            .map(|(key, value)| (own_name(cell, key), encode(cell, value)))
            .collect(),
        (_, Some(shape)) => {
            let parts = flat(cell, &shape);
            // The separator is the character itself, encoded: one in a value would be read as another.
            let one = matches!(shape, Shape::Scalar(_));
            if between != "," && !one && parts.iter().any(|part| part.contains(between)) {
                return Err("holds the character that separates its elements");
            }
            vec![(own, parts.join(between))]
        }
    })
}

/// `color[R]=100`. The specification ends there; what is deeper is written the way that services read it: `a[b][c]=1`, and
/// elements of lists by their number, `a[0]=1`. `explode` makes no difference: documents leave it at its default.
fn deep(cell: &Cell<'_>, name: String, value: &Tree, pairs: &mut Pairs) {
    let below = |key: &str| format!("{name}%5B{}%5D", own_name(cell, key));
    match value {
        Tree::Nothing => {}
        Tree::Text(text) | Tree::Literal(text) => pairs.push((name, encode(cell, text))),
        Tree::Members(members) => {
            for (key, value) in members {
                deep(cell, below(key), value, pairs);
            }
        }
        Tree::List(elements) => {
            let elements = elements.iter().filter(|element| **element != Tree::Nothing);
            for (index, element) in elements.enumerate() {
                deep(cell, below(&index.to_string()), element, pairs);
            }
        }
    }
}
