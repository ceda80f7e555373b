//! How much of a document the client covers.

use std::fmt;

use crate::diagnostic::Code;
use crate::pointer::Pointer;

/// How much of a document the client covers.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// How many operations the document has.
    pub operations: usize,
    /// Those that are not in the client.
    pub skipped: Vec<Skipped>,
    /// Places whose emitted type is raw JSON.
    pub untyped: Vec<Untyped>,
}

/// An operation that is not in the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The operation.
    pub pointer: Pointer,
    /// Why; a finding with this code is in the sink.
    pub code: Code,
}

/// A place whose emitted type is raw JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untyped {
    /// The schema.
    pub pointer: Pointer,
    /// Why.
    pub reason: Reason,
}

/// Why a type is raw JSON, or a list or map of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The schema says nothing about its values.
    NoShape,
    /// An array does not say what it holds.
    NoItems,
    /// An object names no member.
    NoMembers,
    /// A body has no schema.
    NoSchema,
    /// Null is the only value.
    NullOnly,
    /// An enum lists lists or objects.
    CompositeEnum,
    /// The schema only says what its values are not.
    OnlyNot,
    /// A choice with a branch that says nothing, or several choices at once.
    UnsupportedChoice,
    /// The parts of `allOf` are of different kinds.
    UnmergeableParts,
    /// The schema consists of itself.
    Endless,
}

impl Reason {
    /// Every reason.
    pub const ALL: &[Self] = &[
        Self::NoShape,
        Self::NoItems,
        Self::NoMembers,
        Self::NoSchema,
        Self::NullOnly,
        Self::CompositeEnum,
        Self::OnlyNot,
        Self::UnsupportedChoice,
        Self::UnmergeableParts,
        Self::Endless,
    ];

    /// Its code in reports, which stays the same between versions.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoShape => "no-shape",
            Self::NoItems => "no-items",
            Self::NoMembers => "no-members",
            Self::NoSchema => "no-schema",
            Self::NullOnly => "null-only",
            Self::CompositeEnum => "composite-enum",
            Self::OnlyNot => "only-not",
            Self::UnsupportedChoice => "unsupported-choice",
            Self::UnmergeableParts => "unmergeable-parts",
            Self::Endless => "endless",
        }
    }

    /// Whether the schema says what its values are, so that a better type is thinkable.
    #[must_use]
    pub fn has_shape(self) -> bool {
        match self {
            Self::NoShape
            | Self::NoItems
            | Self::NoMembers
            | Self::NoSchema
            | Self::NullOnly
            | Self::OnlyNot => false,
            Self::CompositeEnum
            | Self::UnsupportedChoice
            | Self::UnmergeableParts
            | Self::Endless => true,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Coverage {
    /// How many operations the client has.
    #[must_use]
    pub fn generated(&self) -> usize {
        self.operations.saturating_sub(self.skipped.len())
    }
}
