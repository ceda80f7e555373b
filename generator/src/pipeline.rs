//! Runs the stages one after the other: a document in, a crate's files and a report out.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::config::Config;
use crate::diagnostic::{Report as Findings, Sink};
use crate::load::Source;
use crate::lower::{Coverage, Lowered};
use crate::render::{FileSet, RenderBug};
use crate::report::{OperationsReport, Report, Skipped, TypesReport, Untyped};
use crate::resolve::Document;
use crate::{dialect, emit, ir, lint, lower, render};

/// The stages in their order, as progress and the report's timings name them.
const STAGES: &[&str] = &["load", "resolve", "lower", "emit", "render"];

/// Makes a client crate from a document.
///
/// ```no_run
/// use clientsmith::Generator;
///
/// let outcome = Generator::from_config("spec/codegen.toml")?.generate()?;
/// println!("{} files, {} lines", outcome.report.files, outcome.report.lines);
/// # Ok::<(), clientsmith::Failure>(())
/// ```
#[derive(Debug)]
pub struct Generator {
    config: Config,
    found: Sink,
    observer: fn(&'static str),
}

impl Generator {
    /// A generator that does what a `codegen.toml` says.
    ///
    /// # Errors
    ///
    /// [`Failure::Input`] with every problem of the file.
    pub fn from_config(path: impl AsRef<Path>) -> Result<Self, Failure> {
        let mut found = Sink::default();
        match Config::load(path.as_ref(), &mut found) {
            Some(config) => Ok(Self { config, found, observer: |_| {} }),
            None => Err(Failure::Input(Box::new(Checked { found, document: None }))),
        }
    }

    /// A generator for a document without a `codegen.toml`.
    #[must_use]
    pub fn from_document(path: impl Into<PathBuf>) -> Self {
        Self { config: Config::for_document(path.into()), found: Sink::default(), observer: |_| {} }
    }

    /// Takes another document than the configuration names.
    #[must_use]
    pub fn spec(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.set_spec(path.into());
        self
    }

    /// Takes another folder for the crate than the configuration names.
    #[must_use]
    pub fn out(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.set_out(folder.into());
        self
    }

    /// Takes another name for the package than the configuration names.
    #[must_use]
    pub fn package(mut self, name: impl Into<String>) -> Self {
        self.config.set_package(name.into());
        self
    }

    /// Is told the name of each stage as it starts.
    #[must_use]
    pub fn observe(mut self, observer: fn(&'static str)) -> Self {
        self.observer = observer;
        self
    }

    /// Reads and checks the document and decides what the client is.
    ///
    /// # Errors
    ///
    /// [`Failure::Input`] with every problem of the document.
    pub fn inspect(self) -> Result<(ir::Api, Checked), Failure> {
        let mut clock = Clock::new(self.observer);
        let (lowered, checked) = self.lower(&mut clock)?;
        Ok((lowered.api, checked))
    }
}
