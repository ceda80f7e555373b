//! Suites are linked into few programs, whose files cargo does not look for by itself: none may be left out.

use std::collections::BTreeSet;

use crate::sources::{Source, rust_files};

/// The folders of the programs, and below.
const FOLDERS: &[&str] = &["generator", "tests"];

#[test]
fn every_file_of_a_suite_is_compiled() {
    let files = rust_files(FOLDERS);
    let mut lost = Vec::new();
    for program in files.iter().filter(|file| is_program(&file.path)) {
        lost.extend(unnamed(program, &files));
    }
    assert!(
        lost.is_empty(),
        "no `mod` line names these files, so none of their tests runs: {lost:?}"
    );
}

#[test]
fn a_file_without_a_mod_line_is_found() {
    let file = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let files = [
        file("tests/a/main.rs", "mod one;\nmod two;\n"),
        file("tests/a/one.rs", ""),
        file("tests/a/two/mod.rs", "pub(crate) mod deep;\n"),
        file("tests/a/two/deep.rs", ""),
        file("tests/a/two/forgotten.rs", ""),
        file("tests/a/three.rs", ""),
    ];
    assert_eq!(
        unnamed(&files[0], &files),
        ["tests/a/three.rs", "tests/a/two/forgotten.rs"]
    );
}

/// Whether a program of suites starts here.
fn is_program(path: &str) -> bool {
    path == "generator/tests/main.rs" || path.starts_with("tests/") && path.ends_with("/main.rs")
}

/// The files beside and below a program that neither it nor a module of it names.
fn unnamed(program: &Source, files: &[Source]) -> Vec<String> {
    let folder = program.path.trim_end_matches("main.rs");
    let mut named = BTreeSet::from([program.path.clone()]);
    let mut open = vec![(folder.to_owned(), program.text.as_str())];
    while let Some((folder, text)) = open.pop() {
        for module in modules(text) {
            for path in [
                format!("{folder}{module}.rs"),
                format!("{folder}{module}/mod.rs"),
            ] {
                if let Some(file) = files.iter().find(|file| file.path == path) {
                    open.push((format!("{folder}{module}/"), &file.text));
                    named.insert(path);
                }
            }
        }
    }
    let below = files.iter().filter(|file| file.path.starts_with(folder));
    let lost = below.filter(|file| !named.contains(&file.path) && !is_input(&file.path));
    let mut lost: Vec<String> = lost.map(|file| file.path.clone()).collect();
    lost.sort();
    lost
}

/// The modules that a text declares in files of their own.
fn modules(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let line = line.trim_start_matches("pub(crate) ");
        line.strip_prefix("mod ")?.strip_suffix(';')
    })
}

/// What trybuild compiles, what is expected, and the library that a package of suites has.
fn is_input(path: &str) -> bool {
    path.starts_with("tests/compile/") || path.contains("/expected/") || path.contains("/src/")
}
