//! Does what a journal says, as often as it takes: each step finds out by itself whether it was done before.
//!
//! A step moves something only by giving it another name, and looks at what it took away only when nobody else can change it any
//! more. What a person saved in the meantime is not what the journal says, and goes back.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::disk::{Folder, Rename, folders_above, is_elsewhere, is_no_folder, is_unknown, name_of};
use super::error::WriteError;
use super::journal::{Journal, Step};
use super::print::Print;

/// Where steps are done.
#[derive(Clone, Copy)]
pub(super) struct Steps<'s, 'd> {
    pub(super) root: &'s Folder<'d>,
    pub(super) stage: &'s Folder<'d>,
    /// The path of the root.
    pub(super) path: &'s Path,
}

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// The file is as it is to be.
    Done,
    /// Somebody else changed it, and it stays so.
    Kept,
}

impl<'d> Steps<'_, 'd> {
    /// Does every step; gives the files that somebody else changed meanwhile.
    ///
    /// # Errors
    ///
    /// Where the disk refuses. Everything is as before then, or, where the disk refuses that as well, halfway.
    pub(super) fn forward(self, journal: &Journal) -> Result<Vec<String>, WriteError> {
        let mut kept = Vec::new();
        for (number, step) in journal.steps.iter().enumerate() {
            match self.step(step) {
                Ok(Outcome::Done) => {}
                Ok(Outcome::Kept) => kept.push(step.path.clone()),
                Err(error) => {
                    let error = self.refused(step, error);
                    let done = journal.steps.iter().take(number + 1).rev();
                    let stuck = done.filter(|step| self.back(step).is_err()).count();
                    return Err(match stuck {
                        0 => error,
                        _ => WriteError::Halfway(Box::new(error)),
                    });
                }
            }
        }
        let removed = journal
            .steps
            .iter()
            .filter(|step| step.after == Print::Nothing);
        removed.for_each(|step| self.remove_empty(&step.path));
        Ok(kept)
    }

    fn refused(self, step: &Step, error: io::Error) -> WriteError {
        let path = self.path.join(&step.path);
        if is_elsewhere(&error) {
            WriteError::Mount(path)
        } else if is_no_folder(&error) {
            WriteError::NotAFolder(path.parent().unwrap_or(self.path).to_path_buf())
        } else {
            WriteError::disk("write", &path)(error)
        }
    }

    fn step(self, step: &Step) -> io::Result<Outcome> {
        let Some(folder) = self.folder(step)? else {
            return Ok(Outcome::Done);
        };
        match (&step.before, &step.after) {
            (_, Print::Nothing) => self.take(step, &folder),
            (Print::Nothing, _) => self.put(step, &folder),
            _ => self.exchange(step, &folder),
        }
    }

    /// The folder of a step's file, made anew where somebody removed it; nothing where nothing is left to do.
    fn folder(self, step: &Step) -> io::Result<Option<Folder<'d>>> {
        match self.root.above(&step.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            found => return found.map(Some),
        }
        if self.stage.kind(&step.staged())?.is_none() {
            return Ok(None);
        }
        for above in folders_above(&step.path) {
            self.root.above(above)?.make(name_of(above))?;
        }
        self.root.above(&step.path).map(Some)
    }

    /// A file that was not there.
    fn put(self, step: &Step, folder: &Folder<'_>) -> io::Result<Outcome> {
        let (from, to) = (step.staged(), name_of(&step.path));
        let put = match self.stage.rename(&from, (folder, to), Rename::New) {
            Err(error) if is_unknown(&error) => match Print::at(folder, to)? {
                Print::Nothing => self.stage.rename(&from, (folder, to), Rename::Over),
                _ => return Ok(Outcome::Kept),
            },
            put => put,
        };
        match put {
            Ok(()) => Ok(Outcome::Done),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Outcome::Kept),
            // It was put there before a kill.
            Err(error)
                if error.kind() == ErrorKind::NotFound && self.stage.kind(&from)?.is_none() =>
            {
                Ok(Outcome::Done)
            }
            Err(error) => Err(error),
        }
    }

    /// A file with another text in the place of one.
    fn exchange(self, step: &Step, folder: &Folder<'_>) -> io::Result<Outcome> {
        let (from, to) = (step.staged(), name_of(&step.path));
        let mut staged = Print::at(self.stage, &from)?;
        if staged == step.after {
            match self.stage.rename(&from, (folder, to), Rename::Exchange) {
                Ok(()) => staged = Print::at(self.stage, &from)?,
                // Somebody removed the old one.
                Err(error) if error.kind() == ErrorKind::NotFound => return self.put(step, folder),
                Err(error) if is_unknown(&error) => return self.replace(step, folder),
                Err(error) => return Err(error),
            }
        }
        if staged == step.before || staged == Print::Nothing {
            return Ok(Outcome::Done);
        }
        self.stage.rename(&from, (folder, to), Rename::Exchange)?;
        if Print::at(self.stage, &from)? == step.after {
            Ok(Outcome::Kept)
        } else {
            Err(twice(&step.path))
        }
    }

    /// The same where the system cannot exchange.
    fn replace(self, step: &Step, folder: &Folder<'_>) -> io::Result<Outcome> {
        let to = name_of(&step.path);
        if Print::at(folder, to)? != step.before {
            return Ok(Outcome::Kept);
        }
        self.stage
            .rename(&step.staged(), (folder, to), Rename::Over)?;
        Ok(Outcome::Done)
    }

    /// A file that is no longer needed.
    fn take(self, step: &Step, folder: &Folder<'_>) -> io::Result<Outcome> {
        let (staged, from) = (step.staged(), name_of(&step.path));
        if self.stage.kind(&staged)?.is_none() {
            let taken = match folder.rename(from, (self.stage, &staged), Rename::New) {
                Err(error) if is_unknown(&error) => match Print::at(folder, from)? {
                    there if there == step.before => {
                        folder.rename(from, (self.stage, &staged), Rename::Over)
                    }
                    _ => return Ok(Outcome::Kept),
                },
                taken => taken,
            };
            match taken {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Outcome::Done),
                taken => taken?,
            }
        }
        if Print::at(self.stage, &staged)? == step.before {
            return Ok(Outcome::Done);
        }
        self.give_back(&staged, folder, from)?;
        Ok(Outcome::Kept)
    }

    /// Gives something in the stage the name that it had.
    fn give_back(self, staged: &Path, folder: &Folder<'_>, name: &Path) -> io::Result<()> {
        match self.stage.rename(staged, (folder, name), Rename::New) {
            Err(error) if is_unknown(&error) => {
                // A second name fails where something is there, too.
                self.stage.link(staged, (folder, name))?;
                self.stage.remove(staged)
            }
            given => given,
        }
    }

    /// Takes a step back, as far as it was done.
    fn back(self, step: &Step) -> io::Result<()> {
        let Some(folder) = self.folder(step)? else {
            return Ok(());
        };
        let (staged, name) = (step.staged(), name_of(&step.path));
        let aside = Print::at(self.stage, &staged)?;
        let there = Print::at(&folder, name)?;
        match (&step.before, &step.after) {
            (_, Print::Nothing) if aside != Print::Nothing => {
                self.give_back(&staged, &folder, name)
            }
            (Print::Nothing, after) if aside == Print::Nothing && there == *after => {
                folder.rename(name, (self.stage, &staged), Rename::Over)
            }
            (Print::Nothing, _) | (_, Print::Nothing) => Ok(()),
            (_, after) if there == *after && aside == Print::Nothing => Err(twice(&step.path)),
            (_, after) if there == *after && aside != *after => {
                self.stage
                    .rename(&staged, (&folder, name), Rename::Exchange)
            }
            _ => Ok(()),
        }
    }

    /// Removes the folders above a file that have become empty.
    fn remove_empty(self, path: &str) {
        for above in folders_above(path).rev() {
            let folder = self.root.above(above);
            if folder
                .and_then(|folder| folder.remove_folder(name_of(above)))
                .is_err()
            {
                return;
            }
        }
    }
}

/// A file that somebody changes again and again while it changes places; what is here of it stays here.
fn twice(path: &str) -> io::Error {
    io::Error::other(format!("`{path}` is being changed by another program"))
}
