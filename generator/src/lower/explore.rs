//! Finds every schema that an operation reaches, and the directions in which it travels.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::context::Context;
use super::coverage::Reason;
use super::shapes::{Def, Direction, Shape};
use super::{branches, graph, read};
use crate::diagnostic::Code;
use crate::ir::Usage;
use crate::pointer::Pointer;

/// How deep lists and maps may nest in each other: the compiler of the client has to follow them.
const DEEPEST: usize = 32;

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
        let nullable = branches::allows_null(cx, &view);
        let def = Def {
            view,
            shape,
            nullable,
        };
        insert(cx, schemas, target.clone(), def);
    }
    Some(target)
}

/// Adds a schema, and the branches whose shapes were made for it.
fn insert<'d>(cx: &mut Context<'_, 'd>, schemas: &mut Schemas<'d>, target: Pointer, def: Def<'d>) {
    match &def.shape {
        Shape::Object(members) => {
            for member in &members.named {
                note_secret(cx, schemas, &member.wire, &member.at);
            }
        }
        Shape::Union(union) => {
            for branch in &union.branches {
                let (Some(shape), Some(view)) = (&branch.made, cx.view(&branch.source)) else {
                    continue;
                };
                let made = Def {
                    view,
                    shape: shape.as_ref().clone(),
                    nullable: false,
                };
                let at = branch.at.clone();
                schemas.targets.insert(at.clone(), at.clone());
                insert(cx, schemas, at, made);
            }
        }
        _ => {}
    }
    schemas.defs.insert(target, def);
}

/// Notes that the configuration makes the text at a place a secret.
fn note_secret(cx: &Context<'_, '_>, schemas: &mut Schemas<'_>, wire: &str, at: &Pointer) {
    if cx.config.is_secret(wire, at) {
        schemas.secrets.insert(at.clone());
    }
}

/// Turns lists, maps and stand-ins that only lead back to themselves, or nest too deep to be written, into raw JSON.
fn settle_endless(cx: &mut Context<'_, '_>, schemas: &mut Schemas<'_>) {
    let unions = endless_unions(schemas);
    let places: Vec<Pointer> = schemas.defs.keys().cloned().collect();
    for place in places {
        if !is_endless(schemas, &place) && !unions.contains(&place) {
            continue;
        }
        cx.untyped(&place, Reason::Endless);
        if is_itself(schemas, &place) {
            let message = "this schema is made of nothing but itself: no value can be told to fit";
            let remedy = "say what it is, or remove it";
            cx.report(Code::SelfMadeSchema, &place, message, remedy);
        } else {
            let message = "this schema is a list, map or choice of nothing but itself, or of too many in each other: the type is raw JSON";
            let remedy = "put an object in between";
            cx.report(Code::EndlessSchema, &place, message, remedy);
        }
        if let Some(def) = schemas.defs.get_mut(&place) {
            def.shape = Shape::JSON;
        }
    }
}

/// Whether following the schemas that a schema stands for comes back to it.
fn is_itself(schemas: &Schemas<'_>, start: &Pointer) -> bool {
    let mut at = start;
    for _ in 0..DEEPEST {
        match schemas.defs.get(at).map(|def| &def.shape) {
            Some(Shape::Same(child)) => match schemas.targets.get(child) {
                Some(target) if target == start => return true,
                Some(target) => at = target,
                None => return false,
            },
            _ => return false,
        }
    }
    false
}

/// Whether following the only child again and again does not soon come to something else.
fn is_endless(schemas: &Schemas<'_>, start: &Pointer) -> bool {
    let mut at = start;
    for _ in 0..DEEPEST {
        let child = schemas.defs.get(at).and_then(|def| match &def.shape {
            Shape::List(child) | Shape::Map(child) => child.as_ref(),
            Shape::Same(child) => Some(child),
            Shape::Primitive(_)
            | Shape::Object(_)
            | Shape::Strings(_)
            | Shape::Integers(_)
            | Shape::Union(_) => None,
        });
        match child.and_then(|child| schemas.targets.get(child)) {
            Some(target) => at = target,
            None => return false,
        }
    }
    true
}

/// The unions that have themselves as a branch, directly or through other unions.
fn endless_unions(schemas: &Schemas<'_>) -> BTreeSet<Pointer> {
    let edges: Vec<Vec<usize>> = schemas
        .defs
        .values()
        .map(|def| {
            let children: Vec<&Pointer> = match &def.shape {
                Shape::Union(union) => union.branches.iter().map(|branch| &branch.at).collect(),
                Shape::Same(child) => vec![child],
                _ => Vec::new(),
            };
            let targets = children
                .into_iter()
                .filter_map(|at| schemas.targets.get(at));
            targets
                .filter_map(|target| schemas.defs.get_index_of(target))
                .collect()
        })
        .collect();
    let components = graph::components(&edges);
    let closes = |node: usize, to: &usize| components.get(node) == components.get(*to);
    let unions = schemas.defs.iter().enumerate();
    unions
        .filter(|(node, (_, def))| {
            matches!(def.shape, Shape::Union(_))
                && edges
                    .get(*node)
                    .is_some_and(|edges| edges.iter().any(|to| closes(*node, to)))
        })
        .map(|(_, (at, _))| at.clone())
        .collect()
}
