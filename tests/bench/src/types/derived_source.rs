//! A crate of a shape, with serde's derive.

use super::shape::{CALLS, Shape, VALUES};

/// What precedes every type.
const DERIVES: &str = "#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]\n";

/// What precedes an optional field.
const OPTIONAL: &str = "    #[serde(skip_serializing_if = \"Option::is_none\")]\n";

/// The head of the crate, with the reader of a field that is absent, null or a value.
const HEAD: &str = "\
#![allow(dead_code, unused_imports, reason = \"the baseline has no type that needs them\")]

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(from).map(Some)
}
";

/// Its manifest.
pub(super) fn manifest(package: &str) -> String {
    format!(
        "[package]\nname = \"{package}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n\
         [dependencies]\nserde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n"
    )
}

/// Its `lib.rs`.
pub(super) fn source(shape: Shape) -> String {
    let mut text = HEAD.to_owned();
    for number in 0..shape.enums() {
        text.push_str(&kind(number));
    }
    for number in 0..shape.types {
        text.push_str(&object(shape, number));
    }
    for call in 0..CALLS {
        text.push_str(&bundle(shape, call));
    }
    text
}

fn kind(number: usize) -> String {
    let mut text =
        format!("\n{DERIVES}#[serde(rename_all = \"lowercase\")]\npub enum Kind{number} {{\n");
    for value in VALUES {
        let (first, rest) = value.split_at(1);
        text.push_str(&format!("    {}{rest},\n", first.to_ascii_uppercase()));
    }
    text.push_str("    #[serde(untagged)]\n    Unknown(String),\n}\n");
    text
}

fn object(shape: Shape, number: usize) -> String {
    let mut text = format!("\n{DERIVES}pub struct Thing{number} {{\n");
    let required = [
        ("id", "i64".to_owned()),
        ("name", "String".to_owned()),
        ("kind", format!("Kind{}", shape.enum_of(number))),
    ];
    for (name, ty) in required {
        text.push_str(&format!("    pub {name}: {ty},\n"));
    }
    let optional = [
        ("label", "String".to_owned()),
        ("active", "bool".to_owned()),
        ("weight", "f64".to_owned()),
        ("count", "i32".to_owned()),
        ("tags", "Vec<String>".to_owned()),
        ("parent", format!("Box<Thing{number}>")),
        ("children", format!("Vec<Thing{}>", shape.next(number))),
        ("attributes", "BTreeMap<String, String>".to_owned()),
    ];
    for (name, ty) in optional {
        text.push_str(&format!("{OPTIONAL}    pub {name}: Option<{ty}>,\n"));
    }
    text.push_str(
        "    #[serde(default, deserialize_with = \"present\", skip_serializing_if = \"Option::is_none\")]\n    \
         pub note: Option<Option<String>>,\n}\n",
    );
    text
}

/// What a call sends and receives, and the two functions that a call needs.
fn bundle(shape: Shape, call: usize) -> String {
    let mut text =
        format!("\n{DERIVES}pub struct Bundle{call} {{\n{OPTIONAL}    pub name: Option<String>,\n");
    for number in shape.called(call) {
        text.push_str(&format!(
            "{OPTIONAL}    pub thing{number}: Option<Thing{number}>,\n"
        ));
    }
    text.push_str(&format!(
        "}}\n\npub fn decode{call}(bytes: &[u8]) -> serde_json::Result<Bundle{call}> {{\n    serde_json::from_slice(bytes)\n}}\n\n\
         pub fn encode{call}(value: &Bundle{call}) -> serde_json::Result<Vec<u8>> {{\n    serde_json::to_vec(value)\n}}\n"
    ));
    text
}
