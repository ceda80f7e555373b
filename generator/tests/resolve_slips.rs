//! Slips in documents: every one is found in one run, with its code and its place in the text.

use clientsmith::diagnostic::{Code, Sink};
use clientsmith::load::Source;
use clientsmith::resolve::Document;

/// What is found, as code, line and column, in the order of the text.
fn found(text: &str) -> Vec<(Code, usize, usize)> {
    let mut sink = Sink::default();
    let source = Source::parse("openapi.yaml", text, &mut sink);
    assert!(source.is_some(), "{:?}", sink.found());
    let Some(source) = source else {
        return Vec::new();
    };
    let document = Document::new(source.root(), &mut sink);
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
            (Code::MisspeltKeyword, 7, 7),
            (Code::DanglingReference, 13, 31),
            (Code::DuplicateOperationId, 15, 20),
            (Code::MissingOperationId, 18, 5),
            (Code::WrongKind, 25, 42),
        ]
    );
}
