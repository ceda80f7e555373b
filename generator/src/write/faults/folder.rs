//! A folder with a crate and with much that is not ours, and disks that fail.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use crate::render::FileSet;
use crate::write::disk::{Call, Disk, Rename};
use crate::write::{Edited, write};

pub(super) type Texts = &'static [(&'static str, &'static str)];

/// What the crate is before.
pub(super) const OLD: Texts = &[
    ("Cargo.toml", "old\n"),
    ("src/gone.rs", "gone\n"),
    ("src/inner/gone.rs", "gone too\n"),
    ("src/lib.rs", "same\n"),
    ("src/pets.rs", "old pets\n"),
];

/// What it is to be.
pub(super) const NEW: Texts = &[
    ("Cargo.toml", "new\n"),
    ("src/lib.rs", "same\n"),
    ("src/pets.rs", "new pets\n"),
    ("src/types/deep/pet.rs", "a pet\n"),
    ("src/types/toy.rs", "a toy\n"),
];

/// Files of others in the folder.
const STRANGERS: &[&str] = &[
    ".git/HEAD",
    ".git/objects/aa/bb",
    "target/debug/x",
    "Cargo.lock",
    "notes.md",
    "private/diary",
    "src/mine.rs",
    "src/inner/mine/a.rs",
    "data/inside",
];

pub(super) fn files(texts: Texts) -> FileSet {
    let owned = texts
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    owned.collect()
}

/// A folder of a test's own with a crate in it, which is removed at the end.
pub(super) struct Place {
    base: PathBuf,
    mounts: Vec<PathBuf>,
}

impl Place {
    /// An empty one.
    pub(super) fn empty(name: &str) -> Self {
        // Thousands of runs: in memory where there is such a folder.
        let memory = Some(PathBuf::from("/dev/shm")).filter(|memory| memory.is_dir());
        let base = memory.unwrap_or_else(std::env::temp_dir);
        let base = base.join(format!("clientsmith-{}-{name}", std::process::id()));
        fs::create_dir_all(&base).expect("made");
        Self {
            base,
            mounts: Vec::new(),
        }
    }

    /// One with the old crate, and with what is not ours.
    pub(super) fn full(name: &str) -> Self {
        let mut place = Self::empty(name);
        write(&place.out(), &files(OLD), Edited::Refuse).expect("written");
        fs::create_dir_all(place.base.join("host")).expect("made");
        fs::create_dir_all(place.out().join("data")).expect("made");
        place.mount("host", "data");
        for path in STRANGERS {
            let path = place.out().join(path);
            fs::create_dir_all(path.parent().expect("below")).expect("made");
            fs::write(&path, format!("{} is mine", path.display())).expect("written");
        }
        fs::create_dir_all(place.out().join("empty/inner")).expect("made");
        let private = place.out().join("private");
        fs::set_permissions(private, fs::Permissions::from_mode(0o700)).expect("ours");
        symlink("../host", place.out().join("link")).expect("linked");
        symlink("nowhere", place.out().join("src/dangling")).expect("linked");
        place
    }

    pub(super) fn out(&self) -> PathBuf {
        self.base.join("out")
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.base.join(path)
    }

    /// Mounts a folder of the place on one of the crate; whether that is permitted here.
    pub(super) fn mount(&mut self, from: &str, to: &str) -> bool {
        let (from, to) = (self.base.join(from), self.out().join(to));
        let mut mount = Command::new("mount");
        let output = mount.arg("--bind").arg(from).arg(&to).output();
        let mounted = output.is_ok_and(|output| output.status.success());
        if mounted {
            self.mounts.push(to);
        } else {
            eprintln!("mounts are not permitted here: this runs without");
        }
        mounted
    }

