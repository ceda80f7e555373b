//! `oneOf` and `anyOf`: one of several schemas.

use std::rc::Rc;

use super::branch_words;
use super::branches::{self, Candidate, Class};
use super::compose;
use super::context::Context;
use super::coverage::Reason;
use super::keywords::Choice;
use super::objects;
use super::read;
use super::shapes::{Branch, Members, Others, Shape, Union};
use super::tags;
use super::view::View;
use crate::diagnostic::Code;
use crate::pointer::Pointer;

/// How many branches are made of several schemas: choices that multiply each other must not exhaust the machine.
const MOST_MADE: usize = 20_000;

/// Reads a schema with one choice among others.
pub(super) fn shape(
    cx: &mut Context<'_, '_>,
    view: &View<'_>,
    choice: Choice,
    inside: &mut Vec<Pointer>,
) -> Shape {
    let mut candidates = branches::read(cx, view, choice);
    // What the schema says itself holds for every branch.
    match view.keywords.kind() {
        None => {}
        Some("object") => objects_only(&mut candidates),
        Some(_) => {
            let class = branches::own_class(view);
            candidates.retain(|one| one.class == class || one.class == Class::Any);
            let says_nothing = candidates.iter().all(|one| one.class == Class::Any);
            if says_nothing || class == Class::List || !view.keywords.values.is_empty() {
                return read::by_kind(cx, view);
            }
            candidates.iter_mut().for_each(|one| one.class = class);
        }
    }
    if candidates.iter().any(|one| one.class == Class::Any) {
        return unsupported(cx, view, "a choice with a branch that allows anything");
    }
    let own = own_members(cx, view);
    let mut found = branches::join_scalars(&candidates);
    if let Some(own) = own {
        found = with_members(cx, view, (&own, found), inside);
    }
    let objects = candidates
        .iter()
        .all(|one| matches!(one.class, Class::Object | Class::Choice));
    let tag = objects.then(|| tags::find(cx, view, &mut found)).flatten();
    finish(found, tag)
}

/// A choice that leaves one branch is that branch.
pub(super) fn finish(mut branches: Vec<Branch>, tag: Option<String>) -> Shape {
    if branches.len() > 1 {
        return Shape::Union(Union { branches, tag });
    }
    match branches.pop() {
        Some(Branch {
            made: Some(made), ..
        }) => *made,
        Some(branch) => Shape::Same(branch.at),
        None => Shape::JSON,
    }
}

/// Raw JSON, or the members that are named, where a choice cannot become a type.
pub(super) fn unsupported(cx: &mut Context<'_, '_>, view: &View<'_>, what: &str) -> Shape {
    cx.untyped(&view.at, Reason::UnsupportedChoice);
    let named = !view.keywords.properties.is_empty();
    let (kept, remedy) = if named {
        (
            "what it adds is kept as raw JSON",
            "read it from the map of additional members, or list it under `properties`",
        )
    } else {
        (
            "the type is raw JSON",
            "say what each branch allows, or use one schema here",
        )
    };
    cx.report(
        Code::UnsupportedUnion,
        &view.at,
        format!("{what} has no type of its own: {kept}"),
        remedy,
    );
    if !named {
        return Shape::JSON;
    }
    let mut members = objects::members(cx, view);
    members.others = Others::Any;
    Shape::Object(members)
}

/// Beside members, a branch that says nothing is an object too, and none can be anything else.
fn objects_only(candidates: &mut Vec<Candidate<'_>>) {
    candidates.retain(|one| matches!(one.class, Class::Any | Class::Object | Class::Choice));
    for one in candidates {
        if one.class == Class::Any {
            one.class = Class::Object;
        }
    }
}

/// The members that the schema itself names.
fn own_members(cx: &mut Context<'_, '_>, view: &View<'_>) -> Option<Members> {
    (!view.keywords.properties.is_empty()).then(|| objects::members(cx, view))
}

