//! The words for what the checks find.

use super::Syntax;
use super::frame::{self, Frame};
use crate::diagnostic::{Code, Diagnostic, Focus, Position, Severity, Sink};
use crate::load::event::{Mark, SyntaxError};
use crate::load::limits::{MAX_DEPTH, MAX_REPORTED};
use crate::load::scalar::{Doubt, Meaning};
use crate::load::syntax;
use crate::pointer::Pointer;
use std::ops::ControlFlow;

/// The tag that makes text of a plain scalar.
pub(super) const STRING_TAG: &str = "tag:yaml.org,2002:str";

/// The tags that are read.
const KNOWN_TAGS: &[&str] = &[STRING_TAG, "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"];

/// Puts findings about one file into the sink.
pub(super) struct Reporter<'sink> {
    file: String,
    sink: &'sink mut Sink,
    failed: bool,
    /// The number of findings, listed or not.
    found: usize,
    merge_noted: bool,
}

impl<'sink> Reporter<'sink> {
    pub(super) fn new(file: &str, sink: &'sink mut Sink) -> Self {
        Self {
            file: file.to_owned(),
            sink,
            failed: false,
            found: 0,
            merge_noted: false,
        }
    }

    /// Whether an error was reported.
    pub(super) fn failed(&self) -> bool {
        self.failed
    }

    /// Adds a finding, as long as there are not too many.
    fn push(&mut self, mark: Mark, code: Code, finding: impl FnOnce() -> Diagnostic) {
        self.failed |= code.severity() == Severity::Error;
        self.found += 1;
        if self.found <= MAX_REPORTED {
            let mut diagnostic = finding();
            diagnostic.position = Some(self.position(mark));
            self.sink.push(diagnostic);
        }
    }

    fn position(&self, mark: Mark) -> Position {
        Position {
            file: self.file.clone(),
            line: mark.line,
            column: mark.column,
        }
    }

    /// Says how many findings were not listed.
    pub(super) fn finish(&mut self) {
        if self.found > MAX_REPORTED {
            let message = format!(
                "{} more findings in this file are not listed",
                self.found - MAX_REPORTED
            );
            let remedy = "correct those that are listed, and run the command again";
            let mut diagnostic = Diagnostic::new(
                Code::NotListed,
                &Pointer::root(),
                Focus::Value,
                message,
                remedy,
            );
            diagnostic.position = Some(self.position(Mark { line: 1, column: 1 }));
            self.sink.push(diagnostic);
        }
    }

