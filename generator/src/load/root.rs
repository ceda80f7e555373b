//! The folder below which references are followed. A document may come from a stranger, who must not have other files of the
//! machine read, and printed by a finding.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Source, bundle};
use crate::diagnostic::{Code, Focus, Sink};

/// A folder, and the right to read what is below it.
pub(super) struct Root {
    /// Without links and `..`.
    real: PathBuf,
}

/// Why a reference to a file is not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It says where the file is on this machine, not where it is from the file that names it.
    Absolute,
    /// The file is not below this folder.
    Outside(PathBuf),
}

impl Refused {
    /// What can be done about it.
    pub(super) fn remedy(&self) -> String {
        match self {
            Self::Absolute => "write the path as it is from the file that names it; an absolute path is not followed".into(),
            Self::Outside(root) => format!(
                "files are read below `{}` only; name a folder around all of them with --root, or with `root` below [input]",
                root.display()
            ),
        }
    }
}

impl Root {
    /// The folder that was asked for; else the repository that the document stands in; else the document's folder.
    ///
    /// # Errors
    ///
    /// Where the folder that was asked for is none.
    pub(super) fn of(document: &Path, wished: Option<&Path>) -> io::Result<Self> {
        if let Some(wished) = wished {
            let here = wished.as_os_str().is_empty().then_some(Path::new("."));
            let real = here.unwrap_or(wished).canonicalize()?;
            return if real.is_dir() {
                Ok(Self { real })
            } else {
                Err(io::ErrorKind::NotADirectory.into())
            };
        }
        let folder = match document.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let folder = folder.canonicalize()?;
        let real = repository(&folder)
            .unwrap_or(folder.as_path())
            .to_path_buf();
        Ok(Self { real })
    }

    /// The real place of a file that a reference names.
    ///
    /// # Errors
    ///
    /// Where it is not below the folder. A file that is not there is at no place at all: `None`.
    pub(super) fn place(&self, path: &Path) -> Result<Option<PathBuf>, Refused> {
        match path.canonicalize() {
            Ok(real) if real.starts_with(&self.real) => Ok(Some(real)),
            Ok(_) => Err(Refused::Outside(self.real.clone())),
            Err(_) => Ok(None),
        }
    }
}

/// The nearest folder with `.git` at or above a folder. It counts only where it belongs to whom the folder belongs: anyone can
/// make one in `/tmp`.
fn repository(folder: &Path) -> Option<&Path> {
    let owner = fs::metadata(folder).ok()?.uid();
    let owned = |git: &Path| fs::symlink_metadata(git).is_ok_and(|git| git.uid() == owner);
    folder.ancestors().find(|above| owned(&above.join(".git")))
}

impl Source {
    /// Says in the findings about references that are not followed why a file was not read that may be there.
    pub fn explain_references(&self, sink: &mut Sink) {
        let codes = [Code::ExternalReference, Code::ReferencedPath];
        sink.amend(&codes, |finding| {
            let text = self.get(&finding.pointer).and_then(Value::as_str);
            let (file, _) = bundle::located(&self.moved, &finding.pointer, Focus::Value);
            let refused = text.and_then(|text| self.refused.get(&(file, text.to_owned())));
            if let Some(refused) = refused {
                finding.remedy = refused.remedy();
            }
        });
    }
}
