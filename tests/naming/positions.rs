//! Which arguments are positional, in which order, and which methods lose their group's name.

use clientsmith::lower::naming::{Names, without_group};
use serde_json::{Value, json};

use crate::shuffle::lowered;
use crate::signatures::signatures;

/// A document of one operation with these required query parameters and a body with these required properties.
fn document(params: &[(&str, &str)], members: &[(&str, &str)]) -> Value {
    let params = params.iter().map(|(name, ty)| {
        json!({ "name": name, "in": "query", "required": true, "schema": { "type": ty } })
    });
    let required: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
    let properties = members
        .iter()
        .map(|(name, ty)| ((*name).to_owned(), json!({ "type": ty })));
    let schema = json!({
        "type": "object",
        "required": required,
        "properties": Value::Object(properties.collect()),
    });
    with_operations(&[("put", "change", Vec::from_iter(params), schema)])
}

fn with_operations(operations: &[(&str, &str, Vec<Value>, Value)]) -> Value {
    let operations = operations.iter().map(|(method, id, params, schema)| {
        let operation = json!({
            "operationId": id,
            "tags": ["pets"],
            "parameters": params,
            "requestBody": { "required": true, "content": { "application/json": { "schema": schema } } },
            "responses": { "204": { "description": "Done" } },
        });
        ((*method).to_owned(), operation)
    });
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Pets", "version": "1" },
        "paths": { "/pets": Value::Object(operations.collect()) },
    })
}

/// The signatures of a document, and the names of its client.
fn made(document: &Value, held: Names) -> (String, Names) {
    let lowered = lowered(document, held);
    (signatures(&lowered.api).join("\n"), lowered.names)
}

fn assert_has(text: &str, wanted: &str) {
    assert!(text.contains(wanted), "no {wanted} in:\n{text}");
}

#[test]
fn a_new_argument_comes_last_wherever_the_document_puts_it() {
    let (first, names) = made(
        &document(&[("a", "string")], &[("name", "string")]),
        Names::new(),
    );
    assert_has(&first, "change(a: String, body: ChangeBody Required)");
    assert_has(&first, "new(name)");
    let more = document(
        &[("b", "integer"), ("a", "string")],
        &[("id", "integer"), ("name", "string")],
    );
    let (second, _) = made(&more, names);
    assert_has(
        &second,
        "change(a: String, b: I64, body: ChangeBody Required)",
    );
    assert_has(&second, "new(name, id)");
    let (fresh, _) = made(&more, Names::new());
    assert_has(&fresh, "change(b: I64, a: String, ");
    assert_has(&fresh, "new(id, name)");
}

#[test]
fn what_could_be_mixed_up_is_given_by_name() {
    let alike = document(
        &[("a", "string"), ("b", "string")],
        &[("id", "string"), ("name", "string")],
    );
    let (text, names) = made(&alike, Names::new());
    assert_has(
        &text,
        r#"change(body: ChangeBody Required) ["a: String", "b: String"]"#,
    );
    assert_has(&text, "new(ChangeBodyRequired { id, name })");
    assert!(names.values().any(|name| name == "ChangeBodyRequired"));
}

#[test]
fn five_are_more_than_anybody_counts() {
    let types = ["string", "integer", "number", "boolean", "object"];
    let members: Vec<(&str, &str)> = ["a", "b", "c", "d", "e"].into_iter().zip(types).collect();
    let (text, names) = made(&document(&[], &members[..4]), Names::new());
    assert_has(&text, "new(a, b, c, d)");
    assert!(!names.values().any(|name| name.ends_with("Required")));
    let (text, _) = made(&document(&[], &members), Names::new());
    assert_has(&text, "new(ChangeBodyRequired { a, b, c, d, e })");
}

#[test]
fn methods_do_not_repeat_their_group() {
    for (id, tag, wanted) in [
        ("repos/get-content", "repos", Some("get content")),
        ("repos_getContent", "Repos", Some("get content")),
        ("ReposController_get", "repos", Some("get")),
        ("PetApi_list", "pets", Some("list")),
        ("listPets", "pets", None),
        ("getReposContent", "repos", None),
        ("repository/list", "repositories", Some("list")),
        ("boxes_open", "box", Some("open")),
        (
            "codeScanning/list-alerts",
            "code-scanning",
            Some("list alerts"),
        ),
        ("pets_get", "Pets Service", Some("get")),
        ("api_list", "api", Some("list")),
        // Nothing left, a keyword, a digit, and what every type has.
        ("pets", "pets", None),
        ("gists/move", "gists", None),
        ("users/2fa", "users", None),
        ("repos/clone", "repos", None),
        ("petstore_list", "pets", None),
    ] {
        assert_eq!(without_group(id, tag).as_deref(), wanted, "{id} {tag}");
    }
}

#[test]
fn a_collision_keeps_the_long_names_and_a_published_name_stays() {
    let schema = json!({ "type": "string" });
    let one = |method: &'static str, id: &'static str| (method, id, Vec::new(), schema.clone());
    let list = with_operations(&[one("put", "pets_list")]);
    let (text, names) = made(&list, Names::new());
    assert_has(&text, "pets.list(");
    let both = with_operations(&[one("post", "PetController_list"), one("put", "pets_list")]);
    let (text, _) = made(&both, Names::new());
    assert_has(&text, "pets.pets_list(");
    assert_has(&text, "pets.pet_controller_list(");
    let (text, _) = made(&both, names);
    assert_has(&text, "pets.list(");
    assert_has(&text, "pets.pet_controller_list(");
    let held = Names::from([(
        "method #/paths/~1pets/put".to_owned(),
        "pets_list".to_owned(),
    )]);
    let (text, names) = made(&list, held);
    assert_has(&text, "pets.pets_list(");
    assert_eq!(names["method #/paths/~1pets/put"], "pets_list");
}
