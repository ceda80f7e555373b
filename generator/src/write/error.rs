//! Why nothing was written.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why nothing was written.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// These files were edited by hand.
    Edited(Vec<String>),
    /// Another run is at work on the folder.
    Busy(PathBuf),
    /// The current folder is this one or inside of it.
    Current(PathBuf),
    /// A file has a path that is not one inside of the folder: a fault of this program.
    Outside(String),
    /// The folder, or something in it that has to be a folder, is a symbolic link or a file.
    NotAFolder(PathBuf),
    /// The disk refused.
    Disk {
        /// What was being done, "create".
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl WriteError {
    /// For `map_err`: what was being done to what.
    pub(super) fn disk(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Disk {
            doing,
            path,
            source,
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edited(files) => {
                writeln!(
                    f,
                    "nothing was written: these files were edited by hand, or are not from a run of this program"
                )?;
                files.iter().try_for_each(|file| writeln!(f, "  {file}"))?;
                f.write_str("move your changes elsewhere, or overwrite them with --force")
            }
            Self::Busy(folder) => write!(
                f,
                "another run is at work beside `{}` and does not end; try again later",
                folder.display()
            ),
            Self::Current(folder) => write!(
                f,
                "`{}` is replaced as a whole, and the current folder is in it; start the command elsewhere",
                folder.display()
            ),
            Self::Outside(path) => write!(
                f,
                "nothing was written: `{}` is not the path of a file in a crate. Please report this fault of clientsmith",
                path.escape_debug()
            ),
            Self::NotAFolder(path) => write!(
                f,
                "`{}` is not a folder; links are not followed",
                path.display()
            ),
            Self::Disk {
                doing,
                path,
                source,
            } => write!(f, "cannot {doing} `{}`: {source}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { source, .. } => Some(source),
            _ => None,
        }
    }
}
