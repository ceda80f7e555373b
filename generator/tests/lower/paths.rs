//! Paths that are references, and operations that are left out.

use super::support::{Outcome, document};

const NOTHING: &str = "responses: { '204': { description: Done } }";

/// Methods and paths of the client, with the calls that they are.
fn calls(outcome: &Outcome) -> Vec<String> {
    let operations = outcome.lowered().api.operations();
    operations
        .map(|(_, one)| format!("{} {}: {}", one.method.as_str(), one.path, one.name))
        .collect()
}

fn skipped(outcome: &Outcome) -> Vec<String> {
    let skipped = outcome.lowered().coverage.skipped.iter();
    skipped
        .map(|one| format!("{} {}", one.code.text(), one.pointer))
        .collect()
}

fn of(paths: &str) -> Outcome {
    document(&format!(
        "openapi: 3.0.3\ninfo: {{ title: Sample, version: '1' }}\n{paths}"
    ))
}

#[test]
fn a_path_that_is_a_reference_has_the_operations_that_it_leads_to() {
    let outcome = of(&format!(
        "
paths:
  /animals/{{id}}:
    $ref: '#/x-paths/Animal'
    summary: An animal
    delete: {{ operationId: dropAnimal, {NOTHING} }}
x-paths:
  Animal: {{ $ref: '#/x-paths/Being' }}
  Being:
    parameters: [{{ name: id, in: path, required: true, schema: {{ type: string }} }}]
    get: {{ operationId: readBeing, {NOTHING} }}
"
    ));
    assert_eq!(
        calls(&outcome),
        [
            "GET /animals/{id}: read_being",
            "DELETE /animals/{id}: drop_animal"
        ]
    );
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    let coverage = &outcome.lowered().coverage;
    assert_eq!((coverage.operations, coverage.generated()), (2, 2));
    let (_, read) = outcome.lowered().api.operations().next().expect("a call");
    assert_eq!(read.params.len(), 1);
}

#[test]
fn another_path_keeps_the_names_of_its_operations() {
    let outcome = of(&format!(
        "
paths:
  /beasts: {{ $ref: '#/paths/~1pets' }}
  /pets:
    get: {{ operationId: listPets, {NOTHING} }}
    post: {{ operationId: addPet, {NOTHING} }}
"
    ));
    assert_eq!(
        calls(&outcome),
        [
            "GET /beasts: get_beasts",
            "POST /beasts: post_beasts",
            "GET /pets: list_pets",
            "POST /pets: add_pet"
        ]
    );
}

#[test]
fn what_stands_beside_a_reference_wins() {
    let outcome = of(&format!(
        "
paths:
  /a:
    $ref: '#/x-a'
    get: {{ operationId: own, {NOTHING} }}
x-a:
  get: {{ operationId: other, {NOTHING} }}
  put: {{ operationId: more, {NOTHING} }}
"
    ));
    assert_eq!(calls(&outcome), ["GET /a: own", "PUT /a: more"]);
    assert_eq!(outcome.findings, ["CS0345 #/paths/~1a/get"]);
}

#[test]
fn references_that_lead_nowhere_cost_their_own_operations_only() {
    let outcome = of(&format!(
        "
paths:
  /a: {{ $ref: './a.yaml' }}
  /b: {{ $ref: '#/x-b' }}
  /c: {{ $ref: '#/paths/~1d' }}
  /d: {{ $ref: '#/paths/~1c' }}
  /e: {{ $ref: '#/info' }}
  /f: {{ $ref: '#no-pointer', get: {{ operationId: f, {NOTHING} }} }}
"
    ));
    assert_eq!(calls(&outcome), ["GET /f: f"]);
    let expected = ["a", "b", "c", "d", "e", "f"];
    let expected = expected.map(|path| format!("CS0324 #/paths/~1{path}"));
    assert_eq!(skipped(&outcome), expected);
    let coverage = &outcome.lowered().coverage;
    assert_eq!((coverage.operations, coverage.generated()), (7, 1));
}

#[test]
fn a_small_document_does_not_grow_large_by_references() {
    let mut paths = String::from("paths:\n");
    for index in 0..2000 {
        paths += &format!("  /p{index}: {{ $ref: '#/x-large' }}\n");
    }
    let data = "1, ".repeat(20_000);
    let outcome = of(&format!(
        "{paths}x-large: {{ get: {{ operationId: read, {NOTHING}, x-data: [{data}] }} }}\n"
    ));
    let coverage = &outcome.lowered().coverage;
    assert_eq!(coverage.operations, 2000);
    assert!((40..60).contains(&coverage.generated()), "{coverage:?}");
}

#[test]
fn what_is_left_out_is_counted() {
    let outcome = of(&format!(
        "
paths:
  '/pets/{{id':
    get: {{ operationId: readPet, {NOTHING} }}
    delete: {{ operationId: dropPet, {NOTHING} }}
  /pets:
    get: {{ operationId: listPets, {NOTHING} }}
    query: {{ operationId: findPets, {NOTHING} }}
"
    ));
    assert_eq!(calls(&outcome), ["GET /pets: list_pets"]);
    assert_eq!(
        skipped(&outcome),
        [
            "CS0302 #/paths/~1pets/query",
            "CS0315 #/paths/~1pets~1{id/delete",
            "CS0315 #/paths/~1pets~1{id/get"
        ]
    );
    let coverage = &outcome.lowered().coverage;
    assert_eq!((coverage.operations, coverage.generated()), (4, 1));
}
