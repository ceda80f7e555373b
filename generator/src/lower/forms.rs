//! Forms: which members have a way of their own (OpenAPI 3.0.3, "Encoding Object").

use serde_json::Value;

use super::contents::Content;
use super::context::Context;
use super::media;
use super::styles::{self, Class};
use crate::ir::{Explode, Form, FormField, Style, TypeDef, TypeKind, TypeRef};
use crate::pointer::Pointer;

/// The styles that a member of a form can have.
const STYLES: &[(&str, Style)] = &[
    ("form", Style::Form),
    ("spaceDelimited", Style::SpaceDelimited),
    ("pipeDelimited", Style::PipeDelimited),
    ("deepObject", Style::DeepObject),
];

/// The form of a type's members.
pub(super) fn form(
    cx: &mut Context<'_, '_>,
    types: &[TypeDef],
    content: &Content,
    ty: TypeRef,
) -> Form {
    let at = content.at.child("encoding");
    let encoding = cx.document.raw(&at).and_then(Value::as_object);
    let mut fields = Vec::new();
    for (wire, encoding) in encoding.into_iter().flatten() {
        let member = member(types, &ty, wire);
        if let Some(field) = field(wire, encoding, member.map(|ty| styles::class(types, ty))) {
            check(cx, types, (&at.child(wire), &field), member);
            fields.push(field);
        }
    }
    Form { ty, fields }
}

/// The type of a member; none where the members are not known.
fn member<'t>(types: &'t [TypeDef], ty: &'t TypeRef, wire: &str) -> Option<&'t TypeRef> {
    match ty {
        TypeRef::Map(item) => Some(item),
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => member(types, inner, wire),
        TypeRef::List(_) | TypeRef::Primitive(_) => None,
        TypeRef::Named(id) => match &types.get(id.0)?.kind {
            TypeKind::Object(object) => {
                let mut fields = object.fields.iter();
                fields
                    .find(|field| field.wire == wire)
                    .map(|field| &field.ty)
            }
            TypeKind::Alias(alias) => member(types, &alias.target, wire),
            TypeKind::Union(union) => {
                let mut variants = union.variants.iter();
                variants.find_map(|variant| member(types, &variant.ty, wire))
            }
            TypeKind::Enum(_) => None,
        },
    }
}

/// How a member is written; `None` where that is what the runtime does anyway.
fn field(wire: &str, encoding: &Value, class: Option<Class>) -> Option<FormField> {
    let named = encoding.get("style").and_then(Value::as_str);
    let explode = encoding.get("explode").and_then(Value::as_bool);
    let reserved = encoding.get("allowReserved").and_then(Value::as_bool);
    let content_type = encoding.get("contentType").and_then(Value::as_str);
    let styled = named.is_some() || explode.is_some() || reserved.is_some();
    let style = match content_type {
        Some(media_type) if !styled && media::is_json(media_type) => Style::Json,
        _ => {
            let known = STYLES.iter().find(|(name, _)| Some(*name) == named);
            known.map_or(Style::Form, |(_, style)| *style)
        }
    };
    if !styled && style != Style::Json {
        return None;
    }
    let field = FormField {
        wire: wire.to_owned(),
        style,
        explode: if explode.unwrap_or(style == Style::Form) {
            Explode::Yes
        } else {
            Explode::No
        },
        allow_reserved: reserved.unwrap_or(false),
    };
    (!is_usual(&field, class)).then_some(field)
}

/// Whether the runtime writes the member like that without being told.
fn is_usual(field: &FormField, class: Option<Class>) -> bool {
    let form = field.style == Style::Form && !field.allow_reserved;
    match class {
        Some(Class::Scalar) => form,
        Some(Class::List) => form && field.explode == Explode::Yes,
        Some(Class::Object) => field.style == Style::Json,
        Some(Class::Any) | None => false,
    }
}

/// Reports a member whose cell the specification leaves open.
fn check(
    cx: &mut Context<'_, '_>,
    types: &[TypeDef],
    (at, field): (&Pointer, &FormField),
    member: Option<&TypeRef>,
) {
    let cell = (field.style, field.explode);
    if let Some(open) = member.and_then(|ty| styles::open_cell(types, cell, ty)) {
        styles::report(cx, at, &field.wire, &open);
    }
}
