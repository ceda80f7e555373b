//! Runs the cases.

use std::fs;
use std::path::{Path, PathBuf};

use clientsmith::{Checked, Code, Failure, Generator, Style, lint_document};
use clientsmith_tests::expected::{assert_none, difference};

use crate::made;

/// The folder of the cases, as tests see it: cargo runs them in the folder of their package.
pub(crate) const CASES: &str = "diagnostics";

/// Longer texts are cut in the middle, and this many lines stay at each end.
const ENDS: usize = 30;

#[test]
fn every_case_says_what_is_expected() {
    let mut differences = Vec::new();
    for code in Code::ALL {
        let folder = Path::new(CASES).join(code.text());
        let (checked, written) = match made::input(*code) {
            Some(made) => (check(*code, &made), made.parent().map(Path::to_path_buf)),
            None => (check(*code, &input(&folder)), None),
        };
        assert_complete(*code, &checked);
        let text = checked.findings().render(Style::Plain);
        // What a test wrote lies elsewhere on each machine.
        let elsewhere = written.map(|folder| folder.display().to_string());
        let text = elsewhere.map_or(text.clone(), |path| {
            text.replace(&path, &folder.display().to_string())
        });
        differences.extend(difference(&folder.join("expected.txt"), &shorten(&text)));
    }
    assert_none(&differences);
}

/// The file of a case: its configuration, or its document where it has none.
fn input(folder: &Path) -> PathBuf {
    let names = ["codegen.toml", "openapi.yaml", "openapi.json"];
    let mut paths = names.iter().map(|name| folder.join(name));
    let found = paths.find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("{} has no case", folder.display()))
}

/// What is found in a file: conventions are the business of `lint`, everything else stops or accompanies `generate`.
fn check(code: Code, input: &Path) -> Checked {
    if code.text().starts_with("CS07") {
        return lint_document(input);
    }
    let generator = if input
        .extension()
        .is_some_and(|extension| extension == "toml")
    {
        Generator::from_config(input)
    } else {
        Ok(Generator::from_document(input))
    };
    match generator.and_then(Generator::generate) {
        Ok(outcome) => outcome.checked,
        Err(Failure::Input(checked)) => *checked,
        Err(Failure::Bug(bug)) => panic!("{code}: {bug}"),
    }
}

/// The case has its finding; every finding has a place and a remedy.
fn assert_complete(code: Code, checked: &Checked) {
    let found = checked.findings().to_json();
    let found = found.as_array().expect("a list");
    assert!(
        found.iter().any(|one| one["code"] == code.text()),
        "{code} is not found in its case: {found:#?}"
    );
    for one in found {
        assert!(
            one["file"].is_string() && one["line"].is_u64() && one["column"].is_u64(),
            "no place: {one:#}"
        );
        assert!(
            one["remedy"]
                .as_str()
                .is_some_and(|remedy| !remedy.is_empty()),
            "no remedy: {one:#}"
        );
    }
}

/// A text that a person can read as a whole.
fn shorten(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() <= 3 * ENDS {
        return text.to_owned();
    }
    let (start, end) = (&lines[..ENDS], &lines[lines.len() - ENDS..]);
    let left_out = lines.len() - 2 * ENDS;
    format!(
        "{}\n[{left_out} lines]\n{}\n",
        start.join("\n"),
        end.join("\n")
    )
}

#[test]
fn every_folder_is_a_case() {
    let known: Vec<&str> = Code::ALL.iter().map(|code| code.text()).collect();
    let folders = fs::read_dir(CASES)
        .expect("the cases are there")
        .map(|entry| entry.expect("an entry").path());
    let strangers: Vec<_> = folders
        .filter(|path| path.is_dir())
        .filter(|path| {
            !known.iter().any(|code| path.ends_with(code)) && !path.ends_with("all-at-once")
        })
        .collect();
    assert!(
        strangers.is_empty(),
        "these belong to no code: {strangers:?}"
    );
}
