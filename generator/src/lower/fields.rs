//! The fields of structs.

use super::context::Context;
use super::describe;
use super::links::Links;
use super::naming::{self, Kind, Scope, Wish};
use super::shapes::{Direction, Member, Members, Others};
use crate::ir::{Additional, Field, Ident, Object, Presence, Primitive, TypeRef};
use crate::pointer::Pointer;

/// Builds the struct at `owner` with the members that travel in `direction`.
pub(super) fn object(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    members: &Members,
    owner: &Pointer,
    direction: Direction,
) -> Object {
    let ty = match &members.others {
        Others::Ignored => None,
        Others::Any => Some(TypeRef::Primitive(Primitive::Json)),
        Others::Typed(at) => Some(links.element(at, direction)),
    };
    let named = members.named.iter();
    let members: Vec<&Member> = named
        .filter(|member| member.travels.includes(direction))
        .collect();
    let additional = ty.as_ref().map(|_| {
        let place = owner.child("additionalProperties");
        Wish::made(naming::field_name("additional"), place)
    });
    let mut names = names(cx, &members, owner, additional);
    let fields = members
        .into_iter()
        .zip(names.members)
        .map(|(member, names)| field(cx, links, member, names, direction))
        .collect();
    let additional = names.additional.pop().zip(ty);
    Object {
        fields,
        additional: additional.map(|(name, ty)| Additional { name, ty }),
        // `constructors` decides when every type is known.
        constructor: None,
    }
}

/// The names in one struct.
struct Names {
    /// The name and the setter of each member.
    members: Vec<(Ident, Ident)>,
    /// What holds the other members; none or one.
    additional: Vec<Ident>,
}

fn names(
    cx: &mut Context<'_, '_>,
    members: &[&Member],
    owner: &Pointer,
    additional: Option<Wish>,
) -> Names {
    let places: Vec<Pointer> = members.iter().map(|member| cx.place(&member.at)).collect();
    let wishes = members.iter().zip(&places).map(|(member, place)| {
        let chosen = cx.config.name(&member.at);
        Wish::new(naming::field_name, &member.wire, chosen, place.clone())
    });
    let wishes = wishes.chain(additional).collect();
    let mut names = cx.settle(&Scope::new(Kind::Fields, owner), wishes);
    let additional = names.split_off(members.len());
    // A setter is called like its field, unless that is a method that every type has.
    let wishes = names.iter().zip(places);
    let wishes = wishes
        .map(|(name, place)| Wish::like(name, place))
        .collect();
    let setters = cx.settle(&Scope::new(Kind::Setters, owner), wishes);
    Names {
        members: names.into_iter().zip(setters).collect(),
        additional,
    }
}

fn field(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    member: &Member,
    (name, setter): (Ident, Ident),
    direction: Direction,
) -> Field {
    let meaning = links.meaning(&member.at, direction);
    let deprecated = cx.view(&member.at).is_some_and(|view| view.data.deprecated);
    Field {
        wire: member.wire.clone(),
        name,
        setter,
        docs: describe::field_docs(cx, member, &meaning.ty),
        deprecated,
        ty: meaning.ty,
        presence: match (member.required, meaning.nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::RequiredNullable,
            (false, false) => Presence::Optional,
            (false, true) => Presence::OptionalNullable,
        },
    }
}
