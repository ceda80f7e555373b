//! Which folder is meant, and which files are in it.

use std::path::{Component, Path, PathBuf};

use super::error::WriteError;
use super::tree::LEFT_ALONE;

/// A folder without a slash behind it (which would follow a link), `.` and, at its end, `..`.
///
/// # Errors
///
/// Where the path has no name at its end and names no folder that is there.
pub(super) fn plain(folder: &Path) -> Result<PathBuf, WriteError> {
    // Components leave slashes at the end out, and every `.` but one at the start.
    let plain: PathBuf = folder.components().collect();
    if let Some(Component::Normal(_)) = plain.components().next_back() {
        return Ok(plain);
    }
    let there = if plain.as_os_str().is_empty() {
        Path::new(".")
    } else {
        &plain
    };
    let real = there
        .canonicalize()
        .map_err(WriteError::disk("find", there))?;
    match real.file_name() {
        Some(_) => Ok(real),
        None => Err(WriteError::NotAFolder(folder.to_path_buf())),
    }
}

/// Whether the path of a file stays in the folder, and out of what is cargo's and git's there.
pub(super) fn is_inside(path: &str) -> bool {
    let mut parts = path.split('/');
    let ours = parts
        .next()
        .is_some_and(|first| !LEFT_ALONE.contains(&first));
    let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0', ':']);
    ours && path.split('/').all(plain)
}
