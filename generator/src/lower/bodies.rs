//! Bodies that are sent and what they hold.

use super::context::Context;
use super::docs;
use super::links::Links;
use super::media::{self, Family};
use super::plan::{Content, PlannedBody};
use super::shapes::Direction;
use crate::ir::{Body, Ident, Necessity, Payload, Primitive, TypeRef};

/// Lowers the body of a request.
pub(super) fn body(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    planned: &PlannedBody,
    name: Ident,
) -> Body {
    let content = &planned.content;
    Body {
        name,
        docs: docs::docs(planned.description.as_deref().unwrap_or_default()),
        necessity: if planned.required {
            Necessity::Required
        } else {
            Necessity::Optional
        },
        media_type: media::sendable(&content.media_type, content.family),
        payload: payload(cx, links, content, Direction::Request),
    }
}

/// What a body of a chosen media type holds.
pub(super) fn payload(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    content: &Content,
    direction: Direction,
) -> Payload {
    match (content.family, &content.schema) {
        (Family::Text, _) => Payload::Text,
        (Family::Bytes, _) => Payload::Bytes,
        (Family::Json, Some(schema)) => Payload::Json(links.element(schema, direction)),
        (Family::Json, None) => {
            cx.untyped(&content.at, "body without a schema");
            Payload::Json(TypeRef::Primitive(Primitive::Json))
        }
    }
}
