//! 0 done, 1 found, 2 invalid, 3 not written; for every command.

use std::fs;

use serde_json::Value;

use crate::run::{PETS, generated, project, run};

/// A document that no client can be made of.
fn broken() -> String {
    PETS.replace("operationId: getPet", "operatonId: getPet")
}

#[test]
fn generate_reads_the_usual_configuration_and_says_what_it_wrote() {
    let project = project("generate");
    let ran = run(project.folder(), &["generate"]).exits(0);
    assert!(ran.out.contains("created"), "{ran:#?}");
    assert!(ran.out.contains("1 operation, "), "{ran:#?}");
    assert_eq!(ran.err, "");
    let ran = run(project.folder(), &["generate"]).exits(0);
    assert!(ran.out.contains("up to date"), "{ran:#?}");
}

#[test]
fn generate_needs_no_configuration() {
    let project = project("generate-flags");
    let words = ["--spec", "spec/pets.yaml", "--out", "there", "--package"];
    let words = [["generate"].as_slice(), &words, &["my-pets"]].concat();
    run(project.folder(), &words).exits(0);
    assert!(
        project
            .read("there/Cargo.toml")
            .contains("name = \"my-pets\"")
    );
    assert!(!project.path("client").exists());
    run(project.folder(), &["generate", "--spec", "spec/pets.yaml"]).exits(0);
    assert!(
        project.path("pet-store/src/lib.rs").exists(),
        "named after the document's title"
    );
}

#[test]
fn generate_refuses_documents_and_configurations_with_errors() {
    let project = generated("generate-invalid");
    project.write("spec/pets.yaml", broken());
    let ran = run(project.folder(), &["generate"]).exits(2);
    assert!(ran.err.contains("spec/pets.yaml:15:7"), "{ran:#?}");
    project.write("spec/codegen.toml", "[package]\nnome = \"x\"\n");
    let ran = run(project.folder(), &["generate"]).exits(2);
    assert!(ran.err.contains("codegen.toml:2:1"), "{ran:#?}");
    for words in [
        &["generate", "--spec", "nowhere.yaml"][..],
        &["generate", "--config", "nowhere.toml"],
        &["generate", "--unknown-flag"],
        &["generated"],
        &[],
    ] {
        let ran = run(project.folder(), words).exits(2);
        assert_ne!(ran.err, "", "{words:?}");
    }
}

#[test]
fn generate_says_what_it_cannot_write() {
    let project = project("generate-unwritable");
    project.write("file", "");
    let words = ["generate", "--out", "file/client"];
    let ran = run(project.folder(), &words).exits(3);
    assert!(ran.err.contains("file"), "{ran:#?}");
    let ran = run(project.folder(), &["generate", "--out", "file"]).exits(3);
    assert!(ran.err.contains("is not a folder"), "{ran:#?}");
    let words = ["generate", "--report", "no/such/folder/report.json"];
    run(project.folder(), &words).exits(3);
}

#[test]
fn check_tells_fresh_from_stale() {
    let project = generated("check");
    let ran = run(project.folder(), &["check"]).exits(0);
    assert!(ran.out.contains("is what the document says"), "{ran:#?}");

    project.write(
        "spec/pets.yaml",
        PETS.replace("Its name.", "What it hears."),
    );
    let ran = run(project.folder(), &["check"]).exits(1);
    assert!(ran.err.contains("stale: src/types/pet.rs"), "{ran:#?}");

    project.write("spec/pets.yaml", PETS);
    project.write("client/src/lib.rs", "// mine");
    project.write("client/src/extra.rs", "// mine");
    fs::remove_file(project.path("client/src/client.rs")).expect("it is there");
    let ran = run(project.folder(), &["check"]).exits(1);
    for line in [
        "edited: src/lib.rs",
        "foreign: src/extra.rs",
        "missing: src/client.rs",
    ] {
        assert!(ran.err.contains(line), "{line} in {ran:#?}");
    }
    project.write("spec/pets.yaml", broken());
    run(project.folder(), &["check"]).exits(2);
}

