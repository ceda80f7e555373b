//! Changes to the tree of a document: what stands there is replaced by what it most likely means.

use std::borrow::Cow;

use serde_json::Value;

use crate::pointer::Pointer;

/// Changes, in the order in which they are made.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Pointer, Change)>);

/// What happens at a place.
#[derive(Debug)]
enum Change {
    /// The value is put there.
    Set(Value),
    /// The value is put there if nothing is.
    Complete(Value),
    /// What is there goes.
    Remove,
}

impl Edits {
    /// Puts a value at a place, which need not be there yet.
    pub(super) fn set(&mut self, at: Pointer, value: Value) {
        self.0.push((at, Change::Set(value)));
    }

    /// Puts a value at a place if nothing is there.
    pub(super) fn complete(&mut self, at: Pointer, value: Value) {
        self.0.push((at, Change::Complete(value)));
    }

    /// Takes away what stands at a place. In a list, the others keep their numbers: `null` stays behind, which is passed over.
    pub(super) fn remove(&mut self, at: Pointer) {
        self.0.push((at, Change::Remove));
    }

    /// Makes the changes; the tree itself where there are none.
    pub(super) fn apply(self, tree: Cow<'_, Value>) -> Cow<'_, Value> {
        if self.0.is_empty() {
            return tree;
        }
        let mut tree = tree.into_owned();
        for (at, change) in self.0 {
            edit(&mut tree, &at, change);
        }
        Cow::Owned(tree)
    }
}

fn edit(tree: &mut Value, at: &Pointer, change: Change) {
    let Some((last, above)) = at.segments().split_last() else {
        return;
    };
    let mut holder = tree;
    for segment in above {
        let Some(next) = step(holder, segment) else {
            return;
        };
        holder = next;
    }
    match (holder, change) {
        (Value::Object(members), Change::Set(value)) => {
            members.insert(last.clone(), value);
        }
        (Value::Object(members), Change::Complete(value)) => {
            members.entry(last.clone()).or_insert(value);
        }
        (Value::Object(members), Change::Remove) => {
            // The others keep their order.
            members.shift_remove(last);
        }
        (Value::Array(elements), Change::Complete(value)) => elements.push(value),
        (holder, change) => {
            if let Some(element) = step(holder, last) {
                *element = match change {
                    Change::Set(value) | Change::Complete(value) => value,
                    Change::Remove => Value::Null,
                };
            }
        }
    }
}

fn step<'v>(holder: &'v mut Value, segment: &str) -> Option<&'v mut Value> {
    match holder {
        Value::Object(members) => members.get_mut(segment),
        Value::Array(elements) => elements.get_mut(segment.parse::<usize>().ok()?),
        _ => None,
    }
}
