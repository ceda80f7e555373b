//! Documents in several files: what references to other files lead to is put among the components of the first file, so that
//! everything behind this room sees one document.
//!
//! Three passes: every place that another file is asked for is found (`targets`), each gets a name that depends on nothing but
//! itself and the first file (`naming`), and the references are written anew (`rewrite`). The network is never asked; a
//! reference that leads to no file stays what it is.

mod naming;
mod places;
mod reference;
mod rewrite;
mod targets;

use super::{Refused, Root, Source, Text, file, limits};
use crate::diagnostic::{Code, Diagnostic, Focus, Severity, Sink};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(super) use places::{Moved, located};

/// The number of the file that was asked for.
const FIRST: usize = 0;

/// The files of a document, each read once.
struct Files<'s> {
    paths: Vec<PathBuf>,
    texts: Vec<Text>,
    roots: Vec<Value>,
    /// What became of each path that was asked for; `None` where no document is there.
    known: BTreeMap<PathBuf, Result<usize, Option<Refused>>>,
    /// Below which they all are.
    root: Root,
    /// References that are not followed although a file may be there, by the file and the text.
    refused: BTreeMap<(usize, String), Refused>,
    /// The length of all texts, in bytes.
    length: usize,
    sink: &'s mut Sink,
}

/// A place in one of the files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    file: usize,
    at: Pointer,
}

/// Follows the references of a document to other files; `None` if one of these was refused, which has been reported.
pub(super) fn bundle(
    first: Source,
    (path, root): (&Path, Root),
    sink: &mut Sink,
) -> Option<Source> {
    if !reference::leads_to_files(&first.root) {
        return Some(first);
    }
    let before = sink.found().len();
    let mut files = Files::of(first, (path, root), sink);
    let targets = targets::find(&mut files);
    let names = naming::names(&targets, &files);
    let (root, moved) = rewrite::rewrite(&targets, &names, &files);
    let Files {
        texts,
        refused: blocked,
        sink,
        ..
    } = files;
    let mut found = sink.found().iter().skip(before);
    let refused = found.any(|one| one.severity == Severity::Error);
    (!refused).then_some(Source {
        files: texts,
        moved,
        refused: blocked,
        root,
    })
}

impl<'s> Files<'s> {
    fn of(first: Source, (path, root): (&Path, Root), sink: &'s mut Sink) -> Self {
        let path = reference::normal(path);
        Self {
            known: BTreeMap::from([(path.clone(), Ok(FIRST))]),
            root,
            refused: BTreeMap::new(),
            length: first.text().len(),
            paths: vec![path],
            texts: first.files,
            roots: vec![first.root],
            sink,
        }
    }

    fn root(&self, file: usize) -> &Value {
        self.roots.get(file).unwrap_or(&Value::Null)
    }

    fn path(&self, file: usize) -> &Path {
        self.paths.get(file).map_or(Path::new(""), PathBuf::as_path)
    }

    fn value(&self, target: &Target) -> Option<&Value> {
        super::value(self.root(target.file), &target.at)
    }

    /// The place that a reference in a file leads to, where it is in another file or leads back to the first one.
    fn target(&mut self, from: usize, reference: &str) -> Option<Target> {
        let (path, at) = reference::parse(reference)?;
        let file = match path {
            Some(path) => match self.open(from, &path) {
                Ok(file) => file,
                Err(refused) => {
                    let known = (from, reference.to_owned());
                    refused.map(|refused| self.refused.insert(known, refused));
                    return None;
                }
            },
            None => from,
        };
        let target = Target { file, at };
        self.value(&target)?;
        Some(target)
    }

    /// The number of the file that a reference of a file names; where there is none that is read, perhaps the reason.
    fn open(&mut self, from: usize, path: &Path) -> Result<usize, Option<Refused>> {
        if path.is_absolute() {
            return Err(Some(Refused::Absolute));
        }
        let beside = self.path(from).parent().unwrap_or(Path::new(""));
        let path = reference::normal(&beside.join(path));
        if let Some(known) = self.known.get(&path) {
            return known.clone();
        }
        let opened = self.read(&path).map(|source| {
            self.length += source.text().len();
            self.paths.push(path.clone());
            self.texts.extend(source.files);
            self.roots.push(source.root);
            self.roots.len() - 1
        });
        self.known.insert(path, opened.clone());
        opened
    }

    fn read(&mut self, path: &Path) -> Result<Source, Option<Refused>> {
        let real = self.root.place(path).map_err(Some)?.ok_or(None)?;
        // What is no file is no reference that can be followed.
        let bytes = file::read(&real).map_err(|_| None)?;
        let name = path.display().to_string();
        if self.roots.len() >= limits::MAX_FILES || self.length + bytes.len() > limits::MAX_BYTES {
            let mark = super::Mark { line: 1, column: 1 };
            let message = format!(
                "the files of the document are more than {}, or larger than {} MiB together",
                limits::MAX_FILES,
                limits::MAX_BYTES >> 20
            );
            let text = (message, "leave out what the API does not need");
            super::report(self.sink, Code::TooLarge, &name, mark, text);
            return Err(None);
        }
        let mut found = Sink::default();
        let parsed = Source::parse(&name, bytes, &mut found);
        if parsed.is_some() {
            self.sink.append(found);
        } else {
            // It may be anything, and the reference was written by whoever wrote the document: nothing of it is shown.
            let errors = found.found().iter();
            let errors = errors.filter(|one| one.severity == Severity::Error);
            errors.for_each(|one| self.sink.push(without_text(one)));
        }
        parsed.ok_or(None)
    }
}

/// A finding about a file that is perhaps no document at all, without a word of the file.
fn without_text(found: &Diagnostic) -> Diagnostic {
    let message = format!("{}; a reference leads to this file", found.code.title());
    let remedy =
        "correct the reference, or the file: `clientsmith lint` with its path shows the mistake";
    let mut finding = Diagnostic::new(found.code, &Pointer::root(), Focus::Value, message, remedy);
    finding.position.clone_from(&found.position);
    finding
}
