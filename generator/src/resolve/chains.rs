//! Following `$ref`s, of which one may lead to the next.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::targets::{target, value};
use crate::pointer::Pointer;

/// The `$ref`s of a document and where they end. Each is followed once, however many others lead to it.
#[derive(Debug)]
pub(super) struct Chains<'a> {
    root: &'a Value,
    ends: RefCell<HashMap<&'a str, End<'a>>>,
}

/// Where a reference ends.
#[derive(Clone, Debug)]
pub(super) enum End<'a> {
    /// At a value that is no reference.
    At(Pointer, &'a Value),
    /// At nothing, or outside of the document.
    Nowhere,
    /// It does not.
    Circle,
}

impl<'a> Chains<'a> {
    /// Nothing is followed yet.
    pub(super) fn new(root: &'a Value) -> Self {
        Self {
            root,
            ends: RefCell::default(),
        }
    }

    /// The document.
    pub(super) fn root(&self) -> &'a Value {
        self.root
    }

    /// The place and the value that `$ref`s lead to from a place.
    pub(super) fn follow(&self, at: &Pointer) -> Option<(Pointer, &'a Value)> {
        let here = value(self.root, at)?;
        match reference(here).map(|reference| self.end(reference)) {
            None => Some((at.clone(), here)),
            Some(End::At(at, value)) => Some((at, value)),
            Some(End::Nowhere | End::Circle) => None,
        }
    }

    /// Where a reference of the document ends.
    pub(super) fn end(&self, start: &'a str) -> End<'a> {
        let mut passed = HashSet::new();
        let mut at = start;
        let end = loop {
            if let Some(known) = self.ends.borrow().get(at) {
                break known.clone();
            }
            if !passed.insert(at) {
                break End::Circle;
            }
            let next = target(at).and_then(|place| Some((value(self.root, &place)?, place)));
            let Some((here, place)) = next else {
                break End::Nowhere;
            };
            match reference(here) {
                Some(next) => at = next,
                None => break End::At(place, here),
            }
        };
        let ends = passed.into_iter().map(|one| (one, end.clone()));
        self.ends.borrow_mut().extend(ends);
        end
    }
}

fn reference(value: &Value) -> Option<&str> {
    value.get("$ref").and_then(Value::as_str)
}
