//! How the program speaks about the user's document: a code, a place, an excerpt and one remedy.

mod code;
mod codes;

pub use code::{Code, UnknownCode};

use crate::pointer::Pointer;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something that a reader may want to know.
    Note,
    /// The document works, but not as its author may think.
    Warning,
    /// Nothing is written.
    Error,
}

/// Which part of a place a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The key of the member, as for a misspelt keyword.
    Key,
    /// The value.
    Value,
}

/// One finding about the document or the configuration.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The stable code, which `clientsmith explain` knows.
    pub code: Code,
    /// How bad it is; the code's own severity unless a stage says otherwise.
    pub severity: Severity,
    /// The place in the document.
    pub pointer: Pointer,
    /// Which part of the place.
    pub focus: Focus,
    /// An exact position, where the finder knows it (as for a syntax error, which has no pointer).
    pub position: Option<Position>,
    /// One sentence: what is wrong here, with the names involved.
    pub message: String,
    /// One sentence: what to do about it.
    pub remedy: String,
}

/// An exact position in a file of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The file, as the user named it.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// Where stages put what they find.
#[derive(Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
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

    /// Everything found, in the order of finding.
    #[must_use]
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }
}

impl Diagnostic {
    /// A finding with its code's own severity.
    pub fn new(
        code: Code,
        at: &Pointer,
        focus: Focus,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        let (message, remedy) = (message.into(), remedy.into());
        Self {
            code,
            severity: code.severity(),
            pointer: at.clone(),
            focus,
            position: None,
            message,
            remedy,
        }
    }
}
