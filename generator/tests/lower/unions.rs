//! `oneOf` and `anyOf`: what they mean before and without being a union, and what unions are told apart by.

use super::render::{type_named, types};
use super::support::{document, received, schemas_document};

fn holder(member: &str) -> String {
    let schemas = format!(
        "
        Holder: {{ type: object, properties: {{ a: {member} }} }}
        Other: {{ type: object, properties: {{ x: {{ type: string }} }} }}
        One: {{ type: string, enum: [a, b] }}
        Two: {{ type: string, enum: [b, c] }}
        "
    );
    let outcome = document(&schemas_document(&schemas, &[], &["Holder"]));
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    types(&outcome.lowered().api)
}

#[test]
fn a_choice_that_leaves_one_type_is_that_type() {
    for (member, field) in [
        ("{ oneOf: [{ type: string }] }", "a?: String"),
        (
            "{ oneOf: [{ type: string }, { enum: [null] }] }",
            "a?: String or null",
        ),
        (
            "{ anyOf: [{ type: integer, format: int64 }, { nullable: true }] }",
            "a?: I64 or null",
        ),
        (
            "{ anyOf: [{ type: string, nullable: true }, { type: string, title: x }] }",
            "a?: String or null",
        ),
        (
            "{ anyOf: [{ type: integer }, { type: number }] }",
            "a?: F64",
        ),
        (
            "{ anyOf: [{ type: integer, format: int32 }, { type: integer, format: int64 }] }",
            "a?: I64",
        ),
        (
            "{ anyOf: [{ type: string }, { type: string, format: date }] }",
            "a?: String",
        ),
        (
            "{ type: string, oneOf: [{ pattern: a }, { maxLength: 3 }] }",
            "a?: String",
        ),
        (
            "{ type: array, items: { type: string }, oneOf: [{ minItems: 3 }, { maxItems: 1 }] }",
            "a?: [String]",
        ),
    ] {
        assert_eq!(holder(member), format!("struct Holder\n  {field}"));
    }
}

#[test]
fn lists_of_texts_become_one() {
    let merged = "enum HolderA (open Unknown) A=a B=b C=c";
    for member in [
        "{ oneOf: [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }] }",
        "{ type: string, anyOf: [{ enum: [a, b] }, { enum: [b, c] }] }",
        "{ anyOf: [{ type: string }, { enum: [a, b, c] }] }",
    ] {
        assert_eq!(
            holder(member),
            format!("struct Holder\n  a?: HolderA\n{merged}")
        );
    }
}

#[test]
fn branches_are_named_after_what_they_say() {
    let member = "{ oneOf: [
        { type: string }, { type: boolean }, { type: array, items: { type: integer } },
        { type: array, items: { $ref: '#/components/schemas/Other' } },
        { $ref: '#/components/schemas/Other' },
        { title: A title, type: object, properties: { b: { type: string } } },
        { type: object, required: [c, d, e], properties: { c: { type: string }, d: {}, e: {} } },
        { type: object, properties: { kind: { enum: [only] } } },
        { type: object, additionalProperties: { type: string } } ] }";
    let all = holder(member);
    let union = all
        .split("\nunion ")
        .nth(1)
        .and_then(|rest| rest.split("\nstruct").next());
    assert_eq!(
        union,
        Some(
            "HolderA (open Unknown)\n  String: String\n  Boolean: Bool\n  IntegerList: [I64]\n  OtherList: [Other]\n  \
             Other: Other\n  ATitle: HolderAATitle\n  CD: HolderACD\n  Only: HolderAOnly\n  Map: {String}"
        ),
        "{all}"
    );
}

#[test]
fn a_discriminator_tells_branches_apart() {
    let outcome = received(
        "
        Holder:
          oneOf:
            - $ref: '#/components/schemas/Mapped'
            - $ref: '#/components/schemas/Listed'
            - $ref: '#/components/schemas/Implicit'
            - $ref: '#/components/schemas/Nested'
          discriminator:
            propertyName: kind
            mapping: { m: Mapped, n: '#/components/schemas/Mapped' }
        Mapped: { type: object, properties: { kind: { type: string } } }
        Listed: { type: object, properties: { kind: { type: string, enum: [l] } } }
        Implicit: { type: object, properties: { a: { type: string } } }
        Nested:
          oneOf:
            - { type: object, title: x, required: [kind], properties: { kind: { enum: [x] } } }
            - { type: object, title: y, required: [kind], properties: { kind: { enum: [y] } } }
        ",
    );
    let api = &outcome.lowered().api;
    assert_eq!(
        type_named(api, "Holder"),
        "union Holder (open Unknown) by kind\n  Mapped: Mapped m n\n  Listed: Listed l\n  Implicit: Implicit Implicit\n  \
         Nested: Nested x y"
    );
    assert_eq!(
        type_named(api, "Nested"),
        "union Nested (open Unknown) by kind\n  X: NestedX x\n  Y: NestedY y"
    );
}

#[test]
fn members_beside_a_choice_are_in_each_branch_that_lacks_them() {
    let outcome = received(
        "
        Holder:
          type: object
          required: [id]
          properties: { id: { type: integer } }
          oneOf:
            - $ref: '#/components/schemas/Has'
            - $ref: '#/components/schemas/Lacks'
            - { required: [id] }
        Has: { type: object, properties: { id: { type: integer }, a: { type: string } } }
        Lacks: { type: object, properties: { b: { type: string } } }
        ",
    );
    let api = &outcome.lowered().api;
    assert_eq!(
        type_named(api, "Holder"),
        "union Holder (open Unknown)\n  Has: Has\n  Lacks: HolderLacks\n  Id: HolderId"
    );
    assert_eq!(
        type_named(api, "HolderLacks"),
        "struct HolderLacks\n  id: I64\n  b?: String"
    );
    assert_eq!(type_named(api, "HolderId"), "struct HolderId\n  id: I64");
}

