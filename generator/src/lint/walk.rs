//! Ways through the tree: operations, and schemas with what they hold.

use serde_json::{Map, Value};

use crate::pointer::Pointer;

/// The keys of a path item that are operations.
const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// How deep schemas are followed; deeper ones are not worth a convention.
const DEPTH: usize = 64;

/// Every operation with its place.
pub(super) fn operations(document: &Value) -> Vec<(Pointer, &Map<String, Value>)> {
    let at = Pointer::root().child("paths");
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths
        .into_iter()
        .flatten()
        .filter_map(|(path, item)| Some((path, item.as_object()?)));
    items
        .flat_map(|(path, item)| {
            let at = at.child(path);
            METHODS
                .iter()
                .filter_map(move |method| Some((at.child(method), item.get(*method)?.as_object()?)))
        })
        .collect()
}

/// A property of an object schema.
pub(super) struct Property<'a> {
    /// Where it stands.
    pub(super) at: Pointer,
    /// Its name.
    pub(super) name: &'a str,
    /// Its schema.
    pub(super) schema: &'a Value,
}

/// Every property of every schema that is written out anywhere in the document.
pub(super) fn properties(document: &Value) -> Vec<Property<'_>> {
    let mut found = Vec::new();
    descend(document, &Pointer::root(), DEPTH, &mut found);
    found
}

/// Goes down every member; `properties` under something that says it is a schema holds properties. Examples and defaults
/// are data, not schemas.
fn descend<'a>(value: &'a Value, at: &Pointer, depth: usize, found: &mut Vec<Property<'a>>) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter().filter(|(key, _)| !is_data(key)) {
                let at = at.child(key);
                if key == "properties" {
                    collect(member, &at, found);
                }
                descend(member, &at, depth - 1, found);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                descend(element, &at.child(index), depth - 1, found);
            }
        }
        _ => {}
    }
}

fn collect<'a>(properties: &'a Value, at: &Pointer, found: &mut Vec<Property<'a>>) {
    for (name, schema) in properties.as_object().into_iter().flatten() {
        if schema.is_object() {
            found.push(Property {
                at: at.child(name),
                name,
                schema,
            });
        }
    }
}

/// Whether a key holds plain data.
pub(super) fn is_data(key: &str) -> bool {
    matches!(key, "example" | "examples" | "default" | "enum") || key.starts_with("x-")
}

/// Follows a `$ref` into this document, a few steps at most.
pub(super) fn target<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let mut value = value;
    for _ in 0..16 {
        let reference = value
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|text| text.strip_prefix('#'));
        match reference.and_then(|pointer| document.pointer(pointer)) {
            Some(next) => value = next,
            None => break,
        }
    }
    value
}

/// Whether a value, or what it refers to, has a text of its own under `key`.
pub(super) fn says(document: &Value, value: &Value, key: &str) -> bool {
    target(document, value)
        .get(key)
        .and_then(Value::as_str)
        .is_some_and(|text| !text.trim().is_empty())
}
