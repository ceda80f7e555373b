//! The document that this repository ships.

use clientsmith::ir::{EnumValues, Presence, Primitive, TypeDef, TypeKind, TypeRef};

use super::render::operation;
use super::support::{Outcome, with_config};

fn lowered() -> Outcome {
    with_config(
        include_str!("../../../spec/openapi.yaml"),
        include_str!("../../../spec/codegen.toml"),
    )
}

fn named<'a>(outcome: &'a Outcome, name: &str) -> &'a TypeDef {
    let mut types = outcome.lowered().api.types.iter();
    let found = types.find(|def| def.name.as_str() == name);
    found.unwrap_or_else(|| panic!("no type {name}"))
}

#[test]
fn nothing_is_left_out_and_nothing_is_found() {
    let outcome = lowered();
    assert_eq!(outcome.findings, Vec::<String>::new());
    let coverage = &outcome.lowered().coverage;
    assert_eq!((coverage.operations, coverage.generated()), (1, 1));
    // Buddy answers errors as texts or objects; the document says so by an empty schema.
    assert_eq!(
        outcome.untyped(),
        ["#/components/schemas/ErrorResponse/properties/errors/items no-shape"]
    );
}

#[test]
fn the_call_is_the_one_that_the_page_describes() {
    let outcome = lowered();
    let error = "ErrorResponse";
    assert_eq!(
        operation(&outcome.lowered().api, "updateIntegration"),
        format!(
            "PATCH /workspaces/{{workspace}}/integrations/{{hash_id}} update_integration\n\
             \x20 workspace: path simple String\n\
             \x20 hash_id: path simple String\n\
             \x20 body: application/json UpdateIntegration\n\
             \x20 -> Integration for 200\n\
             \x20 !! UpdateIntegrationError: 400 BadRequest {error}, 401 Unauthorized {error}, 403 Forbidden {error}, 404 NotFound {error}, 429 TooManyRequests {error}, default Default {error}\n\
             \x20 ## UpdateIntegrationHeaders: rate_limit_limit=I32 rate_limit_remaining=I32 rate_limit_reset=I64"
        )
    );
}

#[test]
fn request_and_answer_have_the_fields_of_the_page() {
    let outcome = lowered();
    let TypeKind::Object(request) = &named(&outcome, "UpdateIntegration").kind else {
        panic!("a struct");
    };
    let required: Vec<&str> = request
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required)
        .map(|field| field.wire.as_str())
        .collect();
    assert_eq!((request.fields.len(), required), (38, vec!["name"]));
    let token = request.fields.iter().find(|field| field.wire == "token");
    assert_eq!(
        token.map(|field| &field.ty),
        Some(&TypeRef::Primitive(Primitive::Secret))
    );
    let TypeKind::Object(answer) = &named(&outcome, "Integration").kind else {
        panic!("a struct");
    };
    assert_eq!(answer.fields.len(), 18);
}

#[test]
fn enums_have_the_values_of_the_page() {
    let outcome = lowered();
    for (name, count) in [
        ("IntegrationType", 51),
        ("IntegrationAuthType", 10),
        ("IntegrationScope", 3),
    ] {
        let TypeKind::Enum(listed) = &named(&outcome, name).kind else {
            panic!("{name} is an enum");
        };
        let EnumValues::Strings(values) = &listed.values else {
            panic!("{name} is of texts");
        };
        assert_eq!(values.len(), count, "{name}");
    }
}

#[test]
fn the_service_is_complete() {
    let outcome = lowered();
    let api = &outcome.lowered().api;
    let servers: Vec<&str> = api
        .servers
        .iter()
        .map(|server| server.name.as_str())
        .collect();
    assert_eq!(servers, ["us", "eu", "asia_pacific", "self_hosted"]);
    assert_eq!(api.schemes.len(), 1);
    let (group, operation) = api.operations().next().expect("one operation");
    assert_eq!(group.name.as_str(), "integrations");
    assert!(operation.docs.as_str().contains("INTEGRATION_MANAGE"));
    let example = operation.example.as_ref().expect("an example");
    assert_eq!(example.arguments.len(), 3);
    let text = serde_json::to_string(example).expect("the IR is plain data");
    assert!(text.contains("Updated GitHub Integration") && !text.contains("ghp_"));
}
