//! From one schema's keywords to its shape.

use super::context::Context;
use super::coverage::Reason;
use super::formats::{self, Found};
use super::shapes::{Members, Shape};
use super::view::View;
use super::{branches, compose, enums, inherit, objects, unions};
use crate::diagnostic::{Code, Diagnostic, Focus, Severity};
use crate::ir::Primitive;
use crate::pointer::Pointer;

/// Reads the shape of a schema. `inside` holds the schemas that are being merged around it; where there are none, it is
/// used as it is.
pub(super) fn shape(cx: &mut Context<'_, '_>, view: &View<'_>, inside: &mut Vec<Pointer>) -> Shape {
    if inside.is_empty()
        && let Some(family) = inherit::shape(cx, view)
    {
        return family;
    }
    plain(cx, view, inside)
}

/// Reads a schema without those that extend it.
pub(super) fn plain(cx: &mut Context<'_, '_>, view: &View<'_>, inside: &mut Vec<Pointer>) -> Shape {
    if view.keywords.all_of > 0 {
        return compose::shape(cx, view, inside);
    }
    own_shape(cx, view, inside)
}

/// Reads what a schema says itself, apart from `allOf`.
pub(super) fn own_shape(
    cx: &mut Context<'_, '_>,
    view: &View<'_>,
    inside: &mut Vec<Pointer>,
) -> Shape {
    match branches::choices(cx, view, inside).as_slice() {
        // Its branches extend it, and one of them is being read: it adds what it names.
        [] if view.keywords.kind().is_none() && !branches::choices(cx, view, &[]).is_empty() => {
            Shape::Object(Members::default())
        }
        [] => by_kind(cx, view),
        [choice] => unions::shape(cx, view, *choice, inside),
        several => {
            let names: Vec<_> = several.iter().map(|choice| choice.keyword).collect();
            unions::unsupported(cx, view, &format!("`{}`", names.join("` and `")))
        }
    }
}

/// Reads a schema without `allOf` and choices.
pub(super) fn by_kind(cx: &mut Context<'_, '_>, view: &View<'_>) -> Shape {
    match view.keywords.kind() {
        Some("object") => objects::shape(cx, view),
        Some("array") => list(cx, view),
        Some(kind) if !view.keywords.values.is_empty() => {
            enums::shape(cx, view, kind, &view.keywords.values)
        }
        Some(kind) => scalar(cx, view, kind, view.keywords.format.as_deref()),
        None if view.keywords.values.is_empty() => {
            let reason = if view.keywords.not {
                Reason::OnlyNot
            } else {
                Reason::NoShape
            };
            cx.untyped(&view.at, reason);
            Shape::JSON
        }
        None => enums::mixed(cx, view),
    }
}

/// Reads a list.
fn list(cx: &mut Context<'_, '_>, view: &View<'_>) -> Shape {
    if view.keywords.items {
        return Shape::List(Some(view.at.child("items")));
    }
    cx.untyped(&view.at, Reason::NoItems);
    cx.report(
        Code::MissingItems,
        &view.at,
        "this array does not say what it holds: its elements are raw JSON",
        "add `items`",
    );
    Shape::List(None)
}

/// Looks a scalar up in the table of formats, after what the configuration says about it.
pub(super) fn scalar(
    cx: &mut Context<'_, '_>,
    view: &View<'_>,
    kind: &str,
    format: Option<&str>,
) -> Shape {
    match formats::of(cx, &view.at, kind, format) {
        Some(Found::Known(primitive)) => Shape::Primitive(primitive),
        Some(Found::UnknownFormat(primitive)) => {
            unknown_format(cx, view, kind, format.unwrap_or_default());
            Shape::Primitive(primitive)
        }
        None => {
            cx.untyped(&view.at, Reason::NoShape);
            Shape::Primitive(Primitive::Json)
        }
    }
}

/// A note; a warning where it is most likely a slip, which can make a secret readable.
fn unknown_format(cx: &mut Context<'_, '_>, view: &View<'_>, kind: &str, format: &str) {
    let near = formats::near(kind, format);
    let remedy = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "correct it, or give it a type under `[formats]` in codegen.toml".to_owned(),
    };
    let mut finding = Diagnostic::new(
        Code::UnknownFormat,
        &view.at.child("format"),
        Focus::Value,
        format!("the format `{format}` is not known for the type `{kind}`"),
        remedy,
    );
    if near.is_some() {
        finding.severity = Severity::Warning;
    }
    cx.push(finding);
}
