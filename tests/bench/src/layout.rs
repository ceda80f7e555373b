//! Where things are, and the programs that are measured.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Fault;

/// The folders of a run.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The workspace's root.
    pub root: PathBuf,
    /// Where cargo puts what it builds.
    pub target: PathBuf,
}

impl Layout {
    /// Finds the folders: the root from the manifest, the target folder from the running program.
    ///
    /// # Errors
    ///
    /// Where the program does not lie in a target folder.
    pub fn find() -> Result<Self, Fault> {
        let root = fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))?;
        let program = env::current_exe()?;
        let target = program.ancestors().nth(2);
        let target = target.ok_or("the program lies in no target folder")?;
        Ok(Self {
            root,
            target: target.to_path_buf(),
        })
    }

    /// An empty folder for a part to write in.
    ///
    /// # Errors
    ///
    /// Where the disk refuses.
    pub fn scratch(&self, name: &str) -> Result<PathBuf, Fault> {
        let folder = self.target.join("bench").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Builds a program of the workspace in release mode and gives its path.
    ///
    /// # Errors
    ///
    /// Where it does not compile.
    pub fn program(&self, package: &str, name: &str) -> Result<PathBuf, Fault> {
        let mut cargo = cargo();
        cargo
            .args([
                "build",
                "--quiet",
                "--release",
                "-p",
                package,
                "--bin",
                name,
            ])
            .arg("--target-dir")
            .arg(&self.target)
            .current_dir(&self.root);
        if !cargo.status()?.success() {
            return Err(format!("{name} does not build").into());
        }
        Ok(self.target.join("release").join(name))
    }

    /// The generator: what `CLIENTSMITH` names, or built in release mode.
    ///
    /// # Errors
    ///
    /// Where it does not compile.
    pub fn generator(&self) -> Result<PathBuf, Fault> {
        match env::var_os("CLIENTSMITH") {
            Some(path) => Ok(path.into()),
            None => self.program("clientsmith", "clientsmith"),
        }
    }
}

/// The cargo that runs this program, or the one in `PATH`.
#[must_use]
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
