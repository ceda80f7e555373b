//! Two declarations of one member.

use std::rc::Rc;

use indexmap::IndexMap;
use serde_json::Value;

use super::context::Context;
use super::shapes::Member;
use super::view::View;
use crate::diagnostic::Code;
use crate::pointer::Pointer;

/// How many schemas of one part are followed.
const DEEPEST: usize = 16;

/// Keywords that say nothing about which values are allowed.
const NOTES: &[&str] = &[
    "title",
    "description",
    "example",
    "examples",
    "default",
    "deprecated",
    "externalDocs",
    "xml",
    "readOnly",
    "writeOnly",
    "nullable",
];

/// Adds a member, or settles it with an earlier one of the same name.
pub(super) fn add(cx: &mut Context<'_, '_>, members: &mut IndexMap<String, Member>, new: Member) {
    let Some(old) = members.get_mut(&new.wire) else {
        members.insert(new.wire.clone(), new);
        return;
    };
    let required = old.required || new.required;
    match settle(cx, &old.at, &new.at) {
        Settled::Old => {}
        Settled::New => *old = new,
        Settled::Conflict => {
            cx.report(
                Code::ConflictingParts,
                &new.at,
                format!(
                    "`{}` has another type at {}: this one is used",
                    new.wire, old.at
                ),
                "give the property one type",
            );
            *old = new;
        }
    }
    old.required = required;
}

/// Which of two declarations of a member counts.
enum Settled {
    Old,
    New,
    Conflict,
}

/// Compares two declarations: the one that says more counts, the later one where both say as much.
fn settle(cx: &mut Context<'_, '_>, old: &Pointer, new: &Pointer) -> Settled {
    let (Some(old), Some(new)) = (plain(cx, old), plain(cx, new)) else {
        return Settled::New;
    };
    let (before, after) = (&old.keywords, &new.keywords);
    if !after.has_shape() {
        return Settled::Old;
    }
    let same = old.at == new.at || meaning(old.raw) == meaning(new.raw);
    // A whole number is a number.
    let narrower = matches!(
        (before.kind(), after.kind()),
        (Some("number"), Some("integer"))
    );
    let refines = (narrower || before.kind() == after.kind())
        && (!matches!(before.kind(), Some("object" | "array")) || before.properties.is_empty());
    if same || refines || !before.has_shape() {
        Settled::New
    } else {
        Settled::Conflict
    }
}

/// The schema at a place, or the only one that it is made of: `allOf` with one part is how notes are put beside a reference.
fn plain<'d>(cx: &mut Context<'_, 'd>, at: &Pointer) -> Option<Rc<View<'d>>> {
    let mut view = cx.view(at)?;
    for _ in 0..DEEPEST {
        let keywords = &view.keywords;
        let alone =
            keywords.all_of == 1 && keywords.kind().is_none() && keywords.choices.is_empty();
        if !alone {
            break;
        }
        view = cx.view(&view.at.child("allOf").child(0_usize))?;
    }
    Some(view)
}

/// A schema's keywords without those that are only notes.
pub(super) fn meaning(raw: &Value) -> Vec<(&String, &Value)> {
    let keywords = raw.as_object().into_iter().flatten();
    let mut keywords: Vec<_> = keywords
        .filter(|(name, _)| !NOTES.contains(&name.as_str()) && !name.starts_with("x-"))
        .collect();
    keywords.sort_by_key(|(name, _)| *name);
    keywords
}
