//! What the emitted documentation says.

use clientsmith::ir::TypeKind;

use super::render::operation_named;
use super::support::{document, paths, received};

/// The documentation of the only field of `Holder`.
fn field_docs(schema: &str) -> String {
    let outcome = received(&format!(
        "Holder: {{ type: object, properties: {{ a: {schema} }} }}"
    ));
    match &outcome.lowered().api.types[0].kind {
        TypeKind::Object(object) => object.fields[0].docs.as_str().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn constraints_defaults_and_examples_are_sentences() {
    let rows = [
        (
            "{ type: string, description: Words., maxLength: 20, minLength: 1 }",
            "Words.\n\nAt least 1 character. At most 20 characters.",
        ),
        (
            "{ type: integer, description: N., minimum: 0, exclusiveMinimum: true, maximum: 9223372036854775807 }",
            "N.\n\nMore than 0. At most 9223372036854775807.",
        ),
        (
            "{ type: string, description: D., default: x, example: y }",
            "D.\n\nDefault: `x`. Example: `y`.",
        ),
        (
            "{ type: string, description: P., pattern: '^a`b$' }",
            "P.\n\nMatches ``^a`b$``.",
        ),
        (
            "{ type: string, description: F., format: uri }",
            "F.\n\nFormat: `uri`.",
        ),
        (
            "{ type: number, description: E., enum: [0.5, 1] }",
            "E.\n\nOne of `0.5`, `1.0`.",
        ),
        (
            "{ type: array, description: L., maxItems: 3, uniqueItems: true, items: { type: string } }",
            "L.\n\nAt most 3 items. No item occurs twice.",
        ),
        (
            "{ type: string, format: password, description: S., default: hunter2, example: hunter3 }",
            "S.",
        ),
    ];
    for (schema, expected) in rows {
        let found = field_docs(schema);
        // Numbers in an `enum` may be shown with or without a fraction of zero.
        assert_eq!(found.replace("`1`", "`1.0`"), expected, "{schema}");
    }
}

#[test]
fn a_field_without_words_has_facts_or_nothing() {
    assert_eq!(field_docs("{ type: boolean }"), "");
    assert_eq!(
        field_docs("{ type: string, maxLength: 2 }"),
        "At most 2 characters."
    );
}

#[test]
fn an_operation_says_what_it_does_sends_needs_and_may_answer() {
    let outcome = document(&paths(
        "
        /a:
          patch:
            operationId: change
            tags: [t]
            summary: Change it
            description: Changes all of it.
            x-required-scopes: [A, B]
            externalDocs: { url: 'https://example.com/a', description: Manual }
            responses:
              '204': { description: Done }
              '404': { description: \"Not here.\\n\\nMore words.\" }
              default: { description: Anything else }
        ",
        "",
    ));
    let docs = operation_named(&outcome.lowered().api, "change")
        .docs
        .as_str();
    let parts: Vec<&str> = docs.split("\n\n").collect();
    assert_eq!(
        parts[..4],
        [
            "Change it",
            "Changes all of it.",
            "`PATCH /a`",
            "Required scopes: `A`, `B`."
        ]
    );
    assert!(
        parts[4].starts_with("Manual: ") && parts[4].contains("https://example.com/a"),
        "{docs}"
    );
    assert_eq!(parts[5], "# Errors");
    assert_eq!(parts[7], "- `404`: Not here.\n- `default`: Anything else");
}

#[test]
fn scopes_come_from_oauth_requirements_too() {
    let outcome = document(&paths(
        "
        /a:
          get:
            operationId: read
            tags: [t]
            security: [{ login: [read:all] }]
            responses: { '204': { description: Done } }
        ",
        "
        components:
          securitySchemes:
            login: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://x.example', scopes: { 'read:all': R } } } }
        ",
    ));
    let docs = operation_named(&outcome.lowered().api, "read")
        .docs
        .as_str();
    assert!(docs.contains("Required scope: `read:all`."), "{docs}");
}
