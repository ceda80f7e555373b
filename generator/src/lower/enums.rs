//! Lists of values.

use std::collections::BTreeSet;

use serde_json::Value;

use super::context::Context;
use super::read;
use super::shapes::Shape;
use super::view::View;
use crate::diagnostic::Code;

/// Reads a list of values of one kind; null among them only makes the schema nullable.
pub(super) fn shape(
    cx: &mut Context<'_, '_>,
    view: &View<'_>,
    kind: &str,
    values: &[Value],
) -> Shape {
    let values: Vec<&Value> = values.iter().filter(|value| !value.is_null()).collect();
    if values.is_empty() {
        return read::scalar(cx, view, kind, None);
    }
    match kind {
        "string" => strings(cx, view, &values),
        "integer" => integers(cx, view, &values),
        // The values of a boolean or a number are documented (see `describe`); the type stays what it is.
        "boolean" if values.iter().all(|value| value.is_boolean()) => {
            read::scalar(cx, view, kind, None)
        }
        "number" if values.iter().all(|value| value.is_number()) => {
            read::scalar(cx, view, kind, None)
        }
        _ => mixed(cx, view),
    }
}

/// Raw JSON for values of several kinds.
pub(super) fn mixed(cx: &mut Context<'_, '_>, view: &View<'_>) -> Shape {
    cx.untyped(&view.at, "enum of several kinds of values");
    cx.report(
        Code::MixedEnum,
        &view.at.child("enum"),
        "the values are not all texts or all integers: the type is raw JSON",
        "list values of the schema's type only",
    );
    Shape::JSON
}

fn strings(cx: &mut Context<'_, '_>, view: &View<'_>, values: &[&Value]) -> Shape {
    let texts: Option<Vec<&str>> = values.iter().map(|value| value.as_str()).collect();
    match texts {
        Some(texts) => Shape::Strings(distinct(texts.into_iter().map(str::to_owned))),
        None => mixed(cx, view),
    }
}

fn integers(cx: &mut Context<'_, '_>, view: &View<'_>, values: &[&Value]) -> Shape {
    let numbers: Option<Vec<i64>> = values.iter().map(|value| value.as_i64()).collect();
    match numbers {
        Some(numbers) => Shape::Integers(distinct(numbers.into_iter())),
        None => mixed(cx, view),
    }
}

/// Drops repetitions, keeps the order.
pub(super) fn distinct<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    values.filter(|value| seen.insert(value.clone())).collect()
}
