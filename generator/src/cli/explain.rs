//! `explain`.

use super::End;
use super::args::ExplainArgs;
use super::output::{complain, say};
use crate::{Code, explain};

/// Explains a code, or lists all.
pub(super) fn run(args: &ExplainArgs) -> End {
    if args.list {
        let lines = Code::ALL.iter().map(|code| {
            format!(
                "{} {:<7} {}\n",
                code.text(),
                code.severity().word(),
                code.title()
            )
        });
        return say(&lines.collect::<String>());
    }
    let text = args.code.as_deref().unwrap_or_default();
    match Code::parse(text) {
        Some(code) => say(&explain(code)),
        None => {
            complain(&format!(
                "error: there is no code `{text}`; `clientsmith explain --list` shows all\n"
            ));
            End::Invalid
        }
    }
}
