//! Bodies that are sent and what they hold.

use super::arguments::Named;
use super::contents::Content;
use super::context::Context;
use super::coverage::Reason;
use super::docs;
use super::forms;
use super::links::Links;
use super::media::{self, Family};
use super::operations::Ground;
use super::parts;
use super::plan::PlannedBody;
use super::shapes::Direction;
use super::styles::{self, Class};
use crate::diagnostic::Code;
use crate::ir::{Body, Ident, Necessity, Payload, Primitive, Sent, TypeRef};

/// Lowers the body of a request.
pub(super) fn body(
    cx: &mut Context<'_, '_>,
    ground: &Ground<'_, '_, '_>,
    planned: &PlannedBody,
    (name, parts): (Ident, Vec<Named>),
) -> Body {
    let content = &planned.content;
    let necessity = if planned.required {
        Necessity::Required
    } else {
        Necessity::Optional
    };
    let payload = match &content.parts {
        Some(planned) => {
            let named = planned.iter().zip(parts);
            let parts =
                named.map(|(part, names)| parts::lower(cx, ground.links, (part, necessity), names));
            Sent::Parts(parts.collect())
        }
        None => whole(cx, ground, content),
    };
    Body {
        name,
        docs: docs::docs(planned.description.as_deref().unwrap_or_default()),
        necessity,
        media_type: media::sendable(&content.media_type, content.family),
        payload,
    }
}

/// What a body that is sent as a whole holds.
fn whole(cx: &mut Context<'_, '_>, ground: &Ground<'_, '_, '_>, content: &Content) -> Sent {
    match content.family {
        Family::Json => Sent::Json(json(cx, ground.links, content, Direction::Request)),
        Family::Form => match members_type(cx, ground, content) {
            Some(ty) => Sent::Form(forms::form(cx, ground.types, content, ty)),
            None => Sent::Text,
        },
        Family::Multipart => match members_type(cx, ground, content) {
            Some(ty) => Sent::Members(ty),
            None => Sent::Bytes,
        },
        Family::Text | Family::Xml => Sent::Text,
        Family::Bytes => Sent::Bytes,
    }
}

/// The type whose members a form sends; none of what has no members, which the caller writes.
fn members_type(
    cx: &mut Context<'_, '_>,
    ground: &Ground<'_, '_, '_>,
    content: &Content,
) -> Option<TypeRef> {
    let json = TypeRef::Primitive(Primitive::Json);
    let ty = content.schema.as_ref().map_or(json, |schema| {
        ground.links.meaning(schema, Direction::Request).ty
    });
    if matches!(styles::class(ground.types, &ty), Class::Object | Class::Any) {
        return Some(ty);
    }
    cx.report(
        Code::BodyWithoutMembers,
        &content.at,
        format!(
            "the schema of a body of `{}` has no members: the caller writes it as it is sent",
            content.media_type
        ),
        "describe an object with a property for each field",
    );
    None
}

/// What an answer of a chosen media type holds.
pub(super) fn received(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    content: &Content,
) -> Payload {
    match content.family {
        Family::Json => Payload::Json(json(cx, links, content, Direction::Response)),
        Family::Text | Family::Xml | Family::Form => Payload::Text,
        Family::Bytes | Family::Multipart => Payload::Bytes,
    }
}

/// The type of a JSON body.
fn json(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    content: &Content,
    direction: Direction,
) -> TypeRef {
    match &content.schema {
        Some(schema) => links.element(schema, direction),
        None => {
            cx.untyped(&content.at, Reason::NoSchema);
            TypeRef::Primitive(Primitive::Json)
        }
    }
}
