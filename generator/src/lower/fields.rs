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
    let additional = ty.as_ref().map(|_| owner.child("additionalProperties"));
    let mut names = names(cx, &members, owner, additional);
    let fields = members
        .into_iter()
        .zip(names.members)
        .map(|(member, names)| field(cx, links, member, names, direction))
        .collect();
    let additional = names.additional.pop().zip(ty);
    Object {
        fields,
        additional: additional.map(|((name, setter), ty)| Additional { name, setter, ty }),
        // `constructors` decides when every type is known.
        constructor: None,
    }
}

/// The names in one struct.
struct Names {
    /// The name and the setter of each member.
    members: Vec<(Ident, Ident)>,
    /// What holds the other members, and the method that adds one; none or one.
    additional: Vec<(Ident, Ident)>,
}

/// What the field is called that holds the other members, where the document calls a member by the names before.
const ADDITIONAL: &[&str] = &[
    "additional",
    "additional_properties",
    "additional_members",
    "members_without_field",
];

fn names(
    cx: &mut Context<'_, '_>,
    members: &[&Member],
    owner: &Pointer,
    additional: Option<Pointer>,
) -> Names {
    let mut places: Vec<Pointer> = members.iter().map(|member| cx.place(&member.at)).collect();
    let wishes = members.iter().zip(&places).map(|(member, place)| {
        let chosen = cx.config.name(&member.at);
        Wish::new(naming::field_name, &member.wire, chosen, place.clone())
    });
    let mut wishes: Vec<Wish> = wishes.collect();
    let fields = Scope::new(Kind::Fields, owner);
    if let Some(place) = additional {
        let name = naming::field_name(others(cx, &fields, &wishes, &place));
        wishes.push(Wish::made(name, place.clone()));
        places.push(place);
    }
    let names = cx.settle(&fields, wishes);
    // A setter is called like its field, unless that is a method that every type has.
    let wishes = names.iter().zip(places);
    let wishes = wishes
        .map(|(name, place)| Wish::like(name, place))
        .collect();
    let setters = cx.settle(&Scope::new(Kind::Setters, owner), wishes);
    let mut named: Vec<(Ident, Ident)> = names.into_iter().zip(setters).collect();
    let additional = named.split_off(members.len());
    Names {
        members: named,
        additional,
    }
}

/// What the field is called that holds the other members: as an earlier client called it, else the first name that no
/// member has.
fn others(cx: &Context<'_, '_>, scope: &Scope, members: &[Wish], place: &Pointer) -> &'static str {
    let mut names = ADDITIONAL.iter().copied();
    if let Some(held) = scope.held(place, &cx.published) {
        let published = |name: &&str| {
            let digits = held.strip_prefix(name);
            digits.is_some_and(|digits| digits.is_empty() || digits.starts_with("_x"))
        };
        if let Some(name) = names.clone().find(published) {
            return name;
        }
    }
    let free = names.find(|name| !members.iter().any(|member| member.wants(name)));
    free.unwrap_or("additional")
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
