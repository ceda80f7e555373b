//! Findings as SARIF 2.1.0, which code hosts show beside the lines of a change.

use super::findings::{Entry, Findings};
use super::{Code, Severity};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

impl Findings<'_> {
    /// One SARIF log with one run, whose rules are the codes that were found.
    #[must_use]
    pub fn to_sarif(&self) -> Value {
        let codes: BTreeSet<Code> = self
            .entries
            .iter()
            .map(|entry| entry.diagnostic.code)
            .collect();
        let codes: Vec<Code> = codes.into_iter().collect();
        json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "clientsmith",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": codes.iter().map(|code| rule(*code)).collect::<Value>(),
                }},
                "columnKind": "unicodeCodePoints",
                "results": self.entries.iter().map(|entry| result(entry, &codes)).collect::<Value>(),
            }],
        })
    }
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.text(),
        "shortDescription": { "text": code.title() },
        "help": { "text": code.explanation(), "markdown": code.explanation() },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn result(entry: &Entry<'_>, codes: &[Code]) -> Value {
    let diagnostic = entry.diagnostic;
    json!({
        "ruleId": diagnostic.code.text(),
        "ruleIndex": codes.iter().position(|code| *code == diagnostic.code),
        "level": level(diagnostic.severity),
        "message": { "text": format!("{}. {}", diagnostic.message, diagnostic.remedy) },
        "locations": location(entry).into_iter().collect::<Value>(),
    })
}

fn location(entry: &Entry<'_>) -> Option<Value> {
    let position = entry.position.as_ref()?;
    Some(json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&position.file) },
            "region": { "startLine": position.line, "startColumn": position.column },
        },
        "logicalLocations": [{ "fullyQualifiedName": entry.diagnostic.pointer.to_string() }],
    }))
}

/// The words of SARIF for severities, which are also ours.
fn level(severity: Severity) -> &'static str {
    severity.word()
}

/// A relative path as a reference (RFC 3986): `/` between parts, everything unusual percent-encoded.
fn uri(file: &str) -> String {
    let encode = |byte: u8| match byte {
        b'\\' => "/".to_owned(),
        b'/' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    file.bytes().map(encode).collect()
}
