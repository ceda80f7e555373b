//! What goes to standard output and what to standard error.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use serde_json::Value;

use crate::run::{PETS, Ran, command, generated, project, run};

#[test]
fn a_dry_run_writes_nothing_and_says_what_it_would_do() {
    let project = project("dry-run");
    let ran = run(project.folder(), &["generate", "--dry-run"]).exits(0);
    assert!(ran.out.contains("create: src/lib.rs\n"), "{ran:#?}");
    assert!(!project.path("client").exists());

    run(project.folder(), &["generate"]).exits(0);
    let ran = run(project.folder(), &["generate", "--dry-run"]).exits(0);
    assert!(ran.out.contains("up to date"), "{ran:#?}");

    project.write(
        "spec/pets.yaml",
        PETS.replace("Pet\"", "Animal\"")
            .replace("    Pet:", "    Animal:"),
    );
    let ran = run(project.folder(), &["generate", "--dry-run"]).exits(0);
    for line in [
        "create: src/types/animal.rs\n",
        "change: src/types/mod.rs\n",
        "remove: src/types/pet.rs\n",
    ] {
        assert!(ran.out.contains(line), "{line:?} in {ran:#?}");
    }
    assert!(project.path("client/src/types/pet.rs").exists());
}

#[test]
fn a_report_has_standard_output_to_itself() {
    let project = project("report");
    let ran = run(project.folder(), &["generate", "--report", "-"]).exits(0);
    let report: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    assert_eq!(report["openapi"], "3.0.3");
    assert_eq!(report["operations"]["total"], 1);
    assert_eq!(report["operations"]["generated"], 1);
    assert_eq!(report["types"]["total"], 1);
    for key in ["diagnostics", "files", "lines", "timings_ms"] {
        assert!(!report[key].is_null(), "{key} in {report:#}");
    }
    assert!(ran.err.contains("created"), "{ran:#?}");

    let words = ["generate", "--dry-run", "--report", "report.json"];
    let ran = run(project.folder(), &words).exits(0);
    assert!(ran.out.contains("up to date"), "{ran:#?}");
    let again: Value = serde_json::from_str(&project.read("report.json")).expect("it is JSON");
    assert_eq!(again["types"], report["types"]);
}

#[test]
fn a_report_names_what_is_missing_from_the_client() {
    let project = project("report-missing");
    let bad = "      requestBody: [no, object]\n";
    let fine = "paths:\n  /fine:\n    get: { operationId: fine, responses: { \"204\": { description: Fine } } }\n";
    let text = PETS.replace("      responses:\n", &format!("{bad}      responses:\n"));
    let text = text.replace("paths:\n", fine);
    project.write("spec/pets.yaml", text.replace("    get:", "    post:"));
    let denied = run(project.folder(), &["generate", "--deny-skipped"]).exits(2);
    assert!(
        denied
            .err
            .contains("~1pets~1{petId}/post is skipped (CS0303)")
    );
    let ran = run(project.folder(), &["generate", "--report", "-"]).exits(0);
    let report: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    assert_eq!(report["operations"]["generated"], 1);
    assert_eq!(report["operations"]["total"], 2);
    let skipped = &report["operations"]["skipped"][0];
    assert_eq!(skipped["code"], "CS0303");
    assert_eq!(skipped["pointer"], "#/paths/~1pets~1{petId}/post");
    let found = &report["diagnostics"][0];
    for key in [
        "code", "severity", "pointer", "file", "line", "column", "message",
    ] {
        assert!(!found[key].is_null(), "{key} in {found:#}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let project = project("closed");
    for words in [
        &["explain", "--list"][..],
        &["completions", "zsh"],
        &["inspect", "spec/pets.yaml", "--format", "json"],
        &["lint", "spec/pets.yaml", "--format", "sarif"],
        &["generate", "--report", "-"],
        &["generate", "--help"],
    ] {
        let mut command = command(project.folder(), words);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command starts");
        drop(child.stdout.take());
        let ran: Ran = child.wait_with_output().expect("it ends").into();
        assert!(!ran.err.contains("panicked"), "{words:?}: {ran:#?}");
        ran.exits(0);
    }
}

#[test]
fn a_reader_that_goes_away_early_is_no_panic() {
    let project = project("closed-early");
    let mut command = command(project.folder(), &["completions", "bash"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    let mut line = String::new();
    let mut reader = BufReader::with_capacity(16, child.stdout.take().expect("it is piped"));
    reader.read_line(&mut line).expect("it writes");
    drop(reader);
    let ran: Ran = child.wait_with_output().expect("it ends").into();
    assert!(!ran.err.contains("panicked"), "{ran:#?}");
    ran.exits(0);
}

/// A device that is always full takes nothing, and the command says so.
#[test]
fn what_cannot_be_written_to_standard_output_is_an_error() {
    let project = generated("full");
    for words in [
        &["generate"][..],
        &["generate", "--dry-run", "--report", "-"],
        &["check"],
        &["inspect", "spec/pets.yaml", "--format", "json"],
        &["lint", "spec/pets.yaml", "--format", "sarif"],
        &["explain", "--list"],
        &["completions", "bash"],
        &["--help"],
    ] {
        let full = File::options()
            .write(true)
            .open("/dev/full")
            .expect("Linux has it");
        let mut command = command(project.folder(), words);
        let ran = Ran::from(command.stdout(full).output().expect("it starts")).exits(3);
        assert!(ran.err.contains("standard output"), "{words:?}: {ran:#?}");
    }
}
