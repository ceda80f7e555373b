//! How much of a document the client covers.

use serde::Serialize;

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Untyped {
    /// The schema.
    pub pointer: Pointer,
    /// Why, in a few words that stay the same between versions.
    pub reason: &'static str,
}

impl Coverage {
    /// How many operations the client has.
    #[must_use]
    pub fn generated(&self) -> usize {
        self.operations.saturating_sub(self.skipped.len())
    }
}
