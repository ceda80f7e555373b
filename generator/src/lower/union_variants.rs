//! The variants of unions.

use super::branch_words;
use super::context::Context;
use super::describe;
use super::direction::Form;
use super::links::Links;
use super::naming::{self, Kind, Scope, Wish};
use super::shapes::{Branch, Def, Union};
use super::types;
use super::variants;
use crate::ir::{self, Docs, Openness, Primitive, TypeRef, UnionVariant};
use crate::pointer::Pointer;

/// Builds a union; branches that come to the same type are one variant.
pub(super) fn union(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    (def, union): (&Def<'_>, &Union),
    (at, form): (&Pointer, Form),
) -> ir::Union {
    let mut found: Vec<(&Branch, TypeRef, Vec<String>)> = Vec::new();
    for branch in &union.branches {
        let ty = links.meaning(&branch.at, form.direction()).ty;
        match found.iter_mut().find(|(_, other, _)| *other == ty) {
            Some((_, _, tags)) => tags.extend(branch.tags.iter().cloned()),
            None => found.push((branch, ty, branch.tags.clone())),
        }
    }
    let owner = cx.place(&types::form_place(at, form));
    let scope = Scope::new(Kind::Variants, &owner);
    let wishes = found.iter().map(|(branch, ty, _)| wish(cx, branch, ty));
    let mut wishes: Vec<Wish> = wishes.collect();
    let is_open = !cx.config.is_closed(&def.view.at);
    if is_open {
        wishes.push(variants::other(cx, &scope, &wishes, &owner.child("oneOf")));
    }
    let mut names = cx.settle(&scope, wishes);
    let other = names.split_off(found.len()).pop();
    let variants = found.into_iter().zip(names);
    let variants = variants.map(|((branch, ty, tags), name)| UnionVariant {
        name,
        docs: match branch.words {
            Some(_) => Docs::default(),
            None => describe::branch_docs(cx, &branch.source),
        },
        ty,
        tags,
    });
    ir::Union {
        variants: variants.collect(),
        tag: union.tag.clone(),
        openness: other.map_or(Openness::Closed, |other| Openness::Open { other }),
        // Settled where it is known which values come to an end.
        blank: 0,
    }
}

/// How a variant would like to be called.
fn wish(cx: &Context<'_, '_>, branch: &Branch, ty: &TypeRef) -> Wish {
    let place = cx.place(&branch.at);
    let chosen = cx.config.name(&branch.at);
    let said = match branch.words {
        Some(_) => None,
        None => branch_words::said_at(cx.document, &branch.source),
    };
    match said {
        Some(said) => Wish::new(naming::variant_name, &said, chosen, place),
        None => {
            let words = words(cx, branch, ty);
            match chosen {
                Some(chosen) => Wish::new(naming::variant_name, &words, Some(chosen), place),
                None => Wish::made(naming::variant_name(&words), place),
            }
        }
    }
}

/// What a branch without a name of its own is named after: its type, or the kind of its values.
fn words(cx: &Context<'_, '_>, branch: &Branch, ty: &TypeRef) -> String {
    type_words(cx, ty)
        .or_else(|| branch.words.map(str::to_owned))
        .or_else(|| branch_words::at(cx.document, &branch.source))
        .unwrap_or_else(|| format!("Option {}", branch.at.last().unwrap_or_default()))
}

/// The words for a type that needs no definition.
fn type_words(cx: &Context<'_, '_>, ty: &TypeRef) -> Option<String> {
    match ty {
        TypeRef::Primitive(primitive) => Some(primitive_words(cx, *primitive).to_owned()),
        TypeRef::List(item) => Some(format!("{} list", type_words(cx, item)?)),
        TypeRef::Map(_) => Some("Map".to_owned()),
        TypeRef::Named(_) | TypeRef::Boxed(_) | TypeRef::Nullable(_) => None,
    }
}

fn primitive_words(cx: &Context<'_, '_>, primitive: Primitive) -> &'static str {
    match primitive {
        Primitive::String | Primitive::Secret => "String",
        Primitive::Bool => "Boolean",
        Primitive::I8
        | Primitive::I16
        | Primitive::I32
        | Primitive::I64
        | Primitive::U8
        | Primitive::U16
        | Primitive::U32
        | Primitive::U64 => "Integer",
        Primitive::F64 => "Number",
        Primitive::DateTime => "Date time",
        Primitive::Date => "Date",
        Primitive::Time => "Time",
        Primitive::Duration => "Duration",
        Primitive::Uuid => "Uuid",
        Primitive::Ip | Primitive::Ipv4 | Primitive::Ipv6 => "Ip",
        Primitive::Base64 | Primitive::Base64Url => "Base64",
        Primitive::Json => "Json",
        // Another crate does not change a name.
        Primitive::Foreign(id) => match cx.foreign.all().get(id.0) {
            Some(foreign) => primitive_words(cx, foreign.stands_for),
            None => "String",
        },
    }
}
