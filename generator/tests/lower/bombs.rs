//! Documents made to exhaust time or the stack by what refers to what.

use std::fmt::Write;

use clientsmith::diagnostic::Code;
use clientsmith::ir::{PartKind, Sent, TypeKind};

use super::support::{CONFIG, Outcome, of_value, schemas_document};

/// What lowering may allocate, in number: the most that a document here takes is half of it, and an attack that succeeds takes
/// thousands of millions.
const MOST: u64 = 60_000_000;

/// Lowers a document and counts the work.
fn counted(text: &str) -> Outcome {
    let root = serde_yaml::from_str(text).expect("the test's document is YAML");
    let mut outcome = None;
    let work = allocation_counter::measure(|| outcome = Some(of_value(&root, CONFIG)));
    assert!(work.count_total < MOST, "{} bytes: {work:?}", text.len());
    outcome.expect("it was measured")
}

/// Lowers a document whose first schema is received and sent, on a thread whose stack is small.
fn lowered(schemas: &str, first: &str) -> Outcome {
    let text = schemas_document(schemas, &[first], &[first]);
    let thread = std::thread::Builder::new().stack_size(1 << 20);
    thread
        .spawn(move || counted(&text))
        .expect("a thread")
        .join()
        .expect("lowered")
}

fn reference(name: impl std::fmt::Display) -> String {
    format!("{{ $ref: '#/components/schemas/{name}' }}")
}

#[test]
fn diamonds_of_all_of() {
    let mut schemas = String::new();
    for level in 0..24 {
        let next = reference(format_args!("L{}", level + 1));
        let own = format!("{{ properties: {{ p{level}: {{ type: string }} }} }}");
        let _ = writeln!(schemas, "L{level}: {{ allOf: [{next}, {next}, {own}] }}");
    }
    schemas.push_str("L24: { type: object, properties: { last: { type: string } } }\n");
    let outcome = lowered(&schemas, "L0");
    assert_eq!(outcome.findings, Vec::<String>::new());
    let ty = &outcome.lowered().api.types[0];
    let TypeKind::Object(object) = &ty.kind else {
        panic!("{ty:?}");
    };
    assert_eq!(object.fields.len(), 25);
}

#[test]
fn schemas_that_all_consist_of_each_other() {
    let mut schemas = String::new();
    for one in 0..200 {
        let others: Vec<String> = (0..200)
            .filter(|other| *other != one)
            .map(|other| reference(format_args!("M{other}")))
            .collect();
        let _ = writeln!(schemas, "M{one}: {{ allOf: [{}] }}", others.join(", "));
    }
    let outcome = lowered(&schemas, "M0");
    let endless = Code::EndlessSchema.text();
    let first = format!("{endless} #/components/schemas/M0");
    assert!(outcome.findings.contains(&first), "{:?}", outcome.findings);
}

#[test]
fn long_chains() {
    let mut objects = String::new();
    let mut lists = String::new();
    let mut parts = String::new();
    for link in 0..3000 {
        let next = reference(format_args!("C{}", link + 1));
        let _ = writeln!(
            objects,
            "C{link}: {{ type: object, required: [n], properties: {{ n: {next} }} }}"
        );
        let _ = writeln!(lists, "C{link}: {{ type: array, items: {next} }}");
        let _ = writeln!(
            parts,
            "C{link}: {{ allOf: [{next}, {{ properties: {{ p{link}: {{ type: string }} }} }}] }}"
        );
    }
    for mut chain in [objects, lists, parts] {
        chain.push_str("C3000: { type: object, properties: { last: { type: string } } }\n");
        let outcome = lowered(&chain, "C0");
        let found = outcome.findings.iter();
        // What is too long to be written says so, and what it is a part of has to do without it.
        let allowed = [Code::EndlessSchema.text(), Code::UnmergeableParts.text()];
        let others = found.filter(|one| !allowed.iter().any(|code| one.starts_with(code)));
        let others: Vec<&String> = others.collect();
        assert!(others.is_empty(), "{others:?}");
    }
}

