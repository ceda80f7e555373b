//! What a branch of a choice is called: what it says about itself, so that its siblings do not matter.

use serde_json::Value;

use crate::pointer::Pointer;
use crate::resolve::Document;

/// How many required members name a branch.
const MOST_NAMES: usize = 2;

/// The words for the branch that is written at a place.
pub(super) fn at(document: &Document<'_>, place: &Pointer) -> Option<String> {
    said_at(document, place).or_else(|| kind(document.raw(place)?))
}

/// The same without the kind of its values.
pub(super) fn said_at(document: &Document<'_>, place: &Pointer) -> Option<String> {
    match place.segments() {
        [components, _, name] if components == "components" => Some(name.clone()),
        _ => said(document.raw(place)?),
    }
}

/// The words for a branch.
pub(super) fn of(branch: &Value) -> Option<String> {
    said(branch).or_else(|| kind(branch))
}

/// Its component, its title, the only value of one of its members, the members that it requires.
fn said(branch: &Value) -> Option<String> {
    let parts = branch.get("allOf").and_then(Value::as_array);
    let only_part = parts.and_then(|parts| match parts.as_slice() {
        [only] => only.get("$ref"),
        _ => None,
    });
    if let Some(reference) = branch.get("$ref").or(only_part) {
        let target = Pointer::parse(reference.as_str()?)?;
        return target.last().map(str::to_owned);
    }
    if let Some(title) = branch.get("title").and_then(Value::as_str) {
        return Some(title.to_owned());
    }
    let properties = branch.get("properties").and_then(Value::as_object);
    let constant = properties.and_then(|properties| properties.values().find_map(only_value));
    let required = branch.get("required").and_then(Value::as_array);
    constant.map(str::to_owned).or_else(|| {
        let names = required?.iter().filter_map(Value::as_str).take(MOST_NAMES);
        let names: Vec<&str> = names.collect();
        (!names.is_empty()).then(|| names.join(" "))
    })
}

/// The text that a member always has.
fn only_value(member: &Value) -> Option<&str> {
    match member.get("enum")?.as_array()?.as_slice() {
        [only] => only.as_str(),
        _ => None,
    }
}

/// The kind of a branch's values.
fn kind(branch: &Value) -> Option<String> {
    let mut branch = branch;
    let mut lists = String::new();
    while branch.get("type").and_then(Value::as_str) == Some("array") {
        lists.push_str(" list");
        let Some(item) = branch.get("items") else {
            return Some(lists);
        };
        if let Some(words) = said(item) {
            return Some(words + &lists);
        }
        branch = item;
    }
    let word = match branch.get("type").and_then(Value::as_str) {
        Some("string") => "Text",
        Some("integer" | "number") => "Number",
        Some("boolean") => "Boolean",
        _ if lists.is_empty() => return None,
        _ => "",
    };
    Some(format!("{word}{lists}"))
}
