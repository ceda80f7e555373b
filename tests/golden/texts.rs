//! The text of what depends on the document: operations, types, the client. The runtime is compiled, not compared.

use std::collections::BTreeSet;
use std::fs;

use clientsmith_tests::expected::{assert_none, blessing, difference};
use clientsmith_tests::scratch::tree;

use crate::cases::{Case, all};

#[test]
fn every_case_is_as_expected() {
    let differences: Vec<String> = all().iter().flat_map(compare).collect();
    assert_none(&differences);
}

fn compare(case: &Case) -> Vec<String> {
    let (files, expected) = (case.generate(), case.folder.join("expected"));
    let shown: BTreeSet<&str> = files
        .iter()
        .filter(|(path, text)| is_shown(path, text))
        .map(|(path, _)| path)
        .collect();
    let texts = files.iter().filter(|(path, _)| shown.contains(path));
    let changed = texts.filter_map(|(path, text)| difference(&expected.join(path), text));
    let mut found: Vec<String> = changed.collect();
    let old = tree(&expected).into_keys();
    for path in old.filter(|path| !shown.contains(path.as_str())) {
        let path = expected.join(path);
        if blessing() {
            fs::remove_file(path).expect("it is there");
        } else {
            found.push(format!("{} is expected and not made", path.display()));
        }
    }
    found
}

/// Whether a file depends on the document and says something: lists of modules do only where features choose among them.
fn is_shown(path: &str, text: &str) -> bool {
    match path {
        "src/client.rs" | "src/formats.rs" => true,
        "src/api/mod.rs" => false,
        "src/types/mod.rs" => text.contains("#[cfg("),
        _ => path.starts_with("src/api/") || path.starts_with("src/types/"),
    }
}
