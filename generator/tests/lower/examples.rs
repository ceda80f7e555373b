//! Example calls.

use serde_json::{Value, json};

use super::render::operation_named;
use super::support::{Outcome, document, paths};

/// The arguments of the example call of the operation `send`.
fn arguments(outcome: &Outcome) -> Value {
    let operation = operation_named(&outcome.lowered().api, "send");
    let example = operation
        .example
        .as_ref()
        .expect("every operation has an example");
    let arguments = example.arguments.iter();
    let values: Vec<Value> = arguments
        .map(|argument| serde_json::to_value(&argument.value).expect("the IR is plain data"))
        .collect();
    Value::Array(values)
}

fn send(parameters: &str, content: &str, schemas: &str) -> Outcome {
    document(&paths(
        &format!(
            "
        /a/{{id}}:
          post:
            operationId: send
            tags: [t]
            parameters: {parameters}
            requestBody: {{ required: true, content: {{ application/json: {content} }} }}
            responses: {{ '204': {{ description: Done }} }}
        "
        ),
        &format!("components: {{ schemas: {schemas} }}"),
    ))
}

const ID: &str = "[{ name: id, in: path, required: true, schema: { type: string } }]";

const SCHEMAS: &str = "{
  Pet: { type: object, required: [name, size], properties: {
    name: { type: string, example: Rex }, size: { $ref: '#/components/schemas/Size' },
    token: { type: string, format: password }, born: { type: string, format: date },
    tags: { type: array, items: { type: string } }, note: { type: string, nullable: true } } },
  Size: { type: string, enum: [small, large] } }";

const PET: &str = "schema: { $ref: '#/components/schemas/Pet' }";

#[test]
fn the_documents_example_is_typed_and_secrets_are_not_copied() {
    let outcome = send(
        ID,
        &format!(
            "{{ {PET}, example: {{ name: Tom, size: large, token: hunter2, born: '2020-01-31', tags: [a], note: null, unknown: 1 }} }}"
        ),
        SCHEMAS,
    );
    assert_eq!(
        arguments(&outcome),
        json!([
            { "text": "id" },
            { "object": {
                "ty": 0,
                "required": [{ "text": "Tom" }, { "variant": { "ty": 1, "name": "Large" } }],
                "optional": [
                    ["token", "secret"],
                    ["born", { "parsed": ["date", "2020-01-31"] }],
                    ["tags", { "list": [{ "text": "a" }] }],
                    ["note", "null"],
                ],
            } },
        ])
    );
}

#[test]
fn an_example_that_does_not_fit_is_noted_and_replaced() {
    let outcome = send(
        ID,
        &format!("{{ {PET}, example: {{ name: 1, size: large }} }}"),
        SCHEMAS,
    );
    assert_eq!(
        arguments(&outcome),
        json!([
            { "text": "id" },
            { "object": {
                "ty": 0,
                "required": [{ "text": "Rex" }, { "variant": { "ty": 1, "name": "Small" } }],
                "optional": [],
            } },
        ])
    );
    assert_eq!(
        outcome.findings,
        ["CS0417 #/paths/~1a~1{id}/post/requestBody/content/application~1json/example"]
    );
}

#[test]
fn examples_come_from_parameters_named_examples_and_schemas() {
    let parameters =
        "[{ name: id, in: path, required: true, example: abc, schema: { type: string } },
        { name: n, in: query, required: true, schema: { type: integer, default: 7 } },
        { name: when, in: query, required: true, schema: { type: string, format: date-time } },
        { name: ids, in: query, required: true, schema: { type: array, items: { type: number } } },
        { name: optional, in: query, schema: { type: string } }]";
    let outcome = send(
        parameters,
        "{ schema: { type: boolean }, examples: { one: { summary: S, value: false } } }",
        "{}",
    );
    assert_eq!(
        arguments(&outcome),
        json!([
            { "text": "abc" },
            { "integer": 7 },
            { "parsed": ["date_time", "2024-01-15T10:30:00Z"] },
            { "list": [{ "float": 1.0 }] },
            { "bool": false },
        ])
    );
}
