//! `check`.

use super::args::InputArgs;
use super::generate::reported;
use super::output::{complain, say, style};
use super::{End, failed, generate, generator};
use crate::{Comparison, Outcome};

/// Generates in memory and compares with the disk.
pub(super) fn run(args: &InputArgs) -> End {
    let outcome = match generator(args).and_then(crate::Generator::generate) {
        Ok(outcome) => outcome,
        Err(failure) => return reported(failed(&failure), args, &failure.report()),
    };
    complain(&outcome.checked.render(style()));
    let end = match generate::skipped(&outcome, args) {
        Some(end) => end,
        None => compared(&outcome),
    };
    reported(end, args, &outcome.report)
}

fn compared(outcome: &Outcome) -> End {
    match outcome.compare() {
        Ok(comparison) => verdict(&outcome.folder.display().to_string(), &comparison),
        Err(error) => {
            complain(&format!("error: {error}\n"));
            End::Unwritten
        }
    }
}

fn verdict(folder: &str, comparison: &Comparison) -> End {
    let lists = [
        ("stale", &comparison.stale),
        ("edited", &comparison.edited),
        ("missing", &comparison.missing),
        ("obsolete", &comparison.obsolete),
        ("foreign", &comparison.foreign),
    ];
    let text: String = lists
        .iter()
        .flat_map(|(word, paths)| paths.iter().map(move |path| format!("{word}: {path}\n")))
        .collect();
    complain(&text);
    if comparison.completed {
        complain(&completed(folder));
    }
    if comparison.is_fresh() {
        return say(&format!(
            "{folder} is what the document says: {} files\n",
            comparison.fresh.len()
        ));
    }
    complain(&format!(
        "{folder} is not what the document says; run `clientsmith generate`\n"
    ));
    End::Found
}

/// What is said of a run that was interrupted, and that this one completed.
pub(super) fn completed(folder: &str) -> String {
    format!("{folder}: an earlier run was interrupted, and has been completed\n")
}
