//! Reading documents: a file in YAML or JSON becomes one ordered tree of values, with places on demand.
//!
//! A linear pass over events checks a text first (budgets, duplicate keys, tags, ambiguous scalars); only a text that
//! passes is handed to serde_yaml or serde_json, which build the values. Places are not kept: the pass runs again when a
//! diagnostic needs them.

mod bundle;
mod check;
mod decode;
mod event;
mod expected;
mod file;
mod json;
mod limits;
mod locate;
mod root;
mod scalar;
mod syntax;
mod values;
mod yaml;

use crate::diagnostic::{Code, Diagnostic, Focus, Locate, Position, Sink};
use crate::pointer::Pointer;
use bundle::Moved;
use check::{Syntax, check};
use event::Mark;
use expected::Expected;
use json::JsonEvents;
use root::{Refused, Root};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use values::{DISAGREEMENT, NotBuilt};
use yaml::YamlEvents;

/// One document: its tree of values, and the text that they come from.
#[derive(Clone, Debug)]
pub struct Source {
    /// The files of the document; the first is the one that was asked for.
    files: Vec<Text>,
    /// What stands at another place than it does in its file.
    moved: Vec<Moved>,
    /// References that are not followed although a file may be there, by the file and the text.
    refused: BTreeMap<(usize, String), Refused>,
    root: Value,
}

/// The text of a file.
#[derive(Clone, Debug)]
struct Text {
    name: String,
    text: Arc<str>,
    syntax: Syntax,
}

impl Source {
    /// Reads a document from a file, and from the files that it refers to; `None` if an error was reported.
    ///
    /// The name of the file in diagnostics is the path as given. References are followed below the repository that the file
    /// stands in, or below its folder where it is in none.
    pub fn load(path: &Path, sink: &mut Sink) -> Option<Self> {
        Self::load_below(path, None, sink)
    }

