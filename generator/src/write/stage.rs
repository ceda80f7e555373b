//! The folder in which files wait until they change places: in the folder of the crate, so that what moves between them stays on
//! one disk and under the rights of one owner.
//!
//! It is made by a run and removed by the same run, or, after a kill, by the next. A file in it says that it is ours; what else
//! is in it has numbers for names. A journal in it means that the files are on their way.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::apply::Steps;
use super::compare::{Compared, print};
use super::disk::{Folder, Kind, Rename, folders_above, is_no_folder, name_of};
use super::error::WriteError;
use super::folder::is_inside;
use super::journal::{Journal, Step};
use super::lock;
use super::print::Print;

/// Its name in the folder of the crate.
pub(super) const NAME: &str = ".clientsmith-stage";

/// The file that says that it is ours. Its lines are the folders of the crate that the run makes.
const MARK: &str = "made-by-clientsmith";

/// The journal, and its name until it is whole.
const JOURNAL: (&str, &str) = ("journal", "journal.new");

/// The folder of a crate, and the stage in it.
pub(super) struct Stage<'s, 'd> {
    root: &'s Folder<'d>,
    stage: Folder<'d>,
    /// The path of the root.
    path: &'s Path,
}

/// Whether a run was interrupted while files changed places.
pub(super) fn is_halfway(root: &Folder<'_>) -> io::Result<bool> {
    if root.kind(Path::new(NAME))? != Some(Kind::Folder) {
        return Ok(false);
    }
    let stage = root.open(Path::new(NAME))?;
    Ok(stage.kind(Path::new(JOURNAL.0))?.is_some())
}

/// The text of the crate's lock file; that of the interrupted run where there is one, because its files will be there.
pub(super) fn lock_text(root: &Folder<'_>) -> io::Result<Vec<u8>> {
    if is_halfway(root)? {
        let stage = root.open(Path::new(NAME))?;
        let journal = Journal::read(&stage.read(Path::new(JOURNAL.0))?);
        let steps = journal.into_iter().flat_map(|journal| journal.steps);
        for step in steps.filter(|step| step.path == lock::NAME) {
            if Print::at(&stage, &step.staged())? == step.after {
                return stage.read(&step.staged());
            }
        }
    }
    root.read(Path::new(lock::NAME))
}

/// Puts in order what an interrupted run left: what was on its way arrives, all else is removed. Whether anything was on its way.
///
/// # Errors
///
/// Where the disk refuses, and where the stage is not ours.
pub(super) fn recover(root: &Folder<'_>, path: &Path) -> Result<bool, WriteError> {
    let whole = path.join(NAME);
    let refused = |error| WriteError::disk("read", &whole)(error);
    let mark = Path::new(MARK);
    match root.kind(Path::new(NAME)).map_err(refused)? {
        None => return Ok(false),
        Some(Kind::Folder) => {}
        Some(_) => return Err(WriteError::Stage(whole)),
    }
    let stage = Stage::open(root, path).map_err(refused)?;
    if stage.stage.kind(mark).map_err(refused)? != Some(Kind::File) {
        // Nothing but an empty folder is left where a run was killed before it wrote the mark, or after it removed it.
        let removed = root.remove_folder(Path::new(NAME));
        return removed.map_or(Err(WriteError::Stage(whole)), |()| Ok(false));
    }
    let journal = Path::new(JOURNAL.0);
    if stage.stage.kind(journal).map_err(refused)?.is_none() {
        stage.clear().map_err(WriteError::disk("remove", &whole))?;
        return Ok(false);
    }
    let text = stage.stage.read(journal).map_err(refused)?;
    let journal = Journal::read(&text).ok_or(WriteError::Stage(whole))?;
    stage.follow(&journal)?;
    Ok(true)
}

/// Brings the files that differ to what they should be. Gives the stage where it could not be removed afterwards.
///
/// # Errors
///
/// Where the disk refuses, and where files are changed by somebody else meanwhile.
pub(super) fn change(
    root: &Folder<'_>,
    path: &Path,
    files: &BTreeMap<String, String>,
    compared: &Compared,
) -> Result<Option<PathBuf>, WriteError> {
    let whole = path.join(NAME);
    let folders = missing_folders(root, path, compared)?;
    root.make_private(Path::new(NAME))
        .map_err(WriteError::disk("create", &whole))?;
    let stage = match Stage::open(root, path) {
        Ok(stage) => stage,
        Err(error) => {
            let _ = root.remove_folder(Path::new(NAME));
            return Err(WriteError::disk("open", &whole)(error));
        }
    };
    match stage.fill(&folders, files, compared) {
        Ok(journal) => stage.follow(&journal),
        Err(error) => Err(stage.give_up(error)),
    }
}

impl<'s, 'd> Stage<'s, 'd> {
    fn open(root: &'s Folder<'d>, path: &'s Path) -> io::Result<Self> {
        let stage = root.open(Path::new(NAME))?;
        Ok(Self { root, stage, path })
    }

    fn whole(&self) -> PathBuf {
        self.path.join(NAME)
    }

