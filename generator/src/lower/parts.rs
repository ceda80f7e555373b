//! Bodies of parts (`multipart/form-data` and its like): a part for each property of the schema (OpenAPI 3.0.3, "Special
//! Considerations for `multipart` Content").

use std::collections::BTreeMap;

use super::arguments::Named;
use super::contents::Content;
use super::context::Context;
use super::describe;
use super::links::Links;
use super::media::{self, Described, Family};
use super::read;
use super::shapes::{Direction, Member, Shape};
use super::view::View;
use crate::diagnostic::Code;
use crate::ir::{Necessity, Part, PartKind};
use crate::pointer::Pointer;

/// How many schemas that stand for others are followed.
const DEEPEST: usize = 16;

/// A part, before any type is known.
pub(super) struct PlannedPart {
    pub(super) wire: String,
    /// Its schema, as written.
    pub(super) at: Pointer,
    pub(super) required: bool,
    pub(super) form: PartForm,
    /// The media type that the document gives it; `None` = the usual one.
    pub(super) media_type: Option<String>,
}

/// What a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartForm {
    /// A value: scalars are text, a list is a part for each element, an object is JSON.
    Value,
    /// JSON, whatever the value is.
    Json,
    /// A file.
    File,
    /// Any number of files.
    Files,
}

impl PartForm {
    /// Whether it has a type of the document.
    pub(super) fn is_typed(self) -> bool {
        matches!(self, Self::Value | Self::Json)
    }
}

/// Plans a part for each property; none where the schema has no properties.
pub(super) fn plan(cx: &mut Context<'_, '_>, content: &Content) -> Option<Vec<PlannedPart>> {
    let members = members(cx, content.schema.as_ref()?)?;
    let encodings = content.at.child("encoding");
    let sent = members.into_iter();
    let sent = sent.filter(|member| member.travels.includes(Direction::Request));
    let parts = sent.map(|member| part(cx, member, &encodings));
    Some(parts.collect())
}

/// The properties of a schema, with schemas that stand for others followed.
fn members(cx: &mut Context<'_, '_>, schema: &Pointer) -> Option<Vec<Member>> {
    let mut at = schema.clone();
    for _ in 0..DEEPEST {
        let view = cx.view(&at)?;
        match read::shape(cx, &view, &mut Vec::new()) {
            Shape::Object(members) if !members.named.is_empty() => return Some(members.named),
            Shape::Same(next) => at = next,
            _ => return None,
        }
    }
    None
}

fn part(cx: &mut Context<'_, '_>, member: Member, encodings: &Pointer) -> PlannedPart {
    let at = encodings.child(&member.wire);
    let encoding = cx.document.raw(&at);
    let media_type = encoding.and_then(|encoding| encoding.get("contentType")?.as_str());
    let family = media_type.map(|named| media::family(first(named), Described::Opaque));
    let described = Files::default().find(cx, &member.at, 0);
    let form = match (described, family) {
        (Some(form), _) => form,
        (None, Some(Family::Json)) => PartForm::Json,
        (None, Some(Family::Bytes)) => PartForm::File,
        (None, Some(Family::Xml)) if is_object(cx, &member.at) => PartForm::File,
        (None, _) => PartForm::Value,
    };
    if encoding.is_some_and(|encoding| encoding.get("headers").is_some()) {
        report_headers(cx, &at, &member.wire, form);
    }
    PlannedPart {
        media_type: media_type.and_then(|named| certain(named, form)),
        wire: member.wire,
        at: member.at,
        required: member.required,
        form,
    }
}

/// Says who sends the headers of a part.
fn report_headers(cx: &mut Context<'_, '_>, encoding: &Pointer, wire: &str, form: PartForm) {
    let (message, remedy) = match form {
        PartForm::File | PartForm::Files => (
            format!(
                "headers of the part `{wire}` are left to the caller: `FilePart::header` sets them"
            ),
            "nothing, unless the service needs them in every call",
        ),
        PartForm::Value | PartForm::Json => (
            format!("headers of the part `{wire}` are not sent"),
            "leave them out where the service can do without them",
        ),
    };
    cx.report(
        Code::PartHeaders,
        &encoding.child("headers"),
        message,
        remedy,
    );
}

