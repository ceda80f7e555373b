//! What `oneOf` and `anyOf` choose among, before it is known whether that is a union.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::Value;

use super::context::Context;
use super::formats;
use super::inherit;
use super::keywords::Choice;
use super::rivals;
use super::shapes::{Branch, Shape};
use super::view::View;
use crate::ir::Primitive;
use crate::pointer::Pointer;

/// How many parts of `allOf` are looked at for what a branch is.
const MOST_PARTS: usize = 512;

/// A branch as it is written.
pub(super) struct Candidate<'d> {
    pub(super) at: Pointer,
    pub(super) view: Rc<View<'d>>,
    pub(super) class: Class,
    /// Whether reading refuses texts of another form.
    pub(super) checks_text: bool,
}

/// The kind of values that a branch has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// It does not say.
    Any,
    Text,
    Integer,
    Number,
    Boolean,
    List,
    Object,
    /// It is a choice itself.
    Choice,
}

/// The choices of a schema that decide about its shape: branches that only require members or bound values are
/// constraints. Branches that extend the schema, where it is read as a part of one of them, are its users and no choice of
/// it.
pub(super) fn choices(
    cx: &mut Context<'_, '_>,
    view: &View<'_>,
    inside: &[Pointer],
) -> Vec<Choice> {
    let is_part = inside.iter().any(|at| *at != view.at);
    let mut real = Vec::new();
    for choice in &view.keywords.choices {
        let at = view.at.child(choice.keyword);
        let decides = has_shaped_branch(cx, &at, choice.branches)
            && (!is_part || !is_extended(cx, &view.at, &at, choice.branches));
        if decides {
            real.push(*choice);
        }
    }
    real
}

/// Whether one of the branches says more than `required` and constraints.
fn has_shaped_branch(cx: &mut Context<'_, '_>, at: &Pointer, branches: usize) -> bool {
    (0..branches).any(|index| {
        let at = at.child(index);
        cx.view(&at)
            .is_some_and(|branch| branch.at != at || branch.keywords.has_shape())
    })
}

fn is_extended(
    cx: &mut Context<'_, '_>,
    base: &Pointer,
    choice: &Pointer,
    branches: usize,
) -> bool {
    (0..branches).any(|index| {
        let target = cx.document.target(&choice.child(index));
        target.is_some_and(|target| inherit::extends(cx, &target, base))
    })
}

/// Whether null is one of a schema's values.
pub(super) fn allows_null(cx: &mut Context<'_, '_>, view: &View<'_>) -> bool {
    let says_so = |view: &View<'_>| {
        let values = view.raw.get("enum").and_then(|values| values.as_array());
        view.data.nullable || values.is_some_and(|values| values.iter().any(Value::is_null))
    };
    if says_so(view) {
        return true;
    }
    let choices = view.keywords.choices.iter();
    let branches = choices.flat_map(|choice| {
        let at = view.at.child(choice.keyword);
        (0..choice.branches).map(move |index| at.child(index))
    });
    let branches: Vec<Pointer> = branches.collect();
    branches
        .iter()
        .any(|at| cx.view(at).is_some_and(|branch| says_so(&branch)))
}

/// The branches of a choice: without null, each once.
pub(super) fn read<'d>(
    cx: &mut Context<'_, 'd>,
    view: &View<'_>,
    choice: Choice,
) -> Vec<Candidate<'d>> {
    let mut found: Vec<Candidate<'d>> = Vec::new();
    let at = view.at.child(choice.keyword);
    for index in 0..choice.branches {
        let at = at.child(index);
        let Some(branch) = cx.view(&at) else { continue };
        let same = |other: &Candidate<'_>| {
            other.view.at == branch.at
                || rivals::meaning(other.view.raw) == rivals::meaning(branch.raw)
        };
        if is_null(&branch) || found.iter().any(same) {
            continue;
        }
        let class = class(cx, &branch);
        found.push(Candidate {
            at,
            checks_text: class == Class::Text && formats::checks_text(cx, &branch),
            view: branch,
            class,
        });
    }
    found
}

/// Whether null is the only value.
fn is_null(view: &View<'_>) -> bool {
    let keywords = &view.keywords;
    let only_null = !keywords.values.is_empty() && keywords.values.iter().all(Value::is_null);
    only_null || (view.data.nullable && !keywords.has_shape() && keywords.required.is_empty())
}

/// The kind of values that a schema's own keywords ask for.
pub(super) fn own_class(view: &View<'_>) -> Class {
    match view.keywords.kind() {
        Some("string") => Class::Text,
        Some("integer") => Class::Integer,
        Some("number") => Class::Number,
        Some("boolean") => Class::Boolean,
        Some("array") => Class::List,
        Some("object") => Class::Object,
        _ => Class::Any,
    }
}

