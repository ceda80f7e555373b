//! The words of the command line and their help texts.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "clientsmith",
    version,
    about = "Turns an OpenAPI document into a Rust client crate.",
    long_about = "Turns an OpenAPI document into a Rust client crate that reads as if written by hand.\n\n\
        Without paths, `spec/codegen.toml` under the current folder says where the document is and where the crate goes.",
    after_help = "Exit codes: 0 done, 1 a check or a lint found something, 2 the document or the configuration has errors, \
        3 something could not be written.",
    propagate_version = true,
    disable_help_subcommand = true
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the client crate; only files that change are touched.
    #[command(after_help = "\
Examples:
  clientsmith generate
      What spec/codegen.toml says.
  clientsmith generate --spec petstore.yaml --out petstore-client --package petstore-client
      A document of your own, without a configuration.
  clientsmith generate --dry-run --report -
      Write nothing; print the report as JSON.")]
    Generate(GenerateArgs),

    /// Generate in memory and compare with the disk: 0 fresh, 1 stale.
    #[command(after_help = "\
Examples:
  clientsmith check
      In CI: fails where someone changed the document and did not generate, or edited an emitted file.")]
    Check(InputArgs),

    /// Find what is wrong or unclear in a document: 0 clean, 1 findings at error level.
    #[command(after_help = "\
Examples:
  clientsmith lint spec/openapi.yaml
  clientsmith lint openapi.json --format sarif > lint.sarif")]
    Lint(LintArgs),

    /// Show operations and types as Rust will see them.
    #[command(after_help = "\
Examples:
  clientsmith inspect spec/openapi.yaml
  clientsmith inspect openapi.json --format json | jq '.types | length'")]
    Inspect(InspectArgs),

    /// Explain a diagnostic at length.
    #[command(after_help = "\
Examples:
  clientsmith explain CS0103
  clientsmith explain --list")]
    Explain(ExplainArgs),

    /// Print completions for a shell.
    #[command(after_help = "\
Examples:
  clientsmith completions bash > ~/.local/share/bash-completion/completions/clientsmith")]
    Completions {
        /// The shell.
        shell: Shell,
    },
}

/// Where things are.
#[derive(Debug, Args)]
pub(super) struct InputArgs {
    /// The OpenAPI document [default: what the configuration names].
    #[arg(long, value_name = "FILE")]
    pub(super) spec: Option<PathBuf>,

    /// Follow references to other files below DIR only [default: the document's repository, or its folder].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,

    /// The configuration [default: spec/codegen.toml; none where --spec is given].
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// The folder of the crate [default: what the configuration names, or the package's name].
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,

    /// The package's name [default: what the configuration names, or made from the document's title].
    #[arg(long, value_name = "NAME")]
    pub(super) package: Option<String>,

    /// Write a report as JSON to FILE; `-` is standard output.
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,

    /// Fail where an operation of the document would be missing from the client.
    #[arg(long)]
    pub(super) deny_skipped: bool,
}

#[derive(Debug, Args)]
pub(super) struct GenerateArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,

    /// Say what would change and write nothing.
    #[arg(long)]
    pub(super) dry_run: bool,

    /// Overwrite emitted files that were edited by hand.
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct LintArgs {
    /// The OpenAPI document.
    #[arg(value_name = "FILE")]
    pub(super) spec: PathBuf,

    /// Follow references to other files below DIR only [default: the document's repository, or its folder].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,

    /// How to print findings.
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    pub(super) format: LintFormat,
}

/// How `lint` prints findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LintFormat {
    /// With excerpts, for people.
    Text,
    /// One JSON array.
    Json,
    /// SARIF 2.1.0, for code hosts.
    Sarif,
}

#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    /// The OpenAPI document.
    #[arg(value_name = "FILE")]
    pub(super) spec: PathBuf,

    /// Follow references to other files below DIR only [default: the document's repository, or its folder].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,

    /// The configuration; its renames and overrides apply [default: none].
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// How to print.
    #[arg(long, value_enum, default_value_t = InspectFormat::Text)]
    pub(super) format: InspectFormat,
}

/// How `inspect` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum InspectFormat {
    /// A table of operations and types, for people.
    Text,
    /// The whole intermediate representation.
    Json,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The code, as CS0103.
    #[arg(value_name = "CODE", required_unless_present = "list")]
    pub(super) code: Option<String>,

    /// List every code with its title.
    #[arg(long)]
    pub(super) list: bool,
}
