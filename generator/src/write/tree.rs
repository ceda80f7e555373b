//! What stands in a folder, links not followed.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::WriteError;

/// Folders at the top that are cargo's and git's: they are never looked into.
pub(super) const LEFT_ALONE: &[&str] = &["target", ".git"];

/// Files at the top that are nobody's business: cargo writes it.
pub(super) const CARGO_LOCK: &str = "Cargo.lock";

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it is.
    pub(super) kind: EntryKind,
    /// Its path below the folder as the system has it: a name need not be text.
    pub(super) path: PathBuf,
}

/// What something in a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryKind {
    /// A file.
    File,
    /// A symbolic link, a pipe, a device.
    Other,
    /// A folder with nothing in it.
    Empty,
}

/// Every file and every empty folder below a folder by its path with `/`; empty where there is no folder.
///
/// # Errors
///
/// Where something cannot be read, and where the folder is something else.
pub(super) fn entries(folder: &Path) -> Result<BTreeMap<String, Entry>, WriteError> {
    let mut found = BTreeMap::new();
    match fs::symlink_metadata(folder) {
        Ok(metadata) if metadata.is_dir() => walk(folder, &Place::default(), &mut found)?,
        Ok(_) => return Err(WriteError::NotAFolder(folder.to_path_buf())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(WriteError::disk("read", folder)(error)),
    }
    Ok(found)
}

/// A place below the folder.
#[derive(Default)]
struct Place {
    /// Its path with `/`.
    text: String,
    /// Its path as the system has it.
    path: PathBuf,
}

impl Place {
    /// What has a name here. A name that is no text cannot be ours; every such name gets a text that no file of ours has.
    fn child(&self, name: &OsStr) -> Self {
        let text = match name.to_str() {
            Some(name) => name.to_owned(),
            None => format!("{name:?}"),
        };
        Self {
            text: if self.text.is_empty() {
                text
            } else {
                format!("{}/{text}", self.text)
            },
            path: self.path.join(name),
        }
    }
}

fn walk(
    folder: &Path,
    above: &Place,
    found: &mut BTreeMap<String, Entry>,
) -> Result<(), WriteError> {
    for entry in fs::read_dir(folder).map_err(WriteError::disk("read", folder))? {
        let entry = entry.map_err(WriteError::disk("read", folder))?;
        let kind = entry
            .file_type()
            .map_err(WriteError::disk("read", &entry.path()))?;
        let place = above.child(&entry.file_name());
        if kind.is_dir() && LEFT_ALONE.contains(&place.text.as_str()) {
            continue;
        }
        let before = found.len();
        if kind.is_dir() {
            walk(&entry.path(), &place, found)?;
        }
        let kind = match kind {
            kind if kind.is_file() => EntryKind::File,
            kind if !kind.is_dir() => EntryKind::Other,
            _ if found.len() == before => EntryKind::Empty,
            _ => continue,
        };
        let Place { text, path } = place;
        found.insert(text, Entry { kind, path });
    }
    Ok(())
}
