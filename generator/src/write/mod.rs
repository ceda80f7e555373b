//! Files to disk: compare, stage, exchange.
//!
//! What is new is written into a folder of its own in the folder of the crate, a journal says what is to be done with it, and then
//! the files change places one by one. Only files that the lock file names, or that are made, are touched; everything else
//! stays where it is. A run that is killed leaves the old files, the new ones, or the journal, with which the next run goes on.
//! Files that a person edited are never overwritten unless asked for. What is promised: decision record 0040.

mod apply;
mod compare;
mod disk;
mod error;
#[cfg(test)]
mod faults;
mod folder;
mod guard;
mod journal;
mod lock;
mod print;
mod stage;
mod tree;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use compare::Comparison;
pub use error::WriteError;

use crate::render::FileSet;
use disk::Disk;
use guard::Guard;

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
    /// A folder of this program that could not be removed when everything was done.
    pub left: Option<PathBuf>,
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
    let disk = Disk::default();
    let root = folder::plain(folder).and_then(|folder| guard::open(&disk, &folder));
    let text = root.ok().flatten().map(|root| stage::lock_text(&root));
    let text = text.and_then(Result::ok).unwrap_or_default();
    lock::names(&String::from_utf8_lossy(&text))
}

/// Compares a folder with the files that it should have.
///
/// Where an earlier run was interrupted while files changed places, it is completed first.
///
/// # Errors
///
/// Where the folder cannot be read, and where an interrupted run cannot be completed.
pub fn compare(folder: &Path, files: &FileSet) -> Result<Comparison, WriteError> {
    compare_on(&Disk::default(), folder, files)
}

fn compare_on(disk: &Disk, folder: &Path, files: &FileSet) -> Result<Comparison, WriteError> {
    let files = with_lock(files)?;
    let folder = folder::plain(folder)?;
    let root = guard::open(disk, &folder)?;
    let mut completed = false;
    if let Some(root) = &root
        && stage::is_halfway(root).map_err(WriteError::disk("read", &folder))?
    {
        // Perhaps the other run is still at work: then it has the lock, and there is nothing left to do afterwards.
        guard::lock(root, &folder)?;
        completed = stage::recover(root, &folder)?;
    }
    let compared = compare::compare(root.as_ref(), &folder, &files)?;
    Ok(Comparison {
        completed,
        ..compared.comparison
    })
}

/// Brings a folder to the files that it should have.
///
/// # Errors
///
/// Where a file was edited by hand and `edited` does not permit overwriting, where another run is at work on the folder, where
/// somebody saves one of the files at the same time, and where the disk refuses. The folder is as before then, but for
/// [`WriteError::Kept`] and [`WriteError::Halfway`].
pub fn write(folder: &Path, files: &FileSet, edited: Edited) -> Result<Written, WriteError> {
    write_on(&Disk::default(), folder, files, edited)
}

fn write_on(
    disk: &Disk,
    folder: &Path,
    files: &FileSet,
    edited: Edited,
) -> Result<Written, WriteError> {
    let files = with_lock(files)?;
    let folder = folder::plain(folder)?;
    let guard = Guard::take(disk, &folder)?;
    let written = write_in(&guard, &folder, &files, edited);
    if written.is_err() {
        guard.give_up();
    }
    written
}

fn write_in(
    guard: &Guard<'_>,
    folder: &Path,
    files: &BTreeMap<String, String>,
    edited: Edited,
) -> Result<Written, WriteError> {
    stage::recover(&guard.root, folder)?;
    let compared = compare::compare(Some(&guard.root), folder, files)?;
    if edited == Edited::Refuse && !compared.comparison.edited.is_empty() {
        return Err(WriteError::Edited(compared.comparison.edited));
    }
    let mut written = compared.comparison.written();
    if !written.is_nothing() {
        written.left = stage::change(&guard.root, folder, files, &compared)?;
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
