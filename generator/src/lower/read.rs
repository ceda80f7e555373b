//! From one schema's keywords to its shape.

use super::context::Context;
use super::formats::{self, Found};
use super::keywords::Choice;
use super::shapes::{Others, Shape};
use super::view::View;
use super::{compose, enums, objects};
use crate::diagnostic::{Code, Diagnostic, Focus, Severity};
use crate::ir::Primitive;
use crate::pointer::Pointer;

/// Reads the shape of a schema. `inside` holds the `allOf`s that are being merged around it.
pub(super) fn shape(cx: &mut Context<'_, '_>, view: &View<'_>, inside: &mut Vec<Pointer>) -> Shape {
    if view.keywords.all_of > 0 {
        return compose::shape(cx, view, inside);
    }
    own_shape(cx, view)
}

/// Reads what a schema says itself, apart from `allOf`.
pub(super) fn own_shape(cx: &mut Context<'_, '_>, view: &View<'_>) -> Shape {
    let choices = real_choices(cx, view);
    if choices.is_empty() {
        return by_kind(cx, view);
    }
    if let [choice] = choices.as_slice()
        && choice.branches == 1
        && choice.keyword != "not"
        && view.keywords.kind().is_none()
    {
        return Shape::Same(view.at.child(choice.keyword).child(0));
    }
    let names: Vec<_> = choices.iter().map(|choice| choice.keyword).collect();
    let keyword = names.join(" and ");
    cx.untyped(&view.at, "choice among schemas");
    if !view.keywords.properties.is_empty() {
        cx.report(
            Code::UnsupportedUnion,
            &view.at,
            format!("`{keyword}` beside properties is not supported yet: members of its branches are kept as raw JSON"),
            "read them from the map of additional members, or list them under `properties`",
        );
        let mut members = objects::members(cx, view);
        members.others = Others::Any;
        return Shape::Object(members);
    }
    cx.report(
        Code::UnsupportedUnion,
        &view.at,
        format!("`{keyword}` is not supported yet: the type is raw JSON"),
        "use one schema here if the branches allow it",
    );
    Shape::JSON
}

/// Choices that decide about the shape: branches that only require members or bound values are constraints, and so is
/// `not` beside anything else.
fn real_choices(cx: &mut Context<'_, '_>, view: &View<'_>) -> Vec<Choice> {
    let mut real = Vec::new();
    for choice in &view.keywords.choices {
        let decides = if choice.keyword == "not" {
            view.keywords.kind().is_none() && view.keywords.choices.len() == 1
        } else {
            has_shaped_branch(cx, &view.at.child(choice.keyword), choice.branches)
        };
        if decides {
            real.push(*choice);
        }
    }
    real
}

/// Whether one of the branches says more than `required` and constraints.
fn has_shaped_branch(cx: &mut Context<'_, '_>, at: &Pointer, branches: usize) -> bool {
    (0..branches).any(|index| {
        let at = at.child(index);
        cx.view(&at)
            .is_some_and(|branch| branch.at != at || branch.keywords.has_shape())
    })
}

/// Reads a schema without `allOf` and choices.
fn by_kind(cx: &mut Context<'_, '_>, view: &View<'_>) -> Shape {
    match view.keywords.kind() {
        Some("object") => objects::shape(cx, view),
        Some("array") => list(cx, view),
        Some(kind) if !view.keywords.values.is_empty() => {
            enums::shape(cx, view, kind, &view.keywords.values)
        }
        Some(kind) => scalar(cx, view, kind, view.keywords.format.as_deref()),
        None if view.keywords.values.is_empty() => {
            cx.untyped(&view.at, "schema without a shape");
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
    cx.untyped(&view.at, "array without items");
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
    if let Some(name) = format.and_then(|format| cx.config.format(format)) {
        match formats::named(name) {
            Some(primitive) => return Shape::Primitive(primitive),
            None => cx.report(
                Code::UnknownFormatType,
                &view.at,
                format!("codegen.toml gives this format the type `{name}`, which is not known"),
                "choose a type such as `string` or a format such as `date-time`",
            ),
        }
    }
    match formats::look_up(kind, format) {
        Some(Found::Known(primitive)) => Shape::Primitive(primitive),
        Some(Found::UnknownFormat(primitive)) => {
            unknown_format(cx, view, kind, format.unwrap_or_default());
            Shape::Primitive(primitive)
        }
        None => {
            cx.untyped(&view.at, "schema without a shape");
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
