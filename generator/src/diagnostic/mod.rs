//! How the program speaks about the user's document: a code, a place, an excerpt and one remedy.

mod code;
mod codes;
mod excerpt;
mod findings;
mod machine;
mod sarif;
mod sink;
mod suggest;
mod visible;

pub use code::{Code, UnknownCode, explain};
pub use findings::{Findings, Style};
pub use sink::{Denied, Sink};
pub use suggest::suggest;

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

/// What turns places of the document into positions in its text.
///
/// A document that has been loaded does; this room knows no other than through this trait.
pub trait Locate {
    /// The positions of places, in the given order. A place that the text does not have gets that of its nearest parent.
    fn positions(&self, places: &[(Pointer, Focus)]) -> Vec<Position>;
}

impl Severity {
    /// The word for it: `error`, `warning` or `note`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
