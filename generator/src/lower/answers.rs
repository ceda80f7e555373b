//! The shapes that an answer may have, by media type, and the media types in which it is asked for
//! (generator/docs/decisions/0015-content-types.md).

use super::contents::{self, Candidate, Content};
use super::context::Context;
use super::media::{self, Family, Offered};
use crate::diagnostic::Code;
use crate::pointer::Pointer;

/// What an answer may hold.
#[derive(Default)]
pub(super) struct Answered {
    /// A shape each, the preferred one first; none = it has no body.
    pub(super) contents: Vec<Content>,
    /// The media types to ask for.
    pub(super) accepted: Vec<String>,
    /// The media types of what is only read while it comes, beside a shape that is not.
    pub(super) streamed: Vec<String>,
}

/// What becomes of a media type beside the preferred one.
enum Part {
    /// It has the shape of the content of this number.
    Alike(usize),
    /// It has a shape of its own.
    Own,
    /// It is read while it comes.
    Streamed,
    /// The client does not ask for it.
    Unused,
}

/// Chooses the media types in which an answer is asked for.
pub(super) fn response(cx: &mut Context<'_, '_>, at: &Pointer, offered: &Offered) -> Answered {
    let at = at.child("content");
    let mut candidates = contents::candidates(cx, &at, offered);
    for candidate in &mut candidates {
        candidate.family = match candidate.family {
            Family::Multipart => Family::Bytes,
            Family::Form => Family::Text,
            family => family,
        };
    }
    let Some(chosen) = candidates.iter().min_by_key(|one| one.rank()) else {
        return Answered::default();
    };
    let mut answered = Answered::default();
    let mut found = vec![contents::content(&at, offered, chosen)];
    for other in &candidates {
        if other.media_type == chosen.media_type {
            continue;
        }
        let media_type = other.media_type.to_owned();
        match part(offered, &found, other) {
            Part::Alike(index) => {
                if let Some(content) = found.get_mut(index) {
                    content.alike.push(media_type);
                }
            }
            Part::Own => found.push(contents::content(&at, offered, other)),
            Part::Streamed => answered.streamed.push(media_type),
            Part::Unused => {}
        }
    }
    report(cx, &at, &candidates, &found, &answered.streamed);
    answered.accepted = accepted(&candidates, &found);
    answered.contents = found;
    answered
}

/// What becomes of a media type beside others, of which the first is the preferred one.
fn part(offered: &Offered, found: &[Content], other: &Candidate<'_>) -> Part {
    let json = found.iter().any(|content| content.family == Family::Json);
    // Bytes hold anything, and texts hold XML.
    if !json {
        return Part::Alike(0);
    }
    let schema = |media_type: &str| {
        let media = offered.get(media_type);
        media.and_then(|media| media.schema.as_ref())
    };
    let same_schema = |content: &Content| {
        content.family == Family::Json && schema(&content.media_type) == schema(other.media_type)
    };
    match (found.iter().position(same_schema), other.family) {
        (Some(index), Family::Json) => Part::Alike(index),
        (None, Family::Json) => Part::Own,
        _ if media::is_sequence(other.media_type) => Part::Streamed,
        // Another way to write what JSON says as well.
        (Some(_), _) | (None, Family::Xml) => Part::Unused,
        (None, family) => {
            let same_family = |content: &Content| content.family == family;
            let known = found.iter().position(same_family);
            known.map_or(Part::Own, Part::Alike)
        }
    }
}

/// The media types to ask for: where there is a choice of shapes, in the order of the document, but no vendor's variation
/// of what is preferred; else the preferred one first.
fn accepted(candidates: &[Candidate<'_>], found: &[Content]) -> Vec<String> {
    let (Some(preferred), [_, others @ ..]) = (found.first(), found) else {
        return Vec::new();
    };
    if others.is_empty() {
        return preferred.alike.clone();
    }
    let all = candidates.iter().map(|one| one.media_type.to_owned());
    let asked = all.filter(|one| {
        let plain = !media::is_vendors(one);
        let is_other = || others.iter().any(|content| content.alike.contains(one));
        preferred.alike.contains(one) || (plain && is_other())
    });
    asked.collect()
}

fn report(
    cx: &mut Context<'_, '_>,
    at: &Pointer,
    candidates: &[Candidate<'_>],
    found: &[Content],
    streamed: &[String],
) {
    let mut used: Vec<String> = streamed.to_vec();
    used.extend(found.iter().flat_map(|content| content.alike.clone()));
    let bytes = found.iter().any(|content| content.family == Family::Bytes);
    for candidate in candidates {
        let media_type = candidate.media_type;
        if !used.iter().any(|used| used == media_type) {
            continue;
        }
        if candidate.family == Family::Xml && !bytes {
            contents::report_xml(cx, at, media_type, "kept");
        }
        if media::is_sequence(media_type) {
            cx.report(
                Code::SequenceBody,
                &at.child(media_type),
                format!("an answer of `{media_type}` comes as bytes, by `send_stream`: its parts are not typed"),
                "nothing: take the parts out of the bytes",
            );
        }
    }
    contents::report_others(cx, at, candidates, &used);
}