#[test]
fn branches_that_only_demand_members_leave_the_object() {
    let outcome = received(
        "
        Holder:
          type: object
          properties: { a: { type: string }, b: { type: string } }
          anyOf: [{ required: [a] }, { required: [b] }]
        ",
    );
    let api = &outcome.lowered().api;
    assert_eq!(types(api), "struct Holder\n  a?: String\n  b?: String");
}

#[test]
fn what_has_no_type_says_so() {
    let outcome = received(
        "
        Holder:
          type: object
          properties:
            any: { oneOf: [{ type: string }, {}] }
            not: { not: { type: string } }
            both: { oneOf: [{ type: string }, { type: boolean }], anyOf: [{ maxLength: 3, type: string }, { type: boolean }] }
        ",
    );
    let api = &outcome.lowered().api;
    assert_eq!(
        types(api),
        "struct Holder\n  any?: Json\n  not?: Json\n  both?: Json"
    );
    let place = "#/components/schemas/Holder/properties";
    let all = ["any", "both"].map(|name| format!("CS0401 {place}/{name}"));
    assert_eq!(outcome.findings, all);
    assert_eq!(outcome.untyped().len(), 3);
}

#[test]
fn a_use_of_a_base_is_any_of_those_that_extend_it() {
    let outcome = received(
        "
        Holder: { type: object, properties: { pet: { $ref: '#/components/schemas/Pet' } } }
        Pet:
          type: object
          required: [kind]
          properties: { kind: { type: string }, name: { type: string } }
          discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } }
        Cat:
          allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { lives: { type: integer } } }]
        Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }] }
        Puppy:
          allOf: [{ $ref: '#/components/schemas/Dog' }]
          properties: { age: { type: integer } }
        ",
    );
    let api = &outcome.lowered().api;
    assert_eq!(
        type_named(api, "Pet"),
        "union Pet (open Unknown) by kind\n  Cat: Cat cat\n  Dog: Dog Dog\n  Puppy: Puppy Puppy\n  Pet: PetBase Pet"
    );
    assert_eq!(
        type_named(api, "Puppy"),
        "struct Puppy\n  kind: String\n  name?: String\n  age?: I64"
    );
    assert_eq!(
        type_named(api, "PetBase"),
        "struct PetBase\n  kind: String\n  name?: String"
    );
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
}

#[test]
fn a_base_may_list_those_that_extend_it() {
    let outcome = received(
        "
        Holder: { type: object, properties: { pet: { $ref: '#/components/schemas/Pet' } } }
        Pet:
          type: object
          properties: { kind: { type: string }, name: { type: string } }
          discriminator: { propertyName: kind }
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
        Cat:
          allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { lives: { type: integer } } }]
        Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }] }
        ",
    );
    let api = &outcome.lowered().api;
    assert_eq!(
        type_named(api, "Pet"),
        "union Pet (open Unknown) by kind\n  Cat: Cat Cat\n  Dog: Dog Dog"
    );
    assert_eq!(
        type_named(api, "Dog"),
        "struct Dog\n  kind?: String\n  name?: String"
    );
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
}

#[test]
fn a_base_that_extends_another_may_list_those_that_extend_it() {
    let outcome = received(
        "
        Holder: { type: object, properties: { pet: { $ref: '#/components/schemas/Pet' } } }
        Pet:
          allOf: [{ $ref: '#/components/schemas/Named' }]
          discriminator: { propertyName: kind }
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
        Named: { type: object, properties: { name: { type: string } } }
        Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: integer } } }] }
        Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }] }
        ",
    );
    let api = &outcome.lowered().api;
    assert_eq!(
        type_named(api, "Pet"),
        "union Pet (open Unknown) by kind\n  Cat: Cat Cat\n  Dog: Dog Dog"
    );
    assert_eq!(
        type_named(api, "Cat"),
        "struct Cat\n  name?: String\n  lives?: I64"
    );
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
}

#[test]
fn unions_in_each_other_are_boxed_once_and_never_endless() {
    let outcome = received(
        "
        Tree: { oneOf: [{ $ref: '#/components/schemas/Leaf' }, { $ref: '#/components/schemas/Fork' }] }
        Leaf: { type: object, properties: { value: { type: string } } }
        Fork:
          type: object
          required: [left, right]
          properties: { left: { $ref: '#/components/schemas/Tree' }, right: { $ref: '#/components/schemas/Tree' } }
        ",
    );
    let api = &outcome.lowered().api;
    assert_eq!(
        types(api),
        "struct Fork\n  left: Tree\n  right: Tree\nstruct Leaf\n  value?: String\n\
         union Tree (open Unknown)\n  Leaf: Leaf\n  Fork: Box<Fork>"
    );
    assert!(outcome.findings.is_empty());
    let outcome = received(
        "
        Loop: { oneOf: [{ type: string }, { $ref: '#/components/schemas/Back' }] }
        Back: { oneOf: [{ type: boolean }, { $ref: '#/components/schemas/Loop' }] }
        ",
    );
    let all = ["Loop", "Back"].map(|name| format!("CS0409 #/components/schemas/{name}"));
    assert_eq!(outcome.findings, all);
}
