//! Types that lead back to themselves.

use super::render::{type_named, types};
use super::support::{document, received, schemas_document};

#[test]
fn only_direct_edges_of_a_cycle_are_boxed() {
    let outcome = received(
        "
        Node:
          type: object
          properties:
            next: { $ref: '#/components/schemas/Node' }
            children: { type: array, items: { $ref: '#/components/schemas/Node' } }
            named: { type: object, additionalProperties: { $ref: '#/components/schemas/Node' } }
            leaf: { $ref: '#/components/schemas/Leaf' }
        Leaf: { type: object, properties: { x: { type: string } } }
        ",
    );
    assert_eq!(
        type_named(&outcome.lowered().api, "Node"),
        "struct Node\n  next?: Box<Node>\n  children?: [Node]\n  named?: {Node}\n  leaf?: Leaf"
    );
}

#[test]
fn every_edge_between_two_types_of_a_cycle_is_boxed() {
    let outcome = received(
        "
        A: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } }
        B: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } }
        C: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } }
        ",
    );
    assert_eq!(
        types(&outcome.lowered().api),
        "struct A\n  b?: Box<B>\nstruct B\n  a?: Box<A>\nstruct C\n  a?: A"
    );
}

#[test]
fn a_value_that_could_never_end_is_optional_and_reported() {
    let outcome = received(
        "
        Person:
          type: object
          required: [parent, friend, items]
          properties:
            parent: { $ref: '#/components/schemas/Person' }
            friend: { allOf: [{ $ref: '#/components/schemas/Person' }], nullable: true }
            items: { type: array, items: { $ref: '#/components/schemas/Person' } }
        ",
    );
    assert_eq!(
        types(&outcome.lowered().api),
        "struct Person\n  parent?: Box<Person>\n  friend: Box<Person> or null\n  items: [Person]"
    );
    assert_eq!(
        outcome.findings,
        ["CS0408 #/components/schemas/Person/properties/parent"]
    );
}

#[test]
fn a_list_of_itself_is_json() {
    let outcome = received(
        "
        Tree: { type: array, items: { $ref: '#/components/schemas/Tree' } }
        Holder: { type: object, properties: { tree: { $ref: '#/components/schemas/Tree' } } }
        ",
    );
    assert_eq!(
        types(&outcome.lowered().api),
        "struct Holder\n  tree?: Json"
    );
    assert_eq!(outcome.findings, ["CS0409 #/components/schemas/Tree"]);
}

#[test]
fn a_long_chain_of_types_needs_no_stack() {
    let mut schemas = String::new();
    for index in 0..3000 {
        let next = (index + 1) % 3000;
        schemas.push_str(&format!(
            "T{index}: {{ type: object, properties: {{ next: {{ $ref: '#/components/schemas/T{next}' }} }} }}\n"
        ));
    }
    let outcome = received(&schemas);
    let api = &outcome.lowered().api;
    assert_eq!(api.types.len(), 3000);
    assert_eq!(type_named(api, "T7"), "struct T7\n  next?: Box<T8>");
}

#[test]
fn what_nests_too_deep_is_json_and_says_so() {
    let mut schemas = String::from(
        "Holder: { type: object, properties: { list: { $ref: '#/components/schemas/L0' }, part: { $ref: '#/components/schemas/P0' } } }\n",
    );
    for index in 0..3000 {
        let next = index + 1;
        schemas.push_str(&format!(
            "L{index}: {{ type: array, items: {{ $ref: '#/components/schemas/L{next}' }} }}\n\
             P{index}: {{ allOf: [{{ $ref: '#/components/schemas/P{next}' }}, {{ type: object, properties: {{ p{index}: {{ type: string }} }} }}] }}\n"
        ));
    }
    schemas.push_str(
        "L3000: { type: string }\nP3000: { type: object, properties: { end: { type: string } } }\n",
    );
    let outcome = document(&schemas_document(&schemas, &[], &["Holder"]));
    let holder = type_named(&outcome.lowered().api, "Holder");
    assert!(holder.starts_with("struct Holder\n  list?: "), "{holder}");
    assert!(holder.contains("Json"), "{holder}");
    let part = type_named(&outcome.lowered().api, "P0");
    assert!(part.starts_with("struct P0\n"), "{part}");
    assert!(
        outcome
            .findings
            .iter()
            .any(|finding| finding.starts_with("CS0409"))
    );
}
