//! Whatever is wrong is said in one run, and the client stays as it is.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use clientsmith_tests::expected::{assert_none, difference};
use clientsmith_tests::scratch::{Scratch, times, tree};

use crate::cases::CASES;

/// A document that is fine.
const FINE: &str = "openapi: 3.0.3\ninfo: { title: Pets, version: \"1\" }\npaths:\n  /pets:\n    get:\n      operationId: pets\n      responses: { \"200\": { description: All pets } }\n";

/// Slips that end reading, each with the place that the message has to name.
const ENDS: &[(&str, &str, &str)] = &[
    (
        "openapi: 3.0.3\nopenapi: 3.0.3\n",
        "CS0110",
        "openapi.yaml:2:1",
    ),
    (
        "openapi: 3.0.3\ninfo:\n\ttitle: Pets\n",
        "CS0109",
        "openapi.yaml:3:1",
    ),
];

fn generate(folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clientsmith-under-test"));
    command
        .current_dir(folder)
        .args(["generate", "--spec", "openapi.yaml", "--out", "client"]);
    command.output().expect("the command starts")
}

#[test]
fn slips_are_said_all_at_once_and_the_client_is_untouched() {
    let case = Path::new(CASES).join("all-at-once");
    let slips = fs::read_to_string(case.join("openapi.yaml")).expect("the case is there");
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "diagnostics-all-at-once");
    scratch.write("openapi.yaml", FINE);
    let fine = generate(scratch.folder());
    assert_eq!(fine.status.code(), Some(0), "{fine:?}");
    let client = scratch.path("client");
    let (files, changed) = (tree(&client), times(&client));
    assert!(files.len() > 10);

    scratch.write("openapi.yaml", &slips);
    let ran = generate(scratch.folder());
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(2), "{said}");
    for (code, place) in [
        ("CS0301", "openapi.yaml:7:7"),
        ("CS0325", "openapi.yaml:28:17"),
        ("CS0306", "openapi.yaml:13:31"),
        ("CS0311", "openapi.yaml:19:5"),
        ("CS0312", "openapi.yaml:15:20"),
    ] {
        let found = said
            .split("\n\n")
            .any(|one| one.contains(code) && one.contains(place) && one.contains("= help: "));
        assert!(found, "{code} at {place} in:\n{said}");
    }
    assert_none(&Vec::from_iter(difference(
        &case.join("expected.txt"),
        &said,
    )));
    assert!(
        tree(&client) == files && times(&client) == changed,
        "the client is untouched"
    );

    for (text, code, place) in ENDS {
        scratch.write("openapi.yaml", text);
        let ran = generate(scratch.folder());
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(2), "{said}");
        assert!(
            said.contains(code) && said.contains(place) && said.contains("= help: "),
            "{code} at {place} in:\n{said}"
        );
        assert!(
            tree(&client) == files && times(&client) == changed,
            "the client is untouched"
        );
    }
}

#[test]
fn what_is_forgiven_is_an_error_where_the_configuration_denies_it() {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "diagnostics-denied");
    let text = FINE.replace("operationId: ", "x-operation-id: ");
    assert_ne!(text, FINE);
    scratch.write("openapi.yaml", &text);
    let forgiven = generate(scratch.folder());
    let said = String::from_utf8_lossy(&forgiven.stderr).into_owned();
    assert_eq!(forgiven.status.code(), Some(0), "{said}");
    assert!(said.contains("warning[CS0311]"), "{said}");

    for (deny, code) in [("warnings", 2), ("CS0311", 2), ("CS0312", 0)] {
        let config = format!(
            "input.spec = \"openapi.yaml\"\noutput.dir = \"client\"\ndiagnostics.deny = [\"{deny}\"]\n"
        );
        scratch.write("codegen.toml", &config);
        let mut command = Command::new(env!("CARGO_BIN_EXE_clientsmith-under-test"));
        command
            .current_dir(scratch.folder())
            .args(["generate", "--config", "codegen.toml"]);
        let ran = command.output().expect("the command starts");
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(code), "{deny}: {said}");
        assert_eq!(said.contains("error[CS0311]"), code == 2, "{deny}: {said}");
    }
}
