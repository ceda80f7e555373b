//! How long generating the Buddy crate takes, and how much memory.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::layout::Layout;
use crate::process::{self, Usage};
use crate::stats::{median, microseconds};
use crate::{Fault, stats};

/// Runs of each kind.
const RUNS: usize = 15;

/// The table.
///
/// # Errors
///
/// Where the generator does not build, or fails.
pub fn report(layout: &Layout) -> Result<String, Fault> {
    let run = Run {
        generator: layout.generator()?,
        config: layout.root.join("spec/codegen.toml"),
        out: layout.scratch("generate")?.join("client"),
    };
    run.once()?;
    let mut same = Vec::new();
    for _ in 0..RUNS {
        same.push(run.once()?);
    }
    let mut empty = Vec::new();
    for _ in 0..RUNS {
        remove(&run.out)?;
        empty.push(run.once()?);
    }
    Ok(format!(
        "## Generate: `clientsmith generate` of spec/openapi.yaml, release, {RUNS} runs\n\n\
         | run | median ms | slowest ms | CPU ms | peak MB |\n| --- | --: | --: | --: | --: |\n{}{}\n\
         Budget: 50 ms, 50 MB.\n",
        row("nothing new to write", &same),
        row("into an empty folder", &empty),
    ))
}

struct Run {
    generator: PathBuf,
    config: PathBuf,
    out: PathBuf,
}

impl Run {
    fn once(&self) -> Result<Usage, Fault> {
        let mut command = Command::new(&self.generator);
        command
            .arg("generate")
            .arg("--config")
            .arg(&self.config)
            .arg("--out")
            .arg(&self.out);
        process::run(&command)
    }
}

/// The crate, and nothing beside it: what the generator keeps for itself lies in the crate's folder.
fn remove(out: &Path) -> Result<(), Fault> {
    Ok(fs::remove_dir_all(out)?)
}

fn row(name: &str, runs: &[Usage]) -> String {
    let wall: Vec<f64> = runs
        .iter()
        .map(|run| microseconds(run.wall) / 1e3)
        .collect();
    let cpu: Vec<f64> = runs.iter().map(|run| microseconds(run.cpu) / 1e3).collect();
    let peak = runs.iter().map(|run| run.peak).max().unwrap_or_default();
    format!(
        "| {name} | {:.1} | {:.1} | {:.1} | {:.1} |\n",
        median(&wall),
        stats::largest(&wall),
        median(&cpu),
        peak as f64 / 1e6
    )
}
