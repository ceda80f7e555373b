//! Which cells of the table of styles a document asks for (OpenAPI 3.0.3, "Style Values"), and which of them are not
//! defined.

use super::context::Context;
use super::plan::PlannedParam;
use crate::diagnostic::{Code, Diagnostic, Focus, Severity};
use crate::ir::{Explode, Param, Primitive, Style, TypeDef, TypeKind, TypeRef};
use crate::pointer::Pointer;

/// What the table of styles distinguishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Scalar,
    List,
    Object,
    /// Anything: only the caller knows.
    Any,
}

/// The class of a type.
pub(super) fn class(types: &[TypeDef], ty: &TypeRef) -> Class {
    match ty {
        TypeRef::List(_) => Class::List,
        TypeRef::Map(_) => Class::Object,
        TypeRef::Primitive(Primitive::Json) => Class::Any,
        TypeRef::Primitive(_) => Class::Scalar,
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => class(types, inner),
        TypeRef::Named(id) => match types.get(id.0).map(|def| &def.kind) {
            Some(TypeKind::Object(_)) => Class::Object,
            Some(TypeKind::Alias(alias)) => class(types, &alias.target),
            Some(TypeKind::Union(union)) => {
                let variants = union.variants.iter();
                let classes: Vec<Class> =
                    variants.map(|variant| class(types, &variant.ty)).collect();
                match classes.split_first() {
                    Some((first, others)) if others.iter().all(|other| other == first) => *first,
                    _ => Class::Any,
                }
            }
            Some(TypeKind::Enum(_)) | None => Class::Scalar,
        },
    }
}

/// Whether a value of this type holds lists or objects inside another.
fn is_nested(types: &[TypeDef], ty: &TypeRef) -> bool {
    let deep = |inner: &TypeRef| matches!(class(types, inner), Class::List | Class::Object);
    match ty {
        TypeRef::List(item) | TypeRef::Map(item) => deep(item),
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => is_nested(types, inner),
        TypeRef::Primitive(_) => false,
        TypeRef::Named(id) => match types.get(id.0).map(|def| &def.kind) {
            Some(TypeKind::Object(object)) => object.fields.iter().any(|field| deep(&field.ty)),
            Some(TypeKind::Alias(alias)) => is_nested(types, &alias.target),
            Some(TypeKind::Union(union)) => {
                let mut variants = union.variants.iter();
                variants.any(|variant| is_nested(types, &variant.ty))
            }
            Some(TypeKind::Enum(_)) | None => false,
        },
    }
}

/// Reports a parameter whose cell the specification leaves open.
pub(super) fn check(
    cx: &mut Context<'_, '_>,
    types: &[TypeDef],
    planned: &PlannedParam,
    param: &Param,
) {
    let cell = (param.style, param.explode);
    if let Some(open) = open_cell(types, cell, &param.ty) {
        report(cx, &planned.at, &param.wire, &open);
    }
}

/// What the specification does not say, and what the client does.
pub(super) struct Open {
    what: &'static str,
    done: &'static str,
    severity: Severity,
}

/// What the specification leaves open about a cell.
pub(super) fn open_cell(
    types: &[TypeDef],
    (style, explode): (Style, Explode),
    ty: &TypeRef,
) -> Option<Open> {
    let warning = |what, done| {
        Some(Open {
            what,
            done,
            severity: Severity::Warning,
        })
    };
    match (style, explode, class(types, ty)) {
        (Style::Json, ..) => None,
        // Not in the specification and yet what everybody does, so that it is no more than a note.
        (Style::DeepObject, _, Class::List) => Some(Open {
            what: "`deepObject` is not defined for lists",
            done: "elements are written by their number, `name[0]=`",
            severity: Severity::Note,
        }),
        (Style::DeepObject, _, Class::Object) if is_nested(types, ty) => Some(Open {
            what: "`deepObject` is not defined for what is deeper than one level",
            done: "it is written as `name[a][b]=`",
            severity: Severity::Note,
        }),
        (Style::DeepObject | Style::SpaceDelimited | Style::PipeDelimited, _, Class::Scalar) => {
            warning(
                "this style is not defined for a single value",
                "it is written as `form` would",
            )
        }
        (
            Style::SpaceDelimited | Style::PipeDelimited,
            Explode::Yes,
            Class::List | Class::Object,
        ) => warning(
            "this style is not defined with `explode`",
            "it is written as `form` would",
        ),
        (style, ..) if style != Style::DeepObject && is_nested(types, ty) => warning(
            "no style is defined for lists or objects inside others",
            "they are written as JSON",
        ),
        _ => None,
    }
}

/// Reports it.
pub(super) fn report(cx: &mut Context<'_, '_>, at: &Pointer, name: &str, open: &Open) {
    let mut finding = Diagnostic::new(
        Code::UndefinedStyle,
        at,
        Focus::Value,
        format!("`{name}`: {}: {}", open.what, open.done),
        "use `form`, a type that the style is made for, or `content`",
    );
    finding.severity = open.severity;
    cx.push(finding);
}
