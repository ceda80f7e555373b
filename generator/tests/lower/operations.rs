//! Parameters, bodies, answers and headers.

use super::render::{operation, type_named};
use super::support::{document, paths};

#[test]
fn parameters_keep_their_style_and_stand_in_the_order_of_a_call() {
    let outcome = document(&paths(
        "
        /a/{second}/b/{first}:
          parameters:
            - { name: first, in: path, required: true, schema: { type: integer } }
          get:
            operationId: read
            tags: [t]
            parameters:
              - { name: page, in: query, schema: { type: integer, format: int32 } }
              - { name: X-Trace, in: header, required: true, schema: { type: string, format: uuid } }
              - { name: second, in: path, required: true, style: label, schema: { type: string } }
              - { name: ids, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } } }
              - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object, properties: { a: { type: string } } } }
              - { name: sort, in: query, explode: false, schema: { type: string, enum: [up, down] } }
              - { name: session, in: cookie, schema: { type: string } }
              - { name: raw, in: query, schema: {} }
            responses: { '204': { description: Done } }
        ",
        "",
    ));
    let api = &outcome.lowered().api;
    assert_eq!(
        operation(api, "read"),
        "GET /a/{second}/b/{first} read\n\
         \x20 second: path label String\n\
         \x20 first: path simple I64\n\
         \x20 x_trace: header simple Uuid\n\
         \x20 page?: query form* I32\n\
         \x20 ids?: query pipe [String]\n\
         \x20 filter?: query deep* ReadFilter\n\
         \x20 sort?: query form ReadSort\n\
         \x20 session?: cookie form* String\n\
         \x20 raw?: query form* String\n\
         \x20 -> () for 204"
    );
    assert_eq!(
        type_named(api, "ReadSort"),
        "enum ReadSort (open Unknown) Up=up Down=down"
    );
}

#[test]
fn a_parameter_of_the_path_names_its_type_after_the_path() {
    let outcome = document(&paths(
        "
        /pets/{kind}:
          parameters: [{ name: kind, in: path, required: true, schema: { type: string, enum: [cat] } }]
          get: { operationId: readPet, tags: [t], responses: { '204': { description: Done } } }
          delete: { operationId: deletePet, tags: [t], responses: { '204': { description: Done } } }
        ",
        "",
    ));
    let api = &outcome.lowered().api;
    let names: Vec<&str> = api.types.iter().map(|def| def.name.as_str()).collect();
    assert_eq!(names, ["PetsKind"]);
}

#[test]
fn parameters_with_content_and_undefined_styles() {
    let outcome = document(&paths(
        "
        /a:
          get:
            operationId: optional
            tags: [t]
            parameters:
              - { name: f, in: query, content: { application/json: { schema: { type: string } } } }
              - { name: Authorization, in: header, schema: { type: string } }
              - { name: deep, in: query, style: deepObject, explode: true, schema: { type: string } }
            responses: { '204': { description: Done } }
          post:
            operationId: required
            tags: [t]
            parameters:
              - { name: f, in: query, required: true, content: { application/xml: { schema: { type: string } } } }
            responses: { '204': { description: Done } }
        ",
        "",
    ));
    let lowered = outcome.lowered();
    assert_eq!(
        operation(&lowered.api, "optional"),
        "GET /a optional\n  f?: query json String\n  deep?: query deep* String\n  -> () for 204"
    );
    assert_eq!(
        operation(&lowered.api, "required"),
        "POST /a required\n  f: query form* String\n  -> () for 204"
    );
    assert!(lowered.coverage.skipped.is_empty());
    assert_eq!(lowered.coverage.generated(), 2);
    assert_eq!(
        outcome.findings,
        [
            "CS0411 #/paths/~1a/get/parameters/1",
            "CS0410 #/paths/~1a/post/parameters/0/content/application~1xml",
            "CS0412 #/paths/~1a/get/parameters/2",
        ]
    );
}

/// The line of the body in an operation that sends these media types.
fn body_line(content: &str) -> String {
    let outcome = document(&paths(
        &format!(
            "
        /a:
          post:
            operationId: send
            tags: [t]
            requestBody:
              required: true
              content: {content}
            responses: {{ '204': {{ description: Done }} }}
        "
        ),
        "",
    ));
    let text = operation(&outcome.lowered().api, "send");
    text.lines().nth(1).unwrap_or_default().trim().to_owned()
}

