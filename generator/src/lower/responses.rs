//! Answers: the shape of a success and the declared errors.

use super::answers::Answered;
use super::bodies;
use super::contents::Content;
use super::context::Context;
use super::docs;
use super::idents::TypeIdents;
use super::links::Links;
use super::media;
use super::naming::{self, Kind, Scope, Wish};
use super::plan::{Answer, Plan};
use super::status;
use crate::ir::{
    Case, DeclaredFailure, Docs, ErrorBodies, Payload, StatusMatch, Success, SuccessShape,
};
use crate::pointer::Pointer;

/// An answer with one of the shapes that it may have.
struct Read<'p> {
    answer: &'p Answer,
    content: Option<&'p Content>,
    payload: Option<Payload>,
}

impl Read<'_> {
    /// Whether the answer is told from others of its status by its media type.
    fn is_one_of_many(&self) -> bool {
        self.answer.body.contents.len() > 1
    }

    /// Whether the answer's variant is named by its media type too. The preferred one is not, so that another one beside it
    /// never changes its name.
    fn is_beside(&self) -> bool {
        let preferred = self.answer.body.contents.first();
        self.content.map(|content| &content.at) != preferred.map(|content| &content.at)
    }
}

/// The types that the answers of an operation may need: where each stands, and the word for it.
pub(super) fn types(plan: &Plan) -> Vec<(Pointer, &'static str)> {
    let has_error = |answer: &Answer| is_failure(answer) && !answer.body.contents.is_empty();
    let mut types = Vec::new();
    let shapes = plan.answers.iter().filter(|answer| answer.is_success);
    let shapes = shapes.map(|answer| answer.body.contents.len().max(1));
    if shapes.sum::<usize>() > 1 {
        types.push((success_place(plan), "success"));
    }
    if plan.answers.iter().any(has_error) {
        types.push((error_place(plan), "error"));
    }
    types
}

/// Whether an answer describes a failure: `default` does so even where it describes the success too.
fn is_failure(answer: &Answer) -> bool {
    let is_both = answer.status == StatusMatch::Default;
    status::is_failure(answer.status) && (is_both || !answer.is_success)
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
    let read = read(cx, links, plan, |answer| answer.is_success);
    let accept = joined(&read, |body| &body.accepted);
    let shape = shape(cx, plan, &read, idents);
    Success {
        stream: stream(&read, &accept),
        accept,
        shape,
    }
}

