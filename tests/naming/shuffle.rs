//! Who moves things around in a document renames nothing.

use clientsmith::config::Config;
use clientsmith::diagnostic::Sink;
use clientsmith::lower::naming::Names;
use clientsmith::lower::{self, Lowered};
use clientsmith::resolve::{Document, Mended};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Texts that collide in every kind of name, or that are taken.
const TEXTS: &[&str] = &[
    "a-b",
    "a_b",
    "aB",
    "AB",
    "type",
    "@type",
    "self",
    "Self",
    "new",
    "new_value",
    "Option",
    "OptionModel",
    "option model",
    "com1",
    "builder",
    "builder_api",
    "body",
    "additional",
    "Unknown",
    "2fa",
    "value_2fa",
];

/// A document in which all of them are names of everything.
fn document() -> Value {
    let schemas: Map<String, Value> = names(|index, name| {
        let properties: Map<String, Value> = names(|other, _| match (index + other) % 5 {
            0 => json!({ "type": "string", "enum": TEXTS }),
            1 => json!({ "type": "string", "readOnly": true }),
            2 => json!({ "type": "object", "properties": { "a-b": {}, "a_b": {} } }),
            _ => json!({ "type": "string" }),
        });
        match name.len() % 3 {
            0 => json!({ "type": "string", "enum": TEXTS }),
            1 => {
                json!({ "type": "object", "properties": properties, "additionalProperties": true })
            }
            _ => json!({ "allOf": [
                { "$ref": "#/components/schemas/a-b" },
                { "type": "object", "properties": properties },
            ] }),
        }
    });
    let schemes = names(|index, name| match index % 3 {
        0 => json!({ "type": "apiKey", "in": "query", "name": name }),
        1 => json!({ "type": "http", "scheme": "bearer" }),
        _ => json!({ "type": "http", "scheme": "basic" }),
    });
    let security: Vec<Value> = TEXTS.iter().map(|name| json!({ *name: [] })).collect();
    let servers: Vec<Value> = TEXTS
        .iter()
        .enumerate()
        .map(|(index, name)| {
            json!({
                "url": format!("https://{{v}}.example.com/{index}"),
                "description": name,
                "variables": { "v": { "default": "x" } },
            })
        })
        .collect();
    let tags: Vec<Value> = TEXTS
        .iter()
        .step_by(2)
        .map(|name| json!({ "name": name }))
        .collect();
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Names", "version": "1" },
        "servers": servers,
        "tags": tags,
        "security": security,
        "paths": paths(),
        "components": { "schemas": schemas, "securitySchemes": schemes },
    })
}

fn paths() -> Map<String, Value> {
    let mut paths = Map::new();
    for (index, name) in TEXTS.iter().enumerate() {
        let at = |shift: usize| TEXTS[(index + shift) % TEXTS.len()];
        let parameters: Vec<Value> = TEXTS
            .iter()
            .enumerate()
            .map(|(index, name)| {
                let is_token = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
                let place = match index % 3 {
                    0 if name.chars().all(is_token) => "header",
                    1 if name.chars().all(is_token) => "cookie",
                    _ => "query",
                };
                let ty = json!({ "type": "string", "enum": [name, "a-b", "a_b"] });
                json!({ "name": name, "in": place, "schema": ty })
            })
            .collect();
        let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
        let texts = names(|_, _| json!({ "type": "string" }));
        let parts = json!({ "type": "object", "properties": texts });
        let content = |schema: Value| json!({ "application/json": { "schema": schema } });
        let headers =
            json!({ "X-A-B": { "schema": {} }, "a-b": { "schema": {} }, "A_B": { "schema": {} } });
        let operation = json!({
            "operationId": name,
            "tags": [name],
            "parameters": parameters,
            "requestBody": { "required": true, "content": match index % 4 {
                0 => json!({ "multipart/form-data": { "schema": parts } }),
                _ => content(reference(at(2))),
            } },
            "responses": {
                "200": { "description": "Done", "headers": headers, "content": content(reference(at(3))) },
                "201": { "description": "New", "content": content(json!({ "type": "string", "enum": TEXTS })) },
                "404": { "description": "None", "content": content(reference(at(5))) },
                "default": { "description": "Bad", "content": content(json!({ "type": "object", "properties": { "x": {} } })) },
            },
        });
        let shared = json!([{ "name": "a.b", "in": "query", "schema": { "type": "string", "enum": ["x"] } }]);
        paths.insert(
            format!("/p{index}"),
            json!({ "parameters": shared, "post": operation }),
        );
    }
    paths
}

fn names(value: impl Fn(usize, &str) -> Value) -> Map<String, Value> {
    let texts = TEXTS.iter().enumerate();
    texts
        .map(|(index, name)| ((*name).to_owned(), value(index, name)))
        .collect()
}

/// Moves the members of every object and the elements of every list whose order means nothing.
fn shuffled(value: &Value, key: &str, seed: &mut u64) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            mix(&mut members, seed);
            let members = members.into_iter();
            let members = members.map(|(key, value)| (key.clone(), shuffled(value, key, seed)));
            Value::Object(members.collect())
        }
        Value::Array(elements) => {
            let mut elements: Vec<&Value> = elements.iter().collect();
            if matches!(key, "parameters" | "enum" | "servers" | "tags" | "security") {
                mix(&mut elements, seed);
            }
            Value::Array(
                elements
                    .into_iter()
                    .map(|one| shuffled(one, "", seed))
                    .collect(),
            )
        }
        plain => plain.clone(),
    }
}

fn mix<T>(list: &mut [T], seed: &mut u64) {
    for index in (1..list.len()).rev() {
        *seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(*seed >> 33).unwrap_or_default() % (index + 1);
        list.swap(index, other);
    }
}

/// The names that a document gives, by what they are of.
fn published(root: &Value, held: Names) -> Names {
    lowered(root, held).names
}

/// The client of a document.
pub(crate) fn lowered(root: &Value, held: Names) -> Lowered {
    let mut sink = Sink::default();
    let text = "[package]\nname = \"sample\"\nversion = \"0.1.0\"\n";
    let config = Config::parse("codegen.toml", text, &mut sink).expect("a valid configuration");
    let mended = Mended::new(root, &mut sink);
    let document = Document::new(&mended, &mut sink);
    let lowered = document.and_then(|document| lower::lower(&document, &config, held, &mut sink));
    lowered.unwrap_or_else(|| panic!("{:?}", sink.found()))
}

#[test]
fn every_kind_of_name_is_in_the_document() {
    let names = published(&document(), Names::new());
    for role in [
        "type",
        "field",
        "setter",
        "variant",
        "argument",
        "method",
        "server",
        "credential",
    ] {
        let told_apart =
            |(what, name): (&String, &String)| what.starts_with(role) && name.contains(['x', 'X']);
        assert!(names.iter().any(told_apart), "{role}: {names:#?}");
    }
}

#[test]
fn what_is_published_is_published_again() {
    let root = document();
    let names = published(&root, Names::new());
    assert_eq!(published(&root, names.clone()), names);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn no_name_depends_on_the_order_of_the_document(mut seed in any::<u64>()) {
        let root = document();
        let moved = shuffled(&root, "", &mut seed);
        prop_assert_eq!(published(&moved, Names::new()), published(&root, Names::new()));
    }
}
