//! The variants of unions.

use super::context::Context;
use super::describe;
use super::links::Links;
use super::naming::{self, Kind, Scope};
use super::shapes::{Branch, Def, Direction, Union};
use super::type_names;
use super::variants;
use crate::ir::{self, Ident, Openness, Primitive, TypeRef, UnionVariant};

/// Builds a union; branches that come to the same type are one variant.
pub(super) fn union(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    (def, union): (&Def<'_>, &Union),
    direction: Direction,
) -> ir::Union {
    let mut scope = Scope::new(Kind::Variants);
    let mut variants: Vec<UnionVariant> = Vec::new();
    for branch in &union.branches {
        let ty = links.meaning(&branch.at, direction).ty;
        if let Some(same) = variants.iter_mut().find(|variant| variant.ty == ty) {
            same.tags.extend(branch.tags.iter().cloned());
            continue;
        }
        let words = words(cx, branch, &ty);
        variants.push(UnionVariant {
            name: scope.claim(naming::variant_name(&words), &branch.at),
            docs: describe::branch_docs(cx, &branch.source),
            ty,
            tags: branch.tags.clone(),
        });
    }
    let openness = if cx.config.is_closed(&def.view.at) {
        Openness::Closed
    } else {
        let taken: Vec<&Ident> = variants.iter().map(|variant| &variant.name).collect();
        Openness::Open {
            other: variants::other(&taken, &mut scope),
        }
    };
    ir::Union {
        variants,
        tag: union.tag.clone(),
        openness,
        // Settled where it is known which values come to an end.
        blank: 0,
    }
}

/// What a branch is named after: the configuration, the type where that says all, else what the branch says about itself.
fn words(cx: &Context<'_, '_>, branch: &Branch, ty: &TypeRef) -> String {
    if let Some(name) = cx.config.name(&branch.at) {
        return name.to_owned();
    }
    type_names::said_words(cx, &branch.source)
        .or_else(|| type_words(ty))
        .or_else(|| type_names::branch_words(cx, &branch.source))
        .unwrap_or_else(|| format!("Option {}", branch.at.last().unwrap_or_default()))
}

/// The words for a type that needs no definition.
fn type_words(ty: &TypeRef) -> Option<String> {
    let words = match ty {
        TypeRef::Primitive(primitive) => match primitive {
            Primitive::String | Primitive::Secret => "String",
            Primitive::Bool => "Boolean",
            Primitive::I32 | Primitive::I64 | Primitive::U32 | Primitive::U64 => "Integer",
            Primitive::F64 => "Number",
            Primitive::DateTime => "Date time",
            Primitive::Date => "Date",
            Primitive::Time => "Time",
            Primitive::Uuid => "Uuid",
            Primitive::Base64 => "Base64",
            Primitive::Json => "Json",
        },
        TypeRef::List(item) => return Some(format!("{} list", type_words(item)?)),
        TypeRef::Map(_) => "Map",
        TypeRef::Named(_) | TypeRef::Boxed(_) | TypeRef::Nullable(_) => return None,
    };
    Some(words.to_owned())
}
