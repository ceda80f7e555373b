//! What stands at a path, short enough to be written down: enough to tell whether it is still the same.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::{Folder, Kind};
use super::lock::hash;

/// What stood at a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Print {
    /// Nothing.
    Nothing,
    /// A file with this hash.
    File(String),
    /// A link to a path with this hash.
    Link(String),
    /// A folder.
    Folder,
    /// A pipe, a socket, a device.
    Special,
}

impl Print {
    /// That of a file with these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::File(hash(bytes))
    }

    /// What stands at a name in a folder.
    pub(super) fn at(folder: &Folder<'_>, name: &Path) -> io::Result<Self> {
        Ok(match folder.kind(name)? {
            None => Self::Nothing,
            Some(Kind::File) => Self::of(&folder.read(name)?),
            Some(Kind::Link) => Self::Link(hash(&folder.read_link(name)?)),
            Some(Kind::Folder) => Self::Folder,
            Some(Kind::Special) => Self::Special,
        })
    }
}
