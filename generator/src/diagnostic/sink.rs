//! Where findings are collected.

use super::{Code, Diagnostic, Focus, Severity};
use crate::pointer::Pointer;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where stages put what they find.
#[derive(Clone, Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
    denied: Denied,
    mercy: Mercy,
    texts: BTreeMap<String, Arc<str>>,
}

/// Warnings that stop the run like errors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Denied {
    /// Whether every warning does.
    pub all: bool,
    /// The codes of those that do.
    pub codes: BTreeSet<Code>,
}

/// Whether errors that cost only a part of the client become warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mercy {
    #[default]
    Warnings,
    Errors,
}

impl Sink {
    /// Keeps errors what they are, whatever becomes of them.
    pub fn judge(&mut self) {
        self.mercy = Mercy::Errors;
    }

    /// Makes errors of these warnings when they are found from now on.
    pub fn deny(&mut self, denied: &Denied) {
        self.denied = denied.clone();
    }

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
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        let denied = self.denied.all || self.denied.codes.contains(&diagnostic.code);
        if denied && diagnostic.severity == Severity::Warning {
            diagnostic.severity = Severity::Error;
        }
        self.found.push(diagnostic);
    }

    /// Lets the run go on in spite of errors from number `first` on for which `words` says what becomes of them; that is said
    /// behind their messages. Gives whether that is all of them: what the configuration denies stays an error.
    pub fn forgive(
        &mut self,
        first: usize,
        mut words: impl FnMut(&Diagnostic) -> Option<String>,
    ) -> bool {
        let errors = self.found.iter_mut().skip(first);
        let mut all = true;
        for one in errors.filter(|one| one.severity == Severity::Error) {
            let denied = self.denied.all || self.denied.codes.contains(&one.code);
            match words(one).filter(|_| !denied) {
                Some(words) => {
                    one.message.push_str(&words);
                    if self.mercy == Mercy::Warnings {
                        one.severity = Severity::Warning;
                    }
                }
                None => all = false,
            }
        }
        all
    }

    /// Changes the findings of some codes.
    pub fn amend(&mut self, codes: &[Code], change: impl FnMut(&mut Diagnostic)) {
        let found = self.found.iter_mut();
        found
            .filter(|one| codes.contains(&one.code))
            .for_each(change);
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
