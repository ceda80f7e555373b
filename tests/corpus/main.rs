//! Documents by others: every operation is in the client, and the client compiles without a warning.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test ends where something is not as it has to be, and prints what is asked for"
)]

mod documents;

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use clientsmith_tests::clients::{CHECK, Workspace};
use clientsmith_tests::expected::{assert_none, difference};

use documents::{Made, folder, make};

/// Documents of this size, in bytes, are checked by the compiler in every run.
const SMALL: u64 = 100_000;

/// Documents in whose clients many types are needed by some tags and not by others.
const SEVERAL_TAGS: &[&str] = &[
    "climatekuul.com__1.0.json",
    "openapi-generator__fake-petstore__3.0.yaml",
    "pinecone__db-data__2026-04.yaml",
];

#[test]
fn no_operation_is_missing_and_the_manifest_tells_what_came_out() {
    let mut manifest = String::new();
    for document in folder(Path::new("corpus/documents")) {
        let made = make(&document).expect("a document of OpenAPI 3.0");
        assert_eq!(made.skipped, 0, "{}", made.name);
        manifest += &made.row();
    }
    assert_none(&Vec::from_iter(difference(
        Path::new("corpus/manifest.txt"),
        &manifest,
    )));
}

/// Of what has a shape in a document, at most this part is raw JSON in the client: one in two hundred.
#[test]
fn almost_every_property_has_a_type() {
    let (mut properties, mut raw) = (0, Vec::new());
    for document in folder(Path::new("corpus/documents")) {
        let made = make(&document).expect("a document of OpenAPI 3.0");
        properties += made.properties;
        raw.extend(made.raw());
    }
    println!(
        "{} of {properties} properties are raw JSON: {raw:#?}",
        raw.len()
    );
    assert!(properties > 1000, "{properties}");
    assert!(raw.len() * 200 < properties, "{properties}: {raw:#?}");
}

#[test]
fn every_client_compiles_without_a_warning() {
    small_clients("corpus").cargo(&[CHECK, &["full", "--workspace"]].concat());
}

/// Everything that a manifest offers; cargo finds what it does not have in the registry.
#[test]
#[ignore = "`native-tls` needs OpenSSL's headers, and rustls takes a minute to compile; `.ci/run` runs this"]
fn every_client_compiles_with_each_kind_of_tls() {
    let clients = small_clients("corpus-tls");
    let check = ["check", "--lib", "--examples", "--workspace"];
    clients.cargo(&check);
    clients.cargo(&[&check, ["--all-features"].as_slice()].concat());
}

/// The clients of documents that are not too large to be checked by the compiler in every run.
fn small_clients(name: &str) -> Workspace {
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), name);
    let documents = folder(Path::new("corpus/documents"));
    let small = |path: &PathBuf| fs::metadata(path).is_ok_and(|about| about.len() < SMALL);
    let made: Vec<Made> = documents
        .iter()
        .filter(|p| small(p))
        .filter_map(|p| make(p))
        .collect();
    assert!(made.len() > 10);
    workspace.members(made.iter().map(|made| made.write(workspace.scratch())));
    workspace
}

/// Without any tag, and with each one alone.
#[test]
fn every_tag_compiles_without_the_others() {
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), "corpus-tags");
    let made = SEVERAL_TAGS.iter().map(|name| {
        let document = Path::new("corpus/documents").join(name);
        make(&document).expect("a document of OpenAPI 3.0")
    });
    let made: Vec<Made> = made.collect();
    workspace.members(made.iter().map(|made| made.write(workspace.scratch())));
    let mut tags = 0;
    for made in &made {
        let features = made.features();
        for feature in features.iter().map(String::as_str).chain([""]) {
            workspace.cargo(&[CHECK, &[feature, "--package", &made.name]].concat());
        }
        tags += features.len();
    }
    assert!(tags > 15, "{tags}");
}

/// Every document of a folder that the environment names.
#[test]
fn documents_of_your_own() {
    let Some(corpus) = env::var_os("CLIENTSMITH_CORPUS") else {
        return;
    };
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), "corpus-own");
    let mut skipped = Vec::new();
    for document in folder(Path::new(&corpus)) {
        let Some(made) = make(&document) else {
            continue;
        };
        workspace.members([made.write(workspace.scratch())]);
        let start = Instant::now();
        workspace.cargo(&[CHECK, &["full", "--workspace"]].concat());
        println!(
            "{} check {:.1} s",
            made.row().trim_end(),
            start.elapsed().as_secs_f64()
        );
        if made.skipped > 0 {
            skipped.push(made.name.clone());
        }
    }
    assert!(skipped.is_empty(), "operations are missing: {skipped:?}");
}
