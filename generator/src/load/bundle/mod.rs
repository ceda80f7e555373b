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

use super::{Source, Text, file, limits};
use crate::diagnostic::{Code, Severity, Sink};
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
    known: BTreeMap<PathBuf, Option<usize>>,
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
pub(super) fn bundle(first: Source, path: &Path, sink: &mut Sink) -> Option<Source> {
    if !reference::leads_to_files(&first.root) {
        return Some(first);
    }
    let before = sink.found().len();
    let mut files = Files::of(first, path, sink);
    let targets = targets::find(&mut files);
    let names = naming::names(&targets, &files);
    let (root, moved) = rewrite::rewrite(&targets, &names, &files);
    let Files { texts, sink, .. } = files;
    let mut found = sink.found().iter().skip(before);
    let refused = found.any(|one| one.severity == Severity::Error);
    (!refused).then_some(Source {
        files: texts,
        moved,
        root,
    })
}

impl<'s> Files<'s> {
    fn of(first: Source, path: &Path, sink: &'s mut Sink) -> Self {
        let path = reference::normal(path);
        Self {
            known: BTreeMap::from([(path.clone(), Some(FIRST))]),
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
            Some(path) => {
                let beside = self.path(from).parent().unwrap_or(Path::new(""));
                self.open(&reference::normal(&beside.join(path)))?
            }
            None => from,
        };
        let target = Target { file, at };
        self.value(&target)?;
        Some(target)
    }

    /// The number of a file.
    fn open(&mut self, path: &Path) -> Option<usize> {
        if let Some(known) = self.known.get(path) {
            return *known;
        }
        let opened = self.read(path).map(|source| {
            self.length += source.text().len();
            self.paths.push(path.to_path_buf());
            self.texts.extend(source.files);
            self.roots.push(source.root);
            self.roots.len() - 1
        });
        self.known.insert(path.to_path_buf(), opened);
        opened
    }

    fn read(&mut self, path: &Path) -> Option<Source> {
        // What is no file is no reference that can be followed.
        let bytes = file::read(path).ok()?;
        if self.roots.len() >= limits::MAX_FILES || self.length + bytes.len() > limits::MAX_BYTES {
            let mark = super::Mark { line: 1, column: 1 };
            let message = format!(
                "the files of the document are more than {}, or larger than {} MiB together",
                limits::MAX_FILES,
                limits::MAX_BYTES >> 20
            );
            let text = (message, "leave out what the API does not need");
            let name = path.display().to_string();
            super::report(self.sink, Code::TooLarge, &name, mark, text);
            return None;
        }
        Source::parse(&path.display().to_string(), bytes, self.sink)
    }
}