    fn value(&mut self, code: Code, mark: Mark, stack: &[Frame<'_>], text: (String, &str)) {
        self.push(mark, code, || {
            Diagnostic::new(code, &frame::pointer(stack), Focus::Value, text.0, text.1)
        });
    }

    /// Reports an error after which nothing else can be said.
    fn stop(
        &mut self,
        code: Code,
        mark: Mark,
        stack: &[Frame<'_>],
        text: (String, &str),
    ) -> ControlFlow<()> {
        self.value(code, mark, stack, text);
        ControlFlow::Break(())
    }

    pub(super) fn syntax(&mut self, error: &SyntaxError, grammar: Syntax) -> ControlFlow<()> {
        let (code, message, remedy) = syntax::explain(&error.message, grammar);
        self.stop(code, error.mark, &[], (message, remedy))
    }

    pub(super) fn tag(&mut self, tag: &str, mark: Mark, stack: &[Frame<'_>]) {
        if !KNOWN_TAGS.contains(&tag) {
            let message = format!(
                "the tag `{tag}` is not read: it would run or load something, or change the value"
            );
            self.value(
                Code::Tag,
                mark,
                stack,
                (message, "remove the tag and write the value itself"),
            );
        }
    }

    pub(super) fn next_document(&mut self, mark: Mark) -> ControlFlow<()> {
        let message = "a second document begins here; only one is read from a file".to_owned();
        self.stop(
            Code::MultipleDocuments,
            mark,
            &[],
            (
                message,
                "keep one document in the file, without a second `---`",
            ),
        )
    }

    pub(super) fn too_deep(&mut self, mark: Mark, stack: &[Frame<'_>]) -> ControlFlow<()> {
        let message = format!("mappings and sequences are nested more than {MAX_DEPTH} deep here");
        let top: &[Frame<'_>] = stack.get(..8).unwrap_or(stack);
        self.stop(
            Code::TooDeep,
            mark,
            top,
            (
                message,
                "move inner schemas to `components` and refer to them with `$ref`",
            ),
        )
    }

    pub(super) fn complex_key(&mut self, mark: Mark, stack: &[Frame<'_>]) {
        let message = "this key is a mapping, a sequence or an alias, not text".to_owned();
        self.value(
            Code::ComplexKey,
            mark,
            stack,
            (
                message,
                "write the key as text; quote it if it begins with `{`, `[`, `*` or `? `",
            ),
        );
    }

    pub(super) fn duplicate_key(&mut self, first: Mark, mark: Mark, stack: &[Frame<'_>]) {
        let Mark { line, column } = first;
        self.push(mark, Code::DuplicateKey, || {
            let at = frame::pointer(stack);
            let message = format!("the key `{}` is already at {line}:{column}", at.last().unwrap_or_default());
            let remedy = "keep one of the two, or merge them by hand; readers disagree about which one counts";
            Diagnostic::new(Code::DuplicateKey, &at, Focus::Key, message, remedy)
        });
    }

    /// Notes the first merge key of the document.
    pub(super) fn merge(&mut self, mark: Mark) {
        if !self.merge_noted {
            self.merge_noted = true;
            let message = "`<<` is applied as in YAML 1.1; YAML 1.2 does not have it, and other tools may not know it".to_owned();
            self.value(
                Code::MergeKey,
                mark,
                &[],
                (
                    message,
                    "write the members out, or refer to a component with `$ref`",
                ),
            );
        }
    }

    pub(super) fn bad_merge(&mut self, mark: Mark, stack: &[Frame<'_>]) {
        let message = "`<<` takes a mapping or a list of mappings, and this is neither".to_owned();
        self.value(
            Code::BadMerge,
            mark,
            stack,
            (message, "name an anchored mapping, as in `<<: *defaults`"),
        );
    }

    pub(super) fn scalar_root(&mut self, mark: Mark) {
        let message = "the document is a single value, not a mapping".to_owned();
        self.value(
            Code::RootNotMapping,
            mark,
            &[],
            (
                message,
                "give the path of an OpenAPI document, which begins with `openapi:`",
            ),
        );
    }

    pub(super) fn doubt(
        &mut self,
        doubt: Doubt,
        text: &str,
        meaning: &Meaning,
        at: (Mark, &[Frame<'_>]),
    ) {
        let kept = match meaning {
            Meaning::Number(number) => number.to_string(),
            _ => text.to_owned(),
        };
        let (code, message, remedy) = match doubt {
            Doubt::NotNumber => (
                Code::AmbiguousScalar,
                format!("`{text}` is text in YAML 1.2, and a number elsewhere"),
                "put it in quotes if it is text; write it in decimal if it is a number",
            ),
            Doubt::LeadingZero => (
                Code::AmbiguousScalar,
                format!(
                    "`{text}` is the number {kept} in YAML 1.2, and text or an octal number elsewhere"
                ),
                "put it in quotes if it is text; drop the leading zeros if it is a number",
            ),
            Doubt::Inexact => (
                Code::InexactNumber,
                format!("`{text}` does not fit in 64 bits and becomes {kept}"),
                "use an integer between -9223372036854775808 and 18446744073709551615, or text in quotes",
            ),
            Doubt::Overflow => (
                Code::NoSuchNumber,
                format!("`{text}` is larger than every number that can be kept"),
                "use a smaller number, or leave the limit out",
            ),
            Doubt::NotFinite => (
                Code::NoSuchNumber,
                format!("`{text}` is not a number that JSON can say"),
                "use a finite number, or put the text in quotes",
            ),
        };
        self.value(code, at.0, at.1, (message, remedy));
    }

    pub(super) fn recursive_alias(&mut self, mark: Mark, stack: &[Frame<'_>]) -> ControlFlow<()> {
        let message = "this alias stands inside of what it refers to".to_owned();
        self.stop(
            Code::RecursiveAlias,
            mark,
            stack,
            (
                message,
                "make a named schema and refer to it with `$ref`, which may be recursive",
            ),
        )
    }

    pub(super) fn over_budget(
        &mut self,
        code: Code,
        message: String,
        mark: Mark,
        stack: &[Frame<'_>],
    ) -> ControlFlow<()> {
        self.stop(
            code,
            mark,
            stack,
            (
                message,
                "refer to components with `$ref` instead of repeating them, or split the document",
            ),
        )
    }

    pub(super) fn empty(&mut self) {
        let message = "the file holds no document, only space and comments".to_owned();
        let mark = Mark { line: 1, column: 1 };
        self.value(
            Code::Empty,
            mark,
            &[],
            (
                message,
                "give the path of an OpenAPI document, which begins with `openapi:`",
            ),
        );
    }
}
