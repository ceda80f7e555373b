//! References are followed below one folder, and no word of another file is shown.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use clientsmith_tests::scratch::{Entry, Scratch, tree};

use crate::run::run;

/// What stands in the files that nobody may see.
const SECRET: &str = "XYZZY-SECRET";

/// Ways out of the folder `project/api`, in which `project/api/.git` makes the root.
const WAYS: &[&str] = &[
    "../secret.EXT",
    "..%2fsecret.EXT",
    "%2e%2e/secret.EXT",
    "%2E%2E%2Fsecret.EXT",
    "./../secret.EXT",
    "in/../../secret.EXT",
    "in/..%2f..%2fsecret.EXT",
    "in/.././../secret.EXT",
    ".//..//secret.EXT",
    "../api/../secret.EXT",
    "../../project/secret.EXT",
    "link.EXT",
    "chain.EXT",
    "outside/secret.EXT",
    "in/outside/secret.EXT",
    "in/../outside/secret.EXT",
    "ABS/secret.EXT",
    "%2fABS/secret.EXT",
    "ABS/api/../secret.EXT",
    "file://ABS/secret.EXT",
    "file:ABS/secret.EXT",
    "\\\\..\\\\secret.EXT",
    "../secret.EXT#/Thing",
    "link.EXT#/Thing",
    "outside/secret.EXT#/Thing/type",
    "through.yaml",
    "through.yaml#/Other",
];

/// Positions at which a document may have a reference: the text before and behind it.
const PLACES: &[(&str, &str)] = &[
    (
        "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"x\",\"version\":\"1\"},\"paths\":{\"/a\":{\"get\":{\"operationId\":\"a\",\"responses\":{\"200\":{\"description\":\"x\",\"content\":{\"application/json\":{\"schema\":",
        "}}}}}}}}",
    ),
    (
        "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"x\",\"version\":\"1\"},\"paths\":{\"/a\":",
        "}}",
    ),
    (
        "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"x\",\"version\":\"1\"},\"paths\":{\"/a\":{\"get\":{\"operationId\":\"a\",\"parameters\":[",
        "],\"responses\":{\"204\":{\"description\":\"x\"}}}}}}",
    ),
    (
        "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"x\",\"version\":\"1\"},\"paths\":{\"/a\":{\"get\":{\"operationId\":\"a\",\"responses\":{\"200\":",
        "}}}}}",
    ),
    (
        "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"x\",\"version\":\"1\"},\"paths\":{\"/a\":{\"post\":{\"operationId\":\"a\",\"requestBody\":",
        ",\"responses\":{\"204\":{\"description\":\"x\"}}}}}}",
    ),
    (
        "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"x\",\"version\":\"1\"},\"paths\":{},\"components\":{\"schemas\":{\"A\":",
        "}}}",
    ),
];

/// A folder with a document's folder in it and secrets around that, of every kind that a reference may lead to.
fn project(test: &str) -> Scratch {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), &format!("cli-root-{test}"));
    let mapping = format!(
        "Thing: {{ type: string, description: {SECRET} }}\ntype: object\ndescription: {SECRET}\n"
    );
    for (ending, text) in [
        ("yaml", mapping),
        ("json", format!("{{\"{SECRET}\": 1, \"{SECRET}\": 2}}")),
        ("txt", format!("root:{SECRET}:0:0\nkey {SECRET}\n")),
    ] {
        scratch.write(&format!("project/secret.{ending}"), &text);
        let to = scratch.path(&format!("project/secret.{ending}"));
        fs::create_dir_all(scratch.path("project/api/in")).expect("a folder");
        symlink(&to, scratch.path(&format!("project/api/link.{ending}"))).expect("a link");
        symlink(
            format!("link.{ending}"),
            scratch.path(&format!("project/api/chain.{ending}")),
        )
        .expect("a link");
    }
    scratch.write("project/api/.git/HEAD", "ref: refs/heads/main\n");
    symlink("..", scratch.path("project/api/outside")).expect("a link");
    symlink("../..", scratch.path("project/api/in/outside")).expect("a link");
    scratch.write(
        "project/api/through.yaml",
        "$ref: ../secret.yaml\nOther: { $ref: outside/secret.txt }\n",
    );
    scratch
}

/// Whether a folder has the secret in any file.
fn leaked(folder: &Path) -> bool {
    let files = tree(folder);
    let leaks = |entry: &Entry| matches!(entry, Entry::File(bytes) if String::from_utf8_lossy(bytes).contains(SECRET));
    files.values().any(leaks)
}

#[test]
fn no_way_leads_out_of_the_root() {
    let scratch = project("ways");
    let api = scratch.path("project/api");
    let above = scratch.path("project").display().to_string();
    for way in WAYS {
        for ending in ["yaml", "json", "txt"] {
            let way = way.replace("EXT", ending).replace("ABS", &above);
            for (number, (before, behind)) in PLACES.iter().enumerate() {
                let document = format!("{before}{{\"$ref\":\"{way}\"}}{behind}");
                scratch.write("project/api/openapi.json", document);
                let ran = run(&api, &["lint", "openapi.json", "--format", "text"]);
                let said = format!("{}{}", ran.out, ran.err);
                let refused = said.contains("CS0309") || said.contains("CS0324");
                assert!(refused, "{way} at {number}: {said}");
                assert!(!said.contains(SECRET), "{way} at {number}: {said}");
            }
        }
    }
}