/// The media types of an answer that may be read while it comes: what is made for that, else where bytes are among those of
/// the call.
fn stream(read: &[Read<'_>], accept: &str) -> Option<String> {
    let made_for_it = joined(read, |body| &body.streamed);
    if !made_for_it.is_empty() {
        return Some(made_for_it);
    }
    let mut payloads = read.iter().map(|read| read.payload.as_ref());
    let bytes = payloads.any(|payload| payload == Some(&Payload::Bytes));
    bytes.then(|| accept.to_owned())
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
    let mut read = read(cx, links, plan, is_failure);
    read.retain(|read| read.payload.is_some());
    read.sort_by_key(|read| read.answer.status);
    if read.is_empty() {
        return None;
    }
    let at = error_place(plan);
    Some(ErrorBodies {
        name: idents.of(&at),
        cases: cases(cx, &at, &read),
        bodyless: bodyless(plan, &read),
    })
}

/// The failures that are declared without a body although one of these answers, for more statuses, has one.
fn bodyless(plan: &Plan, read: &[Read<'_>]) -> Vec<StatusMatch> {
    let is_covered = |status: StatusMatch| {
        let wider = read.iter().map(|read| read.answer.status);
        wider.into_iter().any(|wider| match (status, wider) {
            (StatusMatch::Exact(status), StatusMatch::Range(class)) => {
                status / 100 == u16::from(class)
            }
            (_, wider) => wider == StatusMatch::Default,
        })
    };
    let failures = plan.answers.iter().filter(|answer| is_failure(answer));
    let empty = failures.filter(|answer| answer.body.contents.is_empty());
    let empty = empty.map(|answer| answer.status);
    // Where there never is a body, the runtime knows it.
    let mut empty: Vec<_> = empty
        .filter(|status| !status::has_no_body(*status) && is_covered(*status))
        .collect();
    empty.sort();
    empty
}

/// The redirects that are successes.
pub(super) fn redirects(plan: &Plan) -> Vec<StatusMatch> {
    let successes = plan.answers.iter().filter(|answer| answer.is_success);
    let statuses = successes.map(|answer| answer.status);
    statuses
        .filter(|status| status::is_redirect(*status))
        .collect()
}

/// What the document says about failures, unless it only repeats what the status is called. What it says about `default` is
/// true of any status, and so helps with none.
pub(super) fn failures(plan: &Plan) -> Vec<DeclaredFailure> {
    let failures = plan.answers.iter().filter(|answer| is_failure(answer));
    let failures = failures.filter(|answer| answer.status != StatusMatch::Default);
    let said = failures.map(|answer| DeclaredFailure {
        status: answer.status,
        words: docs::beginning(&answer.description),
    });
    let letters = |text: &str| {
        text.to_lowercase()
            .replace(|c: char| !c.is_alphanumeric(), "")
    };
    said.filter(|failure| {
        let words = letters(&failure.words);
        !words.is_empty() && words != letters(&status::words(failure.status))
    })
    .collect()
}

/// The shapes of the answers whose status is wanted.
fn read<'p>(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    plan: &'p Plan,
    wanted: impl Fn(&Answer) -> bool,
) -> Vec<Read<'p>> {
    let mut read = Vec::new();
    for answer in plan.answers.iter().filter(|answer| wanted(answer)) {
        let contents = answer.body.contents.iter().map(Some);
        let nothing = answer.body.contents.is_empty().then_some(None);
        read.extend(contents.chain(nothing).map(|content| Read {
            answer,
            content,
            payload: content.map(|content| bodies::received(cx, links, content)),
        }));
    }
    read
}

fn cases(cx: &mut Context<'_, '_>, owner: &Pointer, read: &[Read<'_>]) -> Vec<Case> {
    let wishes = read.iter().map(|read| {
        let mut words = status::words(read.answer.status);
        let mut place = owner.child(read.answer.status.key());
        if let Some(content) = read.content.filter(|_| read.is_beside()) {
            words = format!("{words} {}", media::words(&content.media_type));
            place = place.child(&content.media_type);
        }
        Wish::made(naming::variant_name(&words), place)
    });
    let wishes = wishes.collect();
    let names = cx.settle(&Scope::new(Kind::Variants, owner), wishes);
    let cases = read.iter().zip(names).map(|(read, name)| {
        let content = read.content.filter(|_| read.is_one_of_many());
        let media_types = content.map_or_else(Vec::new, |content| content.alike.clone());
        Case {
            name,
            status: read.answer.status,
            docs: case_docs(read.answer, &media_types),
            media_types,
            payload: read.payload.clone(),
        }
    });
    cases.collect()
}

/// What the document says about an answer, and in which media types it comes in this shape.
fn case_docs(answer: &Answer, media_types: &[String]) -> Docs {
    let Some(first) = media_types.first() else {
        return docs::docs(&answer.description);
    };
    let listed: Vec<String> = media_types.iter().map(|one| format!("`{one}`")).collect();
    let is_asked = media_types
        .iter()
        .any(|one| answer.body.accepted.contains(one));
    let asked = if is_asked || !answer.is_success {
        String::new()
    } else {
        format!(", which a call has to ask for: `.header(\"accept\", \"{first}\")`")
    };
    let description = &answer.description;
    docs::docs(&format!(
        "{description}\n\nAs {}{asked}.",
        listed.join(", ")
    ))
}

/// Media types of all answers, each once.
fn joined<'r>(read: &[Read<'r>], list: impl Fn(&'r Answered) -> &'r Vec<String>) -> String {
    let mut media_types: Vec<&str> = Vec::new();
    for media_type in read.iter().flat_map(|read| list(&read.answer.body)) {
        if !media_types.contains(&media_type.as_str()) {
            media_types.push(media_type);
        }
    }
    media_types.join(", ")
}
