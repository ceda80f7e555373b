//! Definitions: every schema that needs a name becomes a type.

use std::collections::BTreeMap;

use super::context::Context;
use super::describe;
use super::direction::{Form, Forms};
use super::explore::Schemas;
use super::fields;
use super::links::Links;
use super::naming::{self, Kind, Scope};
use super::shapes::{Def, Direction, Shape};
use super::type_names::TypeNames;
use super::union_variants;
use super::variants;
use crate::ir::{Ident, TypeDef, TypeId, TypeKind, Usage};
use crate::pointer::Pointer;

/// A type that will be emitted.
struct Entry {
    name: Ident,
    at: Pointer,
    form: Form,
}

/// Names every type; the index of each follows from its name, so that an added operation moves none of the files.
pub(super) fn link<'s, 'd>(
    cx: &mut Context<'_, '_>,
    schemas: &'s Schemas<'d>,
    forms: &'s Forms,
    names: &TypeNames,
    scope: &mut Scope,
) -> (Links<'s, 'd>, Vec<Ident>) {
    let mut entries = Vec::new();
    for (at, def) in &schemas.defs {
        if !def.shape.is_defined() {
            continue;
        }
        let Some(usage) = schemas.usage.get(at) else {
            continue;
        };
        let words = names.words(cx, at);
        for form in forms.of(at, *usage) {
            let (words, place) = match form {
                Form::Write => (format!("{words} write"), at.child("write")),
                Form::Read | Form::Only(_) => (words.clone(), at.clone()),
            };
            entries.push(Entry {
                name: scope.claim(naming::type_name(&words), &place),
                at: at.clone(),
                form,
            });
        }
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    let mut ids = BTreeMap::new();
    let mut idents = Vec::new();
    for (index, entry) in entries.into_iter().enumerate() {
        ids.insert((entry.at, entry.form), TypeId(index));
        idents.push(entry.name);
    }
    let links = Links {
        schemas,
        forms,
        ids,
    };
    (links, idents)
}

/// Builds every definition, in the order of their indices.
pub(super) fn define(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    names: Vec<Ident>,
) -> Vec<TypeDef> {
    let mut modules = Scope::new(Kind::Modules);
    let mut places: Vec<_> = links.ids.iter().collect();
    places.sort_by_key(|(_, id)| **id);
    let mut types = Vec::new();
    for (((at, form), _), name) in places.into_iter().zip(names) {
        let Some(def) = links.schemas.defs.get(at) else {
            continue;
        };
        types.push(TypeDef {
            module: modules.claim(naming::module_name(name.bare()), at),
            origin: at.clone(),
            docs: describe::type_docs(def),
            deprecated: def.view.data.deprecated,
            usage: usage(links, at, *form),
            kind: kind(cx, links, def, form.direction()),
            name,
        });
    }
    types
}

/// Where the values of one form occur.
fn usage(links: &Links<'_, '_>, at: &Pointer, form: Form) -> Usage {
    let whole = links.schemas.usage.get(at).copied().unwrap_or_default();
    match form {
        Form::Only(_) => whole,
        Form::Write => Usage {
            request: true,
            response: false,
        },
        Form::Read => Usage {
            request: false,
            response: true,
        },
    }
}

fn kind(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    def: &Def<'_>,
    direction: Direction,
) -> TypeKind {
    match &def.shape {
        Shape::Strings(values) => TypeKind::Enum(variants::strings(cx, def, values)),
        Shape::Integers(values) => TypeKind::Enum(variants::integers(cx, def, values)),
        Shape::Object(members) => TypeKind::Object(fields::object(cx, links, members, direction)),
        Shape::Union(union) => {
            TypeKind::Union(union_variants::union(cx, links, (def, union), direction))
        }
        // Only shapes with a definition have an index (see `link`).
        Shape::Primitive(_) | Shape::List(_) | Shape::Map(_) | Shape::Same(_) => {
            TypeKind::Object(crate::ir::Object {
                fields: Vec::new(),
                additional: None,
            })
        }
    }
}
