//! Why files were not written.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why files were not written. The folder is as before, but for [`WriteError::Kept`] and [`WriteError::Halfway`].
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// These files were edited by hand.
    Edited(Vec<String>),
    /// Another run is at work on the folder.
    Busy(PathBuf),
    /// Somebody saved these files since they were compared.
    Overtaken(Vec<String>),
    /// Everything was written but these files, which somebody saved at the same moment.
    Kept(Vec<String>),
    /// Some files are new and some are old; the next run goes on with the new ones.
    Halfway(Box<WriteError>),
    /// A file has a path that is not one inside of the folder: a fault of this program.
    Outside(String),
    /// The folder, or something in it that has to be a folder, is a symbolic link or a file.
    NotAFolder(PathBuf),
    /// A folder stands in the place of a file.
    NotAFile(PathBuf),
    /// A file of the crate is in a folder that is mounted there.
    Mount(PathBuf),
    /// What stands in the place of the folder that a run works in is not from a run, or was changed.
    Stage(PathBuf),
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

/// What [`WriteError::Overtaken`] says of the files that it lists.
const OVERTAKEN: &str = "nothing was written: these files were saved by somebody else meanwhile";

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edited(files) => list(
                f,
                "nothing was written: these files were edited by hand, or are not from a run of this program",
                files,
                "move your changes elsewhere, or overwrite them with --force",
            ),
            Self::Busy(folder) => write!(
                f,
                "another run is at work beside `{}` and does not end; try again later",
                folder.display()
            ),
            Self::Overtaken(files) => list(f, OVERTAKEN, files, "run the command again"),
            Self::Kept(files) => list(
                f,
                "these files were saved by somebody else meanwhile, and stay so; all others were written",
                files,
                "move your changes elsewhere, or overwrite them with --force",
            ),
            Self::Halfway(error) => write!(
                f,
                "{error}\nsome files are new and some are old: run the command again, which goes on from there"
            ),
            Self::Outside(path) => write!(
                f,
                "nothing was written: `{}` is not the path of a file in a crate. Please report this fault of clientsmith",
                path.escape_debug()
            ),
            Self::NotAFolder(path) => {
                let path = path.display();
                write!(f, "`{path}` is not a folder; links are not followed")
            }
            Self::NotAFile(path) => write!(
                f,
                "nothing was written: `{}` is a folder, where a file has to be; move it elsewhere",
                path.display()
            ),
            Self::Mount(path) => write!(
                f,
                "nothing was written: `{}` is on another disk than the folder of the crate; undo the mount",
                path.display()
            ),
            Self::Stage(path) => write!(
                f,
                "nothing was written: `{}` is where this program works, and is not from one of its runs; look into it and move it elsewhere",
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
            Self::Halfway(error) => Some(&**error),
            _ => None,
        }
    }
}

/// What happened to which files, and what to do.
fn list(f: &mut fmt::Formatter<'_>, what: &str, files: &[String], remedy: &str) -> fmt::Result {
    writeln!(f, "{what}")?;
    files.iter().try_for_each(|file| writeln!(f, "  {file}"))?;
    f.write_str(remedy)
}
