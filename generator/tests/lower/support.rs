//! Lowers small documents.

use clientsmith::config::Config;
use clientsmith::diagnostic::Sink;
use clientsmith::lower::naming::Names;
use clientsmith::lower::{self, Lowered};
use clientsmith::resolve::{Document, Mended};

/// The configuration where a test says nothing about it.
pub(crate) const CONFIG: &str = "[package]\nname = \"sample\"\nversion = \"0.1.0\"\n";

/// What lowering gives: the client, unless an error was found, and the findings as `CODE pointer`.
pub(crate) struct Outcome {
    pub(crate) lowered: Option<Lowered>,
    pub(crate) findings: Vec<String>,
}

impl Outcome {
    /// The client of a document without errors.
    pub(crate) fn lowered(&self) -> &Lowered {
        self.lowered
            .as_ref()
            .unwrap_or_else(|| panic!("errors: {:?}", self.findings))
    }

    /// The places that are raw JSON, with the reason.
    pub(crate) fn untyped(&self) -> Vec<String> {
        let untyped = &self.lowered().coverage.untyped;
        untyped
            .iter()
            .map(|place| format!("{} {}", place.pointer, place.reason))
            .collect()
    }
}

/// Lowers a whole document.
pub(crate) fn document(text: &str) -> Outcome {
    configured(text, "")
}

/// Lowers a document with more configuration than the package.
pub(crate) fn configured(text: &str, more: &str) -> Outcome {
    with_config(text, &format!("{CONFIG}{more}"))
}

/// Lowers a document with a whole configuration.
pub(crate) fn with_config(text: &str, config: &str) -> Outcome {
    let root = serde_yaml::from_str(text).expect("the test's document is YAML");
    of_value(&root, config)
}

/// Lowers a document that is read already.
pub(crate) fn of_value(root: &serde_json::Value, config: &str) -> Outcome {
    let mut sink = Sink::default();
    let config = Config::parse("codegen.toml", config, &mut sink).expect("a valid configuration");
    let mended = Mended::new(root, &mut sink);
    let lowered = Document::new(&mended, &mut sink)
        .and_then(|document| lower::lower(&document, &config, Names::new(), &mut sink));
    let findings = sink
        .found()
        .iter()
        .map(|finding| format!("{} {}", finding.code.text(), finding.pointer))
        .collect();
    Outcome { lowered, findings }
}

/// A document of these schemas, each of which an operation receives and sends.
pub(crate) fn both_ways(schemas: &str) -> Outcome {
    let names = top_keys(schemas);
    document(&schemas_document(schemas, &names, &names))
}

/// A document of these schemas, each of which an operation receives.
pub(crate) fn received(schemas: &str) -> Outcome {
    let names = top_keys(schemas);
    document(&schemas_document(schemas, &[], &names))
}

/// A document of these schemas with operations that send some of them and receive others.
pub(crate) fn schemas_document(schemas: &str, sent: &[&str], received: &[&str]) -> String {
    let mut paths = String::new();
    for name in sent {
        paths.push_str(&format!(
            "  /send/{name}:\n    post:\n      operationId: send{name}\n      tags: [all]\n      requestBody: {{ required: true, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{name}' }} }} }} }}\n      responses: {{ '204': {{ description: Done }} }}\n"
        ));
    }
    for name in received {
        paths.push_str(&format!(
            "  /receive/{name}:\n    get:\n      operationId: receive{name}\n      tags: [all]\n      responses: {{ '200': {{ description: Done, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{name}' }} }} }} }} }}\n"
        ));
    }
    format!(
        "openapi: 3.0.3\ninfo: {{ title: Sample, version: '1' }}\npaths:\n{paths}components:\n  schemas:\n{}",
        indent(schemas, 4)
    )
}

/// A document with these paths, and with what follows them at the top level.
pub(crate) fn paths(paths: &str, rest: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: Sample, version: '1' }}\npaths:\n{}\n{}",
        indent(paths, 2),
        indent(rest, 0)
    )
}

fn top_keys(text: &str) -> Vec<&str> {
    let start = base_indent(text);
    text.lines()
        .filter(|line| !line.trim().is_empty() && line.len() - line.trim_start().len() == start)
        .filter_map(|line| line.trim().split(':').next())
        .collect()
}

fn base_indent(text: &str) -> usize {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0)
}

/// Moves a block so that it starts in column `to`.
fn indent(text: &str, to: usize) -> String {
    let base = base_indent(text);
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| format!("{}{}\n", " ".repeat(to), &line[base..]))
        .collect()
}
