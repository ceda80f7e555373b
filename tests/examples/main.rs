//! Every example of a document that fits its schema is read and written without a loss, and so is what is planted into it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test ends where something is not as it has to be, and prints what is asked for"
)]

mod clients;
mod counts;
mod found;
mod judge;
mod nodes;
mod nulls;
mod plants;
mod round;
mod walk;

use std::path::{Path, PathBuf};
use std::{env, fs};

use clientsmith_tests::expected::{assert_none, difference};

use clients::Client;
use counts::Counts;

#[test]
fn examples_survive() {
    let mut documents = folder(Path::new("corpus/documents"));
    documents.push(PathBuf::from("../spec/openapi.yaml"));
    documents.extend(folder(Path::new("examples/documents")));
    let counts = survive("examples", &documents);
    let mut total = Counts::default();
    let mut manifest = String::new();
    for (name, counts) in &counts {
        manifest += &format!("{name}: {counts}\n");
        total.add(counts);
    }
    manifest += &format!("all: {total}\n");
    total.assert_none_is_zero();
    assert_none(&Vec::from_iter(difference(
        Path::new("examples/manifest.txt"),
        &manifest,
    )));
}

/// Every document of a folder that the environment names.
#[test]
fn examples_of_your_own_survive() {
    let Some(corpus) = env::var_os("CLIENTSMITH_CORPUS") else {
        return;
    };
    let mut total = Counts::default();
    let mut failed = Vec::new();
    for document in folder(Path::new(&corpus)) {
        let run = || survive("examples-own", std::slice::from_ref(&document));
        match std::panic::catch_unwind(run) {
            Ok(counts) => counts.iter().for_each(|(name, counts)| {
                println!("{name}: {counts}");
                total.add(counts);
            }),
            Err(_) => failed.push(document),
        }
    }
    println!("all: {total}");
    assert!(failed.is_empty(), "{failed:?}");
}

/// Every document in a folder, in the order of their names.
fn folder(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_document = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        path.is_file() && matches!(ending, Some("json" | "yaml" | "yml"))
    };
    let mut documents: Vec<PathBuf> = paths.filter(is_document).collect();
    documents.sort();
    documents
}

/// Makes the clients, reads and writes everything, and fails with all that did not survive.
fn survive(name: &str, documents: &[PathBuf]) -> Vec<(String, Counts)> {
    let clients: Vec<Client> = documents
        .iter()
        .filter_map(|path| clients::make(path))
        .collect();
    let (counts, faults) = round::round(name, clients);
    assert!(
        faults.is_empty(),
        "{}\n{} faults",
        faults.join("\n"),
        faults.len()
    );
    counts
}
