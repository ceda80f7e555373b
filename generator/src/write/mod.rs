//! Files to disk: compare, stage, swap.
//!
//! A whole new tree is put together beside the old one, with hard links to every file that stays as it is, and the two are
//! exchanged in one step. So a reader, or whoever looks after the process was killed, sees the old tree or the new one.
//! Files that a person edited are never overwritten unless asked for; files that are not ours stay where they are.

mod compare;
mod error;
mod folder;
mod lock;
mod stage;
mod tree;

use std::collections::BTreeMap;
use std::path::Path;

pub use compare::Comparison;
pub use error::WriteError;

use crate::render::FileSet;

/// What happens to emitted files that were edited by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// Nothing is written.
    Refuse,
    /// They are overwritten.
    Overwrite,
}

/// What a write did, each list in the order of paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new.
    pub created: Vec<String>,
    /// Files whose text is another one.
    pub changed: Vec<String>,
    /// Files that are gone.
    pub removed: Vec<String>,
    /// How many files stay as they were.
    pub unchanged: usize,
}

impl Written {
    /// Whether everything stays as it was.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.created.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

/// The names that the crate in a folder publishes, by what they are of; none where there is no such crate.
#[must_use]
pub fn published(folder: &Path) -> BTreeMap<String, String> {
    std::fs::read_to_string(folder.join(lock::NAME))
        .map(|text| lock::names(&text))
        .unwrap_or_default()
}

/// Compares a folder with the files that it should have.
///
/// # Errors
///
/// Where the folder cannot be read.
pub fn compare(folder: &Path, files: &FileSet) -> Result<Comparison, WriteError> {
    compare::compare(&folder::plain(folder)?, &with_lock(files)?)
}

/// Brings a folder to the files that it should have.
///
/// # Errors
///
/// Where a file was edited by hand and `edited` does not permit overwriting, where another run is at work on the folder, where
/// the current folder is inside of the one that changes, and where the disk refuses. The folder is as before then.
pub fn write(folder: &Path, files: &FileSet, edited: Edited) -> Result<Written, WriteError> {
    let files = with_lock(files)?;
    let folder = folder::plain(folder)?;
    let guard = stage::Guard::take(&folder)?;
    let comparison = compare::compare(&folder, &files)?;
    if edited == Edited::Refuse && !comparison.edited.is_empty() {
        return Err(WriteError::Edited(comparison.edited));
    }
    let written = comparison.written();
    if !written.is_nothing() {
        folder::not_current(&folder)?;
        guard.swap(&files, &comparison)?;
    }
    Ok(written)
}

/// The files by path, the lock file among them.
///
/// # Errors
///
/// Where a path could lead out of the folder, or to what is not ours there. Names are made so that none does; this is the last
/// place to see it.
fn with_lock(files: &FileSet) -> Result<BTreeMap<String, String>, WriteError> {
    let mut all = BTreeMap::new();
    for (path, text) in files.iter() {
        if !folder::is_inside(path) {
            return Err(WriteError::Outside(path.to_owned()));
        }
        all.insert(path.to_owned(), text.to_owned());
    }
    let lock = lock::write(&all, files.names());
    all.insert(lock::NAME.to_owned(), lock);
    Ok(all)
}
