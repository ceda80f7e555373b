//! Finds every schema that an operation reaches, and the directions in which it travels.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::context::Context;
use super::read;
use super::shapes::{Def, Direction, Shape};
use crate::diagnostic::Code;
use crate::ir::{Primitive, Usage};
use crate::pointer::Pointer;

/// Every schema that an operation reaches.
#[derive(Default)]
pub(super) struct Schemas<'d> {
    /// From where a schema is used to where it is defined: the same place for an inline schema.
    pub(super) targets: BTreeMap<Pointer, Pointer>,
    /// The schemas, in the order in which operations reach them.
    pub(super) defs: IndexMap<Pointer, Def<'d>>,
    /// The directions in which each of them travels.
    pub(super) usage: BTreeMap<Pointer, Usage>,
    /// Places whose text is a secret by configuration.
    pub(super) secrets: BTreeSet<Pointer>,
}

/// A use of a schema by an operation.
#[derive(Clone, Debug)]
pub(super) struct Root {
    /// Where the use is written.
    pub(super) at: Pointer,
    /// Where the value goes.
    pub(super) direction: Direction,
    /// The name on the wire, for a parameter.
    pub(super) wire: Option<String>,
}

impl<'d> Schemas<'d> {
    /// The schema that a use stands for.
    pub(super) fn def(&self, at: &Pointer) -> Option<&Def<'d>> {
        self.defs.get(self.targets.get(at)?)
    }
}

/// Follows every root to everything that it is made of.
pub(super) fn explore<'d>(cx: &mut Context<'_, 'd>, roots: &[Root]) -> Schemas<'d> {
    let mut schemas = Schemas::default();
    for root in roots {
        if let Some(wire) = &root.wire {
            note_secret(cx, &mut schemas, wire, &root.at);
        }
        follow(cx, &mut schemas, root);
    }
    settle_endless(cx, &mut schemas);
    schemas
}

/// Reads what one root reaches; each schema once for each direction.
fn follow<'d>(cx: &mut Context<'_, 'd>, schemas: &mut Schemas<'d>, root: &Root) {
    let mut open = vec![root.at.clone()];
    while let Some(at) = open.pop() {
        let Some(target) = read_at(cx, schemas, &at) else {
            continue;
        };
        let usage = schemas.usage.entry(target.clone()).or_default();
        let seen = match root.direction {
            Direction::Request => std::mem::replace(&mut usage.request, true),
            Direction::Response => std::mem::replace(&mut usage.response, true),
        };
        if seen {
            continue;
        }
        if let Some(def) = schemas.defs.get(&target) {
            // Children in the order of the document: the last one pushed is taken first.
            let children = def.shape.children(root.direction);
            open.extend(children.into_iter().rev().cloned());
        }
    }
}

/// Reads the schema that stands at a place, unless that was done; returns where it is defined.
fn read_at<'d>(
    cx: &mut Context<'_, 'd>,
    schemas: &mut Schemas<'d>,
    at: &Pointer,
) -> Option<Pointer> {
    if let Some(target) = schemas.targets.get(at) {
        return Some(target.clone());
    }
    let view = cx.view(at)?;
    let target = view.at.clone();
    schemas.targets.insert(at.clone(), target.clone());
    if !schemas.defs.contains_key(&target) {
        let shape = read::shape(cx, &view, &mut Vec::new());
        let values = view.raw.get("enum").and_then(|values| values.as_array());
        let lists_null = values.is_some_and(|values| values.iter().any(|value| value.is_null()));
        let nullable = view.schema.schema_data.nullable || lists_null;
        if let Shape::Object(members) = &shape {
            for member in &members.named {
                note_secret(cx, schemas, &member.wire, &member.at);
            }
        }
        let def = Def {
            view,
            shape,
            nullable,
        };
        schemas.defs.insert(target.clone(), def);
    }
    Some(target)
}

/// Notes that the configuration makes the text at a place a secret.
fn note_secret(cx: &Context<'_, '_>, schemas: &mut Schemas<'_>, wire: &str, at: &Pointer) {
    if cx.config.is_secret(wire, at) {
        schemas.secrets.insert(at.clone());
    }
}

/// Turns lists, maps and stand-ins that only lead back to themselves into raw JSON.
fn settle_endless(cx: &mut Context<'_, '_>, schemas: &mut Schemas<'_>) {
    let places: Vec<Pointer> = schemas.defs.keys().cloned().collect();
    for place in places {
        if !leads_back(schemas, &place) {
            continue;
        }
        cx.untyped(&place, "schema that consists of itself");
        cx.report(
            Code::EndlessSchema,
            &place,
            "this schema is made of nothing but itself: the type is raw JSON",
            "put an object in between",
        );
        if let Some(def) = schemas.defs.get_mut(&place) {
            def.shape = Shape::Primitive(Primitive::Json);
        }
    }
}

/// Whether following the only child again and again comes back to `start`.
fn leads_back(schemas: &Schemas<'_>, start: &Pointer) -> bool {
    let mut passed = BTreeSet::new();
    let mut at = start;
    loop {
        let Some(def) = schemas.defs.get(at) else {
            return false;
        };
        let child = match &def.shape {
            Shape::List(Some(child)) | Shape::Map(Some(child)) | Shape::Same(child) => child,
            _ => return false,
        };
        let Some(target) = schemas.targets.get(child) else {
            return false;
        };
        if target == start {
            return true;
        }
        if !passed.insert(target) {
            return false;
        }
        at = target;
    }
}

