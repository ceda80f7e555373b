//! `lint`.

use super::End;
use super::args::{LintArgs, LintFormat};
use super::output::{say, style};
use crate::lint_document;

/// Finds what is wrong or unclear in a document.
pub(super) fn run(args: &LintArgs) -> End {
    let checked = lint_document(&args.spec);
    let findings = checked.findings();
    let text = match args.format {
        LintFormat::Text => match findings.render(style()) {
            text if text.is_empty() => format!("{}: nothing found\n", args.spec.display()),
            text => text,
        },
        LintFormat::Json => pretty(&findings.to_json()),
        LintFormat::Sarif => pretty(&findings.to_sarif()),
    };
    say(&text);
    if checked.has_errors() {
        End::Found
    } else {
        End::Done
    }
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}
