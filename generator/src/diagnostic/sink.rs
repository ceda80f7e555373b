//! Where findings are collected.

use super::{Code, Diagnostic, Focus, Severity};
use crate::pointer::Pointer;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where stages put what they find.
#[derive(Clone, Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
    texts: BTreeMap<String, Arc<str>>,
}

impl Sink {
    /// Adds a finding about a value.
    pub fn value(
        &mut self,
        code: Code,
        at: &Pointer,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(Diagnostic::new(code, at, Focus::Value, message, remedy));
    }

    /// Adds a finding about a member's key.
    pub fn key(
        &mut self,
        code: Code,
        at: &Pointer,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(Diagnostic::new(code, at, Focus::Key, message, remedy));
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Whether anything found so far stops the run.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }

    /// Keeps what `wanted` wants.
    pub fn retain(&mut self, wanted: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(wanted);
    }

    /// Everything found, in the order of finding.
    #[must_use]
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// Remembers the text of a file, for excerpts.
    pub fn add_text(&mut self, file: &str, text: Arc<str>) {
        self.texts.insert(file.to_owned(), text);
    }

    /// The text of a file that was read, whether or not it was accepted.
    #[must_use]
    pub fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(|text| &**text)
    }

    /// Adds everything that another sink holds.
    pub fn append(&mut self, other: Self) {
        self.found.extend(other.found);
        self.texts.extend(other.texts);
    }
}
