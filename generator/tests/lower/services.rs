//! Servers, security schemes and groups.

use clientsmith::ir::{SchemeKind, UrlPart};

use super::support::{document, paths};

const NOTHING: &str = "responses: { '204': { description: Done } }";

fn with(rest: &str, operations: &str) -> String {
    let default = format!("/a:\n  get: {{ operationId: read, tags: [t], {NOTHING} }}");
    let operations = if operations.is_empty() {
        &default
    } else {
        operations
    };
    paths(operations, rest)
}

#[test]
fn servers_are_named_by_extension_description_or_host() {
    let outcome = document(&with(
        "
        servers:
          - { url: 'https://a.example.com', x-name: eu }
          - { url: 'https://b.example.com', description: 'Test system (may be slow)' }
          - { url: 'https://c.example.com/v1' }
          - { url: '/v2' }
        ",
        "",
    ));
    let names: Vec<&str> = outcome
        .lowered()
        .api
        .servers
        .iter()
        .map(|server| server.name.as_str())
        .collect();
    assert_eq!(names, ["eu", "test_system", "c_example_com"]);
    assert_eq!(outcome.findings, ["CS0414 #/servers/3"]);
}

#[test]
fn server_variables_split_the_url() {
    let outcome = document(&with(
        "
        servers:
          - url: 'https://{host}:{port}/{host}/api'
            variables:
              port: { default: '443', enum: ['443', '8443'] }
              host: { default: example.com, description: The host }
        ",
        "",
    ));
    let [server] = outcome.lowered().api.servers.as_slice() else {
        panic!("one server");
    };
    let text = |text: &str| UrlPart::Text(text.to_owned());
    assert_eq!(
        server.url,
        [
            text("https://"),
            UrlPart::Variable(0),
            text(":"),
            UrlPart::Variable(1),
            text("/"),
            UrlPart::Variable(0),
            text("/api"),
        ]
    );
    let variables: Vec<(&str, &str, usize)> = server
        .variables
        .iter()
        .map(|variable| {
            (
                variable.name.as_str(),
                variable.default.as_str(),
                variable.allowed.len(),
            )
        })
        .collect();
    assert_eq!(variables, [("host", "example.com", 0), ("port", "443", 2)]);
}

#[test]
fn security_is_the_documents_unless_the_operation_has_its_own() {
    let outcome = document(&with(
        "
        security: [{ bearer: [] }]
        components:
          securitySchemes:
            unused: { type: http, scheme: basic }
            bearer: { type: http, scheme: Bearer }
            app_id: { type: apiKey, in: header, name: X-App }
            app_key: { type: apiKey, in: query, name: key }
            login: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://x.example', scopes: { read: R } } } }
            digest: { type: http, scheme: digest }
        ",
        &format!(
            "
        /a:
          get: {{ operationId: inherits, tags: [t], {NOTHING} }}
          put: {{ operationId: open, tags: [t], security: [], {NOTHING} }}
          post: {{ operationId: both, tags: [t], security: [{{ app_id: [], app_key: [] }}, {{ login: [read] }}, {{}}], {NOTHING} }}
          delete: {{ operationId: digest, tags: [t], security: [{{ digest: [] }}, {{ bearer: [] }}], {NOTHING} }}
        "
        ),
    ));
    let api = &outcome.lowered().api;
    let schemes: Vec<(&str, &str, &SchemeKind)> = api
        .schemes
        .iter()
        .map(|scheme| (scheme.wire.as_str(), scheme.setter.as_str(), &scheme.kind))
        .collect();
    assert_eq!(
        schemes,
        [
            ("bearer", "bearer_token", &SchemeKind::Bearer),
            (
                "app_id",
                "app_id",
                &SchemeKind::HeaderKey("X-App".to_owned())
            ),
            (
                "app_key",
                "app_key",
                &SchemeKind::QueryKey("key".to_owned())
            ),
            ("login", "access_token", &SchemeKind::Bearer),
        ]
    );
    let security: Vec<(&str, &[Vec<usize>])> = api
        .operations()
        .map(|(_, operation)| (operation.id.as_str(), operation.security.as_slice()))
        .collect();
    let expected: [(&str, &[Vec<usize>]); 4] = [
        ("inherits", &[vec![0]]),
        ("open", &[]),
        ("both", &[vec![1, 2], vec![3], vec![]]),
        ("digest", &[vec![0]]),
    ];
    assert_eq!(security, expected);
    assert_eq!(
        outcome.findings,
        ["CS0413 #/components/securitySchemes/digest"]
    );
}

