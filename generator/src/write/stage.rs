//! The new tree beside the old one, and the moment in which they change places.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::compare::Comparison;
use super::error::WriteError;
use super::tree::{CARGO_LOCK, Entry, EntryKind, LEFT_ALONE, entries};

/// The right to change a folder: no other run has it at the same time.
pub(super) struct Guard {
    folder: PathBuf,
    /// Where the new tree grows; after the exchange it holds the old one.
    stage: PathBuf,
    /// Where the old tree waits on systems that cannot exchange.
    aside: PathBuf,
    /// The lock is on the folder that holds all three, so that nothing is left behind. It ends with the process.
    _lock: File,
}

impl Guard {
    /// Takes the right, and puts in order what a killed run left behind.
    pub(super) fn take(folder: &Path) -> Result<Self, WriteError> {
        let name = folder
            .file_name()
            .ok_or_else(|| WriteError::NotAFolder(folder.to_path_buf()))?;
        let parent = match folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        fs::create_dir_all(&parent).map_err(WriteError::disk("create", &parent))?;
        let lock = File::open(&parent).map_err(WriteError::disk("open", &parent))?;
        take_lock(&lock, folder, &parent)?;
        let beside =
            |suffix: &str| parent.join(format!(".{}.clientsmith-{suffix}", name.to_string_lossy()));
        let guard = Self {
            folder: parent.join(name),
            stage: beside("stage"),
            aside: beside("old"),
            _lock: lock,
        };
        guard.recover()?;
        Ok(guard)
    }

    /// After a kill: the old tree goes back if nothing is in its place, and what is not ours goes back into the new one.
    fn recover(&self) -> Result<(), WriteError> {
        if exists(&self.aside) && !exists(&self.folder) {
            fs::rename(&self.aside, &self.folder)
                .map_err(WriteError::disk("restore", &self.folder))?;
        }
        for left in [&self.stage, &self.aside] {
            if exists(left) {
                if !fs::symlink_metadata(left).is_ok_and(|found| found.is_dir()) {
                    // It is not what a run of this program leaves behind.
                    return Err(WriteError::NotAFolder(left.clone()));
                }
                self.return_left_alone(left)?;
                fs::remove_dir_all(left).map_err(WriteError::disk("remove", left))?;
            }
        }
        Ok(())
    }

    /// Puts the new tree together and exchanges it with the old one.
    pub(super) fn swap(
        &self,
        files: &BTreeMap<String, String>,
        comparison: &Comparison,
    ) -> Result<(), WriteError> {
        let staged = self.fill(files, comparison);
        if staged.is_err() {
            // The old tree is untouched; what is left of the new one is of no use.
            let _ = fs::remove_dir_all(&self.stage);
        }
        staged?;
        if exists(&self.folder) {
            let exchanged = self.exchange();
            if exchanged.is_err() {
                let _ = fs::remove_dir_all(&self.stage);
            }
            exchanged?;
            self.return_left_alone(&self.stage)?;
            fs::remove_dir_all(&self.stage).map_err(WriteError::disk("remove", &self.stage))
        } else {
            fs::rename(&self.stage, &self.folder).map_err(WriteError::disk("create", &self.folder))
        }
    }

    /// The new tree: changed files written, all others linked.
    fn fill(
        &self,
        files: &BTreeMap<String, String>,
        comparison: &Comparison,
    ) -> Result<(), WriteError> {
        fs::create_dir(&self.stage).map_err(WriteError::disk("create", &self.stage))?;
        if let Ok(old) = fs::metadata(&self.folder) {
            // Who may look into the folder stays as it was.
            fs::set_permissions(&self.stage, old.permissions())
                .map_err(WriteError::disk("create", &self.stage))?;
        }
        let written = comparison
            .missing
            .iter()
            .chain(&comparison.stale)
            .chain(&comparison.edited);
        for path in written {
            let to = self.place(path)?;
            let text = files.get(path).map(String::as_bytes).unwrap_or_default();
            let mut file = File::create_new(&to).map_err(WriteError::disk("create", &to))?;
            file.write_all(text)
                .map_err(WriteError::disk("write", &to))?;
        }
        let old = entries(&self.folder)?;
        let kept = comparison
            .fresh
            .iter()
            .chain(&comparison.foreign)
            .map(String::as_str);
        let kept = kept.chain(old.contains_key(CARGO_LOCK).then_some(CARGO_LOCK));
        for path in kept {
            if let Some(entry) = old.get(path) {
                self.keep(entry)?;
            }
        }
        Ok(())
    }

    /// A file's place in the new tree, its folder made.
    fn place(&self, path: impl AsRef<Path>) -> Result<PathBuf, WriteError> {
        let to = self.stage.join(path);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(WriteError::disk("create", folder))?;
        }
        Ok(to)
    }

    /// Takes something over as it is, its time of change included. A link is linked, not followed.
    fn keep(&self, entry: &Entry) -> Result<(), WriteError> {
        let (from, to) = (self.folder.join(&entry.path), self.place(&entry.path)?);
        if entry.kind == EntryKind::Empty {
            return fs::create_dir_all(&to).map_err(WriteError::disk("create", &to));
        }
        if fs::hard_link(&from, &to).is_ok() {
            return Ok(());
        }
        // Some file systems have no hard links.
        if entry.kind == EntryKind::Other {
            let target = fs::read_link(&from).map_err(WriteError::disk("read", &from))?;
            return std::os::unix::fs::symlink(target, &to).map_err(WriteError::disk("link", &to));
        }
        let time = fs::copy(&from, &to).and_then(|_| fs::metadata(&from)?.modified());
        let kept = time.and_then(|time| File::options().write(true).open(&to)?.set_modified(time));
        kept.map_err(WriteError::disk("copy", &to))
    }

    /// One step where the system has it; else two, with [`Guard::recover`] for a kill between them.
    fn exchange(&self) -> Result<(), WriteError> {
        if renameat_with(CWD, &self.stage, CWD, &self.folder, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
        fs::rename(&self.folder, &self.aside).map_err(WriteError::disk("move", &self.folder))?;
        if let Err(error) = fs::rename(&self.stage, &self.folder) {
            let _ = fs::rename(&self.aside, &self.folder);
            return Err(WriteError::disk("move", &self.stage)(error));
        }
        fs::rename(&self.aside, &self.stage).map_err(WriteError::disk("move", &self.aside))
    }

    /// Moves cargo's and git's folders from an old tree to the one in place.
    fn return_left_alone(&self, old: &Path) -> Result<(), WriteError> {
        for name in LEFT_ALONE {
            let (from, to) = (old.join(name), self.folder.join(name));
            if exists(&from) && !exists(&to) && exists(&self.folder) {
                fs::rename(&from, &to).map_err(WriteError::disk("move", &from))?;
            }
        }
        Ok(())
    }
}

/// How long to wait for another run in the same folder (another client of the same workspace, most likely), and how often
/// to look.
const PATIENCE: (Duration, Duration) = (Duration::from_secs(10), Duration::from_millis(20));

/// Takes the lock as soon as it is free.
fn take_lock(lock: &File, folder: &Path, parent: &Path) -> Result<(), WriteError> {
    let start = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE.0 => sleep(PATIENCE.1),
            Err(TryLockError::WouldBlock) => return Err(WriteError::Busy(folder.to_path_buf())),
            Err(TryLockError::Error(error)) => {
                return Err(WriteError::disk("lock", parent)(error));
            }
        }
    }
}

/// Whether anything stands at a path, a link that leads nowhere included.
fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
