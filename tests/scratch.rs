//! Folders for tests to write in, and what stands in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A folder of a test's own: empty at the start, and left behind for whoever looks into a failure.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// An empty folder. `base` is `env!("CARGO_TARGET_TMPDIR")`; `name` is that of the test.
    ///
    /// # Panics
    ///
    /// Where the disk refuses.
    #[must_use]
    pub fn new(base: &str, name: &str) -> Self {
        let folder = Path::new(base).join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the folder of an earlier run goes");
        }
        fs::create_dir_all(&folder).expect("a folder can be made");
        Self { folder }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A path in the folder.
    #[must_use]
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Writes a file, and the folders that it needs.
    ///
    /// # Panics
    ///
    /// Where the disk refuses.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(path);
        let above = path.parent().expect("a file has a folder");
        fs::create_dir_all(above).expect("a folder can be made");
        fs::write(&path, text).expect("a file can be written");
        path
    }

    /// The text of a file.
    ///
    /// # Panics
    ///
    /// Where there is none.
    #[must_use]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file is there")
    }
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A file: its bytes.
    File(Vec<u8>),
    /// A symbolic link: where it leads.
    Link(PathBuf),
}

/// Every file below a folder, links not followed; empty where there is no folder.
///
/// # Panics
///
/// Where something cannot be read.
#[must_use]
pub fn tree(folder: &Path) -> BTreeMap<String, Entry> {
    walk(folder, |path, is_link| {
        if is_link {
            Entry::Link(fs::read_link(path).expect("a link leads somewhere"))
        } else {
            Entry::File(fs::read(path).expect("a file can be read"))
        }
    })
}

/// When each file below a folder was last changed.
///
/// # Panics
///
/// Where something cannot be read.
#[must_use]
pub fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    walk(folder, |path, _| {
        let known = fs::symlink_metadata(path).expect("what is listed is there");
        known.modified().expect("the system keeps times")
    })
}

fn walk<T>(folder: &Path, what: impl Fn(&Path, bool) -> T) -> BTreeMap<String, T> {
    let (mut found, mut open) = (BTreeMap::new(), vec![folder.to_path_buf()]);
    while let Some(next) = open.pop().filter(|next| next.exists()) {
        for entry in fs::read_dir(&next).expect("a folder can be read") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() && !path.is_symlink() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("a path below");
            let name = name.to_string_lossy().into_owned();
            let value = what(&path, path.is_symlink());
            found.insert(name, value);
        }
    }
    found
}
