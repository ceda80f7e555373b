//! A workspace of the crates that are compared, with the dependencies built.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use super::derived_source;
use super::document::document;
use super::shape::Shape;
use crate::layout::{Layout, cargo};
use crate::{Fault, process};

/// The same of both sides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<T> {
    /// Of the emitted crate.
    pub(super) emitted: T,
    /// Of the derived crate.
    pub(super) derived: T,
}

/// The workspace.
#[derive(Debug)]
pub(super) struct Workspace {
    folder: PathBuf,
    pairs: Vec<Pair<String>>,
}

impl Workspace {
    /// Writes the crates: a pair without types, then one of each count.
    pub(super) fn create(layout: &Layout, counts: &[usize]) -> Result<Self, Fault> {
        let generator = layout.generator()?;
        let folder = layout.scratch("types")?;
        let mut pairs = Vec::new();
        for &types in [0].iter().chain(counts) {
            let pair = Pair {
                emitted: format!("emitted-{types}"),
                derived: format!("derived-{types}"),
            };
            let shape = Shape { types };
            emit(&generator, &folder, &pair.emitted, shape)?;
            derive(&folder.join(&pair.derived), &pair.derived, shape)?;
            pairs.push(pair);
        }
        let workspace = Self { folder, pairs };
        let members = workspace.packages();
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
        fs::write(workspace.folder.join("Cargo.toml"), manifest)?;
        // The versions that this workspace was tested with.
        fs::copy(
            layout.root.join("Cargo.lock"),
            workspace.folder.join("Cargo.lock"),
        )?;
        workspace.build_dependencies()?;
        Ok(workspace)
    }

    /// The packages, pair by pair, the emitted one first.
    pub(super) fn packages(&self) -> Vec<String> {
        let pairs = self.pairs.iter();
        pairs
            .flat_map(|pair| [pair.emitted.clone(), pair.derived.clone()])
            .collect()
    }

    fn build_dependencies(&self) -> Result<(), Fault> {
        for command in super::COMMANDS {
            for package in self.packages() {
                self.cpu(command, &package)?;
            }
        }
        Ok(())
    }

    /// CPU seconds of a cargo command for a package whose `lib.rs` has just changed.
    pub(super) fn cpu(&self, command: &str, package: &str) -> Result<f64, Fault> {
        let lib = self.folder.join(package).join("src/lib.rs");
        let lib = File::options().write(true).open(lib)?;
        lib.set_modified(SystemTime::now())?;
        let mut cargo = cargo();
        cargo
            .args([command, "--quiet", "--jobs", "1", "--package", package])
            // Without TLS, whose C code takes minutes to build and has nothing to do with types.
            .arg("--no-default-features")
            .arg("--target-dir")
            .arg(self.folder.join("target"))
            .current_dir(&self.folder)
            .env("CARGO_INCREMENTAL", "0");
        Ok(process::run(&cargo)?.cpu.as_secs_f64())
    }
}

fn emit(generator: &Path, folder: &Path, package: &str, shape: Shape) -> Result<(), Fault> {
    let spec = folder.join(format!("{package}.json"));
    fs::write(&spec, document(shape).to_string())?;
    let mut command = Command::new(generator);
    command
        .arg("generate")
        .arg("--spec")
        .arg(&spec)
        .arg("--out")
        .arg(folder.join(package))
        .args(["--package", package]);
    process::run(&command)?;
    Ok(())
}

fn derive(folder: &Path, package: &str, shape: Shape) -> Result<(), Fault> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), derived_source::manifest(package))?;
    fs::write(folder.join("src/lib.rs"), derived_source::source(shape))?;
    Ok(())
}
