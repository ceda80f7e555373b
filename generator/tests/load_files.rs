//! Documents in several files.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test ends where something is not as it has to be"
)]

use clientsmith::diagnostic::{Focus, Sink};
use clientsmith::load::Source;
use clientsmith::pointer::Pointer;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The first file: references to whole files, to places in them, to a path item, by way of an alias and of a mapping.
const FIRST: &str = r##"
openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets: { $ref: "paths/pets.yaml", summary: Pets }
  /owners:
    get:
      parameters: [{ $ref: "shared.yaml#/parameters/Page" }]
      responses: { "200": { $ref: "shared.yaml#/responses/Owners" } }
components:
  schemas:
    Pet: { $ref: "schemas/pet.yaml" }
    Food: { type: string, example: { $ref: "no/reference.yaml" } }
"##;

const PATH: &str = r##"
get:
  responses:
    "200": { $ref: "../shared.yaml#/responses/Pets" }
    "404": { $ref: "../shared.yaml#/responses/Error" }
"##;

const SHARED: &str = r##"
parameters:
  Page: { name: page, in: query, schema: { type: integer } }
responses:
  Pets: { description: Pets, content: { application/json: { schema: { type: array, items: { $ref: "schemas/pet.yaml" } } } } }
  Owners: { description: Owners, content: { application/json: { schema: { $ref: "#/schemas/Owner" } } } }
  Error: { description: Error, content: { application/json: { schema: { $ref: "schemas/error/index.yaml" } } } }
schemas:
  Owner: { type: object, properties: { pets: { type: array, items: { $ref: "first.yaml#/components/schemas/Pet" } } } }
"##;

const PET: &str = r##"
type: object
discriminator: { propertyName: kind, mapping: { dog: "dog.yaml" } }
properties:
  food: { $ref: "../first.yaml#/components/schemas/Food" }
  parent: { $ref: "#" }
  error: { $ref: "../other/error.yaml" }
  gone: { $ref: "nowhere.yaml" }
  net: { $ref: "https://example.com/pet.yaml" }
"##;

fn files(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let all = [
        ("first.yaml", FIRST),
        ("shared.yaml", SHARED),
        ("paths/pets.yaml", PATH),
        ("schemas/pet.yaml", PET),
        (
            "schemas/dog.yaml",
            "type: object\nproperties: { name: { type: string } }\n",
        ),
        ("schemas/error/index.yaml", "type: string\n"),
        ("other/error.yaml", "type: object\n"),
    ];
    for (path, text) in all {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    folder
}

fn load(path: &Path) -> (Option<Source>, Sink) {
    let mut sink = Sink::default();
    let source = Source::load(path, &mut sink);
    (source, sink)
}

#[test]
fn what_other_files_hold_becomes_a_component() {
    let folder = files("load-files");
    let (source, sink) = load(&folder.join("first.yaml"));
    assert!(sink.found().is_empty(), "{:?}", sink.found());
    let source = source.expect("read");
    let root = source.root();
    let keys = |section: &str| -> Vec<String> {
        let members = root["components"][section].as_object();
        members
            .into_iter()
            .flatten()
            .map(|(key, _)| key.clone())
            .collect()
    };
    assert_eq!(
        keys("schemas"),
        [
            "Pet",
            "Food",
            "Owner",
            "dog",
            "other_error",
            "schemas_error_index"
        ]
    );
    assert_eq!(keys("parameters"), ["Page"]);
    assert_eq!(keys("responses"), ["Error", "Owners", "Pets"]);

    let pets = &root["paths"]["/pets"];
    assert_eq!(pets["summary"], "Pets");
    assert_eq!(
        pets["get"]["responses"]["200"],
        json!({ "$ref": "#/components/responses/Pets" })
    );
    let pet = &root["components"]["schemas"]["Pet"];
    let leads = |name: &str| pet["properties"][name]["$ref"].clone();
    assert_eq!(leads("food"), "#/components/schemas/Food");
    assert_eq!(leads("parent"), "#/components/schemas/Pet");
    assert_eq!(leads("gone"), "nowhere.yaml");
    assert_eq!(leads("net"), "https://example.com/pet.yaml");
    assert_eq!(
        pet["discriminator"]["mapping"]["dog"],
        "#/components/schemas/dog"
    );
    // What is data stays data.
    let food = &root["components"]["schemas"]["Food"];
    assert_eq!(food["example"], json!({ "$ref": "no/reference.yaml" }));
    let owner = &root["components"]["schemas"]["Owner"];
    let items = &owner["properties"]["pets"]["items"];
    assert_eq!(*items, json!({ "$ref": "#/components/schemas/Pet" }));
}

#[test]
fn places_are_those_of_the_files() {
    let folder = files("load-files-places");
    let (source, _) = load(&folder.join("first.yaml"));
    let source = source.expect("read");
    let place = |pointer: &str| {
        let at = Pointer::parse(pointer).expect("a pointer");
        let position = source.position(&at, Focus::Value);
        let file = Path::new(&position.file)
            .strip_prefix(&folder)
            .expect("inside");
        format!("{}:{}:{}", file.display(), position.line, position.column)
    };
    let cases = [
        ("#/info/title", "first.yaml:3:16"),
        (
            "#/components/schemas/Pet/properties/parent/$ref",
            "schemas/pet.yaml:6:19",
        ),
        (
            "#/paths/~1pets/get/responses/404/$ref",
            "paths/pets.yaml:5:20",
        ),
        ("#/components/parameters/Page/name", "shared.yaml:3:17"),
    ];
    for (pointer, expected) in cases {
        assert_eq!(place(pointer), expected, "{pointer}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_reported_at_its_own_place() {
    let folder = files("load-files-broken");
    fs::write(folder.join("schemas/dog.yaml"), "type: [object\n").expect("written");
    let (source, sink) = load(&folder.join("first.yaml"));
    assert!(source.is_none());
    let file = sink.found()[0].position.as_ref().map(|at| at.file.clone());
    assert!(file.is_some_and(|file| file.ends_with("schemas/dog.yaml")));
}

#[test]
fn files_that_lead_to_each_other_come_to_an_end() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("load-files-circles");
    fs::create_dir_all(&folder).expect("made");
    let first = "openapi: 3.0.3\npaths: { /a: { $ref: 'a.yaml' }, /b: { $ref: 'b.yaml' } }\ncomponents: { schemas: { A: { $ref: 'a.yaml' } } }\n";
    for (name, text) in [
        ("first.yaml", first),
        ("a.yaml", "$ref: b.yaml\n"),
        ("b.yaml", "$ref: a.yaml\n"),
    ] {
        fs::write(folder.join(name), text).expect("written");
    }
    let (source, _) = load(&folder.join("first.yaml"));
    assert!(source.is_some_and(|source| matches!(source.root(), Value::Object(_))));
}
