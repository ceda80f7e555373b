//! Bodies that are sent and what they hold.

use super::contents::Content;
use super::context::Context;
use super::docs;
use super::forms;
use super::links::Links;
use super::media::{self, Family};
use super::naming::{self, Scope};
use super::operations::Ground;
use super::plan::PlannedBody;
use super::shapes::Direction;
use super::styles::{self, Class};
use crate::diagnostic::Code;
use crate::ir::{Body, Necessity, Payload, Primitive, Sent, TypeRef};

/// Lowers the body of a request.
pub(super) fn body(
    cx: &mut Context<'_, '_>,
    ground: &Ground<'_, '_, '_>,
    planned: &PlannedBody,
    arguments: &mut Scope,
) -> Body {
    let content = &planned.content;
    Body {
        name: arguments.claim(naming::argument_name("body"), &planned.at),
        docs: docs::docs(planned.description.as_deref().unwrap_or_default()),
        necessity: if planned.required {
            Necessity::Required
        } else {
            Necessity::Optional
        },
        media_type: media::sendable(&content.media_type, content.family),
        payload: sent(cx, ground, content),
    }
}

/// What a body that is sent holds.
fn sent(cx: &mut Context<'_, '_>, ground: &Ground<'_, '_, '_>, content: &Content) -> Sent {
    match content.family {
        Family::Json => Sent::Json(json(cx, ground.links, content, Direction::Request)),
        Family::Form => form(cx, ground, content),
        Family::Text | Family::Xml => Sent::Text,
        Family::Bytes | Family::Multipart => Sent::Bytes,
    }
}

/// A form; what has no members is a text that the caller writes.
fn form(cx: &mut Context<'_, '_>, ground: &Ground<'_, '_, '_>, content: &Content) -> Sent {
    let json = TypeRef::Primitive(Primitive::Json);
    let ty = content.schema.as_ref().map_or(json, |schema| {
        ground.links.meaning(schema, Direction::Request).ty
    });
    match styles::class(ground.types, &ty) {
        Class::Object | Class::Any => Sent::Form(forms::form(cx, ground.types, content, ty)),
        Class::Scalar | Class::List => {
            cx.report(
                Code::BodyWithoutMembers,
                &content.at,
                format!(
                    "the schema of a body of `{}` has no members: the caller writes the text",
                    content.media_type
                ),
                "describe an object with a property for each field",
            );
            Sent::Text
        }
    }
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
            cx.untyped(&content.at, "body without a schema");
            TypeRef::Primitive(Primitive::Json)
        }
    }
}
