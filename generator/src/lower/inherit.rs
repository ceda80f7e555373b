//! Schemas that others extend by `allOf`: a use of one with a discriminator is a use of any of them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::context::Context;
use super::read;
use super::shapes::{Branch, Shape, Union};
use super::tags;
use super::view::View;
use crate::diagnostic::Code;
use crate::pointer::Pointer;

/// The components that extend others.
#[derive(Debug, Default)]
pub(super) struct Families {
    /// From a schema to those that name it in their `allOf`, in the order of the document.
    children: BTreeMap<Pointer, Vec<Pointer>>,
}

impl Families {
    /// Reads every component's `allOf`.
    fn find(cx: &Context<'_, '_>) -> Self {
        let mut children: BTreeMap<Pointer, Vec<Pointer>> = BTreeMap::new();
        for (_, at) in cx.document.component_schemas() {
            let raw = cx.document.raw(&at).and_then(|raw| raw.get("allOf"));
            let parts = raw.and_then(|parts| parts.as_array()).into_iter().flatten();
            for (index, _) in parts.enumerate() {
                let part = at.child("allOf").child(index);
                let base = cx.document.target(&part).filter(|base| *base != part);
                if let Some(base) = base {
                    children.entry(base).or_default().push(at.clone());
                }
            }
        }
        Self { children }
    }

    fn of(&self, base: &Pointer) -> &[Pointer] {
        self.children
            .get(base)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}

/// The families of the document.
fn families(cx: &mut Context<'_, '_>) -> Rc<Families> {
    if let Some(known) = &cx.families {
        return known.clone();
    }
    let found = Rc::new(Families::find(cx));
    cx.families = Some(found.clone());
    found
}

/// Whether one schema extends another, directly or through others.
pub(super) fn extends(cx: &mut Context<'_, '_>, schema: &Pointer, base: &Pointer) -> bool {
    let families = families(cx);
    let (mut open, mut seen) = (vec![base], BTreeSet::new());
    while let Some(at) = open.pop() {
        for child in families.of(at) {
            if child == schema {
                return true;
            }
            if seen.insert(child) {
                open.push(child);
            }
        }
    }
    false
}

/// Whether a component is one more kind of a schema that others extend, although it says nothing itself.
pub(super) fn adds_nothing_to(cx: &mut Context<'_, '_>, schema: &Pointer, part: &Pointer) -> bool {
    let Some(base) = cx.view(part) else {
        return false;
    };
    let families = families(cx);
    let is_child = families.of(&base.at).contains(schema);
    is_child && (is_base(cx, &base) || lists(cx, &base, schema))
}

/// Whether a schema names another as a branch.
fn lists(cx: &Context<'_, '_>, view: &View<'_>, schema: &Pointer) -> bool {
    view.keywords.choices.iter().any(|choice| {
        let at = view.at.child(choice.keyword);
        (0..choice.branches)
            .any(|index| cx.document.target(&at.child(index)).as_ref() == Some(schema))
    })
}

/// Whether a use of the schema means a union: it has a discriminator, names no branches, and others
/// extend it that it does not extend itself.
fn is_base(cx: &mut Context<'_, '_>, view: &View<'_>) -> bool {
    view.data.discriminator.is_some()
        && view.keywords.choices.is_empty()
        && !families(cx).of(&view.at).is_empty()
        && !extends(cx, &view.at, &view.at)
}

/// The union of the schemas that extend this one and of the schema itself, where a use of it means that. The schema itself
/// is none of them where it lists the values of the tag and each is that of another.
pub(super) fn shape(cx: &mut Context<'_, '_>, view: &View<'_>) -> Option<Shape> {
    if !is_base(cx, view) {
        return None;
    }
    let mut branches = branches(cx, view);
    let (tag, mut tags) = tags::assigned(cx, view, &branches)?;
    if tags.last().is_some_and(Vec::is_empty) {
        tags.pop();
        branches.pop();
    }
    let mut pairs = branches.iter().zip(&tags);
    if let Some((lost, _)) = pairs.find(|(_, tags)| tags.is_empty()) {
        report_lost(cx, view, &lost.source, &tag);
        return None;
    }
    for (branch, tags) in branches.iter_mut().zip(tags) {
        branch.tags = tags;
    }
    // Of one schema alone, too: the next one that extends this one must not make another type of it.
    let tag = Some(tag);
    Some(Shape::Union(Union { branches, tag }))
}

/// Says that a family cannot be read, because nothing tells one of it apart.
fn report_lost(cx: &mut Context<'_, '_>, view: &View<'_>, lost: &Pointer, tag: &str) {
    let name = lost.last().unwrap_or_default();
    cx.report(
        Code::UnsupportedUnion,
        &view.at,
        format!(
            "no value of `{tag}` is left for `{name}`, which extends this schema: the type has the members of this schema alone"
        ),
        format!("add `mapping` to the discriminator, or list in `{name}` the values of `{tag}` that it has"),
    );
}

/// Every schema that extends this one; of one that is a union itself only that one. The schema itself comes last.
fn branches(cx: &mut Context<'_, '_>, view: &View<'_>) -> Vec<Branch> {
    let families = families(cx);
    let mut branches: Vec<Branch> = Vec::new();
    let mut seen = BTreeSet::from([view.at.clone()]);
    let mut open: Vec<Pointer> = families.of(&view.at).iter().rev().cloned().collect();
    while let Some(at) = open.pop() {
        if !seen.insert(at.clone()) {
            continue;
        }
        let nested = cx.view(&at).is_some_and(|child| is_base(cx, &child));
        if !nested {
            open.extend(families.of(&at).iter().rev().cloned());
        }
        branches.push(Branch::written(at));
    }
    let own = read::plain(cx, view, &mut Vec::new());
    branches.push(Branch::made(view.at.child("base"), view.at.clone(), own));
    branches
}

/// The values of the tag for a schema that means a union by the same tag; none where it does not.
pub(super) fn tags(cx: &mut Context<'_, '_>, at: &Pointer, tag: &str) -> Vec<String> {
    let Some(view) = cx.view(at).filter(|view| {
        let discriminator = view.data.discriminator.as_ref();
        discriminator.is_some_and(|own| own.property_name == tag)
    }) else {
        return Vec::new();
    };
    match shape(cx, &view) {
        Some(Shape::Union(union)) => union
            .branches
            .into_iter()
            .flat_map(|branch| branch.tags)
            .collect(),
        _ => Vec::new(),
    }
}
