//! `generate`.

use std::path::Path;

use super::args::{GenerateArgs, InputArgs};
use super::output::{complain, say, style};
use super::progress::Progress;
use super::{End, check, failed, generator};
use crate::{Comparison, Edited, Outcome, Report, WriteError, Written};

/// Writes the crate.
pub(super) fn run(args: &GenerateArgs) -> End {
    let progress = Progress::start();
    let outcome = generator(&args.input)
        .map(|generator| generator.observe(Progress::stage))
        .and_then(super::super::pipeline::Generator::generate);
    drop(progress);
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(failure) => return reported(failed(&failure), &args.input, &failure.report()),
    };
    complain(&outcome.checked.render(style()));
    if let Some(end) = skipped(&outcome, &args.input) {
        return reported(end, &args.input, &outcome.report);
    }
    let result = if args.dry_run {
        plan(&outcome)
    } else {
        write(&outcome, args)
    };
    let end = match result {
        Ok(text) => {
            // Standard output belongs to the report where it is asked for there.
            if args.input.report.as_deref() == Some(Path::new("-")) {
                complain(&text);
                End::Done
            } else {
                say(&text)
            }
        }
        Err(error) => {
            complain(&format!("error: {error}\n"));
            End::Unwritten
        }
    };
    reported(end, &args.input, &outcome.report)
}

/// The end of a run whose report is written where one is asked for.
pub(super) fn reported(end: End, args: &InputArgs, report: &Report) -> End {
    let written = args
        .report
        .as_deref()
        .map(|path| write_report(path, report));
    match written {
        Some(Err(text)) => {
            complain(&text);
            End::Unwritten
        }
        _ => end,
    }
}

/// The end of a run that may not skip an operation and would.
pub(super) fn skipped(outcome: &Outcome, args: &InputArgs) -> Option<End> {
    let skipped = &outcome.report.operations.skipped;
    if skipped.is_empty() || !args.deny_skipped {
        return None;
    }
    for one in skipped {
        complain(&format!(
            "error: {} is skipped ({}), and --deny-skipped is given\n",
            one.pointer, one.code
        ));
    }
    Some(End::Invalid)
}

fn write(outcome: &Outcome, args: &GenerateArgs) -> Result<String, WriteError> {
    let edited = if args.force {
        Edited::Overwrite
    } else {
        Edited::Refuse
    };
    let foreign = outcome.compare()?.foreign;
    let written = outcome.write(edited)?;
    if let Some(left) = &written.left {
        let left = left.display();
        complain(&format!(
            "warning: everything is written, but `{left}` cannot be removed; the next run tries again\n"
        ));
    }
    Ok(summary(outcome, &written) + &strangers(&foreign))
}

/// What a run would do.
fn plan(outcome: &Outcome) -> Result<String, WriteError> {
    let Comparison {
        stale,
        missing,
        edited,
        obsolete,
        foreign,
        completed,
        ..
    } = outcome.compare()?;
    let mut text = String::new();
    if completed {
        complain(&check::completed(&outcome.folder.display().to_string()));
    }
    for (word, paths) in [
        ("create", missing),
        ("change", stale),
        ("edited, left alone", edited),
        ("remove", obsolete),
    ] {
        for path in paths {
            text.push_str(&format!("{word}: {path}\n"));
        }
    }
    if text.is_empty() {
        text = format!("{} is up to date\n", outcome.folder.display());
    }
    Ok(text + &strangers(&foreign))
}

fn summary(outcome: &Outcome, written: &Written) -> String {
    let folder = outcome.folder.display();
    if written.is_nothing() {
        return format!("{folder} is up to date: {} files\n", written.unchanged);
    }
    let counts = [
        (&written.created, "created"),
        (&written.changed, "changed"),
        (&written.removed, "removed"),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(paths, _)| !paths.is_empty())
        .map(|(paths, word)| format!("{} {word}", paths.len()))
        .collect();
    let operations = outcome.report.operations.generated;
    format!(
        "{folder}: {}, {} unchanged ({operations} operation{}, {} types)\n",
        counts.join(", "),
        written.unchanged,
        if operations == 1 { "" } else { "s" },
        outcome.report.types.total,
    )
}

/// Files that are not ours stay, and are named once.
fn strangers(foreign: &[String]) -> String {
    if foreign.is_empty() {
        String::new()
    } else {
        format!(
            "left alone, not from this program: {}\n",
            foreign.join(", ")
        )
    }
}

/// Writes the report.
fn write_report(path: &Path, report: &Report) -> Result<(), String> {
    let text = serde_json::to_string_pretty(report)
        .map_err(|error| format!("error: the report cannot be written: {error}\n"))?
        + "\n";
    if path == Path::new("-") {
        return match say(&text) {
            End::Done => Ok(()),
            // It has been said.
            _ => Err(String::new()),
        };
    }
    std::fs::write(path, text)
        .map_err(|error| format!("error: cannot write `{}`: {error}\n", path.display()))
}