#[test]
fn check_writes_nothing() {
    let project = project("check-nothing");
    let ran = run(project.folder(), &["check"]).exits(1);
    assert!(ran.err.contains("missing: Cargo.toml"), "{ran:#?}");
    assert!(!project.path("client").exists());
}

#[test]
fn lint_finds_errors_only_at_error_level() {
    let project = project("lint");
    let ran = run(project.folder(), &["lint", "spec/pets.yaml"]).exits(0);
    assert_eq!(ran.out, "spec/pets.yaml: nothing found\n");

    let warned = PETS.replace("      tags: [Pets]\n", "");
    project.write("warned.yaml", warned);
    let ran = run(project.folder(), &["lint", "warned.yaml"]).exits(0);
    assert!(ran.out.contains("warning[CS0702]"), "{ran:#?}");

    project.write("broken.yaml", broken());
    run(project.folder(), &["lint", "broken.yaml"]).exits(1);
    for format in ["json", "sarif"] {
        let words = ["lint", "broken.yaml", "--format", format];
        let ran = run(project.folder(), &words).exits(1);
        let value: Value = serde_json::from_str(&ran.out).expect("it is JSON");
        assert!(value.to_string().contains("CS0301"), "{value:#}");
    }
    run(project.folder(), &["lint", "nowhere.yaml"]).exits(1);
}

#[test]
fn inspect_shows_operations_and_types() {
    let project = project("inspect");
    let ran = run(project.folder(), &["inspect", "spec/pets.yaml"]).exits(0);
    assert!(
        ran.out.contains("get_pet") && ran.out.contains("Pet"),
        "{ran:#?}"
    );
    let words = ["inspect", "spec/pets.yaml", "--format", "json"];
    let ran = run(project.folder(), &words).exits(0);
    let value: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    assert!(value["types"].is_array(), "{value:#}");
    project.write("broken.yaml", broken());
    run(project.folder(), &["inspect", "broken.yaml"]).exits(2);
}

#[test]
fn explain_knows_every_code() {
    let project = project("explain");
    let ran = run(project.folder(), &["explain", "--list"]).exits(0);
    let codes: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(codes.len() > 50, "{codes:?}");
    let ran = run(project.folder(), &["explain", "cs0301"]).exits(0);
    assert!(ran.out.starts_with("CS0301 (error): "), "{ran:#?}");
    run(project.folder(), &["explain", "CS9999"]).exits(2);
    run(project.folder(), &["explain"]).exits(2);
}

#[test]
fn completions_are_printed_for_every_shell() {
    let project = project("completions");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = run(project.folder(), &["completions", shell]).exits(0);
        assert!(ran.out.contains("generate"), "{shell}");
    }
    run(project.folder(), &["completions", "tcsh"]).exits(2);
}

#[test]
fn help_has_examples_and_is_no_error() {
    let project = project("help");
    let ran = run(project.folder(), &["--help"]).exits(0);
    assert!(ran.out.contains("Exit codes: 0 done"), "{ran:#?}");
    run(project.folder(), &["--version"]).exits(0);
    for command in [
        "generate",
        "check",
        "lint",
        "inspect",
        "explain",
        "completions",
    ] {
        let ran = run(project.folder(), &[command, "--help"]).exits(0);
        assert!(ran.out.contains("Examples:\n  clientsmith"), "{command}");
    }
}

/// What cargo would refuse is refused before anything is written, and not written elsewhere either.
#[test]
fn a_package_that_cargo_refuses_is_an_error_on_the_command_line_too() {
    let project = project("package");
    for name in [
        "", " ", "../x", "-", "1a", "a b", "a.b", "a\"b", "a\nb", "std", "/tmp/x",
    ] {
        let words = [
            "generate",
            "--spec",
            "spec/pets.yaml",
            &format!("--package={name}"),
        ];
        let ran = run(project.folder(), &words).exits(2);
        assert!(ran.err.contains("CS0504"), "{name:?}: {ran:#?}");
    }
    assert!(!project.path("../x").exists());
}
