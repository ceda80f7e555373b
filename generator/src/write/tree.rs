//! What stands in a folder, links not followed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::error::WriteError;

/// Folders at the top that are cargo's and git's: they are never looked into.
pub(super) const LEFT_ALONE: &[&str] = &["target", ".git"];

/// Files at the top that are nobody's business: cargo writes it.
pub(super) const CARGO_LOCK: &str = "Cargo.lock";

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
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
        Ok(metadata) if metadata.is_dir() => walk(folder, "", &mut found)?,
        Ok(_) => return Err(WriteError::NotAFolder(folder.to_path_buf())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(WriteError::disk("read", folder)(error)),
    }
    Ok(found)
}

fn walk(folder: &Path, above: &str, found: &mut BTreeMap<String, Entry>) -> Result<(), WriteError> {
    for entry in fs::read_dir(folder).map_err(WriteError::disk("read", folder))? {
        let entry = entry.map_err(WriteError::disk("read", folder))?;
        let kind = entry
            .file_type()
            .map_err(WriteError::disk("read", &entry.path()))?;
        // A name that is no text cannot be ours; it is kept under a text that no file of ours has.
        let name = entry.file_name().to_string_lossy().into_owned();
        if above.is_empty() && kind.is_dir() && LEFT_ALONE.contains(&name.as_str()) {
            continue;
        }
        let path = if above.is_empty() {
            name
        } else {
            format!("{above}/{name}")
        };
        if kind.is_dir() {
            let before = found.len();
            walk(&entry.path(), &path, found)?;
            if found.len() == before {
                found.insert(path, Entry::Empty);
            }
        } else {
            found.insert(
                path,
                if kind.is_file() {
                    Entry::File
                } else {
                    Entry::Other
                },
            );
        }
    }
    Ok(())
}
