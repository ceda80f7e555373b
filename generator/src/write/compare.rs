//! How a folder differs from what it should be.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::error::WriteError;
use super::tree::{CARGO_LOCK, EntryKind, entries};
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
        }
    }
}

/// Compares a folder with the files that it should have, the lock file among them.
pub(super) fn compare(
    folder: &Path,
    files: &BTreeMap<String, String>,
) -> Result<Comparison, WriteError> {
    let found = entries(folder)?;
    let known = fs::read_to_string(folder.join(lock::NAME))
        .map(|text| lock::read(&text))
        .unwrap_or_default();
    let mut comparison = Comparison::default();
    for (path, text) in files {
        let place = match found.get(path).map(|entry| entry.kind) {
            None => &mut comparison.missing,
            Some(EntryKind::Other | EntryKind::Empty) => &mut comparison.edited,
            Some(EntryKind::File) => match fs::read(folder.join(path)) {
                Ok(bytes) if bytes == text.as_bytes() => &mut comparison.fresh,
                // A power failure can leave an empty file. There is nothing in it that could be lost.
                Ok(bytes) if bytes.is_empty() => &mut comparison.stale,
                Ok(bytes) if path == lock::NAME || known.get(path) == Some(&lock::hash(&bytes)) => {
                    &mut comparison.stale
                }
                Ok(_) => &mut comparison.edited,
                Err(error) => return Err(WriteError::disk("read", &folder.join(path))(error)),
            },
        };
        place.push(path.clone());
    }
    for (path, entry) in found
        .iter()
        .filter(|(path, _)| !files.contains_key(*path) && *path != CARGO_LOCK)
    {
        let ours = entry.kind == EntryKind::File && unedited(folder, path, &known);
        let place = if ours {
            &mut comparison.obsolete
        } else {
            &mut comparison.foreign
        };
        place.push(path.clone());
    }
    Ok(comparison)
}

/// Whether a file is as an earlier run wrote it.
fn unedited(folder: &Path, path: &str, known: &BTreeMap<String, String>) -> bool {
    let hash = known.get(path);
    hash.is_some_and(|hash| {
        fs::read(folder.join(path)).is_ok_and(|bytes| lock::hash(&bytes) == *hash)
    })
}
