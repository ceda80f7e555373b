//! `lint`.

use super::End;
use super::args::{LintArgs, LintFormat};
use super::output::{output_style, say};
use crate::lint_below;

/// Finds what is wrong or unclear in a document.
pub(super) fn run(args: &LintArgs) -> End {
    let checked = lint_below(&args.spec, args.root.as_deref());
    let findings = checked.findings();
    let text = match args.format {
        LintFormat::Text => match findings.render(output_style()) {
            text if text.is_empty() => format!("{}: nothing found\n", args.spec.display()),
            text => text,
        },
        LintFormat::Json => pretty(&findings.to_json()),
        LintFormat::Sarif => pretty(&findings.to_sarif()),
    };
    match say(&text) {
        End::Done if checked.has_errors() => End::Found,
        end => end,
    }
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}
