//! How a folder differs from what it should be.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;

use super::disk::{Folder, Kind, folders_above, name_of};
use super::error::WriteError;
use super::print::Print;
use super::tree::{CARGO_LOCK, Entry, entries};
use super::{Written, lock};

/// How a folder differs from what it should be, each list in the order of paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Files that are as they should be.
    pub fresh: Vec<String>,
    /// Files from an earlier run that are to be another text now.
    pub stale: Vec<String>,
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files of ours that were edited by hand, and files in the place of ours that we did not write.
    pub edited: Vec<String>,
    /// Files from an earlier run that are no longer needed.
    pub obsolete: Vec<String>,
    /// Files that are not ours.
    pub foreign: Vec<String>,
    /// Whether an earlier run was interrupted while files changed places, and was completed before the comparison.
    pub completed: bool,
}

impl Comparison {
    /// Whether every file is as it should be and none is left over. Files that are not ours do not count.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.stale.is_empty()
            && self.missing.is_empty()
            && self.edited.is_empty()
            && self.obsolete.is_empty()
    }

    /// What bringing the folder up to date does.
    pub(super) fn written(&self) -> Written {
        let mut changed: Vec<String> = self.stale.iter().chain(&self.edited).cloned().collect();
        changed.sort();
        Written {
            created: self.missing.clone(),
            changed,
            removed: self.obsolete.clone(),
            unchanged: self.fresh.len(),
            left: None,
        }
    }
}

/// How a folder differs, and what stood at the places that are to change.
#[derive(Default)]
pub(super) struct Compared {
    pub(super) comparison: Comparison,
    prints: BTreeMap<String, Print>,
}

/// Compares a folder with the files that it should have, the lock file among them. No folder is one without files.
pub(super) fn compare(
    root: Option<&Folder<'_>>,
    path: &Path,
    files: &BTreeMap<String, String>,
) -> Result<Compared, WriteError> {
    let mut compared = Compared::default();
    let Some(root) = root else {
        compared.comparison.missing = files.keys().cloned().collect();
        return Ok(compared);
    };
    let known = match root.kind(Path::new(lock::NAME)) {
        Ok(Some(Kind::File)) => root.read(Path::new(lock::NAME)),
        Ok(_) => Ok(Vec::new()),
        Err(error) => Err(error),
    };
    let known = known.map_err(WriteError::disk("read", &path.join(lock::NAME)))?;
    let known = lock::read(&String::from_utf8_lossy(&known));
    let paths = files.keys().chain(known.keys());
    let ours: BTreeSet<&str> = paths.flat_map(|path| folders_above(path)).collect();
    let found = entries(root, path, &ours)?;
    for (at, text) in files {
        let print = match found.get(at) {
            None => Print::Nothing,
            Some(Entry::Empty) => Print::Folder,
            Some(_) => print(root, path, at)?,
        };
        compared.file(at, print, (text, &known));
    }
    let others = found.iter().filter(|(at, _)| !files.contains_key(*at));
    for (at, entry) in others.filter(|(at, _)| *at != CARGO_LOCK) {
        let print = match (entry, known.get(at)) {
            (Entry::File, Some(hash)) => Some((print(root, path, at)?, hash)),
            _ => None,
        };
        match print {
            Some((print, hash)) if print == Print::File(hash.clone()) => {
                compared.comparison.obsolete.push(at.clone());
                compared.prints.insert(at.clone(), print);
            }
            _ => compared.comparison.foreign.push(at.clone()),
        }
    }
    Ok(compared)
}

impl Compared {
    /// Every place that is to change, and what stands there.
    pub(super) fn changing(&self) -> Vec<(&str, Print)> {
        let prints = self.prints.iter();
        prints
            .map(|(at, print)| (at.as_str(), print.clone()))
            .collect()
    }

    /// Puts a file of ours into its list.
    fn file(&mut self, at: &str, print: Print, (text, known): (&str, &BTreeMap<String, String>)) {
        let place = match &print {
            Print::Nothing => &mut self.comparison.missing,
            Print::File(hash) if *hash == lock::hash(text.as_bytes()) => {
                self.comparison.fresh.push(at.to_owned());
                return;
            }
            // A power failure can leave an empty file. There is nothing in it that could be lost.
            Print::File(hash)
                if at == lock::NAME || *hash == lock::hash(b"") || known.get(at) == Some(hash) =>
            {
                &mut self.comparison.stale
            }
            _ => &mut self.comparison.edited,
        };
        place.push(at.to_owned());
        self.prints.insert(at.to_owned(), print);
    }
}

/// What stands at a path below the folder.
pub(super) fn print(root: &Folder<'_>, path: &Path, at: &str) -> Result<Print, WriteError> {
    let found = root
        .above(at)
        .and_then(|folder| Print::at(&folder, name_of(at)));
    match found {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Print::Nothing),
        found => found.map_err(WriteError::disk("read", &path.join(at))),
    }
}
