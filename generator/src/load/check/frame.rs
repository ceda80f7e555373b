//! The collections that are open while a document is read.

use super::anchor::Tally;
use crate::load::event::{MERGE, Mark};
use crate::pointer::Pointer;
use std::borrow::Cow;
use std::collections::HashMap;

/// An open collection.
pub(super) struct Frame<'text> {
    pub(super) kind: Kind<'text>,
    /// What it is to the collection around it.
    pub(super) place: Slot,
    /// The number of its anchor; 0 for none.
    pub(super) anchor: usize,
    /// The count when it began.
    pub(super) before: Tally,
    /// The number of the first key or scalar in it.
    pub(super) first: usize,
    /// The depth of the nesting inside, itself included.
    pub(super) height: usize,
}

pub(super) enum Kind<'text> {
    Mapping {
        /// The keys so far, each with its first place.
        keys: HashMap<Cow<'text, str>, Mark>,
        /// The key whose value is next.
        held: Option<Cow<'text, str>>,
    },
    Sequence {
        /// The number of elements before the next one.
        index: usize,
    },
}

/// What the next node is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Key,
    Value,
}

impl Kind<'_> {
    pub(super) fn mapping() -> Self {
        Self::Mapping {
            keys: HashMap::new(),
            held: None,
        }
    }

    pub(super) fn sequence() -> Self {
        Self::Sequence { index: 0 }
    }
}

impl<'text> Frame<'text> {
    pub(super) fn slot(&self) -> Slot {
        match self.kind {
            Kind::Mapping { held: None, .. } => Slot::Key,
            _ => Slot::Value,
        }
    }

    /// Takes a key; the place of the same key before it, if there is one.
    pub(super) fn hold_key(&mut self, key: Cow<'text, str>, mark: Mark) -> Option<Mark> {
        let Kind::Mapping { keys, held } = &mut self.kind else {
            return None;
        };
        *held = Some(key.clone());
        match keys.get(&key) {
            Some(first) => Some(*first),
            None => {
                keys.insert(key, mark);
                None
            }
        }
    }

    /// Takes a key that is not text; nothing can be said about its like.
    pub(super) fn hold_complex_key(&mut self) {
        if let Kind::Mapping { held, .. } = &mut self.kind {
            *held = Some(Cow::Borrowed("?"));
        }
    }

    pub(super) fn value_done(&mut self) {
        match &mut self.kind {
            Kind::Mapping { held, .. } => *held = None,
            Kind::Sequence { index } => *index += 1,
        }
    }

    /// The segment of the pointer from this collection to what is being read in it.
    fn segment(&self) -> Option<String> {
        match &self.kind {
            Kind::Mapping { held, .. } => held.as_ref().map(ToString::to_string),
            Kind::Sequence { index } => Some(index.to_string()),
        }
    }

    fn holds_merge(&self) -> bool {
        matches!(&self.kind, Kind::Mapping { held: Some(key), .. } if key == MERGE)
    }
}

/// The place of what is being read.
pub(super) fn pointer(stack: &[Frame<'_>]) -> Pointer {
    stack
        .iter()
        .filter_map(Frame::segment)
        .fold(Pointer::root(), |pointer, segment| pointer.child(segment))
}

/// Whether the next value is one that `<<` merges: its value, or an element of its list.
pub(super) fn in_merge(stack: &[Frame<'_>]) -> bool {
    match stack {
        [
            ..,
            parent,
            Frame {
                kind: Kind::Sequence { .. },
                ..
            },
        ] => parent.holds_merge(),
        [.., frame] => frame.holds_merge(),
        [] => false,
    }
}
