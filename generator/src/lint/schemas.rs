//! Conventions about schemas.

use serde_json::Value;

use super::walk::{properties, says};
use crate::diagnostic::{Code, Sink};
use crate::pointer::Pointer;

/// CS0705 for schemas and properties.
pub(super) fn undescribed(document: &Value, sink: &mut Sink) {
    let at = Pointer::root().child("components").child("schemas");
    let schemas = document
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    for (name, schema) in schemas.into_iter().flatten() {
        if !says(document, schema, "description") {
            let message = format!("the schema `{name}` has no description");
            sink.key(
                Code::Undescribed,
                &at.child(name),
                message,
                "add a `description`: it documents the type",
            );
        }
    }
    for property in properties(document) {
        if !says(document, property.schema, "description") {
            let message = format!("the property `{}` has no description", property.name);
            sink.key(
                Code::Undescribed,
                &property.at,
                message,
                "add a `description`: it documents the field",
            );
        }
    }
}
