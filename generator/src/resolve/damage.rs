//! What errors cost: the operations that need the places where they are. The others are generated.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::operations::{is_method, places};
use super::references::{is_data, is_map_of_names};
use super::targets::{target, value};
use crate::diagnostic::{Code, Severity, Sink};
use crate::pointer::Pointer;

/// What is lost with each part: the operations that need it.
type Cost = BTreeMap<Pointer, BTreeSet<Pointer>>;

/// Takes errors for a reason to leave out the operations that need what is wrong, and gives these.
///
/// `None` where the run cannot go on: errors concern the document as a whole, or nothing would be left of it.
pub(super) fn assess(
    root: &Value,
    before: usize,
    sink: &mut Sink,
) -> Option<BTreeMap<Pointer, Code>> {
    let mut wrong: BTreeMap<Pointer, Code> = BTreeMap::new();
    let found = sink.found().iter().skip(before);
    for one in found.filter(|one| one.severity == Severity::Error) {
        wrong.entry(part(&one.pointer)?).or_insert(one.code);
    }
    if wrong.is_empty() {
        return Some(wrong);
    }
    let operations: Vec<Pointer> = places(root).into_iter().map(|(at, _)| at).collect();
    let cost = cost(root, &operations, &wrong);
    let mut bad = BTreeMap::new();
    for (at, code) in &wrong {
        for operation in cost.get(at).into_iter().flatten() {
            bad.entry(operation.clone()).or_insert(*code);
        }
    }
    if operations
        .iter()
        .all(|operation| bad.contains_key(operation))
    {
        return None;
    }
    let forgiven = sink.forgive(before, |one| {
        let needed = cost.get(&part(&one.pointer)?)?.len();
        let is_operation = operation(&one.pointer).is_some();
        Some(match needed {
            0 => ": nothing needs it".to_owned(),
            1 if is_operation => ": the operation is skipped".to_owned(),
            1 => ": the operation that needs it is skipped".to_owned(),
            _ => format!(": the {needed} operations that need it are skipped"),
        })
    });
    forgiven.then_some(bad)
}

/// Keys of the document that are about all of it.
const WHOLE: &[&str] = &["openapi", "info", "servers", "security", "tags"];

/// The part of the document that a place belongs to: an operation, what the operations of a path share, a component, or whatever
/// else stands below a key of the document. `None` where it is the document as a whole.
fn part(at: &Pointer) -> Option<Pointer> {
    if let Some(operation) = operation(at) {
        return Some(operation);
    }
    let length = match at.segments() {
        [components, _, _, ..] if components == "components" => 3,
        [components, ..] if components == "components" => return None,
        [top, _, ..] if !WHOLE.contains(&top.as_str()) => 2,
        _ => return None,
    };
    Some(prefix(at, length))
}

/// The operation that a place is in.
fn operation(at: &Pointer) -> Option<Pointer> {
    match at.segments() {
        [paths, _, method, ..] if paths == "paths" && is_method(method) => Some(prefix(at, 3)),
        _ => None,
    }
}

fn prefix(at: &Pointer, length: usize) -> Pointer {
    let segments = at.segments().iter().take(length);
    segments.fold(Pointer::root(), |at, segment| at.child(segment))
}

/// The operations that need each of the parts in which something is wrong.
fn cost(root: &Value, operations: &[Pointer], wrong: &BTreeMap<Pointer, Code>) -> Cost {
    let mut needs = Needs::default();
    // An operation that is no object is not among the operations, and is missing all the same.
    let itself = |at: &Pointer| operation(at).into_iter().collect();
    let mut cost: Cost = wrong.keys().map(|at| (at.clone(), itself(at))).collect();
    for operation in operations {
        let mut seen = BTreeSet::from([operation.clone()]);
        let mut open: Vec<Pointer> = seen.iter().cloned().collect();
        while let Some(part) = open.pop() {
            if let Some(operations) = cost.get_mut(&part) {
                operations.insert(operation.clone());
            }
            for needed in needs.of(root, &part) {
                if seen.insert(needed.clone()) {
                    open.push(needed.clone());
                }
            }
        }
    }
    cost
}

/// The parts that each part refers to, found once.
#[derive(Default)]
struct Needs(BTreeMap<Pointer, BTreeSet<Pointer>>);

impl Needs {
    fn of(&mut self, root: &Value, at: &Pointer) -> &BTreeSet<Pointer> {
        self.0.entry(at.clone()).or_insert_with(|| {
            let mut needed = BTreeSet::new();
            if let Some(written) = value(root, at) {
                references(written, at, &mut needed);
                schemes(root, written, at, &mut needed);
            }
            if let (Some(_), Some(item)) = (operation(at), at.parent()) {
                needed.insert(item.clone());
                for key in ["parameters", "servers"] {
                    let at = item.child(key);
                    if let Some(shared) = value(root, &at) {
                        references(shared, &at, &mut needed);
                    }
                }
            }
            needed
        })
    }
}

/// The parts that `$ref`s below a place lead to.
fn references(written: &Value, at: &Pointer, needed: &mut BTreeSet<Pointer>) {
    match written {
        // The operations of a path are parts of their own.
        Value::Object(_) if at.segments().len() == 2 && is_below_paths(at) => {}
        Value::Object(members) => {
            let named_by_user = is_map_of_names(at);
            if let (Some(Value::String(reference)), false) = (members.get("$ref"), named_by_user) {
                needed.extend(target(reference).as_ref().and_then(part));
            }
            for (key, member) in members {
                if named_by_user || !is_data(key) {
                    references(member, &at.child(key), needed);
                } else if key == "mapping" {
                    let tags = member.as_object().into_iter().flatten();
                    let schemas = tags.filter_map(|(_, schema)| target(schema.as_str()?));
                    needed.extend(schemas.filter_map(|schema| part(&schema)));
                }
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                references(element, &at.child(index), needed);
            }
        }
        _ => {}
    }
}

fn is_below_paths(at: &Pointer) -> bool {
    at.segments().first().is_some_and(|first| first == "paths")
}

/// The security schemes of an operation: its own or the document's.
fn schemes(root: &Value, written: &Value, at: &Pointer, needed: &mut BTreeSet<Pointer>) {
    if operation(at).is_none() {
        return;
    }
    let alternatives = written.get("security").or_else(|| root.get("security"));
    let all = Pointer::root().child("components").child("securitySchemes");
    let alternatives = alternatives.and_then(Value::as_array).into_iter().flatten();
    for alternative in alternatives {
        let names = alternative.as_object().into_iter().flatten();
        needed.extend(names.map(|(name, _)| all.child(name)));
    }
}