#[test]
fn bodies_choose_a_media_type() {
    let schema = "{ schema: { type: string } }";
    let rows = [
        (
            format!("{{ application/json: {schema} }}"),
            "body: application/json String",
        ),
        (
            format!("{{ application/xml: {schema}, application/vnd.x+json: {schema} }}"),
            "body: application/vnd.x+json String",
        ),
        (
            format!("{{ text/plain: {schema}, 'application/json; charset=utf-8': {schema} }}"),
            "body: application/json; charset=utf-8 String",
        ),
        (
            format!("{{ '*/*': {schema} }}"),
            "body: application/octet-stream bytes",
        ),
        (
            "{ '*/*': { schema: { type: array, items: { type: string } } } }".to_owned(),
            "body: application/json [String]",
        ),
        (
            format!("{{ text/plain: {schema} }}"),
            "body: text/plain text",
        ),
        (
            "{ application/octet-stream: { schema: { type: string, format: binary } } }".to_owned(),
            "body: application/octet-stream bytes",
        ),
        (
            "{ application/json: {} }".to_owned(),
            "body: application/json Json",
        ),
        (
            format!("{{ application/x-www-form-urlencoded: {schema} }}"),
            "body: application/x-www-form-urlencoded text",
        ),
        (
            "{ application/x-www-form-urlencoded: {} }".to_owned(),
            "body: application/x-www-form-urlencoded form of Json []",
        ),
        (format!("{{ text/xml: {schema} }}"), "body: text/xml text"),
        (
            format!("{{ text/xml: {schema}, text/csv: {schema}, '*/*': {schema} }}"),
            "body: text/csv text",
        ),
    ];
    for (content, expected) in rows {
        assert_eq!(body_line(&content), expected, "{content}");
    }
}

#[test]
fn an_optional_body_is_an_option_and_gives_way_to_a_parameter() {
    let outcome = document(&paths(
        "
        /a:
          post:
            operationId: send
            tags: [t]
            parameters: [{ name: body, in: query, required: true, schema: { type: string } }]
            requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
            responses: { '204': { description: Done } }
        ",
        "",
    ));
    let text = operation(&outcome.lowered().api, "send");
    assert!(text.contains("\n  body: query form* String\n"), "{text}");
    let line = text.lines().nth(2).unwrap_or_default();
    assert!(line.ends_with("?: application/json SendBody"), "{text}");
    assert!(!line.starts_with("  body?"), "{text}");
}

/// What an operation with these responses gives.
fn answers(responses: &str) -> String {
    let outcome = document(&paths(
        &format!(
            "
        /a:
          get:
            operationId: read
            tags: [t]
            responses: {responses}
        "
        ),
        "
        components:
          schemas:
            A: { type: object, properties: { a: { type: string } } }
            E: { type: object, properties: { e: { type: string } } }
        ",
    ));
    let text = operation(&outcome.lowered().api, "read");
    let (_, rest) = text.split_once('\n').unwrap_or_default();
    rest.to_owned()
}

const A: &str = "content: { application/json: { schema: { $ref: '#/components/schemas/A' } } }";
const E: &str = "content: { application/json: { schema: { $ref: '#/components/schemas/E' } } }";

#[test]
fn a_success_is_the_bare_type_unless_shapes_differ() {
    let rows = [
        (
            format!("{{ '200': {{ description: D, {A} }} }}"),
            "  -> A for 200",
        ),
        (
            format!("{{ '200': {{ description: D, {A} }}, '201': {{ description: D, {A} }} }}"),
            "  -> A for 200 201",
        ),
        (
            format!("{{ 2XX: {{ description: D, {A} }} }}"),
            "  -> A for 2XX",
        ),
        (
            format!("{{ default: {{ description: D, {A} }} }}"),
            "  -> A for 2XX\n  !! ReadError: default Default A",
        ),
        (
            "{ '404': { description: D } }".to_owned(),
            "  -> () for 2XX",
        ),
        (
            "{ '204': { description: D } }".to_owned(),
            "  -> () for 204",
        ),
        (
            format!("{{ '200': {{ description: D, {A} }}, '204': {{ description: D }} }}"),
            "  -> ReadSuccess: 200 Ok A, 204 NoContent ()",
        ),
        (
            format!("{{ '200': {{ description: D, {A} }}, '202': {{ description: D, {E} }} }}"),
            "  -> ReadSuccess: 200 Ok A, 202 Accepted E",
        ),
        (
            "{ '200': { description: D, content: { text/plain: {} } } }".to_owned(),
            "  -> text for 200",
        ),
        (
            "{ '200': { description: D, content: { image/png: {} } } }".to_owned(),
            "  -> bytes for 200",
        ),
    ];
    for (responses, expected) in rows {
        assert_eq!(answers(&responses), expected, "{responses}");
    }
}