    /// What is not ours: what it is, where it is on the disk, who may see it.
    pub(super) fn strangers(&self) -> BTreeMap<PathBuf, String> {
        let mut found = BTreeMap::new();
        see(&self.out(), &mut found);
        let ours = OLD.iter().chain(NEW).map(|(path, _)| self.out().join(path));
        let ours: Vec<PathBuf> = ours.collect();
        found.retain(|path, _| {
            let shared = path.is_dir() && ours.iter().any(|file| file.starts_with(path));
            let lock = path.ends_with(".clientsmith.lock");
            let stage = path
                .components()
                .any(|part| part.as_os_str() == ".clientsmith-stage");
            !ours.contains(path) && !shared && !lock && !stage
        });
        found
    }

    /// The crate's files.
    pub(super) fn ours(&self) -> BTreeMap<&'static str, String> {
        let paths = OLD.iter().chain(NEW).map(|(path, _)| *path);
        let read = |path| Some((path, fs::read_to_string(self.out().join(path)).ok()?));
        paths.filter_map(read).collect()
    }

    pub(super) fn is(&self, texts: Texts) -> bool {
        let texts = texts.iter().map(|(path, text)| (*path, (*text).to_owned()));
        self.ours() == texts.collect()
    }

    /// Whether the folder in which a run works is there, and whether the journal is.
    pub(super) fn stage(&self) -> (bool, bool) {
        let stage = self.out().join(".clientsmith-stage");
        (stage.exists(), stage.join("journal").exists())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let undone = self.mounts.iter().all(|mount| {
            let output = Command::new("umount").arg(mount).output();
            output.is_ok_and(|output| output.status.success())
        });
        if undone {
            let _ = fs::remove_dir_all(&self.base);
        }
    }
}

fn see(folder: &Path, found: &mut BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let known = fs::symlink_metadata(&path).expect("there");
        let mut text = format!("{:o} {}", known.mode(), known.ino());
        if known.is_dir() {
            see(&path, found);
        } else if known.is_symlink() {
            text += &fs::read_link(&path).expect("a link").display().to_string();
        } else {
            let time = (known.mtime(), known.mtime_nsec());
            text += &format!("{time:?} {:?}", fs::read(&path).expect("a file"));
        }
        found.insert(path, text);
    }
}

/// How a disk fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// One call fails.
    Error,
    /// From one call on, nothing that needs room succeeds.
    Full,
    /// No call is made any more.
    Kill,
}

/// What the system can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum System {
    Exchanges,
    /// It knows no way to rename but the oldest.
    Plain,
}

/// A disk that fails at a call, and whether it came to that.
pub(super) fn failing(at: usize, fault: Fault, system: System) -> (Disk, Rc<Cell<bool>>) {
    let (count, reached) = (Cell::new(0), Rc::new(Cell::new(false)));
    let hit = Rc::clone(&reached);
    let disk = Disk::probed(Box::new(move |call| {
        let special = matches!(call, Call::Rename(Rename::New | Rename::Exchange));
        let needs_room = matches!(call, Call::Create | Call::Write | Call::MakeFolder);
        if fault == Fault::Full && !needs_room {
            return Ok(());
        }
        let number = count.replace(count.get() + 1);
        let fails = match fault {
            Fault::Error => number == at,
            Fault::Full | Fault::Kill => number >= at,
        };
        if fails {
            hit.set(true);
            let code = if fault == Fault::Full { 28 } else { 5 };
            return Err(io::Error::from_raw_os_error(code));
        }
        if special && system == System::Plain {
            return Err(io::Error::from_raw_os_error(22));
        }
        Ok(())
    }));
    (disk, reached)
}

/// A disk during one call of which something else happens.
pub(super) fn disturbed(at: usize, what: impl Fn() + 'static) -> (Disk, Rc<Cell<bool>>) {
    let (count, reached) = (Cell::new(0), Rc::new(Cell::new(false)));
    let hit = Rc::clone(&reached);
    let disk = Disk::probed(Box::new(move |_| {
        if count.replace(count.get() + 1) == at {
            hit.set(true);
            what();
        }
        Ok(())
    }));
    (disk, reached)
}
