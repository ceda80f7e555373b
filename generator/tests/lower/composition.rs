//! `allOf`.

use super::render::{type_named, types};
use super::support::received;

#[test]
fn parts_become_one_struct() {
    let outcome = received(
        "
        Dog:
          allOf:
            - $ref: '#/components/schemas/Pet'
            - type: object
              required: [bark]
              properties: { bark: { type: string }, name: { type: string, maxLength: 5 } }
            - required: [age]
        Pet: { type: object, required: [name], properties: { name: { type: string }, age: { type: integer } } }
        ",
    );
    assert_eq!(
        type_named(&outcome.lowered().api, "Dog"),
        "struct Dog\n  name: String\n  age: I64\n  bark: String"
    );
    assert_eq!(outcome.findings, Vec::<String>::new());
}

#[test]
fn one_reference_with_notes_is_what_it_refers_to() {
    let outcome = received(
        "
        Holder:
          type: object
          properties:
            a: { allOf: [{ $ref: '#/components/schemas/Pet' }], description: Own words }
            b: { type: object, allOf: [{ $ref: '#/components/schemas/Pet' }], nullable: true }
            c: { allOf: [{ $ref: '#/components/schemas/Size' }, { description: Notes }] }
            d: { type: string, allOf: [{ $ref: '#/components/schemas/Size' }] }
            e: { type: string, format: uuid, allOf: [{ type: string, maxLength: 40 }] }
        Pet: { type: object, properties: { name: { type: string } } }
        Size: { type: string, enum: [s] }
        ",
    );
    assert_eq!(
        types(&outcome.lowered().api),
        "struct Holder\n  a?: Pet\n  b?: Pet or null\n  c?: Size\n  d?: Size\n  e?: Uuid\n\
         struct Pet\n  name?: String\n\
         enum Size (open Unknown) S=s"
    );
}

#[test]
fn contradictions_are_reported_and_the_later_part_counts() {
    let outcome = received(
        "
        Both:
          allOf:
            - { type: object, properties: { id: { type: integer } } }
            - { type: object, properties: { id: { type: string } } }
        ",
    );
    assert_eq!(types(&outcome.lowered().api), "struct Both\n  id?: String");
    assert_eq!(
        outcome.findings,
        ["CS0405 #/components/schemas/Both/allOf/1/properties/id"]
    );
}

#[test]
fn repeated_and_narrowed_members_are_no_contradiction() {
    let outcome = received(
        "
        Both:
          allOf:
            - { type: object, properties: { id: { type: string, description: One }, free: {} } }
            - { type: object, properties: { id: { type: string, description: Two }, free: { type: boolean } } }
            - { type: object, properties: { id: { description: Only words } } }
        ",
    );
    assert_eq!(
        types(&outcome.lowered().api),
        "struct Both\n  id?: String\n  free?: Bool"
    );
    assert_eq!(outcome.findings, Vec::<String>::new());
}

#[test]
fn own_members_maps_and_choices_take_part() {
    let outcome = received(
        "
        Wide:
          allOf:
            - $ref: '#/components/schemas/Pet'
            - { type: object, additionalProperties: { type: string } }
          properties: { own: { type: boolean } }
        Open:
          allOf: [{ $ref: '#/components/schemas/Pet' }]
          additionalProperties: true
        Choice:
          allOf:
            - $ref: '#/components/schemas/Pet'
            - oneOf: [{ type: object, properties: { a: { type: string } } }, { type: object, properties: { b: { type: string } } }]
        Pet: { type: object, properties: { name: { type: string } } }
        ",
    );
    let api = &outcome.lowered().api;
    assert_eq!(
        type_named(api, "Wide"),
        "struct Wide\n  name?: String\n  own?: Bool\n  additional*: String"
    );
    assert_eq!(
        type_named(api, "Open"),
        "struct Open\n  name?: String\n  additional*: Json"
    );
    assert_eq!(
        type_named(api, "Choice"),
        "union Choice (open Unknown)\n  Option0: ChoiceOption0\n  Option1: ChoiceOption1"
    );
    assert_eq!(
        type_named(api, "ChoiceOption1"),
        "struct ChoiceOption1\n  name?: String\n  b?: String"
    );
    assert!(outcome.findings.is_empty());
}

#[test]
fn parts_of_different_kinds_are_json() {
    let outcome = received(
        "
        Holder:
          type: object
          properties:
            odd: { allOf: [{ type: string }, { type: object, properties: { a: { type: string } } }] }
        ",
    );
    assert_eq!(types(&outcome.lowered().api), "struct Holder\n  odd?: Json");
    let at = "#/components/schemas/Holder/properties/odd";
    assert_eq!(outcome.findings, [format!("CS0420 {at}/allOf")]);
    assert_eq!(outcome.untyped(), [format!("{at} unmergeable-parts")]);
}

#[test]
fn a_part_that_contains_the_whole_ends() {
    let outcome = received(
        "
        A: { allOf: [{ $ref: '#/components/schemas/B' }, { type: object, properties: { a: { type: string } } }] }
        B: { allOf: [{ $ref: '#/components/schemas/A' }, { type: object, properties: { b: { type: string } } }] }
        ",
    );
    let api = &outcome.lowered().api;
    assert!(type_named(api, "A").contains("a?: String"));
    assert!(
        outcome
            .findings
            .iter()
            .any(|finding| finding.starts_with("CS0409"))
    );
}
