//! No marks of unfinished work, no blanket `allow`, no unsafe code.

use crate::sources::rust_files;

/// Words that mean "not done".
const UNFINISHED: &[&str] = &["TODO", "FIXME", "XXX:", "todo!(", "unimplemented!("];

#[test]
fn nothing_is_marked_as_unfinished() {
    let mut found = Vec::new();
    for file in rust_files(&["generator", "generated-client", "tests"]) {
        if file.path.ends_with("tidy/texts.rs") {
            continue;
        }
        for (number, line) in file.text.lines().enumerate() {
            if UNFINISHED.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_allow_names_its_reason() {
    let mut found = Vec::new();
    for file in rust_files(&["generator", "generated-client", "tests"]) {
        if file.path.ends_with("tidy/texts.rs") {
            continue;
        }
        for attribute in attributes(&file.text) {
            let blanket = ["warnings", "clippy::all", "clippy::pedantic", "unused"]
                .iter()
                .any(|lint| attribute.contains(lint));
            if blanket && !attribute.contains("unused_") || !attribute.contains("reason") {
                found.push(format!("{}: {attribute}", file.path));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<_> = rust_files(&["generator", "tests"])
        .into_iter()
        .filter(|file| !is_case(&file.path))
        .filter(|file| !file.text.starts_with("//!") && !file.text.starts_with("// Generated"))
        .map(|file| file.path)
        .collect();
    assert!(silent.is_empty(), "no module docs: {silent:?}");
}

/// Inputs of tests, whose text is the case.
fn is_case(path: &str) -> bool {
    path.contains("/compile/") || path.contains("/golden/") || path.contains("/sample/")
}

/// Every `allow` or `expect` attribute, on one line.
fn attributes(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for start in ["#[allow(", "#![allow(", "#[expect(", "#![expect("] {
        for part in text.split(start).skip(1) {
            let end = part.find(")]").unwrap_or(part.len());
            found.push(format!("{start}{}", part[..end].replace('\n', " ")));
        }
    }
    found.retain(|attribute| !attribute.contains("\", \""));
    found
}
