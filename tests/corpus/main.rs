//! Documents by others: every operation is in the client, and the client compiles without a warning.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test ends where something is not as it has to be, and prints what is asked for"
)]

mod documents;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use clientsmith_tests::expected::{assert_none, difference};
use clientsmith_tests::scratch::Scratch;

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
    let documents = folder(Path::new("corpus/documents"));
    let small = |path: &PathBuf| fs::metadata(path).is_ok_and(|about| about.len() < SMALL);
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "corpus");
    let made: Vec<Made> = documents
        .iter()
        .filter(|p| small(p))
        .filter_map(|p| make(p))
        .collect();
    assert!(made.len() > 10);
    let names: Vec<&str> = made.iter().map(|made| made.write(&scratch)).collect();
    check(&scratch, &names, &choices());
}

/// Without any tag, and with each one alone.
#[test]
fn every_tag_compiles_without_the_others() {
    let mut tags = 0;
    for name in SEVERAL_TAGS {
        let document = Path::new("corpus/documents").join(name);
        let made = make(&document).expect("a document of OpenAPI 3.0");
        let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "corpus-tags");
        let features = made.features();
        let slim = |feature| vec!["--no-default-features", "--features", feature];
        let slim: Vec<_> = features
            .iter()
            .map(String::as_str)
            .chain([""])
            .map(slim)
            .collect();
        let choices: Vec<&[&str]> = slim.iter().map(Vec::as_slice).collect();
        check(&scratch, &[made.write(&scratch)], &choices);
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
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "corpus-own");
    let mut skipped = Vec::new();
    for document in folder(Path::new(&corpus)) {
        let Some(made) = make(&document) else {
            continue;
        };
        let name = made.write(&scratch);
        let start = Instant::now();
        check(&scratch, &[name], &choices());
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

/// The compiler's word on clients, with each choice of features.
fn check(scratch: &Scratch, names: &[&str], choices: &[&[&str]]) {
    let members: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    let members = members.join(", ");
    let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
    scratch.write("Cargo.toml", workspace);
    // The versions that this repository is tested with, which cargo has at hand.
    fs::copy("../Cargo.lock", scratch.path("Cargo.lock")).expect("the lock file is there");
    for choice in choices {
        let output = Command::new(env!("CARGO"))
            .args(["check", "--workspace", "--all-targets"])
            .args(["--offline", "--quiet"])
            .args(*choice)
            .current_dir(scratch.folder())
            .env(
                "CARGO_TARGET_DIR",
                // Shared with the golden cases: what all of them depend on is compiled once.
                Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden-target"),
            )
            .env("RUSTFLAGS", "-D warnings")
            .output()
            .expect("cargo starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{names:?} {choice:?}: {said}");
    }
}

/// What is there by default, and everything where the system has what `native-tls` is made of.
fn choices() -> Vec<&'static [&'static str]> {
    let mut choices: Vec<&[&str]> = vec![&[]];
    let own = cfg!(any(windows, target_os = "macos"));
    let mut openssl = Command::new("pkg-config");
    let openssl = openssl.args(["--exists", "openssl"]).status();
    if own || openssl.is_ok_and(|status| status.success()) {
        choices.push(&["--all-features"]);
    } else {
        println!("without OpenSSL's headers, nothing is checked with native-tls");
    }
    choices
}
