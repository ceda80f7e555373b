//! Whether a value fits a schema. The judge is the crate `jsonschema`; here a schema of OpenAPI 3.0 becomes one of JSON Schema,
//! draft 7, in which `1.0` is an integer.

use std::collections::BTreeSet;

use jsonschema::{Draft, Validator, ValidatorMap};
use serde_json::{Map, Value, json};

use crate::nodes::{Node, Nodes, Others, Schema};

/// Where a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Direction {
    Sent,
    Received,
}

/// How strictly a value is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Law {
    /// As the schema says, formats not looked at.
    Schema,
    /// The formats that have a type of their own, too.
    Formats,
}

/// The formats of texts that have a type of their own, as a newer draft judges them.
const FORMATS: &[(&str, &str)] = &[
    ("date-time", r#"{"format": "date-time"}"#),
    ("date", r#"{"format": "date"}"#),
    ("time", r#"{"format": "time"}"#),
    ("uuid", r#"{"format": "uuid"}"#),
    (
        "byte",
        r#"{"$schema": "http://json-schema.org/draft-07/schema#", "contentEncoding": "base64"}"#,
    ),
    (
        "base64",
        r#"{"$schema": "http://json-schema.org/draft-07/schema#", "contentEncoding": "base64"}"#,
    ),
    (
        "base64url",
        r#"{"pattern": "^([A-Za-z0-9_-]{4})*([A-Za-z0-9_-]{2,3}=*)?$"}"#,
    ),
];

/// Judges by one law in one direction.
pub(crate) struct Judge {
    validators: ValidatorMap,
}

impl Judge {
    pub(crate) fn new(nodes: &Nodes<'_>, direction: Direction, law: Law) -> Self {
        let all = nodes.all.iter().enumerate();
        let definitions: Map<String, Value> = all
            .map(|(node, schema)| (format!("s{node}"), write(nodes, schema, (direction, law))))
            .collect();
        let mut options = jsonschema::options()
            .with_draft(Draft::Draft7)
            .should_validate_formats(law == Law::Formats);
        for (format, schema) in FORMATS {
            let schema: Value = serde_json::from_str(schema).expect("a schema");
            let judge = jsonschema::options().should_validate_formats(true);
            let judge = judge.build(&schema).expect("a schema");
            options = options.with_format(*format, move |text: &str| judge.is_valid(&json!(text)));
        }
        let validators = options.build_map(&json!({ "definitions": definitions }));
        Self {
            validators: validators.expect("keywords of a wrong form were left out"),
        }
    }

    pub(crate) fn fits(&self, node: Node, value: &Value) -> bool {
        self.validator(node).is_valid(value)
    }

    /// The places in a value that do not fit.
    pub(crate) fn misfits(&self, node: Node, value: &Value) -> Vec<String> {
        let errors = self.validator(node).iter_errors(value);
        errors
            .map(|error| error.instance_path().to_string())
            .collect()
    }

    fn validator(&self, node: Node) -> &Validator {
        let validator = self.validators.get(&format!("#/definitions/s{node}"));
        validator.expect("each schema is there")
    }
}

fn reference(node: Node) -> Value {
    json!({ "$ref": format!("#/definitions/s{node}") })
}

fn references(nodes: &[Node]) -> Value {
    nodes.iter().copied().map(reference).collect()
}

/// A schema as JSON Schema has it.
fn write(nodes: &Nodes<'_>, schema: &Schema, (direction, law): (Direction, Law)) -> Value {
    let mut written = schema.plain.clone();
    for keyword in ["nullable", "readOnly", "writeOnly", "required"] {
        written.remove(keyword);
    }
    let required = demanded(nodes, schema, direction);
    if !required.is_empty() {
        written.insert("required".to_owned(), json!(required));
    }
    let properties = schema.properties.iter();
    let properties: Map<String, Value> = properties
        .map(|(name, node)| (name.clone(), reference(*node)))
        .collect();
    written.insert("properties".to_owned(), Value::Object(properties));
    match schema.others {
        Others::Untold | Others::Any => {}
        Others::None => drop(written.insert("additionalProperties".to_owned(), json!(false))),
        Others::Each(node) => {
            written.insert("additionalProperties".to_owned(), reference(node));
        }
    }
    for (keyword, node) in [("items", schema.items), ("not", schema.not)] {
        written.extend(node.map(|node| (keyword.to_owned(), reference(node))));
    }
    if !schema.parts.is_empty() {
        written.insert("allOf".to_owned(), references(&schema.parts));
    }
    for (keyword, branches) in &schema.choices {
        written.insert((*keyword).to_owned(), references(branches));
    }
    exclusive(&mut written);
    bounds(&mut written, law);
    let format = written.get("format").and_then(Value::as_str);
    if !FORMATS.iter().any(|(known, _)| format == Some(*known)) {
        written.remove("format");
    }
    if schema.says("nullable") {
        return json!({ "anyOf": [{ "enum": [null] }, written] });
    }
    Value::Object(written)
}

/// The members that have to be there. OpenAPI 3.0.3, "Schema Object", `readOnly`: what only travels one way is demanded
/// that way only.
fn demanded<'s>(nodes: &Nodes<'_>, schema: &'s Schema, direction: Direction) -> BTreeSet<&'s str> {
    let one_way = match direction {
        Direction::Sent => "readOnly",
        Direction::Received => "writeOnly",
    };
    let stays_away = |name: &str| {
        let node = schema.properties.get(name);
        node.is_some_and(|node| nodes.all[*node].says(one_way))
    };
    schema.required().filter(|name| !stays_away(name)).collect()
}

/// Bounds that a number must not reach, as later drafts have them.
fn exclusive(written: &mut Map<String, Value>) {
    for (mark, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        let marked = written.remove(mark) == Some(json!(true));
        if let Some(value) = written.get(bound).filter(|_| marked) {
            written.insert(mark.to_owned(), value.clone());
        }
    }
}

/// The bounds that a format of numbers has.
fn bounds(written: &mut Map<String, Value>, law: Law) {
    let format = written.get("format").and_then(Value::as_str);
    let (least, most) = match (law, format) {
        (Law::Formats, Some("int8")) => (json!(i8::MIN), json!(i8::MAX)),
        (Law::Formats, Some("int16")) => (json!(i16::MIN), json!(i16::MAX)),
        (Law::Formats, Some("int32")) => (json!(i32::MIN), json!(i32::MAX)),
        (Law::Formats, Some("int64")) => (json!(i64::MIN), json!(i64::MAX)),
        (Law::Formats, Some("uint8")) => (json!(0), json!(u8::MAX)),
        (Law::Formats, Some("uint16")) => (json!(0), json!(u16::MAX)),
        (Law::Formats, Some("uint32")) => (json!(0), json!(u32::MAX)),
        (Law::Formats, Some("uint" | "uint64")) => (json!(0), json!(u64::MAX)),
        _ => return,
    };
    let both = json!({ "minimum": least, "maximum": most });
    let parts = written.entry("allOf").or_insert_with(|| json!([]));
    if let Value::Array(parts) = parts {
        parts.push(both);
    }
}