#[test]
fn groups_follow_tags_and_paths() {
    let outcome = document(&with(
        "tags: [{ name: Second, description: About seconds }, { name: First }, { name: Unused }]",
        &format!(
            "
        /a:
          get: {{ operationId: a, tags: [First, Second], {NOTHING} }}
          put: {{ operationId: b, tags: [Other], {NOTHING} }}
          post: {{ operationId: c, tags: [Second], {NOTHING} }}
        /api/v1/pets/{{id}}:
          parameters: [{{ name: id, in: path, required: true, schema: {{ type: string }} }}]
          get: {{ operationId: d, {NOTHING} }}
        /v2/{{id}}:
          parameters: [{{ name: id, in: path, required: true, schema: {{ type: string }} }}]
          get: {{ operationId: e, {NOTHING} }}
        /other:
          get: {{ operationId: f, {NOTHING} }}
        "
        ),
    ));
    let groups: Vec<(&str, &str, Vec<&str>)> = outcome
        .lowered()
        .api
        .groups
        .iter()
        .map(|group| {
            let operations = group.operations.iter();
            (
                group.tag.as_str(),
                group.name.as_str(),
                operations.map(|operation| operation.id.as_str()).collect(),
            )
        })
        .collect();
    assert_eq!(
        groups,
        [
            ("Second", "second", vec!["c"]),
            ("First", "first", vec!["a"]),
            ("Other", "other", vec!["b", "f"]),
            ("", "pets", vec!["d"]),
            ("", "default", vec!["e"]),
        ]
    );
}

#[test]
fn operations_have_servers_of_their_own_or_of_their_path() {
    let operation = |id: &str, servers: &str| {
        format!("/{id}:\n  get: {{ operationId: {id}, {NOTHING}, servers: [{servers}] }}\n")
    };
    let operations = [
        operation(
            "a",
            "{ url: 'https://{v}.a.example.com/{v}', variables: { v: { default: '{v}' } } }",
        ),
        operation("b", "{ url: /b }"),
        operation("c", "{ url: /c }, { url: 'https://c.example.com' }"),
        operation("d", "{ url: 'https://example.com' }"),
        operation("e", ""),
        format!(
            "/f:\n  servers: [{{ url: 'https://f.example.com' }}]\n  get: {{ operationId: f, {NOTHING} }}"
        ),
    ];
    let outcome = document(&with(
        "servers: [{ url: 'https://example.com' }]",
        &operations.concat(),
    ));
    let servers = outcome.lowered().api.operations();
    let servers: Vec<Option<&str>> = servers.map(|(_, one)| one.server.as_deref()).collect();
    assert_eq!(
        servers,
        [
            Some("https://{v}.a.example.com/{v}"),
            None,
            Some("https://c.example.com"),
            None,
            None,
            Some("https://f.example.com")
        ]
    );
    assert_eq!(
        outcome.findings,
        [
            "CS0415 #/paths/~1b/get/servers/0",
            "CS0446 #/paths/~1c/get/servers/1"
        ]
    );
}

#[test]
fn the_default_of_a_variable_is_allowed_whether_it_is_listed_or_not() {
    let outcome = document(&with(
        "servers: [{ url: 'https://{a}.example.com', variables: { a: { default: eu, enum: [us] } } }]",
        "",
    ));
    let allowed = &outcome.lowered().api.servers[0].variables[0].allowed;
    assert_eq!(*allowed, ["us", "eu"]);
}
