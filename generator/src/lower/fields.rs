//! The fields of structs.

use super::context::Context;
use super::describe;
use super::links::Links;
use super::naming::{self, Kind, Scope};
use super::shapes::{Direction, Member, Members, Others};
use crate::ir::{Additional, Field, Object, Presence, Primitive, TypeRef};
use crate::pointer::Pointer;

/// Builds a struct with the members that travel in `direction`.
pub(super) fn object(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    members: &Members,
    direction: Direction,
) -> Object {
    let mut names = Scope::new(Kind::Fields);
    let mut setters = Scope::new(Kind::Setters);
    let mut fields = Vec::new();
    for member in &members.named {
        if member.travels.includes(direction) {
            fields.push(field(
                cx,
                links,
                member,
                direction,
                (&mut names, &mut setters),
            ));
        }
    }
    let ty = match &members.others {
        Others::Ignored => None,
        Others::Any => Some(TypeRef::Primitive(Primitive::Json)),
        Others::Typed(at) => Some(links.element(at, direction)),
    };
    let additional = ty.map(|ty| Additional {
        name: names.claim(naming::field_name("additional"), &Pointer::root()),
        ty,
    });
    Object { fields, additional }
}

fn field(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    member: &Member,
    direction: Direction,
    (names, setters): (&mut Scope, &mut Scope),
) -> Field {
    let meaning = links.meaning(&member.at, direction);
    let words = cx.config.name(&member.at).unwrap_or(&member.wire);
    let wanted = naming::field_name(words);
    let deprecated = cx.view(&member.at).is_some_and(|view| view.data.deprecated);
    Field {
        wire: member.wire.clone(),
        name: names.claim(wanted.clone(), &member.at),
        setter: setters.claim(wanted, &member.at),
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
