//! What both sides are made of: which types there are, and which call sends and receives which.

/// Types that lead to each other through a list.
const GROUP: usize = 3;

/// Calls, however many types there are.
pub(super) const CALLS: usize = 10;

/// Values of an enum.
pub(super) const VALUES: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];

/// One set of types.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Object types of twelve fields; 0 is the baseline, whose calls have one small type.
    pub(super) types: usize,
}

impl Shape {
    /// Enums.
    pub(super) fn enums(self) -> usize {
        self.types / 10
    }

    /// The enum of a type.
    pub(super) fn enum_of(self, number: usize) -> usize {
        number % self.enums().max(1)
    }

    /// The type that a type has a list of.
    pub(super) fn next(self, number: usize) -> usize {
        let group = number / GROUP * GROUP;
        let size = GROUP.min(self.types - group);
        group + (number - group + 1) % size
    }

    /// The types that a call sends and receives. Every type is one of a call: a client is emitted without the types that no call
    /// needs.
    pub(super) fn called(self, call: usize) -> Vec<usize> {
        (0..self.types)
            .filter(|number| number % CALLS == call)
            .collect()
    }
}