    /// Reads a document as [`Source::load`] does, and follows references below a folder.
    pub fn load_below(path: &Path, root: Option<&Path>, sink: &mut Sink) -> Option<Self> {
        let name = path.display().to_string();
        let start = Mark { line: 1, column: 1 };
        let bytes = match file::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                report(
                    sink,
                    error.code,
                    &name,
                    start,
                    (error.message, error.remedy),
                );
                return None;
            }
        };
        match Root::of(path, root) {
            Ok(root) => bundle::bundle(Self::parse(&name, &bytes, sink)?, (path, root), sink),
            Err(error) => {
                let folder = root.unwrap_or(path).display().to_string();
                let message =
                    format!("the folder below which files are read cannot be read: {error}");
                let text = (
                    message,
                    "name a folder with --root, or with `root` below [input]",
                );
                report(sink, Code::Unreadable, &folder, start, text);
                None
            }
        }
    }

    /// Reads a document from bytes, as from the standard input; `None` if an error was reported.
    ///
    /// `name` is the name of the file in diagnostics. Text that begins with `{` or `[` is JSON, unless the name ends
    /// with `.yaml` or `.yml` and the text is no JSON; with a name that ends with `.json`, it is JSON in any case.
    pub fn parse(name: &str, bytes: impl AsRef<[u8]>, sink: &mut Sink) -> Option<Self> {
        let bytes = bytes.as_ref();
        if bytes.len() > limits::MAX_BYTES {
            let error = file::too_large();
            report(
                sink,
                error.code,
                name,
                Mark { line: 1, column: 1 },
                (error.message, error.remedy),
            );
            return None;
        }
        let text: Arc<str> = match decode::decode(bytes) {
            Ok(text) => Arc::from(text),
            Err(error) => {
                sink.add_text(name, String::from_utf8_lossy(bytes).into());
                report(
                    sink,
                    error.code,
                    name,
                    error.mark,
                    (error.message, error.remedy),
                );
                return None;
            }
        };
        sink.add_text(name, Arc::clone(&text));
        let (syntax, expected) = check_text(name, &text, sink);
        let root = build(name, &text, syntax, &expected?, sink)?;
        Some(Self {
            files: vec![Text {
                name: name.to_owned(),
                text,
                syntax,
            }],
            moved: Vec::new(),
            refused: BTreeMap::new(),
            root,
        })
    }

    /// The whole document.
    #[must_use]
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// The value at a place; `None` where the document has none.
    #[must_use]
    pub fn get(&self, pointer: &Pointer) -> Option<&Value> {
        value(&self.root, pointer)
    }

    /// The name of the file, as the user gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.files.first().map_or("", |file| &file.name)
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        self.files.first().map_or("", |file| &file.text)
    }

    /// Where a place is in the text; its nearest parent where the text has no such place.
    ///
    /// Each call reads the whole text again: for several places, use [`Source::positions`].
    #[must_use]
    pub fn position(&self, pointer: &Pointer, focus: Focus) -> Position {
        let found = self
            .positions(&[(pointer.clone(), focus)])
            .into_iter()
            .next();
        found.unwrap_or_else(|| Position {
            file: self.name().to_owned(),
            line: 1,
            column: 1,
        })
    }

    /// Where places are in the texts, in the given order, in one reading of each text.
    #[must_use]
    pub fn positions(&self, places: &[(Pointer, Focus)]) -> Vec<Position> {
        let located: Vec<_> = places
            .iter()
            .map(|(at, focus)| bundle::located(&self.moved, &self.written(at), *focus))
            .collect();
        let mut positions: Vec<Option<Position>> = vec![None; places.len()];
        for (number, file) in self.files.iter().enumerate() {
            let here = located.iter().enumerate();
            let (indices, wanted): (Vec<usize>, Vec<_>) = here
                .filter(|(_, (of, _))| *of == number)
                .map(|(index, (_, place))| (index, place.clone()))
                .unzip();
            for (index, mark) in indices.into_iter().zip(file.locate(&wanted)) {
                if let Some(position) = positions.get_mut(index) {
                    *position = Some(file.at(mark));
                }
            }
        }
        positions.into_iter().flatten().collect()
    }

    /// Where a place is written: where a path is a reference, what belongs to the path stands somewhere else.
    fn written(&self, pointer: &Pointer) -> Pointer {
        let mut at = pointer.clone();
        if at.segments().first().is_none_or(|top| top != "paths") {
            return at;
        }
        for _ in 0..limits::MAX_REFERENCES {
            let [paths, path, first, rest @ ..] = at.segments() else {
                break;
            };
            let top = Pointer::root().child(paths).child(path);
            let Some(item) = self.get(&top).filter(|item| item.get(first).is_none()) else {
                break;
            };
            let reference = item.get("$ref").and_then(Value::as_str);
            let target = reference.filter(|reference| reference.starts_with('#'));
            let Some(target) = target.and_then(Pointer::parse) else {
                break;
            };
            let inner = std::iter::once(first).chain(rest);
            at = inner.fold(target, |at, segment| at.child(segment));
        }
        at
    }
}

impl Text {
    fn locate(&self, places: &[(Pointer, Focus)]) -> Vec<Mark> {
        match (places, self.syntax) {
            ([], _) => Vec::new(),
            (_, Syntax::Yaml) => locate::locate(YamlEvents::new(&self.text), places),
            (_, Syntax::Json) => locate::locate(JsonEvents::new(&self.text), places),
        }
    }

    fn at(&self, mark: Mark) -> Position {
        Position {
            file: self.name.clone(),
            line: mark.line,
            column: mark.column,
        }
    }
}

impl Locate for Source {
    fn positions(&self, places: &[(Pointer, Focus)]) -> Vec<Position> {
        Self::positions(self, places)
    }
}

/// The value at a place of a tree.
fn value<'v>(root: &'v Value, pointer: &Pointer) -> Option<&'v Value> {
    let step = |value: &'v Value, segment: &String| match value {
        Value::Object(members) => members.get(segment),
        Value::Array(elements) => elements.get(array_index(segment)?),
        _ => None,
    };
    pointer.segments().iter().try_fold(root, step)
}