/// A schema and the parts of its `allOf`, each once: first the schema, then its parts in order.
pub(super) fn parts<'d>(cx: &mut Context<'_, 'd>, at: &Pointer) -> Vec<Rc<View<'d>>> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut open = vec![at.clone()];
    while let Some(at) = open.pop() {
        let Some(view) = cx.view(&at).filter(|_| found.len() < MOST_PARTS) else {
            continue;
        };
        if !seen.insert(view.at.clone()) {
            continue;
        }
        let all_of = view.at.child("allOf");
        let parts = (0..view.keywords.all_of).rev();
        open.extend(parts.map(|index| all_of.child(index)));
        found.push(view);
    }
    found
}

/// The kind of values that a schema has.
fn class(cx: &mut Context<'_, '_>, view: &View<'_>) -> Class {
    let mut demands = false;
    for part in parts(cx, &view.at) {
        let chooses = !choices(cx, &part, &[]).is_empty();
        match own_class(&part) {
            Class::Any | Class::Object if chooses => return Class::Choice,
            // Values of several kinds.
            Class::Any if !part.keywords.values.is_empty() => return Class::Choice,
            Class::Any => demands |= !part.keywords.required.is_empty(),
            class => return class,
        }
    }
    if demands && view.keywords.all_of > 0 {
        Class::Object
    } else {
        Class::Any
    }
}

/// Joins branches of one scalar kind: texts with lists of texts, whole numbers with numbers.
pub(super) fn join_scalars(candidates: &[Candidate<'_>]) -> Vec<Branch> {
    let has_number = candidates.iter().any(|one| one.class == Class::Number);
    let mut joined: Vec<(Class, Branch)> = Vec::new();
    for candidate in candidates {
        let class = match candidate.class {
            Class::Integer if has_number => Class::Number,
            class => class,
        };
        let apart = match class {
            Class::Text => !joins_text(candidates, candidate),
            Class::Integer | Class::Number | Class::Boolean => false,
            Class::Any | Class::List | Class::Object | Class::Choice => true,
        };
        let known = joined.iter().any(|(other, _)| *other == class && !apart);
        if !known {
            let shape = (!apart).then(|| joined_shape(candidates, class)).flatten();
            let at = candidate.at.clone();
            let branch = match shape {
                Some(shape) => Branch::made(at.clone(), at, shape),
                None => Branch::written(at),
            };
            // A text that stands apart must not take in others.
            let class = if apart { Class::Any } else { class };
            joined.push((class, branch));
        }
    }
    joined.into_iter().map(|(_, branch)| branch).collect()
}

/// Whether a text is like the other texts of the choice: plain, listed, or of a form beside a plain one, which covers it.
fn joins_text(candidates: &[Candidate<'_>], candidate: &Candidate<'_>) -> bool {
    let plain = candidates
        .iter()
        .any(|one| one.class == Class::Text && texts(one).is_none() && !one.checks_text);
    plain || !candidate.checks_text
}

/// The texts that a branch lists.
fn texts(candidate: &Candidate<'_>) -> Option<Vec<String>> {
    let values = candidate.view.keywords.values.iter();
    let texts: Option<Vec<String>> = values
        .filter(|value| !value.is_null())
        .map(|value| value.as_str().map(str::to_owned))
        .collect();
    texts.filter(|texts| !texts.is_empty())
}

fn integers(candidate: &Candidate<'_>) -> Option<Vec<i64>> {
    let values = candidate.view.keywords.values.iter();
    let numbers: Option<Vec<i64>> = values
        .filter(|value| !value.is_null())
        .map(Value::as_i64)
        .collect();
    numbers.filter(|numbers| !numbers.is_empty())
}

/// The shape of all branches of one kind together; none where one branch is all.
fn joined_shape(candidates: &[Candidate<'_>], class: Class) -> Option<Shape> {
    let all: Vec<&Candidate<'_>> = candidates
        .iter()
        .filter(|one| match class {
            Class::Text => one.class == Class::Text && joins_text(candidates, one),
            Class::Number => matches!(one.class, Class::Integer | Class::Number),
            class => one.class == class,
        })
        .collect();
    if all.len() < 2 {
        return None;
    }
    Some(match class {
        Class::Text => {
            let listed: Vec<String> = all.iter().filter_map(|one| texts(one)).flatten().collect();
            if listed.is_empty() {
                Shape::Primitive(Primitive::String)
            } else {
                Shape::Strings(super::enums::distinct(listed.into_iter()))
            }
        }
        Class::Integer => {
            let listed: Option<Vec<Vec<i64>>> = all.iter().map(|one| integers(one)).collect();
            match listed {
                Some(listed) => {
                    Shape::Integers(super::enums::distinct(listed.into_iter().flatten()))
                }
                None => Shape::Primitive(Primitive::I64),
            }
        }
        Class::Boolean => Shape::Primitive(Primitive::Bool),
        _ => Shape::Primitive(Primitive::F64),
    })
}
