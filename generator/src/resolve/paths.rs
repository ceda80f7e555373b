//! Paths: those that are references, and those that cannot be called.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::checks::{members, placeholders};
use super::edits::Edits;
use super::operations::is_method;
use super::targets::{target, value};
use crate::diagnostic::{Code, Sink};
use crate::pointer::Pointer;

/// How many references a path leads over.
const LONGEST: usize = 32;

/// How many values are copied in place of references, so that a small document stays a small one.
const MOST: usize = 1_000_000;

/// Operations that are left out before anything is made of them, each with the code of the finding.
pub(super) type LeftOut = Vec<(Pointer, Code)>;

fn paths(root: &Value) -> impl Iterator<Item = (&str, &Map<String, Value>)> {
    let items = members(root.get("paths")).filter(|(path, _)| !path.starts_with("x-"));
    items.filter_map(|(path, item)| Some((path.as_str(), item.as_object()?)))
}

fn place(path: &str) -> Pointer {
    Pointer::root().child("paths").child(path)
}

/// Puts in place of each path that is a reference what it leads to, so that nothing else need know of them.
pub(super) fn follow(root: &Value, left_out: &mut LeftOut, sink: &mut Sink) -> Edits {
    let (mut edits, mut budget) = (Edits::default(), MOST);
    for (path, item) in paths(root).filter(|(_, item)| reference(item).is_some()) {
        let at = place(path);
        let copied = chain(root, item).and_then(|chain| {
            let size = chain.iter().map(|link| size(link.item, budget)).sum();
            budget = budget
                .checked_sub(size)
                .ok_or("leads to more than is copied")?;
            Ok(chain)
        });
        match copied {
            Ok(chain) => {
                conflicts(item, &chain, &at, sink);
                edits.set(at, Value::Object(merged(item, &chain)));
            }
            Err(problem) => {
                let reference = reference(item).unwrap_or_default();
                sink.value(
                    Code::ReferencedPath,
                    &at.child("$ref"),
                    format!("`{reference}` {problem}: the operations of the path `{path}` are left out"),
                    "refer to another path or to an extension of this document, or write the operations out",
                );
                edits.remove(at.child("$ref"));
                left_out.push((at, Code::ReferencedPath));
            }
        }
    }
    edits
}

/// A path item that a reference leads to.
struct Link<'a> {
    item: &'a Map<String, Value>,
    at: Pointer,
}

/// Where the reference of a path leads: the path item, and before it those that are references themselves.
fn chain<'a>(root: &'a Value, item: &'a Map<String, Value>) -> Result<Vec<Link<'a>>, &'static str> {
    let (mut chain, mut passed) = (Vec::new(), BTreeSet::new());
    let mut next = reference(item);
    while let Some(reference) = next {
        if !reference.starts_with('#') {
            return Err("leads out of the document, which is not followed");
        }
        let at = target(reference).ok_or("is not a JSON pointer")?;
        if !passed.insert(at.clone()) {
            return Err("leads in a circle of references");
        }
        if chain.len() == LONGEST {
            return Err("leads over too many references");
        }
        let there = value(root, &at).ok_or("leads to nothing")?;
        let there = there.as_object().ok_or("leads to no path item")?;
        next = self::reference(there);
        if next.is_none() && !there.keys().any(|key| is_method(key)) {
            return Err("leads to no path item");
        }
        chain.push(Link { item: there, at });
    }
    Ok(chain)
}

fn reference(item: &Map<String, Value>) -> Option<&str> {
    item.get("$ref")?.as_str()
}

/// How many values there are, counted no further than `most`.
fn size(item: &Map<String, Value>, most: usize) -> usize {
    let (mut open, mut found): (Vec<&Value>, usize) = (item.values().collect(), 0);
    while let Some(value) = open.pop() {
        found += 1;
        if found > most {
            break;
        }
        match value {
            Value::Object(members) => open.extend(members.values()),
            Value::Array(elements) => open.extend(elements),
            _ => {}
        }
    }
    found
}

/// Says which members stand both beside a reference and where it leads; the specification leaves open what that means.
fn conflicts(item: &Map<String, Value>, chain: &[Link<'_>], at: &Pointer, sink: &mut Sink) {
    for (key, own) in item.iter().filter(|(key, _)| *key != "$ref") {
        let other = chain.iter().find(|link| link.item.contains_key(key));
        let Some(other) = other.filter(|link| link.item.get(key) != Some(own)) else {
            continue;
        };
        sink.key(
            Code::ConflictingPath,
            &at.child(key),
            format!("`{key}` stands here and at {}: this one is used", other.at),
            "take one of them away",
        );
    }
}

/// The path item with what its reference brings. The nearest members win.
fn merged(item: &Map<String, Value>, chain: &[Link<'_>]) -> Map<String, Value> {
    let mut merged = Map::new();
    for link in chain.iter().rev() {
        merged.extend(link.item.clone());
        // The operations of another path keep their names; those of this one are named after it.
        if link.at.segments().first().is_some_and(|top| top == "paths") {
            let operations = merged.iter_mut().filter(|(key, _)| is_method(key));
            for operation in operations.filter_map(|(_, operation)| operation.as_object_mut()) {
                operation.shift_remove("operationId");
            }
        }
    }
    merged.extend(item.clone());
    merged.shift_remove("$ref");
    merged
}

/// Reports paths that cannot be called as they are written, and notes their operations.
pub(super) fn check(root: &Value, left_out: &mut LeftOut, edits: &mut Edits, sink: &mut Sink) {
    for (path, item) in paths(root) {
        let at = place(path);
        strangers(item, &at, left_out);
        let problem = if !path.starts_with('/') {
            "does not begin with a slash, which is put in front of it"
        } else if placeholders(path).is_none() {
            edits.remove(at.clone());
            let operations = item.keys().filter(|key| is_method(key));
            left_out.extend(operations.map(|key| (at.child(key), Code::InvalidPath)));
            "has a brace without a partner: its operations are left out"
        } else {
            continue;
        };
        sink.key(
            Code::InvalidPath,
            &at,
            format!("the path `{path}` {problem}"),
            "write it like `/pets/{petId}`",
        );
    }
}

/// Notes what looks like an operation and has no method of OpenAPI 3.0; the grammar has reported it.
fn strangers(item: &Map<String, Value>, at: &Pointer, left_out: &mut LeftOut) {
    let keys = item.iter().filter(|(key, value)| {
        !is_method(key) && !key.starts_with("x-") && value.get("responses").is_some()
    });
    left_out.extend(keys.map(|(key, _)| (at.child(key), Code::UnknownKeyword)));
}
