//! Findings as JSON, for `--report` and `lint --format json`.

use super::findings::{Entry, Findings};
use serde_json::{Value, json};

impl Findings<'_> {
    /// A list with one object for each finding: `code`, `severity`, `pointer`, `file`, `line`, `column`, `message` and
    /// `remedy`. Where no position is known, `file`, `line` and `column` are null.
    #[must_use]
    pub fn to_json(&self) -> Value {
        self.entries.iter().map(entry).collect()
    }
}

fn entry(entry: &Entry<'_>) -> Value {
    let (diagnostic, position) = (entry.diagnostic, entry.position.as_ref());
    json!({
        "code": diagnostic.code.text(),
        "severity": diagnostic.severity.word(),
        "pointer": diagnostic.pointer.to_string(),
        "file": position.map(|position| &position.file),
        "line": position.map(|position| position.line),
        "column": position.map(|position| position.column),
        "message": diagnostic.message,
        "remedy": diagnostic.remedy,
    })
}
