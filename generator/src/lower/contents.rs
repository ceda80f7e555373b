//! Which of the media types of a body the client uses, and what is said about the others. `answers.rs` has those of answers.

use super::context::Context;
use super::media::{self, Described, Family, Offered};
use super::parts::{self, PlannedPart};
use crate::diagnostic::Code;
use crate::pointer::Pointer;

/// The chosen media type of a body.
pub(super) struct Content {
    /// The media type object.
    pub(super) at: Pointer,
    pub(super) media_type: String,
    pub(super) family: Family,
    /// The schema as written, where there is one.
    pub(super) schema: Option<Pointer>,
    /// Every media type that is read in the same way, the chosen one first.
    pub(super) alike: Vec<String>,
    /// The parts of a body of parts; `None` = it is none, or its schema names none.
    pub(super) parts: Option<Vec<PlannedPart>>,
}

impl Content {
    /// Whether the value of the whole body has a type of the document.
    pub(super) fn is_typed(&self) -> bool {
        match self.family {
            Family::Json | Family::Form => true,
            Family::Multipart => self.parts.is_none(),
            Family::Bytes | Family::Text | Family::Xml => false,
        }
    }
}

/// A media type that a body is offered in.
pub(super) struct Candidate<'a> {
    pub(super) media_type: &'a str,
    pub(super) family: Family,
}

impl Candidate<'_> {
    /// The order of preference: what is exact before ranges, then by family; then the order of the document decides.
    pub(super) fn rank(&self) -> (bool, Family) {
        (self.media_type.contains('*'), self.family)
    }
}

/// Chooses the media type in which a body is sent.
pub(super) fn request(
    cx: &mut Context<'_, '_>,
    at: &Pointer,
    offered: &Offered,
) -> Option<Content> {
    let at = at.child("content");
    let candidates = candidates(cx, &at, offered);
    let chosen = candidates.iter().min_by_key(|one| one.rank())?;
    if chosen.family == Family::Xml {
        report_xml(cx, &at, chosen.media_type, "sent");
    }
    let mut content = content(&at, offered, chosen);
    if content.family == Family::Multipart {
        content.parts = parts::plan(cx, &content);
    }
    report_others(cx, &at, &candidates, &content.alike);
    Some(content)
}

/// What is known of a chosen media type.
pub(super) fn content(at: &Pointer, offered: &Offered, chosen: &Candidate<'_>) -> Content {
    let media_type = chosen.media_type.to_owned();
    let at = at.child(&media_type);
    let schema = offered
        .get(&media_type)
        .and_then(|media| media.schema.as_ref());
    Content {
        schema: schema.map(|_| at.child("schema")),
        at,
        family: chosen.family,
        alike: vec![media_type.clone()],
        media_type,
        parts: None,
    }
}

/// The media types of a body, in the order of the document.
pub(super) fn candidates<'a>(
    cx: &mut Context<'_, '_>,
    at: &Pointer,
    offered: &'a Offered,
) -> Vec<Candidate<'a>> {
    let mut candidates = Vec::new();
    for media_type in offered.keys() {
        let schema = at.child(media_type).child("schema");
        let family = media::family(media_type, described(cx, &schema));
        // Octets are what they are, whatever the media type says about them (OpenAPI 3.0.3, "Data Types").
        let octets = family != Family::Multipart && is_binary(cx, &schema);
        candidates.push(Candidate {
            media_type,
            family: if octets { Family::Bytes } else { family },
        });
    }
    candidates
}

/// What a schema describes, as far as that decides about ranges of media types.
fn described(cx: &mut Context<'_, '_>, schema: &Pointer) -> Described {
    let Some(view) = cx.view(schema) else {
        return Described::Opaque;
    };
    match view.keywords.kind() {
        Some("string") => Described::Opaque,
        None if !view.keywords.has_shape() => Described::Opaque,
        _ => Described::Shape,
    }
}

/// Whether a schema describes a body of octets.
fn is_binary(cx: &mut Context<'_, '_>, schema: &Pointer) -> bool {
    let keywords = |view: &super::view::View<'_>| {
        let is_text = matches!(view.keywords.kind(), None | Some("string"));
        is_text && view.keywords.format.as_deref() == Some("binary")
    };
    cx.view(schema).is_some_and(|view| keywords(&view))
}

/// Says that XML is text.
pub(super) fn report_xml(cx: &mut Context<'_, '_>, at: &Pointer, media_type: &str, done: &str) {
    cx.report(
        Code::XmlBody,
        &at.child(media_type),
        format!("a body of `{media_type}` is {done} as text: XML is not typed"),
        "offer `application/json` beside it",
    );
}

/// Says which media types are not used, if there are any.
pub(super) fn report_others(
    cx: &mut Context<'_, '_>,
    at: &Pointer,
    candidates: &[Candidate<'_>],
    used: &[String],
) {
    let (used, others): (Vec<&str>, Vec<&str>) = candidates
        .iter()
        .map(|one| one.media_type)
        .partition(|one| used.iter().any(|used| used == one));
    if others.is_empty() {
        return;
    }
    let listed = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        names.join(", ")
    };
    let is = if used.len() == 1 { "is" } else { "are" };
    cx.report(
        Code::OtherMediaTypes,
        at,
        format!(
            "of the media types of this body, {} {is} used, and {} not",
            listed(&used),
            listed(&others)
        ),
        "nothing, unless the choice is wrong: then leave the one that is used out of the document",
    );
}