/// Adds the schema's own members to each branch that lacks one of them; that of the tag is always written.
fn with_members(
    cx: &mut Context<'_, '_>,
    view: &View<'_>,
    (own, branches): (&Members, Vec<Branch>),
    inside: &mut Vec<Pointer>,
) -> Vec<Branch> {
    let tag = view.data.discriminator.as_ref();
    let tag = tag.map(|discriminator| &discriminator.property_name);
    inside.push(view.at.clone());
    let mut made = Vec::new();
    for branch in branches {
        let parts = branches::parts(cx, &branch.source);
        if says_all(&parts, own, tag) {
            made.push(branch);
            continue;
        }
        let (shape, required) = match parts.first().filter(|view| !view.keywords.has_shape()) {
            Some(view) => {
                let nothing = Shape::Object(Members::default());
                (Some(nothing), view.keywords.required.clone())
            }
            None => (compose::settled(cx, &branch.source, inside), Vec::new()),
        };
        if let Some(shape) = shape
            && let Some(shape) = beside(cx, &branch.at, (own, &required), shape, inside)
        {
            made.push(Branch::made(branch.at, branch.source, shape));
        }
    }
    inside.pop();
    made
}

/// Whether a schema has all these members itself, but for the tag, which is always written.
fn says_all(parts: &[Rc<View<'_>>], own: &Members, tag: Option<&String>) -> bool {
    own.named.iter().all(|member| {
        let mut parts = parts.iter();
        tag == Some(&member.wire)
            || parts.any(|part| part.keywords.properties.contains(&member.wire))
    })
}

/// Whether a schema demands all these members itself.
fn demands_all(parts: &[Rc<View<'_>>], required: &[String]) -> bool {
    required.iter().all(|name| {
        let mut parts = parts.iter();
        parts.any(|part| part.keywords.required.contains(name))
    })
}

/// A shape with further members, standing at `at`; nothing where it is no object.
pub(super) fn beside(
    cx: &mut Context<'_, '_>,
    at: &Pointer,
    (own, required): (&Members, &[String]),
    shape: Shape,
    inside: &mut Vec<Pointer>,
) -> Option<Shape> {
    match shape {
        Shape::Union(union) => Some(distribute(cx, at, (own, required), union, inside)),
        Shape::Object(_) | Shape::Map(_) => {
            let parts = [Shape::Object(own.clone()), shape];
            Some(compose::join(cx, at, parts, required))
        }
        Shape::JSON => Some(Shape::Object(Members {
            others: Others::Any,
            ..own.clone()
        })),
        _ => None,
    }
}

/// A union each branch of which has further members.
fn distribute(
    cx: &mut Context<'_, '_>,
    at: &Pointer,
    (own, required): (&Members, &[String]),
    union: Union,
    inside: &mut Vec<Pointer>,
) -> Shape {
    cx.made += union.branches.len();
    if cx.made > MOST_MADE {
        cx.untyped(at, Reason::UnsupportedChoice);
        cx.report(
            Code::UnsupportedUnion,
            at,
            "this document has too many choices inside of choices: the type is raw JSON",
            "list the branches in one place",
        );
        return Shape::JSON;
    }
    let choice = at.child("oneOf");
    let mut branches: Vec<Branch> = Vec::new();
    for (index, branch) in union.branches.into_iter().enumerate() {
        let parts = branches::parts(cx, &branch.source);
        let complete = says_all(&parts, own, union.tag.as_ref()) && demands_all(&parts, required);
        if complete && branch.made.is_none() {
            branches.push(branch);
            continue;
        }
        let shape = match branch.made {
            Some(made) => Some(*made),
            None => compose::settled(cx, &branch.at, inside),
        };
        let words = branch_words::at(cx.document, &branch.source);
        let named = choice.child(words.unwrap_or_else(|| index.to_string()));
        let taken = branches.iter().any(|other| other.at == named);
        let at = if taken { choice.child(index) } else { named };
        // Choices inside of choices end where `allOf` would.
        inside.push(cx.document.target(&branch.at).unwrap_or(branch.at));
        let shape = shape.and_then(|shape| beside(cx, &at, (own, required), shape, inside));
        inside.pop();
        if let Some(shape) = shape {
            branches.push(Branch {
                tags: branch.tags,
                ..Branch::made(at, branch.source, shape)
            });
        }
    }
    finish(branches, union.tag)
}