#[test]
fn no_command_shows_or_writes_what_is_outside() {
    let scratch = project("commands");
    let api = scratch.path("project/api");
    for way in [
        "../secret.yaml",
        "link.txt",
        "outside/secret.json",
        "through.yaml",
    ] {
        for (before, behind) in PLACES {
            let document = format!("{before}{{\"$ref\":\"{way}\"}}{behind}");
            scratch.write("project/api/openapi.json", document);
            for words in [
                &[
                    "generate",
                    "--spec",
                    "openapi.json",
                    "--out",
                    "out",
                    "--report",
                    "report.json",
                ][..],
                &[
                    "check",
                    "--spec",
                    "openapi.json",
                    "--out",
                    "out",
                    "--report",
                    "-",
                ],
                &["inspect", "openapi.json", "--format", "json"],
                &["lint", "openapi.json", "--format", "sarif"],
            ] {
                let ran = run(&api, words);
                assert!(
                    !format!("{ran:?}").contains(SECRET),
                    "{way}: {words:?}: {ran:#?}"
                );
            }
            assert!(!leaked(&api), "{way}: a file has it");
        }
    }
}

/// A document that asks for a file of its repository, one above its folder.
const SPLIT: &str = "openapi: 3.0.3\ninfo: { title: x, version: '1' }\npaths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        '200':\n          description: x\n          content: { application/json: { schema: { $ref: '../common.yaml#/Thing' } } }\n";

#[test]
fn a_repository_is_the_root_of_the_documents_in_it() {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "cli-root-repository");
    scratch.write("repository/.git", "gitdir: ../elsewhere\n");
    scratch.write(
        "repository/common.yaml",
        "Thing: { type: object, properties: { name: { type: string } } }\n",
    );
    scratch.write("repository/spec/openapi.yaml", SPLIT);
    run(
        scratch.folder(),
        &["inspect", "repository/spec/openapi.yaml"],
    )
    .exits(0);
    run(
        &scratch.path("repository/spec"),
        &["inspect", "openapi.yaml"],
    )
    .exits(0);
    // A nearer one counts.
    scratch.write("repository/spec/.git/HEAD", "");
    let ran = run(scratch.folder(), &["lint", "repository/spec/openapi.yaml"]).exits(1);
    assert!(
        ran.out.contains("CS0309") && ran.out.contains("--root"),
        "{ran:#?}"
    );
    // Whoever knows better says so, on the command line or in the configuration.
    let words = [
        "lint",
        "repository/spec/openapi.yaml",
        "--root",
        "repository",
    ];
    let ran = run(scratch.folder(), &words);
    assert!(!ran.out.contains("CS0309"), "{ran:#?}");
    scratch.write(
        "repository/spec/codegen.toml",
        "[input]\nspec = \"openapi.yaml\"\nroot = \"..\"\n[output]\ndir = \"../out\"\n",
    );
    run(&scratch.path("repository"), &["generate"]).exits(0);
    let ran = run(
        scratch.folder(),
        &["lint", "repository/spec/openapi.yaml", "--root", "nowhere"],
    )
    .exits(1);
    assert!(
        ran.out.contains("CS0101") && ran.out.contains("nowhere"),
        "{ran:#?}"
    );
}

#[test]
fn without_a_repository_the_folder_of_the_document_is_the_root() {
    let scratch = Scratch::new(
        &std::env::temp_dir().display().to_string(),
        "clientsmith-root",
    );
    let around = scratch
        .folder()
        .ancestors()
        .any(|above| above.join(".git").exists());
    scratch.write(
        "common.yaml",
        format!("Thing: {{ type: string, description: {SECRET} }}\n"),
    );
    scratch.write("spec/openapi.yaml", SPLIT);
    let ran = run(scratch.folder(), &["lint", "spec/openapi.yaml"]);
    assert!(around || ran.out.contains("CS0309"), "{ran:#?}");
    assert!(around || !ran.out.contains(SECRET), "{ran:#?}");
}

#[test]
fn a_file_inside_that_is_no_mapping_is_not_quoted() {
    let scratch = project("inside");
    let api = scratch.path("project/api");
    for (name, text) in [
        (".env", format!("PASSWORD={SECRET}\n")),
        ("list.yaml", format!("- {SECRET}\n")),
        ("twice.yaml", format!("- {SECRET}: 1\n  {SECRET}: 2\n")),
        ("tag.yaml", format!("- !{SECRET} x\n")),
        ("broken.json", format!("{{\"a\": {SECRET}}}")),
        ("broken.yaml", format!("a: [{SECRET}\n")),
        ("binary", format!("\u{1f}\u{8b}{SECRET}\u{0}")),
        ("page.html", format!("<!DOCTYPE html><html>{SECRET}</html>")),
    ] {
        scratch.write(&format!("project/api/{name}"), text);
        for (before, behind) in PLACES {
            let document = format!("{before}{{\"$ref\":\"{name}\"}}{behind}");
            scratch.write("project/api/openapi.json", document);
            for format in ["text", "json", "sarif"] {
                let ran = run(&api, &["lint", "openapi.json", "--format", format]).exits(1);
                assert!(ran.out.contains(name), "{ran:#?}");
                assert!(!format!("{ran:?}").contains(SECRET), "{name}: {ran:#?}");
            }
        }
    }
}
