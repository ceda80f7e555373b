//! Places by which things are named: none of them depends on the order of a list.

use serde_json::Value;

use super::branch_words;
use crate::pointer::Pointer;
use crate::resolve::Document;

/// Lists whose elements have a name of their own, and the keys that hold it.
const LISTS: &[(&str, &[&str])] = &[
    ("parameters", &["in", "name"]),
    ("servers", &["url"]),
    ("tags", &["name"]),
];

/// Lists whose elements are named after what they say.
const CHOICES: &[&str] = &["oneOf", "anyOf"];

/// A place with the names of list elements where it had their numbers: `#/paths/~1pets/get/parameters/query limit`.
///
/// Who moves an element must not rename anything.
pub(super) fn by_name(document: &Document<'_>, at: &Pointer) -> Pointer {
    let is_list = |segment: &String| {
        CHOICES.contains(&segment.as_str()) || LISTS.iter().any(|(list, _)| list == segment)
    };
    if !at.segments().iter().any(is_list) {
        return at.clone();
    }
    let (mut place, mut value) = (Pointer::root(), document.raw(&Pointer::root()));
    for segment in at.segments() {
        let list = value.and_then(Value::as_array);
        value = match (value, list) {
            (_, Some(list)) => segment
                .parse()
                .ok()
                .and_then(|index: usize| list.get(index)),
            (Some(Value::Object(members)), _) => members.get(segment),
            _ => None,
        };
        let name = list.and_then(|_| element_name(place.last()?, value?));
        place = match name {
            Some(name) => place.child(name),
            None => place.child(segment),
        };
    }
    place
}

/// The name of an element.
fn element_name(list: &str, element: &Value) -> Option<String> {
    if CHOICES.contains(&list) {
        return branch_words::of(element);
    }
    let (_, keys) = LISTS.iter().find(|(name, _)| *name == list)?;
    let texts: Option<Vec<&str>> = keys
        .iter()
        .map(|key| element.get(key).and_then(Value::as_str))
        .collect();
    texts.map(|texts| texts.join(" "))
}