/// The index that a segment names (RFC 6901, section 4: digits without leading zeros).
fn array_index(segment: &str) -> Option<usize> {
    let digits = segment.bytes().all(|byte| byte.is_ascii_digit())
        && (segment == "0" || !segment.starts_with('0'));
    digits.then(|| segment.parse().ok()).flatten()
}

fn check_text(name: &str, text: &str, sink: &mut Sink) -> (Syntax, Option<Expected>) {
    let ends_with = |ending: &str| {
        Path::new(name)
            .extension()
            .is_some_and(|found| found.eq_ignore_ascii_case(ending))
    };
    let is_yaml = ends_with("yaml") || ends_with("yml");
    if ends_with("json") || text.trim_start().starts_with(['{', '[']) {
        let mut found = Sink::default();
        let expected = check(JsonEvents::new(text), Syntax::Json, name, &mut found);
        if !is_yaml
            || !found
                .found()
                .iter()
                .any(|diagnostic| diagnostic.code == Code::Syntax)
        {
            sink.append(found);
            return (Syntax::Json, expected);
        }
    }
    (
        Syntax::Yaml,
        check(YamlEvents::new(text), Syntax::Yaml, name, sink),
    )
}

fn build(
    name: &str,
    text: &str,
    syntax: Syntax,
    expected: &Expected,
    sink: &mut Sink,
) -> Option<Value> {
    let built = match syntax {
        Syntax::Yaml => values::build(text, expected).map_err(|not_built| yaml_error(&not_built)),
        Syntax::Json => serde_json::from_str(text).map_err(|error| json_error(text, &error)),
    };
    let (code, mark, message, remedy) = match built {
        Ok(root @ Value::Object(_)) => return Some(root),
        Ok(_) => {
            let remedy = "give the path of an OpenAPI document, which begins with `openapi:`";
            let message = "the document is a list, not a mapping".to_owned();
            (
                Code::RootNotMapping,
                Mark { line: 1, column: 1 },
                message,
                remedy,
            )
        }
        Err(failure) => failure,
    };
    report(sink, code, name, mark, (message, remedy));
    None
}

/// What to say when the values cannot be built.
type Failure = (Code, Mark, String, &'static str);

fn yaml_error(
    NotBuilt {
        disagreement,
        error,
    }: &NotBuilt,
) -> Failure {
    let mark = error
        .location()
        .map_or(Mark { line: 1, column: 1 }, |at| Mark {
            line: at.line(),
            column: at.column(),
        });
    if *disagreement {
        let remedy = "write this value in a simpler way, as text in double quotes on one line";
        return (Code::Disagreement, mark, DISAGREEMENT.to_owned(), remedy);
    }
    let message = without_place(&error.to_string()).to_owned();
    let (code, message, remedy) = syntax::explain(&message, Syntax::Yaml);
    (code, mark, message, remedy)
}

fn json_error(text: &str, error: &serde_json::Error) -> Failure {
    // serde_json counts columns in bytes.
    let line = text
        .split('\n')
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let column = line
        .char_indices()
        .take_while(|(byte, _)| byte + 1 < error.column())
        .count()
        + 1;
    let message = without_place(&error.to_string()).to_owned();
    let (code, message, remedy) = syntax::explain(&message, Syntax::Json);
    (
        code,
        Mark {
            line: error.line().max(1),
            column,
        },
        message,
        remedy,
    )
}

/// The message of a library without the place that it appends.
fn without_place(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}

fn report(sink: &mut Sink, code: Code, file: &str, mark: Mark, text: (String, &str)) {
    let mut diagnostic = Diagnostic::new(code, &Pointer::root(), Focus::Value, text.0, text.1);
    diagnostic.position = Some(Position {
        file: file.to_owned(),
        line: mark.line,
        column: mark.column,
    });
    sink.push(diagnostic);
}
