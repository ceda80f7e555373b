//! Runs the stages one after the other: a document in, a crate's files and a report out.

mod clock;
mod summary;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::diagnostic::{
    Code, Diagnostic, Findings, Focus, Locate, Position, Severity, Sink, Style,
};
use crate::dialect::Version;
use crate::ir::Api;
use crate::load::Source;
use crate::lower::Lowered;
use crate::pointer::Pointer;
use crate::render::{FileSet, RenderBug};
use crate::report::Report;
use crate::resolve::{Document, Mended};
use crate::write::{self, Comparison, Edited, WriteError, Written};
use crate::{dialect, emit, lint, lower, render};
use clock::Clock;

/// Makes a client crate from a document.
///
/// ```no_run
/// let outcome = clientsmith::Generator::from_config("spec/codegen.toml")?.generate()?;
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
            Some(config) => Ok(Self {
                config,
                found,
                observer: |_| {},
            }),
            None => Err(Failure::input(found, None)),
        }
    }

    /// A generator for a document without a `codegen.toml`.
    #[must_use]
    pub fn from_document(path: impl Into<PathBuf>) -> Self {
        Self {
            config: Config::for_document(path),
            found: Sink::default(),
            observer: |_| {},
        }
    }

    /// Takes another document than the configuration names.
    #[must_use]
    pub fn spec(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.set_spec(path.into());
        self
    }

    /// Follows references of the document below this folder, and nowhere else.
    #[must_use]
    pub fn root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.set_root(folder.into());
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

    /// Makes code without a cargo feature for each tag, as it has to be where it becomes a part of another crate.
    #[must_use]
    pub fn featureless(mut self) -> Self {
        self.config.set_featureless();
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
    pub fn inspect(self) -> Result<(Api, Checked), Failure> {
        let mut clock = Clock::new(self.observer);
        let (lowered, checked) = lower(&self.config, self.found, &mut clock)?;
        Ok((lowered.lowered.api, checked))
    }

    /// Makes the crate's files in memory.
    ///
    /// # Errors
    ///
    /// [`Failure::Input`] with every problem of the document, [`Failure::Bug`] where this program is at fault.
    pub fn generate(self) -> Result<Outcome, Failure> {
        let mut clock = Clock::new(self.observer);
        let (known, checked) = lower(&self.config, self.found, &mut clock)?;
        let Lowered {
            api,
            coverage,
            names,
        } = known.lowered;
        let render = || render::render(&emit::emit(&api), &api.package.command);
        let files = clock
            .time("emit and render", render)
            .map_err(Failure::Bug)?
            .publishing(names);
        let report = summary::report(
            &known.version,
            &api,
            &coverage,
            (&files, &checked),
            clock.timings,
        );
        Ok(Outcome {
            files,
            report,
            checked,
            folder: known.folder,
        })
    }
}

/// What is known of a document after the stages that can fail.
struct Known {
    version: Version,
    lowered: Lowered,
    /// Where the crate goes.
    folder: PathBuf,
}

/// The stages that can fail on a document.
fn lower(config: &Config, mut found: Sink, clock: &mut Clock) -> Result<(Known, Checked), Failure> {
    found.deny(config.denied());
    config.check(&mut found);
    if found.has_errors() {
        return Err(Failure::input(found, None));
    }
    let Some(spec) = config.spec() else {
        found.push(no_document());
        return Err(Failure::input(found, None));
    };
    let Some(source) = clock.time("load", || {
        Source::load_below(spec, config.root(), &mut found)
    }) else {
        return Err(Failure::input(found, None));
    };
    let known = (|| {
        let version = dialect::detect(source.root(), &mut found)?;
        let mended = clock.time("mend", || Mended::new(source.root(), &mut found));
        let document = clock.time("resolve", || Document::new(&mended, &mut found));
        source.explain_references(&mut found);
        let document = document?;
        let folder = match config.out() {
            Some(out) => out.to_path_buf(),
            None => PathBuf::from(lower::package_name(&document, config)),
        };
        let published = write::published(&folder);
        let lower = || lower::lower(&document, config, published, &mut found);
        let lowered = clock.time("lower", lower)?;
        Some(Known {
            version,
            lowered,
            folder,
        })
    })();
    match known {
        Some(known) if !found.has_errors() => Ok((
            known,
            Checked {
                found,
                document: Some(source),
            },
        )),
        _ => Err(Failure::input(found, Some(source))),
    }
}

