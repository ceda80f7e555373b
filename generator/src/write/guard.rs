//! The right to change a folder: no other run has it at the same time.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::disk::{Disk, Folder, is_no_folder, make_all};
use super::error::WriteError;

/// How long to wait for another run in the same folder, and how often to look.
const PATIENCE: (Duration, Duration) = (Duration::from_secs(10), Duration::from_millis(20));

/// A folder that is locked; the lock ends with the process.
pub(super) struct Guard<'d> {
    pub(super) root: Folder<'d>,
    disk: &'d Disk,
    /// Folders that were made for it, the outermost first.
    made: Vec<PathBuf>,
}

impl<'d> Guard<'d> {
    /// Makes the folder where it is not there, and waits until no other run is at work on it.
    ///
    /// # Errors
    ///
    /// Where the disk refuses, and where the other run does not end.
    pub(super) fn take(disk: &'d Disk, path: &Path) -> Result<Self, WriteError> {
        let mut made = Vec::new();
        let taken = Self::open(disk, path, &mut made);
        match taken {
            Ok(root) => Ok(Self { root, disk, made }),
            Err(error) => {
                remove(disk, &made);
                Err(error)
            }
        }
    }

    fn open(
        disk: &'d Disk,
        path: &Path,
        made: &mut Vec<PathBuf>,
    ) -> Result<Folder<'d>, WriteError> {
        loop {
            make_all(disk, path, made).map_err(WriteError::disk("create", path))?;
            let Some(root) = open(disk, path)? else {
                continue;
            };
            lock(&root, path)?;
            // The run that made the folder may have removed it again while this one waited.
            if root.is_at(path).map_err(WriteError::disk("read", path))? {
                return Ok(root);
            }
        }
    }

    /// Removes the folders that were made, as far as they are empty.
    pub(super) fn give_up(&self) {
        remove(self.disk, &self.made);
    }
}

/// Removes folders that are empty, the innermost first.
fn remove(disk: &Disk, folders: &[PathBuf]) {
    for folder in folders.iter().rev() {
        let _ = disk.remove_folder(folder);
    }
}

/// Opens the folder of a crate; `None` where there is none.
pub(super) fn open<'d>(disk: &'d Disk, path: &Path) -> Result<Option<Folder<'d>>, WriteError> {
    match disk.open(path) {
        Ok(root) => Ok(Some(root)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) if is_no_folder(&error) => Err(WriteError::NotAFolder(path.to_path_buf())),
        Err(error) => Err(WriteError::disk("open", path)(error)),
    }
}

/// Takes the lock as soon as it is free.
pub(super) fn lock(root: &Folder<'_>, path: &Path) -> Result<(), WriteError> {
    let start = Instant::now();
    loop {
        match root.lock().map_err(WriteError::disk("lock", path))? {
            true => return Ok(()),
            false if start.elapsed() < PATIENCE.0 => sleep(PATIENCE.1),
            false => return Err(WriteError::Busy(path.to_path_buf())),
        }
    }
}
