//! `cargo bless`: writes every committed expectation anew, and the committed client first. The difference is for a person
//! to read.

use std::env;
use std::process::{Command, ExitCode};

/// What is run, in order: arguments of cargo.
const STEPS: &[&[&str]] = &[
    &["run", "--quiet", "-p", "clientsmith", "--", "generate"],
    &["test", "-p", "clientsmith", "emit_golden"],
    &["test", "-p", "clientsmith-tests", "--test", "diagnostics"],
    &["test", "-p", "clientsmith-tests", "--test", "golden"],
    &["test", "-p", "clientsmith-tests", "--test", "corpus"],
    &["test", "-p", "clientsmith-tests", "--test", "examples"],
    &["test", "-p", "clientsmith-compile"],
];

/// What tells the suites to write.
const VARIABLES: &[(&str, &str)] = &[
    ("CLIENTSMITH_BLESS", "1"),
    ("BLESS", "1"),
    ("TRYBUILD", "overwrite"),
];

fn main() -> ExitCode {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = STEPS.iter().all(|words| {
        let mut command = Command::new(&cargo);
        command.args(*words).current_dir(root);
        command.envs(VARIABLES.iter().copied());
        command.status().is_ok_and(|status| status.success())
    });
    if done {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