    /// Writes everything that is new into the stage, and at last the journal: from then on the new files count.
    fn fill(
        &self,
        folders: &BTreeSet<String>,
        files: &BTreeMap<String, String>,
        compared: &Compared,
    ) -> Result<Journal, WriteError> {
        let mark: String = folders.iter().map(|folder| format!("{folder}\n")).collect();
        self.create(MARK, mark.as_bytes())?;
        let journal = Journal::new(steps(files, compared));
        for step in &journal.steps {
            if let Some(text) = files.get(&step.path) {
                self.create(&step.number.to_string(), text.as_bytes())?;
            }
        }
        for folder in folders {
            let made = self.root.above(folder);
            let made = made.and_then(|above| above.make(name_of(folder)));
            made.map_err(WriteError::disk("create", &self.path.join(folder)))?;
        }
        self.unchanged(&journal)?;
        self.create(JOURNAL.1, &journal.write())?;
        let (from, to) = (Path::new(JOURNAL.1), Path::new(JOURNAL.0));
        self.stage
            .rename(from, (&self.stage, to), Rename::Over)
            .map_err(WriteError::disk("write", &self.whole()))?;
        Ok(journal)
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let created = self.stage.create(Path::new(name), bytes);
        created.map_err(WriteError::disk("write", &self.whole()))
    }

    /// Refuses to go on where somebody saved one of the files since they were compared.
    fn unchanged(&self, journal: &Journal) -> Result<(), WriteError> {
        let mut changed = Vec::new();
        for step in &journal.steps {
            match print(self.root, self.path, &step.path)? {
                Print::Folder => return Err(WriteError::NotAFile(self.path.join(&step.path))),
                now if now != step.before => changed.push(step.path.clone()),
                _ => {}
            }
        }
        match changed.is_empty() {
            true => Ok(()),
            false => Err(WriteError::Overtaken(changed)),
        }
    }

    /// Does what the journal says, and removes the stage.
    fn follow(&self, journal: &Journal) -> Result<Option<PathBuf>, WriteError> {
        let steps = Steps {
            root: self.root,
            stage: &self.stage,
            path: self.path,
        };
        let kept = match steps.forward(journal) {
            Ok(kept) => kept,
            Err(error @ WriteError::Halfway(_)) => return Err(error),
            Err(error) => return Err(self.give_up(error)),
        };
        let cleared = self.clear();
        match kept.is_empty() {
            true => Ok(cleared.is_err().then(|| self.whole())),
            false => Err(WriteError::Kept(kept)),
        }
    }

    /// Removes the stage after an error. Where the journal stays, the next run will go on with it.
    fn give_up(&self, error: WriteError) -> WriteError {
        let removed = self.remove(JOURNAL.0);
        let _ = self.clear();
        match removed {
            Ok(()) => error,
            Err(_) => WriteError::Halfway(Box::new(error)),
        }
    }

    /// Removes the stage: the journal first, because nothing is on its way any more; the mark last.
    fn clear(&self) -> io::Result<()> {
        self.remove(JOURNAL.0)?;
        let mark = match self.stage.read(Path::new(MARK)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            mark => mark?,
        };
        self.remove(JOURNAL.1)?;
        for (name, _) in self.stage.list()? {
            let number = name.to_str().filter(|name| name.parse::<usize>().is_ok());
            number.map_or(Ok(()), |name| self.remove(name))?;
        }
        // A line without an end was cut by a kill, before any folder was made.
        let mark = String::from_utf8_lossy(&mark).into_owned();
        let folders = mark.split_inclusive('\n');
        let folders = folders.filter_map(|line| line.strip_suffix('\n'));
        let folders: Vec<&str> = folders.filter(|folder| is_inside(folder)).collect();
        for folder in folders.into_iter().rev() {
            // One that is not empty is used.
            let above = self.root.above(folder);
            let _ = above.and_then(|above| above.remove_folder(name_of(folder)));
        }
        if let [(name, _)] = self.stage.list()?.as_slice()
            && name == MARK
        {
            self.remove(MARK)?;
        }
        self.root.remove_folder(Path::new(NAME))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        match self.stage.remove(Path::new(name)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }
}

/// One step for each file that changes, the lock file's last: until then, the old one tells old files from edited ones.
fn steps(files: &BTreeMap<String, String>, compared: &Compared) -> Vec<Step> {
    let (lock, others): (Vec<_>, Vec<_>) = compared
        .changing()
        .into_iter()
        .partition(|(path, _)| *path == lock::NAME);
    let all = others.into_iter().chain(lock).enumerate();
    all.map(|(number, (path, before))| Step {
        path: path.to_owned(),
        number,
        before,
        after: files
            .get(path)
            .map_or(Print::Nothing, |text| Print::of(text.as_bytes())),
    })
    .collect()
}

/// The folders that new files need and that are not there, each behind those around it.
///
/// # Errors
///
/// Where something else is in the place of one, or a folder in the place of a file.
fn missing_folders(
    root: &Folder<'_>,
    path: &Path,
    compared: &Compared,
) -> Result<BTreeSet<String>, WriteError> {
    let mut needed = BTreeSet::new();
    for (at, before) in compared.changing() {
        if before == Print::Folder {
            return Err(WriteError::NotAFile(path.join(at)));
        }
        needed.extend(folders_above(at));
    }
    let mut missing = BTreeSet::new();
    for folder in needed {
        let whole = path.join(folder);
        let found = root
            .above(folder)
            .and_then(|above| above.kind(name_of(folder)));
        match found {
            Ok(Some(Kind::Folder)) => {}
            Ok(Some(_)) => return Err(WriteError::NotAFolder(whole)),
            Ok(None) => drop(missing.insert(folder.to_owned())),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                missing.insert(folder.to_owned());
            }
            Err(error) if is_no_folder(&error) => return Err(WriteError::NotAFolder(whole)),
            Err(error) => return Err(WriteError::disk("read", &whole)(error)),
        }
    }
    Ok(missing)
}