/// The first media type of a list.
fn first(named: &str) -> &str {
    named.split(',').next().unwrap_or_default().trim()
}

/// The media type to state: the first that the document lists and that is no range, where it is not what the runtime states
/// anyway. The caller of a file may state another one.
fn certain(named: &str, form: PartForm) -> Option<String> {
    let usual = match form {
        PartForm::Json => "application/json",
        PartForm::File | PartForm::Files => "application/octet-stream",
        PartForm::Value => "",
    };
    let mut listed = named.split(',').map(str::trim);
    let first = listed.find(|one| !one.is_empty() && !one.contains('*'))?;
    (first != usual).then(|| first.to_owned())
}

/// A search for files in one property. Each schema is looked at once, however many branches lead to it.
#[derive(Default)]
struct Files {
    known: BTreeMap<Pointer, Option<PartForm>>,
}

impl Files {
    /// Whether a schema describes files, and how many: `format: binary`, also as a branch of a choice.
    fn find(&mut self, cx: &mut Context<'_, '_>, at: &Pointer, depth: usize) -> Option<PartForm> {
        let view = cx.view(at).filter(|_| depth < DEEPEST)?;
        if let Some(known) = self.known.get(&view.at) {
            return *known;
        }
        // What leads back here finds nothing new.
        self.known.insert(view.at.clone(), None);
        let found = self.look(cx, &view, depth);
        self.known.insert(view.at.clone(), found);
        found
    }

    fn look(
        &mut self,
        cx: &mut Context<'_, '_>,
        view: &View<'_>,
        depth: usize,
    ) -> Option<PartForm> {
        let keywords = &view.keywords;
        match keywords.kind() {
            Some("string") if keywords.format.as_deref() == Some("binary") => {
                return Some(PartForm::File);
            }
            Some("array") if keywords.items => {
                let item = self.find(cx, &view.at.child("items"), depth + 1);
                return item.map(|_| PartForm::Files);
            }
            _ => {}
        }
        let mut branches: Vec<Pointer> = Vec::new();
        for choice in &keywords.choices {
            let place = view.at.child(choice.keyword);
            branches.extend((0..choice.branches).map(|index| place.child(index)));
        }
        let all_of = view.at.child("allOf");
        branches.extend((0..keywords.all_of).map(|index| all_of.child(index)));
        let found = branches
            .iter()
            .filter_map(|branch| self.find(cx, branch, depth + 1));
        found.max_by_key(|form| *form == PartForm::Files)
    }
}

/// Whether a schema describes an object.
fn is_object(cx: &mut Context<'_, '_>, at: &Pointer) -> bool {
    let view = cx.view(at);
    view.is_some_and(|view| view.keywords.kind() == Some("object") || view.keywords.all_of > 0)
}

/// Lowers a part. Where the body is optional, so is each of its parts.
pub(super) fn lower(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    (planned, body): (&PlannedPart, Necessity),
    (name, constant): Named,
) -> Part {
    let ty = links.meaning(&planned.at, Direction::Request).ty;
    Part {
        name,
        constant,
        docs: describe::param_docs(cx, None, &planned.at, &ty),
        deprecated: cx
            .view(&planned.at)
            .is_some_and(|view| view.data.deprecated),
        necessity: if planned.required {
            body
        } else {
            Necessity::Optional
        },
        media_type: planned.media_type.clone(),
        kind: match planned.form {
            PartForm::Value => PartKind::Value(ty),
            PartForm::Json => PartKind::Json(ty),
            PartForm::File => PartKind::File,
            PartForm::Files => PartKind::Files,
        },
        wire: planned.wire.clone(),
    }
}
