//! Answers: the shape of a success and the declared errors.

use super::bodies;
use super::context::Context;
use super::docs;
use super::idents::TypeIdents;
use super::links::Links;
use super::naming::{self, Kind, Scope, Wish};
use super::plan::{Answer, Plan};
use super::status;
use crate::ir::{Case, ErrorBodies, Payload, StatusMatch, Success, SuccessShape};
use crate::pointer::Pointer;

/// An answer with what it holds.
struct Read<'p> {
    answer: &'p Answer,
    payload: Option<Payload>,
}

/// The types that the answers of an operation may need: where each stands, and the word for it.
pub(super) fn types(plan: &Plan) -> Vec<(Pointer, &'static str)> {
    let statuses: Vec<StatusMatch> = plan.answers.iter().map(|answer| answer.status).collect();
    let is_success = |answer: &&Answer| status::is_success(answer.status, &statuses);
    let has_error = |answer: &Answer| status::is_failure(answer.status) && answer.content.is_some();
    let mut types = Vec::new();
    if plan.answers.iter().filter(is_success).count() > 1 {
        types.push((success_place(plan), "success"));
    }
    if plan.answers.iter().any(has_error) {
        types.push((error_place(plan), "error"));
    }
    types
}

fn success_place(plan: &Plan) -> Pointer {
    plan.view.at.child("success")
}

fn error_place(plan: &Plan) -> Pointer {
    plan.view.at.child("error")
}

/// Lowers what a successful answer holds: the bare type unless shapes differ.
pub(super) fn success(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    plan: &Plan,
    idents: &TypeIdents,
) -> Success {
    let statuses: Vec<StatusMatch> = plan.answers.iter().map(|answer| answer.status).collect();
    let read = read(cx, links, plan, |status| {
        status::is_success(status, &statuses)
    });
    Success {
        accept: accept(&read),
        shape: shape(cx, plan, &read, idents),
    }
}

fn shape(
    cx: &mut Context<'_, '_>,
    plan: &Plan,
    read: &[Read<'_>],
    idents: &TypeIdents,
) -> SuccessShape {
    let statuses = success_statuses(read);
    let first = read.first().and_then(|read| read.payload.clone());
    if read.iter().all(|read| read.payload == first) {
        return match first {
            None => SuccessShape::Empty { statuses },
            Some(payload) => SuccessShape::Single { statuses, payload },
        };
    }
    let at = success_place(plan);
    SuccessShape::Several {
        name: idents.of(&at),
        cases: cases(cx, &at, read),
    }
}

/// The statuses of a success. Where `default` describes it, or where nothing does, that is any status from 200 to 299:
/// an error must never read as a success.
fn success_statuses(read: &[Read<'_>]) -> Vec<StatusMatch> {
    let statuses = read.iter().map(|read| read.answer.status);
    let named: Vec<StatusMatch> = statuses
        .filter(|status| *status != StatusMatch::Default)
        .collect();
    if named.is_empty() {
        vec![StatusMatch::Range(2)]
    } else {
        named
    }
}

/// Lowers the errors that have a body: exact statuses first, then ranges, then the default.
pub(super) fn errors(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    plan: &Plan,
    idents: &TypeIdents,
) -> Option<ErrorBodies> {
    let mut read = read(cx, links, plan, status::is_failure);
    read.retain(|read| read.payload.is_some());
    read.sort_by_key(|read| read.answer.status);
    if read.is_empty() {
        return None;
    }
    let at = error_place(plan);
    Some(ErrorBodies {
        name: idents.of(&at),
        cases: cases(cx, &at, &read),
    })
}

/// The answers whose status is wanted.
fn read<'p>(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    plan: &'p Plan,
    wanted: impl Fn(StatusMatch) -> bool,
) -> Vec<Read<'p>> {
    plan.answers
        .iter()
        .filter(|answer| wanted(answer.status))
        .map(|answer| Read {
            answer,
            payload: answer
                .content
                .as_ref()
                .map(|content| bodies::received(cx, links, content)),
        })
        .collect()
}

fn cases(cx: &mut Context<'_, '_>, owner: &Pointer, read: &[Read<'_>]) -> Vec<Case> {
    let wishes = read.iter().map(|read| {
        let wanted = naming::variant_name(&status::words(read.answer.status));
        Wish::made(wanted, owner.child(status::text(read.answer.status)))
    });
    let wishes = wishes.collect();
    let names = cx.settle(&Scope::new(Kind::Variants, owner), wishes);
    read.iter()
        .zip(names)
        .map(|(read, name)| Case {
            name,
            status: read.answer.status,
            docs: docs::docs(&read.answer.description),
            payload: read.payload.clone(),
        })
        .collect()
}

/// The media types to ask for, each once.
fn accept(read: &[Read<'_>]) -> String {
    let mut media_types: Vec<&str> = Vec::new();
    let contents = read.iter().filter_map(|read| read.answer.content.as_ref());
    for media_type in contents.flat_map(|content| &content.alike) {
        if !media_types.contains(&media_type.as_str()) {
            media_types.push(media_type);
        }
    }
    media_types.join(", ")
}
