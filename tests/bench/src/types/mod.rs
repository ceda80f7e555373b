//! What emitted types cost to compile, against the same types with serde's derive.

mod derived_source;
mod document;
mod shape;
mod workspace;

use crate::Fault;
use crate::layout::Layout;
use crate::stats::Rounds;
use workspace::{Pair, Workspace};

/// How many types the two documents have.
const COUNTS: [usize; 2] = [30, 300];

/// Measurements of each crate.
const ROUNDS: usize = 3;

/// The cargo commands.
const COMMANDS: [&str; 2] = ["check", "build"];

/// The table.
///
/// # Errors
///
/// Where a crate cannot be emitted or does not compile.
pub fn report(layout: &Layout) -> Result<String, Fault> {
    let workspace = Workspace::create(layout, &COUNTS)?;
    let mut table = format!(
        "## Types: CPU seconds of `cargo`, one job, CARGO_INCREMENTAL=0, dependencies built before, medians of {ROUNDS}\n\n\
         | command | types | emitted | its baseline | difference | derived | its baseline | difference | emitted / derived |\n\
         | --- | --: | --: | --: | --: | --: | --: | --: | --: |\n"
    );
    for command in COMMANDS {
        let names = workspace.packages();
        let rounds = Rounds::play(ROUNDS, names.len(), |who| {
            workspace.cpu(command, &names[who])
        })?;
        // The first pair is the baseline.
        let baseline = figures(&rounds, 0);
        for (number, types) in COUNTS.iter().enumerate() {
            let name = format!("| {command} | {types} ");
            table.push_str(&row(&name, &figures(&rounds, number + 1), &baseline));
        }
    }
    table.push_str("\nBudget at 300 types: check about a sixth, build under a half.\n");
    Ok(table)
}

/// The medians of a pair.
fn figures(rounds: &Rounds, pair: usize) -> Pair<f64> {
    Pair {
        emitted: rounds.median(2 * pair),
        derived: rounds.median(2 * pair + 1),
    }
}

fn row(name: &str, of: &Pair<f64>, baseline: &Pair<f64>) -> String {
    let emitted = of.emitted - baseline.emitted;
    let derived = of.derived - baseline.derived;
    format!(
        "{name}| {:.2} | {:.2} | {emitted:.2} | {:.2} | {:.2} | {derived:.2} | {:.2} |\n",
        of.emitted,
        baseline.emitted,
        of.derived,
        baseline.derived,
        emitted / derived
    )
}
