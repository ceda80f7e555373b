//! `codegen.toml`: how a client is made from a document.
//!
//! Paths in it are relative to the file itself. Every key is known and every value checked; what the document does not match
//! is found out later, by `lower`, with the help of [`Config::unmatched`].

mod filter;
mod formats;
mod overrides;
mod read;

use std::path::{Path, PathBuf};

pub use filter::Filter;
pub use formats::{ForeignCrate, ForeignFormat, FormatChoice, Through};
pub use overrides::Unmatched;

use formats::Formats;
use overrides::Overrides;

use crate::diagnostic::{Code, Denied, Diagnostic, Focus, Position, Sink};
use crate::pointer::Pointer;

/// The version of a package that no configuration gives one.
const FIRST_VERSION: &str = "0.1.0";

/// How a client is made from a document.
#[derive(Debug)]
pub struct Config {
    package: Package,
    spec: Option<PathBuf>,
    out: Option<PathBuf>,
    types: Overrides,
    names: Overrides,
    formats: Formats,
    closed: Overrides,
    secret_names: Overrides,
    secrets: Overrides,
    denied: Denied,
    checks: bool,
    filter: Filter,
}

/// The package that is written.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its name; `None` = one is made of the document's title.
    pub name: Option<String>,
    /// Its version.
    pub version: String,
    /// One line about it; `None` = one is made of the document's title.
    pub description: Option<String>,
    /// Its licence, an SPDX expression.
    pub license: Option<String>,
    /// The address of its repository.
    pub repository: Option<String>,
    /// Whether it is published in a registry.
    pub publish: bool,
    /// Which cargo features it has besides those of every client.
    pub features: Features,
}

/// The cargo features of a client besides those that every client has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Features {
    /// One for each tag.
    #[default]
    Tags,
    /// None: everything is compiled always.
    None,
}

impl Config {
    /// Reads a file.
    ///
    /// `None` where something is wrong; everything that is wrong has been reported then.
    pub fn load(path: &Path, sink: &mut Sink) -> Option<Self> {
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => {
                let mut config = Self::parse(&name, &text, sink)?;
                let folder = path.parent().unwrap_or(Path::new(""));
                config.spec = config.spec.map(|spec| below(folder, &spec));
                config.out = config.out.map(|out| below(folder, &out));
                Some(config)
            }
            Err(error) => {
                let message = format!("`{name}` cannot be read: {error}");
                let remedy = "check the path, or name the document with --spec";
                sink.push(found(
                    Code::Unreadable,
                    Position {
                        file: name,
                        line: 1,
                        column: 1,
                    },
                    message,
                    remedy,
                ));
                None
            }
        }
    }

    /// Reads a text; `name` is the file that findings name. Paths stay as they are written.
    ///
    /// `None` where something is wrong; everything that is wrong has been reported then.
    pub fn parse(name: &str, text: &str, sink: &mut Sink) -> Option<Self> {
        sink.add_text(name, text.into());
        read::read(name, text, sink)
    }

    /// The configuration of a document that has none.
    #[must_use]
    pub fn for_document(spec: impl Into<PathBuf>) -> Self {
        let mut config = Self::empty();
        config.spec = Some(spec.into());
        config
    }

    fn empty() -> Self {
        let package = Package {
            name: None,
            version: FIRST_VERSION.to_owned(),
            description: None,
            license: None,
            repository: None,
            publish: false,
            features: Features::Tags,
        };
        Self {
            package,
            spec: None,
            out: None,
            types: Overrides::new("types.rename"),
            names: Overrides::new("names"),
            formats: Formats::new(),
            closed: Overrides::new("enums.closed"),
            secret_names: Overrides::new("secrets.names"),
            secrets: Overrides::new("secrets.pointers"),
            denied: Denied::default(),
            checks: false,
            filter: Filter::new(),
        }
    }

    /// Takes another document.
    pub fn set_spec(&mut self, spec: PathBuf) {
        self.spec = Some(spec);
    }

    /// Takes another folder for the crate.
    pub fn set_out(&mut self, out: PathBuf) {
        self.out = Some(out);
    }

    /// Takes another name for the package.
    pub fn set_package(&mut self, name: String) {
        self.package.name = Some(name);
    }

    /// Takes no features but those that every client has.
    pub fn set_featureless(&mut self) {
        self.package.features = Features::None;
    }

    /// The document.
    #[must_use]
    pub fn spec(&self) -> Option<&Path> {
        self.spec.as_deref()
    }

    /// The folder of the crate.
    #[must_use]
    pub fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    /// The package.
    #[must_use]
    pub fn package(&self) -> &Package {
        &self.package
    }

    /// Warnings that stop the run like errors.
    #[must_use]
    pub fn denied(&self) -> &Denied {
        &self.denied
    }

    /// Whether values that are sent can be checked for what the document demands.
    #[must_use]
    pub fn checks(&self) -> bool {
        self.checks
    }

    /// Which operations the client has.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The Rust name of the schema at a place, by its place or by the name of the component.
    #[must_use]
    pub fn type_name(&self, at: &Pointer) -> Option<&str> {
        let component = match at.segments() {
            [components, schemas, name] if components == "components" && schemas == "schemas" => {
                Some(name.as_str())
            }
            _ => None,
        };
        self.types
            .get(&at.to_string())
            .or_else(|| self.types.get(component?))
    }

    /// The words that are to be the name of what stands at a place.
    #[must_use]
    pub fn name(&self, at: &Pointer) -> Option<&str> {
        self.names.get(&at.to_string())
    }

    /// The type that a format of a type is to have.
    #[must_use]
    pub fn format(&self, ty: &str, format: &str) -> Option<FormatChoice<'_>> {
        self.formats.get(ty, format)
    }

    /// Whether the enum at a place refuses values that are not listed.
    #[must_use]
    pub fn is_closed(&self, at: &Pointer) -> bool {
        self.closed.get(&at.to_string()).is_some()
    }

    /// Whether the string called `wire` at a place is a secret.
    #[must_use]
    pub fn is_secret(&self, wire: &str, at: &Pointer) -> bool {
        let (by_name, by_place) = (
            self.secret_names.get(wire),
            self.secrets.get(&at.to_string()),
        );
        by_name.is_some() || by_place.is_some()
    }

    /// Overrides that nothing has asked for so far, in the order of the file.
    #[must_use]
    pub fn unmatched(&self) -> Vec<Unmatched> {
        let tables = [
            &self.types,
            &self.names,
            &self.formats.names,
            &self.closed,
            &self.secret_names,
            &self.secrets,
        ];
        let tables = tables.into_iter().chain(self.filter.tables());
        let mut all: Vec<Unmatched> = tables.flat_map(Overrides::unmatched).collect();
        all.sort_by_key(|one| (one.position.line, one.position.column));
        all
    }
}

/// A path of a file as it is seen from where the program runs, `..` resolved by name where that is plain.
fn below(folder: &Path, path: &Path) -> PathBuf {
    let mut whole = folder.to_path_buf();
    for part in path.components() {
        let named = whole.file_name().is_some();
        match part {
            std::path::Component::ParentDir if named => {
                whole.pop();
            }
            part => whole.push(part),
        }
    }
    whole
}

/// A finding at an exact place.
fn found(
    code: Code,
    position: Position,
    message: impl Into<String>,
    remedy: impl Into<String>,
) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(code, &Pointer::root(), Focus::Value, message, remedy);
    diagnostic.position = Some(position);
    diagnostic
}
