//! Styles that a place cannot have (OpenAPI 3.0.3, "Style Values").

use serde_json::{Map, Value};

use super::parts::{ENCODING, HEADER, PARAMETER};
use super::{Found, Shape};
use crate::diagnostic::Code;
use crate::pointer::Pointer;

/// The styles of each place; the first is what it has where nothing is said.
const PLACES: &[(&str, &[&str])] = &[
    ("path", &["simple", "label", "matrix"]),
    (
        "query",
        &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    ),
    ("header", &["simple"]),
    ("cookie", &["form"]),
];

/// Passes over a style that the place of a parameter, a header or a member of a form cannot have: it has the usual one.
pub(super) fn check(
    members: &Map<String, Value>,
    shape: &Shape,
    at: &Pointer,
    out: &mut Found<'_>,
) {
    let text = |key: &str| members.get(key).and_then(Value::as_str);
    let place = match shape.name {
        name if name == PARAMETER.name => text("in"),
        name if name == HEADER.name => Some("header"),
        // Members of forms are written like parameters of a query.
        name if name == ENCODING.name => Some("query"),
        _ => None,
    };
    let known = PLACES.iter().find(|(name, _)| Some(*name) == place);
    let (Some((place, styles)), Some(style)) = (known, text("style")) else {
        return;
    };
    let exists = PLACES.iter().any(|(_, all)| all.contains(&style));
    let usual = styles.first().copied().unwrap_or_default();
    if !exists || styles.contains(&style) {
        return;
    }
    let whose = if shape.name == ENCODING.name {
        "a member of a form".to_owned()
    } else {
        format!("`in: {place}`")
    };
    let style_at = at.child("style");
    let message = format!("the style `{style}` is not for {whose}, and is read as `{usual}`");
    out.sink
        .value(Code::ReadAs, &style_at, message, format!("write `{usual}`"));
    out.edits.remove(style_at);
}