#[test]
fn examples_of_wide_objects() {
    let mut schemas = String::new();
    for level in 0..12 {
        let next = reference(format_args!("L{}", level + 1));
        let names = ["a", "b", "c", "d", "e", "f"];
        let properties = names.map(|name| format!("{name}: {next}")).join(", ");
        let required = names.join(", ");
        let _ = writeln!(
            schemas,
            "L{level}: {{ type: object, required: [{required}], properties: {{ {properties} }} }}"
        );
    }
    schemas.push_str("L12: { type: object, properties: { last: { type: string } } }\n");
    let outcome = lowered(&schemas, "L0");
    assert_eq!(outcome.findings, Vec::<String>::new());
    let groups = &outcome.lowered().api.groups;
    let operation = &groups[0].operations[0];
    assert!(operation.example.is_none(), "too long to be of use");
}

#[test]
fn chains_of_references() {
    let links = 3000;
    let mut schemas = String::from("Holder: { type: object, properties: { a: ");
    let _ = writeln!(schemas, "{} }} }}", reference("C0"));
    for link in 0..links {
        let _ = writeln!(
            schemas,
            "C{link}: {}",
            reference(format_args!("C{}", link + 1))
        );
    }
    let end = format!("C{links}: {{ type: object, properties: {{ last: {{ type: string }} }} }}\n");
    let outcome = lowered(&format!("{schemas}{end}"), "Holder");
    assert_eq!(outcome.findings, Vec::<String>::new());
    assert_eq!(outcome.untyped(), Vec::<String>::new());

    let circle = format!("C{links}: {}\n", reference("C7"));
    let outcome = lowered(&format!("{schemas}{circle}"), "Holder");
    assert_eq!(
        outcome.findings.len(),
        links + 2,
        "each reference leads in a circle"
    );
}

#[test]
fn files_behind_diamonds() {
    let mut schemas = String::new();
    for level in 0..14 {
        let next = reference(format_args!("L{}", level + 1));
        let branches = [next.as_str(); 6].join(", ");
        let _ = writeln!(schemas, "L{level}: {{ oneOf: [{branches}] }}");
    }
    schemas.push_str("L14: { type: array, items: { type: string, format: binary } }\n");
    schemas.push_str(
        "Form: { type: object, properties: { file: { $ref: '#/components/schemas/L0' } } }\n",
    );
    let text = schemas_document(&schemas, &["Form"], &[]);
    let text = text.replace("application/json", "multipart/form-data");
    let outcome = counted(&text);
    let groups = &outcome.lowered().api.groups;
    let body = groups[0].operations[0].body.as_ref().expect("a body");
    let Sent::Parts(parts) = &body.payload else {
        panic!("{body:?}");
    };
    assert_eq!(parts[0].kind, PartKind::Files);
}

#[test]
fn choices_inside_of_choices() {
    let mut chain = String::new();
    let mut beside = String::new();
    for link in 0..3000 {
        let next = reference(format_args!("C{}", link + 1));
        let own = format!("properties: {{ p{link}: {{ type: string }} }}");
        let _ = writeln!(chain, "C{link}: {{ oneOf: [{next}, {{ type: boolean }}] }}");
        let _ = writeln!(
            beside,
            "C{link}: {{ {own}, oneOf: [{next}, {{ properties: {{ q: {{ type: string }} }} }}] }}"
        );
    }
    let mut diamonds = String::new();
    for level in 0..24 {
        let next = reference(format_args!("C{}", level + 1));
        let own = format!("properties: {{ p{level}: {{ type: string }} }}");
        let _ = writeln!(
            diamonds,
            "C{level}: {{ {own}, anyOf: [{next}, {{ allOf: [{next}, {{ properties: {{ q: {{ type: string }} }} }}] }}] }}"
        );
    }
    for (mut schemas, last) in [(chain, 3000), (beside, 3000), (diamonds, 24)] {
        let _ = writeln!(
            schemas,
            "C{last}: {{ type: object, properties: {{ last: {{ type: string }} }} }}"
        );
        let outcome = lowered(&schemas, "C0");
        assert!(outcome.lowered.is_some(), "{:?}", outcome.findings.first());
    }
}
