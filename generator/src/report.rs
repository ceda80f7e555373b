//! The report of a run, as `--report` writes it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// What a run did and found.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// The version that the document states, `3.0.3`.
    pub openapi: String,
    /// What became of the operations.
    pub operations: OperationsReport,
    /// What became of the schemas.
    pub types: TypesReport,
    /// Every finding, with its place.
    pub diagnostics: Vec<Value>,
    /// How many files the crate has.
    pub files: usize,
    /// How many lines they have together.
    pub lines: usize,
    /// How long each stage took, in milliseconds.
    pub timings_ms: BTreeMap<&'static str, f64>,
}

/// What became of the operations.
#[derive(Clone, Debug, Default, Serialize)]
pub struct OperationsReport {
    /// How many the document has.
    pub total: usize,
    /// How many the client has.
    pub generated: usize,
    /// Those that it does not have, each with the code of the reason.
    pub skipped: Vec<Skipped>,
}

/// An operation that the client does not have.
#[derive(Clone, Debug, Serialize)]
pub struct Skipped {
    /// Where it stands in the document.
    pub pointer: String,
    /// The code of the reason.
    pub code: &'static str,
}

/// What became of the schemas.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TypesReport {
    /// How many types the client has.
    pub total: usize,
    /// Each place where the emitted type is a raw JSON value, and why.
    pub untyped: Vec<Untyped>,
}

/// A place where the emitted type is a raw JSON value.
#[derive(Clone, Debug, Serialize)]
pub struct Untyped {
    /// Where it stands in the document.
    pub pointer: String,
    /// Why there is no better type, as a code that stays the same between versions.
    pub reason: &'static str,
    /// Whether the schema says what its values are, so that a better type is thinkable.
    pub has_shape: bool,
}
