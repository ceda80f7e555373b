//! Which types need one form for requests and another for responses.

use std::collections::{BTreeMap, BTreeSet};

use super::explore::Schemas;
use super::shapes::{Direction, Shape, Travels};
use crate::ir::Usage;
use crate::pointer::Pointer;

/// One form of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// The only one; the direction decides about its members where it travels in one only.
    Only(Direction),
    /// For values that are sent, where those that are received differ.
    Write,
    /// For values that are received, where those that are sent differ.
    Read,
}

impl Form {
    /// The direction whose members the form has.
    pub(super) fn direction(self) -> Direction {
        match self {
            Self::Only(direction) => direction,
            Self::Write => Direction::Request,
            Self::Read => Direction::Response,
        }
    }
}

/// The forms of every schema that has a definition.
pub(super) struct Forms {
    split: BTreeSet<Pointer>,
}

impl Forms {
    /// Finds the schemas that differ by direction and travel both ways.
    pub(super) fn find(schemas: &Schemas<'_>) -> Self {
        let mut parents: BTreeMap<&Pointer, Vec<&Pointer>> = BTreeMap::new();
        let mut open: Vec<&Pointer> = Vec::new();
        for (at, def) in &schemas.defs {
            if differs_itself(&def.shape) {
                open.push(at);
            }
            for direction in [Direction::Request, Direction::Response] {
                for child in def.shape.children(direction) {
                    if let Some(target) = schemas.targets.get(child) {
                        parents.entry(target).or_default().push(at);
                    }
                }
            }
        }
        let mut differing = BTreeSet::new();
        while let Some(at) = open.pop() {
            if differing.insert(at.clone()) {
                open.extend(parents.get(at).into_iter().flatten().copied());
            }
        }
        let both = |at: &Pointer| {
            schemas
                .usage
                .get(at)
                .is_some_and(|usage| usage.request && usage.response)
        };
        differing.retain(both);
        Self { split: differing }
    }

    /// The forms of one schema.
    pub(super) fn of(&self, at: &Pointer, usage: Usage) -> Vec<Form> {
        if self.split.contains(at) {
            vec![Form::Read, Form::Write]
        } else if usage.request {
            vec![Form::Only(Direction::Request)]
        } else {
            vec![Form::Only(Direction::Response)]
        }
    }

    /// The form that a use in one direction means.
    pub(super) fn for_use(&self, at: &Pointer, usage: Usage, direction: Direction) -> Form {
        match (self.split.contains(at), direction) {
            (true, Direction::Request) => Form::Write,
            (true, Direction::Response) => Form::Read,
            (false, _) if usage.request => Form::Only(Direction::Request),
            (false, _) => Form::Only(Direction::Response),
        }
    }
}

/// Whether a struct has a member that travels in one direction only.
fn differs_itself(shape: &Shape) -> bool {
    match shape {
        Shape::Object(members) => members
            .named
            .iter()
            .any(|member| member.travels != Travels::BothWays),
        _ => false,
    }
}