fn no_document() -> Diagnostic {
    let (message, remedy) = (
        "no document is named",
        "write `spec = \"openapi.yaml\"` below [input], or give --spec",
    );
    let mut diagnostic = Diagnostic::new(
        Code::Unreadable,
        &Pointer::root(),
        Focus::Value,
        message,
        remedy,
    );
    diagnostic.position = Some(Position {
        file: "codegen.toml".to_owned(),
        line: 1,
        column: 1,
    });
    diagnostic
}

/// Checks a document and its conventions, without making a client.
///
/// Everything that was found is in the result, errors included.
#[must_use]
pub fn lint_document(path: &Path) -> Checked {
    lint_below(path, None)
}

/// Checks a document as [`lint_document`] does, and follows its references below a folder.
#[must_use]
pub fn lint_below(path: &Path, root: Option<&Path>) -> Checked {
    let mut found = Sink::default();
    found.judge();
    let Some(source) = Source::load_below(path, root, &mut found) else {
        return Checked {
            found,
            document: None,
        };
    };
    if dialect::detect(source.root(), &mut found).is_some() {
        let mended = Mended::new(source.root(), &mut found);
        if let Some(document) = Document::new(&mended, &mut found) {
            // What a client would leave out or soften is worth knowing too.
            let _ = lower::lower(
                &document,
                &Config::for_document(path),
                BTreeMap::new(),
                &mut found,
            );
        }
        source.explain_references(&mut found);
        lint::lint(source.root(), &mut found);
    }
    Checked {
        found,
        document: Some(source),
    }
}

/// What was found in a document, and the document itself, which gives findings their places.
#[derive(Debug)]
pub struct Checked {
    found: Sink,
    document: Option<Source>,
}

impl Checked {
    /// Everything that was found, with its places.
    #[must_use]
    pub fn findings(&self) -> Findings<'_> {
        Findings::new(
            &self.found,
            self.document
                .as_ref()
                .map(|document| document as &dyn Locate),
        )
    }

    fn to_json(&self) -> Vec<serde_json::Value> {
        let findings = self.findings().to_json();
        findings.as_array().cloned().unwrap_or_default()
    }

    /// Whether something stops a client from being made.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found.has_errors()
    }

    /// Everything from warnings up, as text for people; notes are for `lint`.
    #[must_use]
    pub fn render(&self, style: Style) -> String {
        let mut quiet = self.found.clone();
        quiet.retain(|one| one.severity > Severity::Note);
        Findings::new(
            &quiet,
            self.document
                .as_ref()
                .map(|document| document as &dyn Locate),
        )
        .render(style)
    }
}

/// Why there are no files.
#[derive(Debug)]
pub enum Failure {
    /// The document or the configuration has errors.
    Input(Box<Checked>),
    /// This program is at fault.
    Bug(RenderBug),
}

impl Failure {
    fn input(found: Sink, document: Option<Source>) -> Self {
        Self::Input(Box::new(Checked { found, document }))
    }

    /// What can be reported of a run that failed: the findings.
    #[must_use]
    pub fn report(&self) -> Report {
        let Self::Input(checked) = self else {
            return Report::default();
        };
        let source = checked.document.as_ref();
        let version = source.and_then(|source| source.root().get("openapi")?.as_str());
        Report {
            openapi: version.unwrap_or_default().to_owned(),
            diagnostics: checked.to_json(),
            ..Report::default()
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(checked) => f.write_str(checked.render(Style::Plain).trim_end()),
            Self::Bug(bug) => bug.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

/// A crate in memory.
#[derive(Debug)]
pub struct Outcome {
    /// Its files.
    pub files: FileSet,
    /// What the run did and found.
    pub report: Report,
    /// Warnings and notes about the document.
    pub checked: Checked,
    /// Where it goes.
    pub folder: PathBuf,
}

impl Outcome {
    /// Writes the crate; only files that change are touched.
    ///
    /// # Errors
    ///
    /// Where a file was edited by hand, where another run is at work, where the disk refuses. Nothing is changed then.
    pub fn write(&self, edited: Edited) -> Result<Written, WriteError> {
        write::write(&self.folder, &self.files, edited)
    }

    /// Compares the crate with what is on the disk.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be read.
    pub fn compare(&self) -> Result<Comparison, WriteError> {
        write::compare(&self.folder, &self.files)
    }
}
