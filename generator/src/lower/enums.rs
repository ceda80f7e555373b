//! Lists of values.

use std::collections::BTreeSet;

use serde_json::Value;

use super::context::Context;
use super::coverage::Reason;
use super::read;
use super::shapes::{Branch, Shape};
use super::unions;
use super::view::View;
use crate::diagnostic::Code;
use crate::ir::Primitive;

/// Reads a list of values of one kind; null among them only makes the schema nullable.
///
/// A value that is written as another kind (`1` among texts, `"1"` among numbers) is most likely a slip of the quotes, so
/// that the schema's type counts.
pub(super) fn shape(
    cx: &mut Context<'_, '_>,
    view: &View<'_>,
    kind: &str,
    values: &[Value],
) -> Shape {
    let values: Vec<&Value> = values.iter().filter(|value| !value.is_null()).collect();
    if values.iter().any(|value| is_composite(value)) {
        return composite(cx, view);
    }
    let texts = values.iter().map(|value| text(value));
    let numbers: Option<Vec<i64>> = values.iter().map(|value| integer(value)).collect();
    match (kind, numbers) {
        _ if values.is_empty() => read::scalar(cx, view, kind, None),
        ("string", _) => Shape::Strings(distinct(texts)),
        // Whole numbers are sent as such, whatever the type is called: `1`, not `1.0`.
        ("integer" | "number", Some(numbers)) => Shape::Integers(distinct(numbers.into_iter())),
        // The values of a boolean or a number are documented (see `describe`); the type stays what it is.
        _ => read::scalar(cx, view, kind, None),
    }
}

/// Reads a list of values of several kinds: one type for each kind.
pub(super) fn mixed(cx: &mut Context<'_, '_>, view: &View<'_>) -> Shape {
    let values = view.keywords.values.iter();
    let values: Vec<&Value> = values.filter(|value| !value.is_null()).collect();
    if values.is_empty() {
        cx.untyped(&view.at, Reason::NullOnly);
        return Shape::JSON;
    }
    if values.iter().any(|value| is_composite(value)) {
        return composite(cx, view);
    }
    let texts = values.iter().filter_map(|value| value.as_str());
    let texts: Vec<String> = distinct(texts.map(str::to_owned));
    let numbers: Vec<&&Value> = values.iter().filter(|value| value.is_number()).collect();
    let integers: Option<Vec<i64>> = numbers.iter().map(|number| number.as_i64()).collect();
    let mut kinds = Vec::new();
    if !texts.is_empty() {
        kinds.push(("text", Shape::Strings(texts)));
    }
    match integers {
        _ if numbers.is_empty() => {}
        Some(integers) => {
            let integers = distinct(integers.into_iter());
            kinds.push(("number", Shape::Integers(integers)));
        }
        None => kinds.push(("number", Shape::Primitive(Primitive::F64))),
    }
    if values.iter().any(|value| value.is_boolean()) {
        kinds.push(("boolean", Shape::Primitive(Primitive::Bool)));
    }
    let place = view.at.child("enum");
    let branches = kinds.into_iter().map(|(kind, shape)| Branch {
        words: Some(kind),
        ..Branch::made(place.child(kind), view.at.clone(), shape)
    });
    unions::finish(branches.collect(), None)
}

fn is_composite(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

/// Raw JSON for lists of lists or objects.
fn composite(cx: &mut Context<'_, '_>, view: &View<'_>) -> Shape {
    cx.untyped(&view.at, Reason::CompositeEnum);
    cx.report(
        Code::MixedEnum,
        &view.at.child("enum"),
        "the values are not all texts, numbers or booleans: the type is raw JSON",
        "describe lists and objects by their own schemas",
    );
    Shape::JSON
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn integer(value: &Value) -> Option<i64> {
    let whole = || value.as_f64().filter(|number| number.fract() == 0.0);
    value
        .as_i64()
        .or_else(|| value.as_str()?.parse().ok())
        .or_else(|| format!("{:.0}", whole()?).parse().ok())
}

/// The values that all lists have; none where there is no such value, or where a shape is no list.
pub(super) fn common<'s>(shapes: impl Iterator<Item = &'s Shape>) -> Option<Shape> {
    shapes
        .cloned()
        .map(Some)
        .reduce(|one, other| match (one?, other?) {
            (Shape::Strings(mut one), Shape::Strings(other)) => {
                one.retain(|text| other.contains(text));
                (!one.is_empty()).then_some(Shape::Strings(one))
            }
            (Shape::Integers(mut one), Shape::Integers(other)) => {
                one.retain(|number| other.contains(number));
                (!one.is_empty()).then_some(Shape::Integers(one))
            }
            _ => None,
        })
        .flatten()
}

/// Drops repetitions, keeps the order.
pub(super) fn distinct<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    values.filter(|value| seen.insert(value.clone())).collect()
}
