//! The command line: words, progress, exit codes.

mod args;
mod check;
mod explain;
mod generate;
mod inspect;
mod lint;
mod output;
mod progress;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use crate::{Failure, Generator};
use args::{Cli, Command, InputArgs};
use output::{complain, say};

/// The configuration where none is named.
const CONFIG: &str = "spec/codegen.toml";

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Everything is done.
    Done,
    /// A check or a lint found something.
    Found,
    /// The document or the configuration has errors, or the words make no sense.
    Invalid,
    /// Something could not be written.
    Unwritten,
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        Self::from(match end {
            End::Done => 0,
            End::Found => 1,
            End::Invalid => 2,
            End::Unwritten => 3,
        })
    }
}

/// Runs the command with these words, the program's own name first.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(words) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and versions are no errors; both go where clap sends them.
            let printed = error.print();
            return if error.use_stderr() {
                End::Invalid.into()
            } else {
                output::said(printed).into()
            };
        }
    };
    let end = match cli.command {
        Command::Generate(args) => generate::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Lint(args) => lint::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "clientsmith", &mut script);
            say(&String::from_utf8_lossy(&script))
        }
    };
    end.into()
}

/// The generator that the words ask for.
fn generator(args: &InputArgs) -> Result<Generator, Failure> {
    let mut generator = match (&args.config, &args.spec) {
        (Some(config), _) => Generator::from_config(config)?,
        (None, Some(spec)) => Generator::from_document(spec),
        (None, None) => Generator::from_config(Path::new(CONFIG))?,
    };
    if let Some(spec) = &args.spec {
        generator = generator.spec(spec);
    }
    if let Some(root) = &args.root {
        generator = generator.root(root);
    }
    if let Some(out) = &args.out {
        generator = generator.out(out);
    }
    if let Some(package) = &args.package {
        generator = generator.package(package);
    }
    Ok(generator)
}

/// Says why there is nothing to write.
fn failed(failure: &Failure) -> End {
    match failure {
        Failure::Input(checked) => complain(&checked.render(output::style())),
        Failure::Bug(bug) => complain(&format!("error: {bug}\n")),
    }
    End::Invalid
}