#[test]
fn errors_are_exact_statuses_then_ranges_then_the_default() {
    let text = answers(&format!(
        "{{ default: {{ description: D, {E} }}, 4XX: {{ description: D, {E} }}, '500': {{ description: D, {E} }}, '404': {{ description: D, {E} }}, '401': {{ description: D }}, '200': {{ description: D, {A} }}, '599': {{ description: D, {A} }} }}"
    ));
    assert_eq!(
        text,
        "  -> A for 200\n  !! ReadError: 404 NotFound E, 500 InternalServerError E, 599 Status599 A, 4XX ClientError E, default Default E"
    );
}

#[test]
fn answers_are_asked_for_in_every_media_type_that_reads_alike() {
    let text = "{ schema: { type: string } }";
    let rows = [
        (
            "{ text/event-stream: {} }".to_owned(),
            "text/event-stream",
            "bytes for 200",
        ),
        (
            format!("{{ application/xml: {text} }}"),
            "application/xml",
            "text for 200",
        ),
        (
            format!("{{ application/xml: {text}, text/plain: {text} }}"),
            "text/plain, application/xml",
            "text for 200",
        ),
        (
            format!("{{ text/csv: {text}, image/png: {text} }}"),
            "image/png, text/csv",
            "bytes for 200",
        ),
        (
            format!(
                "{{ text/csv: {text}, application/hal+json: {text}, application/json: {text} }}"
            ),
            "application/hal+json, application/json",
            "String for 200",
        ),
        (
            format!(
                "{{ application/json: {text}, application/v2+json: {{ schema: {{ type: integer }} }} }}"
            ),
            "application/json, application/v2+json",
            "ReadSuccess: 200 Ok String, 200 OkV2Json I64",
        ),
        (
            "{ multipart/mixed: {} }".to_owned(),
            "multipart/mixed",
            "bytes for 200",
        ),
    ];
    for (content, accept, shape) in rows {
        let responses = format!("{{ '200': {{ description: D, content: {content} }} }}");
        let operations = format!(
            "
        /a:
          get: {{ operationId: read, tags: [t], responses: {responses} }}
          head: {{ operationId: look, tags: [t], responses: {responses} }}
        "
        );
        let outcome = document(&paths(&operations, ""));
        let api = &outcome.lowered().api;
        let (_, read) = api.operations().find(|(_, one)| one.id == "read").unwrap();
        assert_eq!(read.success.accept, accept, "{content}");
        assert_eq!(operation(api, "read"), format!("GET /a read\n  -> {shape}"));
        assert_eq!(operation(api, "look"), "HEAD /a look\n  -> () for 200");
    }
}

#[test]
fn headers_of_all_answers_are_one_struct() {
    let outcome = document(&paths(
        "
        /a:
          get:
            operationId: read
            tags: [t]
            responses:
              '204':
                description: D
                headers:
                  X-Rate-Limit: { schema: { type: integer, format: int32 } }
                  Cached: { schema: { type: boolean } }
                  Content-Type: { schema: { type: string } }
                  Link: { schema: { type: array, items: { type: string } } }
              '404':
                description: D
                headers:
                  x-rate-limit: { schema: { type: string } }
                  Expires: { schema: { type: string, format: date-time } }
        ",
        "",
    ));
    assert_eq!(
        operation(&outcome.lowered().api, "read"),
        "GET /a read\n  -> () for 204\n  ## ReadHeaders: rate_limit=I32 cached=Bool link=String expires=DateTime"
    );
    assert_eq!(
        outcome.findings,
        [
            "CS0411 #/paths/~1a/get/responses/204/headers/Content-Type",
            "CS0421 #/paths/~1a/get/responses/404/headers/x-rate-limit"
        ]
    );
}
