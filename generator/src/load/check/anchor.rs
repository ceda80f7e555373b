//! What an anchor stands for, so that an alias costs as much as what it repeats.

use std::ops::{Add, Range, Sub};

/// A count of what has been read, aliases replaced.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    /// Keys, scalars and collections.
    pub(super) nodes: usize,
    /// Bytes of keys and scalars.
    pub(super) text: usize,
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            nodes: self.nodes.saturating_add(other.nodes),
            text: self.text.saturating_add(other.text),
        }
    }
}

impl Sub for Tally {
    type Output = Self;

    fn sub(self, earlier: Self) -> Self {
        Self {
            nodes: self.nodes.saturating_sub(earlier.nodes),
            text: self.text.saturating_sub(earlier.text),
        }
    }
}

/// A finished node that aliases can repeat.
#[derive(Clone)]
pub(super) struct Anchor {
    pub(super) tally: Tally,
    /// The depth of the nesting inside; 0 for a scalar.
    pub(super) height: usize,
    /// Its keys and scalars among those expected.
    pub(super) expected: Range<usize>,
}
