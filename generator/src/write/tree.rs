//! What stands in a folder, links not followed.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::disk::{Folder, Kind};
use super::error::WriteError;

/// Folders at the top that are cargo's and git's, and the one that a run works in: they are never looked into.
pub(super) const LEFT_ALONE: &[&str] = &["target", ".git", super::stage::NAME];

/// Files at the top that are nobody's business: cargo writes it.
pub(super) const CARGO_LOCK: &str = "Cargo.lock";

/// What something in a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A file.
    File,
    /// A symbolic link, a pipe, a device; a folder that is a mount, or that may not be looked into.
    Other,
    /// A folder with nothing in it.
    Empty,
}

/// Every file and every empty folder below a folder by its path with `/`. Of what is mounted in it, only folders of `ours` are
/// looked into.
///
/// # Errors
///
/// Where something cannot be read.
pub(super) fn entries(
    root: &Folder<'_>,
    path: &Path,
    ours: &BTreeSet<&str>,
) -> Result<BTreeMap<String, Entry>, WriteError> {
    let mut walk = Walk {
        root,
        path,
        ours,
        found: BTreeMap::new(),
    };
    walk.folder(root, "")?;
    Ok(walk.found)
}

struct Walk<'w> {
    root: &'w Folder<'w>,
    path: &'w Path,
    ours: &'w BTreeSet<&'w str>,
    found: BTreeMap<String, Entry>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Folder<'_>, at: &str) -> Result<(), WriteError> {
        let listed = folder
            .list()
            .map_err(WriteError::disk("read", &self.whole(at)))?;
        for (name, kind) in listed {
            let place = child(at, &name);
            if kind == Kind::Folder && LEFT_ALONE.contains(&place.as_str()) {
                continue;
            }
            let entry = match kind {
                Kind::File => Entry::File,
                Kind::Folder => match self.inner(folder, &name, &place)? {
                    Some(entry) => entry,
                    None => continue,
                },
                Kind::Link | Kind::Special => Entry::Other,
            };
            self.found.insert(place, entry);
        }
        Ok(())
    }

    /// What a folder in the folder counts as; nothing where what is in it counts.
    fn inner(
        &mut self,
        folder: &Folder<'_>,
        name: &OsStr,
        place: &str,
    ) -> Result<Option<Entry>, WriteError> {
        let ours = self.ours.contains(place);
        let refused = |error| WriteError::disk("read", &self.whole(place))(error);
        let inner = match folder.open(Path::new(name)) {
            Ok(inner) => inner,
            Err(_) if !ours => return Ok(Some(Entry::Other)),
            Err(error) => return Err(refused(error)),
        };
        if !ours && !inner.is_beside(self.root).map_err(refused)? {
            return Ok(Some(Entry::Other));
        }
        let before = self.found.len();
        self.folder(&inner, place)?;
        Ok((self.found.len() == before).then_some(Entry::Empty))
    }

    fn whole(&self, at: &str) -> PathBuf {
        self.path.join(at)
    }
}

/// The place of what has a name in a folder. A name that is no text cannot be ours; every such name gets a text that no file of
/// ours has.
fn child(at: &str, name: &OsStr) -> String {
    let name = match name.to_str() {
        Some(name) => name.to_owned(),
        None => format!("{name:?}"),
    };
    if at.is_empty() {
        name
    } else {
        format!("{at}/{name}")
    }
}
