//! An OpenAPI document of a shape.

use serde_json::{Map, Value, json};

use super::shape::{CALLS, Shape, VALUES};

/// The document.
pub(super) fn document(shape: Shape) -> Value {
    let mut schemas = Map::new();
    for number in 0..shape.enums() {
        schemas.insert(
            format!("Kind{number}"),
            json!({ "type": "string", "enum": VALUES }),
        );
    }
    for number in 0..shape.types {
        schemas.insert(format!("Thing{number}"), object(shape, number));
    }
    let mut paths = Map::new();
    for call in 0..CALLS {
        schemas.insert(format!("Bundle{call}"), bundle(shape, call));
        paths.insert(format!("/bundles/{call}"), path(call));
    }
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Bench", "version": "1" },
        "servers": [{ "url": "https://bench.example" }],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

/// Twelve fields: three required; one absent, null or a value; the rest optional.
fn object(shape: Shape, number: usize) -> Value {
    json!({
        "type": "object",
        "required": ["id", "name", "kind"],
        "properties": {
            "id": { "type": "integer", "format": "int64" },
            "name": { "type": "string" },
            "kind": reference(&format!("Kind{}", shape.enum_of(number))),
            "label": { "type": "string" },
            "active": { "type": "boolean" },
            "weight": { "type": "number", "format": "double" },
            "count": { "type": "integer", "format": "int32" },
            "tags": { "type": "array", "items": { "type": "string" } },
            "parent": reference(&format!("Thing{number}")),
            "children": { "type": "array", "items": reference(&format!("Thing{}", shape.next(number))) },
            "attributes": { "type": "object", "additionalProperties": { "type": "string" } },
            "note": { "type": "string", "nullable": true },
        },
    })
}

/// What a call sends and receives: a member of each type.
fn bundle(shape: Shape, call: usize) -> Value {
    let mut members = Map::new();
    members.insert("name".to_owned(), json!({ "type": "string" }));
    for number in shape.called(call) {
        members.insert(
            format!("thing{number}"),
            reference(&format!("Thing{number}")),
        );
    }
    json!({ "type": "object", "properties": members })
}

fn path(call: usize) -> Value {
    let content = json!({ "application/json": { "schema": reference(&format!("Bundle{call}")) } });
    json!({
        "post": {
            "operationId": format!("send{call}"),
            "tags": ["bundles"],
            "requestBody": { "required": true, "content": content },
            "responses": { "200": { "description": "The same again.", "content": content } },
        }
    })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}
