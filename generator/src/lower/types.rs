//! Definitions: every schema that needs a name becomes a type.

use std::collections::BTreeMap;

use super::constructors;
use super::context::Context;
use super::describe;
use super::direction::{Form, Forms};
use super::explore::Schemas;
use super::fields;
use super::idents::TypeIdents;
use super::links::Links;
use super::naming::{self, Kind, Scope, Wish};
use super::shapes::{Def, Shape};
use super::type_names::TypeNames;
use super::union_variants;
use super::variants;
use crate::ir::{Availability, Ident, TypeDef, TypeId, TypeKind, Usage};
use crate::pointer::Pointer;

/// A type that will be emitted.
struct Entry {
    name: Ident,
    at: Pointer,
    form: Form,
}

/// The types of schemas: where each form stands, and how it would like to be called.
pub(super) fn wishes(
    cx: &Context<'_, '_>,
    schemas: &Schemas<'_>,
    forms: &Forms,
    names: &TypeNames,
) -> Vec<(Pointer, Wish)> {
    let each = forms_of(schemas, forms);
    let types = each.iter().map(|&(at, form)| {
        let place = form_place(at, form);
        let wish = names.wish(cx, at, form);
        (place, wish)
    });
    let mut wishes: Vec<_> = types.collect();
    // Whether a struct of what is required is needed is known only when every type is: the others are taken back.
    wishes.extend(each.iter().filter_map(|&(at, form)| {
        let def = schemas.defs.get(at)?;
        constructors::may_be_named(def, form).then(|| {
            let wish = names.required(cx, at, form).turn(constructors::TURN);
            (constructors::required_place(at, form), wish)
        })
    }));
    wishes
}

/// Every form of every schema that has a definition.
fn forms_of<'s>(schemas: &'s Schemas<'_>, forms: &Forms) -> Vec<(&'s Pointer, Form)> {
    let mut found = Vec::new();
    for (at, def) in &schemas.defs {
        if let (true, Some(usage)) = (def.shape.is_defined(), schemas.usage.get(at)) {
            found.extend(forms.of(at, *usage).into_iter().map(|form| (at, form)));
        }
    }
    found
}

/// Where a form of a schema stands.
pub(super) fn form_place(at: &Pointer, form: Form) -> Pointer {
    match form {
        Form::Write => at.child("write"),
        Form::Read | Form::Only(_) => at.clone(),
    }
}

/// Gives every type its name; the index of each follows from that, so that an added operation moves none of the files.
pub(super) fn link<'s, 'd>(
    cx: &Context<'_, '_>,
    schemas: &'s Schemas<'d>,
    forms: &'s Forms,
    idents: &TypeIdents,
) -> (Links<'s, 'd>, Vec<Ident>) {
    let mut entries: Vec<Entry> = forms_of(schemas, forms)
        .into_iter()
        .map(|(at, form)| Entry {
            name: idents.of(&form_place(at, form)),
            at: at.clone(),
            form,
        })
        .collect();
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
        foreign: cx.foreign.all().to_vec(),
    };
    (links, idents)
}

/// Builds every definition, in the order of their indices.
pub(super) fn define(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    names: Vec<Ident>,
) -> Vec<TypeDef> {
    let mut places: Vec<_> = links.ids.iter().collect();
    places.sort_by_key(|(_, id)| **id);
    let modules = names.iter().zip(&places).map(|(name, ((at, form), _))| {
        let place = form_place(at, *form);
        Wish::new(naming::module_name, name.bare(), None, place)
    });
    let modules = modules.collect();
    let modules = cx.settle(&Scope::new(Kind::Modules, &Pointer::root()), modules);
    let mut types = Vec::new();
    for ((((at, form), _), name), module) in places.into_iter().zip(names).zip(modules) {
        let Some(def) = links.schemas.defs.get(at) else {
            continue;
        };
        types.push(TypeDef {
            module,
            origin: at.clone(),
            docs: describe::type_docs(def),
            deprecated: def.view.data.deprecated,
            usage: usage(links, at, *form),
            availability: Availability::Always,
            kind: kind(cx, links, (at, def), *form),
            rules: None,
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
    (at, def): (&Pointer, &Def<'_>),
    form: Form,
) -> TypeKind {
    match &def.shape {
        Shape::Strings(values) => TypeKind::Enum(variants::strings(cx, def, values)),
        Shape::Integers(values) => TypeKind::Enum(variants::integers(cx, def, values)),
        Shape::Object(members) => {
            let owner = cx.place(&form_place(&def.view.at, form));
            TypeKind::Object(fields::object(cx, links, members, &owner, form.direction()))
        }
        Shape::Union(union) => {
            TypeKind::Union(union_variants::union(cx, links, (def, union), (at, form)))
        }
        // Only shapes with a definition have an index (see `link`).
        Shape::Primitive(_) | Shape::List(_) | Shape::Map(_) | Shape::Same(_) => {
            TypeKind::Object(crate::ir::Object {
                fields: Vec::new(),
                additional: None,
                constructor: None,
            })
        }
    }
}
