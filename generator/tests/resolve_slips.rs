//! Slips in documents: every one is found in one run, with its code and its place in the text.

use clientsmith::diagnostic::{Code, Sink};
use clientsmith::load::Source;
use clientsmith::resolve::{Document, Mended};

/// What is found, as code, line and column, in the order of the text.
fn found(text: &str) -> Vec<(Code, usize, usize)> {
    let mut sink = Sink::default();
    let source = Source::parse("openapi.yaml", text, &mut sink);
    assert!(source.is_some(), "{:?}", sink.found());
    let Some(source) = source else {
        return Vec::new();
    };
    let mended = Mended::new(source.root(), &mut sink);
    let document = Document::new(&mended, &mut sink);
    assert_eq!(document.is_none(), sink.has_errors(), "{:?}", sink.found());
    let mut found: Vec<_> = sink
        .found()
        .iter()
        .map(|one| {
            assert!(!one.message.is_empty() && !one.remedy.is_empty(), "{one:?}");
            let place = source.position(&one.pointer, one.focus);
            (one.code, place.line, place.column)
        })
        .collect();
    found.sort_by_key(|(_, line, column)| (*line, *column));
    found
}

#[test]
fn the_slips_of_a_document_are_found_in_one_run() {
    let text = r#"openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: listPets
      summry: All pets
      responses:
        "200":
          description: All pets
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Pett' }
    post:
      operationId: listPets
      responses: { "200": { description: Made } }
  /owners:
    get:
      responses: { "200": { description: All owners } }
components:
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string, maxLength: "20" }
"#;
    assert_eq!(
        found(text),
        [
            (Code::DuplicateOperationId, 6, 20),
            (Code::MisspeltKeyword, 7, 7),
            (Code::DanglingReference, 13, 31),
            (Code::DuplicateOperationId, 15, 20),
            (Code::MissingOperationId, 18, 5),
            (Code::ReadAs, 25, 42),
        ]
    );
}

/// A document with one fine operation and these further lines.
fn with(lines: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: Pets, version: \"1\" }}\npaths:\n  /pets:\n    get:\n      operationId: listPets\n      responses: {{ \"200\": {{ description: All pets }} }}\n{lines}"
    )
}

#[test]
fn a_reference_is_text() {
    let text = with("components:\n  schemas:\n    Pet: { $ref: 5 }\n");
    assert_eq!(found(&text), [(Code::WrongKind, 10, 18)]);
}

#[test]
fn what_cannot_be_read_is_found_beside_other_slips() {
    let text = with(
        "components:\n  schemas:\n    Pet: { tpye: object }\n  responses:\n    Pets: { description: All, links: { next: { operationId: listPets, server: 5 } } }\n",
    );
    assert_eq!(
        found(&text),
        [
            (Code::MisspeltKeyword, 10, 12),
            (Code::NotUnderstood, 12, 5)
        ]
    );
}

#[test]
fn an_item_with_a_finding_is_not_refused_a_second_time() {
    let text = with("components:\n  schemas:\n    Pet: { type: 5 }\n");
    assert_eq!(found(&text), [(Code::WrongKind, 10, 18)]);
}

#[test]
fn servers_of_paths_and_operations_are_checked() {
    let text = with(
        "  /owners:\n    servers: [{ url: 'ftp://a.example' }]\n    get:\n      operationId: listOwners\n      servers: [{ url: 'https://me@a.example' }, { url: /v2 }]\n      responses: { \"200\": { description: All } }\n",
    );
    assert_eq!(
        found(&text),
        [(Code::InvalidServer, 9, 22), (Code::InvalidServer, 12, 24)]
    );
}

#[test]
fn a_mapping_leads_somewhere() {
    let text = with(
        "components:\n  schemas:\n    Pet: { type: object, discriminator: { propertyName: kind, mapping: { a: '#/components/schemas/Cta', b: Cat, c: '#/components/schemas/Cat' } } }\n    Cat: { type: object }\n",
    );
    assert_eq!(found(&text), [(Code::IgnoredValue, 10, 77)]);
}

#[test]
fn references_lead_to_what_their_place_asks_for() {
    let text = with(
        "  /owners:\n    get:\n      operationId: listOwners\n      responses:\n        \"200\":\n          description: All\n          links: { owner: { $ref: '#/components/schemas/items' } }\n          content: { application/json: { schema: { $ref: '#/paths/~1pets/get' } } }\ncomponents:\n  schemas:\n    items: { type: object, properties: { items: { $ref: '#/components/schemas/items/properties/schema' }, schema: { type: string } } }\n",
    );
    assert_eq!(
        found(&text),
        [(Code::WrongTarget, 14, 35), (Code::ReadAs, 15, 58)]
    );
}

#[test]
fn a_parameter_of_a_path_is_in_it() {
    let text = with(
        "  /owners/{id}:\n    parameters:\n      - { name: ids, in: path, required: true, schema: { type: string } }\n      - { name: id, in: path, required: true, schema: { type: string } }\n    get:\n      operationId: getOwner\n      responses: { \"200\": { description: One } }\n    delete:\n      operationId: deleteOwner\n      responses: { \"204\": { description: Gone } }\n",
    );
    assert_eq!(found(&text), [(Code::UnusedPathParameter, 10, 9)]);
}

#[test]
fn escapes_in_references_are_undone() {
    let text = with(
        "  /owners:\n    get:\n      operationId: listOwners\n      responses: { \"200\": { description: All, content: { application/json: { schema: { $ref: '#/components/schemas/a~1b~0%20c' } } } } }\ncomponents:\n  schemas:\n    a/b~ c: { type: string }\n",
    );
    assert_eq!(found(&text), []);
}

#[test]
fn circles_of_references_end() {
    let text = with(
        "components:\n  schemas:\n    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }\n    C: { type: object, properties: { c: { $ref: '#/components/schemas/C' } } }\n",
    );
    assert_eq!(
        found(&text),
        [
            (Code::CircularReference, 10, 16),
            (Code::CircularReference, 11, 16)
        ]
    );
}
