//! Whatever is wrong is said in one run, and the client stays as it is.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use clientsmith_tests::expected::{assert_none, difference};
use clientsmith_tests::scratch::{Scratch, times, tree};

use crate::cases::CASES;

/// A document that is fine.
const FINE: &str = "openapi: 3.0.3\ninfo: { title: Pets, version: \"1\" }\npaths:\n  /pets:\n    get:\n      operationId: pets\n      responses: { \"200\": { description: All pets } }\n";

/// As the shipped document is held: what would cost an operation stops the run.
const CONFIG: &str = "[package]\nname = \"client\"\n\n[input]\nspec = \"openapi.yaml\"\n\n[output]\ndir = \"client\"\n\n[diagnostics]\ndeny = [\"warnings\"]\n";

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

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clientsmith-under-test"));
    command.current_dir(folder).args(arguments);
    command.output().expect("the command starts")
}

fn generate(folder: &Path) -> Output {
    run(folder, &["generate", "--config", "codegen.toml"])
}

/// Without a configuration, as for a document by others.
const FORGIVING: &[&str] = &["generate", "--spec", "openapi.yaml", "--out", "client"];

#[test]
fn slips_are_said_all_at_once_and_the_client_is_untouched() {
    let case = Path::new(CASES).join("all-at-once");
    let slips = fs::read_to_string(case.join("openapi.yaml")).expect("the case is there");
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "diagnostics-all-at-once");
    scratch.write("codegen.toml", CONFIG);
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
    let forgiven = run(scratch.folder(), FORGIVING);
    let said = String::from_utf8_lossy(&forgiven.stderr).into_owned();
    assert_eq!(forgiven.status.code(), Some(0), "{said}");
    assert!(said.contains("warning[CS0311]"), "{said}");

    for (deny, code) in [("warnings", 2), ("CS0311", 2), ("CS0312", 0)] {
        let config = format!(
            "input.spec = \"openapi.yaml\"\noutput.dir = \"client\"\ndiagnostics.deny = [\"{deny}\"]\n"
        );
        scratch.write("codegen.toml", &config);
        let ran = generate(scratch.folder());
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(code), "{deny}: {said}");
        assert_eq!(said.contains("error[CS0311]"), code == 2, "{deny}: {said}");
    }
}

/// Operations of which some need what is wrong.
const SOME_BAD: &str = r##"
openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /fine:
    get: { operationId: fine, responses: { "200": { $ref: "#/components/responses/Fine" } } }
  /slip:
    get: { operationId: slip, sumary: A slip, responses: { "200": { description: Done } } }
  /deep:
    get: { operationId: deep, responses: { "200": { $ref: "#/components/responses/Deep" } } }
  /twice:
    get:
      operationId: twice
      parameters:
        - { name: a, in: query, schema: { type: string } }
        - { name: a, in: query, schema: { type: integer } }
      responses: { "200": { description: Done } }
  /shared:
    parameters: [{ $ref: "#/components/parameters/Nowhere" }]
    get: { operationId: shared, responses: { "200": { description: Done } } }
  /number:
    get: 5
components:
  responses:
    Fine: { description: Fine, content: { application/json: { schema: { type: string } } } }
    Deep: { description: Deep, content: { application/json: { schema: { $ref: "#/components/schemas/Outer" } } } }
  schemas:
    Outer: { type: object, properties: { inner: { $ref: "#/components/schemas/Inner" } } }
    Inner: { type: object, properties: { lost: { $ref: "#/components/schemas/Nowhere" } } }
    Unused: { type: object, properties: { lost: { $ref: "#/components/schemas/Nowhere" } } }
"##;

#[test]
fn what_is_wrong_costs_the_operations_that_need_it_and_no_others() {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "diagnostics-some-bad");
    scratch.write("openapi.yaml", SOME_BAD);
    let reported = |more: &[&str]| {
        let arguments = [FORGIVING, &["--report", "report.json"], more].concat();
        let ran = run(scratch.folder(), &arguments);
        let text = fs::read_to_string(scratch.path("report.json")).expect("a report");
        let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let skipped = report["operations"]["skipped"].as_array().cloned();
        let skipped = skipped.unwrap_or_default().into_iter();
        let skipped: Vec<String> = skipped
            .map(|one| format!("{} {}", one["pointer"], one["code"]).replace('"', ""))
            .collect();
        (ran.status.code(), report["operations"].clone(), skipped)
    };
    let bad = [
        "#/paths/~1deep/get CS0306",
        "#/paths/~1number/get CS0303",
        "#/paths/~1shared/get CS0306",
        "#/paths/~1slip/get CS0301",
        "#/paths/~1twice/get CS0317",
    ];
    let (code, operations, skipped) = reported(&[]);
    assert_eq!(
        (code, skipped.as_slice()),
        (Some(0), &bad.map(String::from)[..])
    );
    assert_eq!(operations["total"], 6);
    assert_eq!(operations["generated"], 1);
    assert!(scratch.path("client/src/api").exists());

    let (code, _, skipped) = reported(&["--deny-skipped"]);
    assert_eq!((code, skipped.len()), (Some(2), bad.len()));

    // A judge of documents does not forgive.
    let linted = run(scratch.folder(), &["lint", "openapi.yaml"]);
    assert_eq!(linted.status.code(), Some(1));

    // Where nothing would be left, nothing is made, and what was found is reported.
    let nothing_left = SOME_BAD.replace("get: { operationId: fine", "x-get: { operationId: fine");
    scratch.write("openapi.yaml", &nothing_left);
    let (code, operations, _) = reported(&[]);
    assert_eq!(
        (code, &operations["total"]),
        (Some(2), &serde_json::json!(0))
    );
}
