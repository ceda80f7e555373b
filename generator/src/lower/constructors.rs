//! Constructors: how a caller makes a struct, and which structs a caller makes at all.

use super::context::Context;
use super::direction::Form;
use super::idents::TypeIdents;
use super::links::Links;
use super::naming::{Kind, Scope};
use super::positions;
use super::shapes::{Def, Shape};
use super::types::form_place;
use crate::ir::{Constructor, Field, Ident, Object, Presence, TypeDef, TypeKind};
use crate::pointer::Pointer;

/// The most required members that are arguments of `new`.
const MOST_ARGUMENTS: usize = 4;

/// The structs of what is required give way to every other type.
pub(super) const TURN: u8 = 3;

/// Where the struct of what is required stands.
pub(super) fn required_place(at: &Pointer, form: Form) -> Pointer {
    form_place(at, form).child("required")
}

/// Whether a form may need a struct for what is required: two members of it that a caller has to give.
pub(super) fn may_be_named(def: &Def<'_>, form: Form) -> bool {
    let Shape::Object(members) = &def.shape else {
        return false;
    };
    let direction = form.direction();
    let required = members.named.iter();
    let required = required.filter(|member| member.required && member.travels.includes(direction));
    form != Form::Read && required.count() > 1
}

/// Decides how each struct is made that a request reaches.
///
/// Arguments are told apart by their types: two that one expression fits would be swapped without a word where somebody
/// mixes them up, and so many that nobody can count them are. Those are given by name.
pub(super) fn settle(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    idents: &TypeIdents,
    types: &mut [TypeDef],
) {
    for ((at, form), id) in &links.ids {
        let place = required_place(at, *form);
        let constructor = match types.get(id.0).map(|def| (&def.kind, def.usage.request)) {
            Some((TypeKind::Object(object), true)) => {
                let owner = form_place(&cx.place(at), *form);
                Some(constructor(cx, types, object, (&owner, idents.of(&place))))
            }
            _ => None,
        };
        if !matches!(constructor, Some(Constructor::Named { .. })) {
            let place = required_place(&cx.place(at), *form);
            Scope::new(Kind::Types, &Pointer::root()).withdraw(&place, &mut cx.published);
        }
        if let Some(def) = types.get_mut(id.0)
            && let TypeKind::Object(object) = &mut def.kind
        {
            object.constructor = constructor;
        }
    }
}

fn constructor(
    cx: &mut Context<'_, '_>,
    types: &[TypeDef],
    object: &Object,
    (owner, name): (&Pointer, Ident),
) -> Constructor {
    let required = object.fields.iter().enumerate();
    let required = required.filter(|(_, field)| is_required(field));
    let (indices, fields): (Vec<usize>, Vec<&Field>) = required.unzip();
    let kinds: Vec<_> = fields
        .iter()
        .map(|field| positions::fitting(types, &field.ty))
        .collect();
    if indices.len() > MOST_ARGUMENTS || positions::any_alike(&kinds) {
        return Constructor::Named {
            name,
            fields: indices,
        };
    }
    let names: Vec<&Ident> = fields.iter().map(|field| &field.name).collect();
    let order = cx.published.order(owner, &names);
    let order = order.into_iter().filter_map(|at| indices.get(at).copied());
    Constructor::Positional(order.collect())
}

/// Whether the member has to be there.
fn is_required(field: &Field) -> bool {
    matches!(
        field.presence,
        Presence::Required | Presence::RequiredNullable
    )
}
