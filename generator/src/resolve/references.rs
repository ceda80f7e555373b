//! `$ref`: where each leads, and what is wrong with those that lead nowhere.

use serde_json::Value;

use super::chains::{Chains, End};
use super::grammar;
use super::slips;
use super::targets::{target, value};
use crate::diagnostic::{Code, Sink, suggest};
use crate::pointer::Pointer;

/// Reports every `$ref` that cannot be followed. Data (examples, defaults, enums, extensions) may hold any key.
pub(super) fn check<'a>(chains: &Chains<'a>, sink: &mut Sink) {
    walk(chains, chains.root(), &Pointer::root(), sink);
}

fn walk<'a>(chains: &Chains<'a>, value: &'a Value, at: &Pointer, sink: &mut Sink) {
    match value {
        Value::Object(members) => {
            let named_by_user = is_map_of_names(at);
            if let (Some(Value::String(reference)), false) = (members.get("$ref"), named_by_user) {
                one(chains, reference, &at.child("$ref"), sink);
                return;
            }
            for (key, member) in members {
                if named_by_user || !is_data(key) {
                    walk(chains, member, &at.child(key), sink);
                } else if key == "mapping" {
                    mapping(chains, member, at, sink);
                }
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                walk(chains, element, &at.child(index), sink);
            }
        }
        _ => {}
    }
}

/// The references of a discriminator's mapping. A value without `#` may be the bare name of a schema.
fn mapping<'a>(chains: &Chains<'a>, mapping: &'a Value, at: &Pointer, sink: &mut Sink) {
    if grammar::expected(at) != Some("Discriminator Object") {
        return;
    }
    let at = at.child("mapping");
    for (tag, schema) in mapping.as_object().into_iter().flatten() {
        if let Some(reference) = schema.as_str().filter(|text| text.starts_with('#')) {
            one(chains, reference, &at.child(tag), sink);
        }
    }
}

/// Whether the keys at a place are names that the author chose: a property may be called `example` or even `$ref`.
pub(super) fn is_map_of_names(at: &Pointer) -> bool {
    let named = [
        "properties",
        "schemas",
        "parameters",
        "responses",
        "headers",
        "requestBodies",
        "securitySchemes",
    ];
    let inside_properties = at
        .parent()
        .and_then(|parent| parent.last().map(|last| last == "properties"))
        .unwrap_or(false);
    at.last().is_some_and(|last| named.contains(&last))
        && !(inside_properties && at.last() != Some("properties"))
}

/// Whether what stands below a key is data, not a part of the document.
pub(super) fn is_data(key: &str) -> bool {
    matches!(key, "example" | "examples" | "default" | "enum" | "mapping") || key.starts_with("x-")
}

fn one<'a>(chains: &Chains<'a>, reference: &'a str, at: &Pointer, sink: &mut Sink) {
    let root = chains.root();
    if !reference.starts_with('#') {
        let message =
            format!("`{reference}` leads out of the document, and to nothing that is read");
        sink.value(
            Code::ExternalReference,
            at,
            message,
            inside(root, reference),
        );
        return;
    }
    let Some(target) = target(reference) else {
        let remedy = "a reference inside the document looks like `#/components/schemas/Name`";
        sink.value(
            Code::DanglingReference,
            at,
            format!("`{reference}` is not a JSON pointer"),
            remedy,
        );
        return;
    };
    if value(root, &target).is_none() && is_below_slip(root, &target) {
        // The slip is reported, and everything that refers to what is below it comes right with it.
    } else if value(root, &target).is_none() {
        let message = format!("there is nothing at `{reference}`");
        sink.value(Code::DanglingReference, at, message, remedy(root, &target));
    } else if let End::Circle = chains.end(reference) {
        let message = format!("`{reference}` leads in a circle of references");
        sink.value(
            Code::CircularReference,
            at,
            message,
            "write the object out at one of the places",
        );
    } else {
        kinds(reference, &target, at, sink);
    }
}

/// What to write in place of a reference out of the document: one into it that was meant, most likely.
fn inside(root: &Value, reference: &str) -> String {
    if let Some(target) = target(&format!("#{reference}"))
        && value(root, &target).is_some()
    {
        return format!("did you mean `#{reference}`?");
    }
    match component(root, reference) {
        Some(place) => format!("did you mean `{place}`?"),
        None => "correct the path: it is relative to the file that names it".to_owned(),
    }
}

/// The component of a name.
fn component(root: &Value, name: &str) -> Option<String> {
    let sections = root.get("components").and_then(Value::as_object)?;
    let section = sections
        .iter()
        .find(|(_, members)| members.get(name).is_some());
    section.map(|(section, _)| format!("#/components/{section}/{name}"))
}

/// Whether a component is missing because a keyword above it is misspelt in the document.
fn is_below_slip(root: &Value, target: &Pointer) -> bool {
    let [components, section, ..] = target.segments() else {
        return false;
    };
    let is_section = SECTIONS.iter().any(|(known, _)| known == section);
    if components != "components" || !is_section {
        return false;
    }
    match root.get(components) {
        Some(sections) => slips::stands_for(sections, section),
        None => slips::stands_for(root, components),
    }
}

/// What the author may have meant: the same name in another section, or a similar name in the same one.
fn remedy(root: &Value, target: &Pointer) -> String {
    let (Some(section), Some(name)) = (target.parent(), target.last()) else {
        return "correct the pointer".to_owned();
    };
    let names = value(root, &section)
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str());
    if let Some(near) = suggest(name, names) {
        return format!("did you mean `{}`?", section.child(near));
    }
    if let Some(place) = component(root, name) {
        return format!("did you mean `{place}`?");
    }
    format!("add `{name}` at `{section}`, or correct the pointer")
}

/// The objects that have a section of `components`.
const SECTIONS: &[(&str, &str)] = &[
    ("Schema Object", "schemas"),
    ("Response Object", "responses"),
    ("Parameter Object", "parameters"),
    ("Example Object", "examples"),
    ("Request Body Object", "requestBodies"),
    ("Header Object", "headers"),
    ("Security Scheme Object", "securitySchemes"),
    ("Link Object", "links"),
    ("Callback Object", "callbacks"),
];

/// Reports a reference to an object of another kind than its place asks for.
fn kinds(reference: &str, target: &Pointer, at: &Pointer, sink: &mut Sink) {
    let place = at.parent().and_then(|place| grammar::expected(&place));
    let (Some(wanted), Some(there)) = (place, grammar::expected(target)) else {
        return;
    };
    if wanted == there {
        return;
    }
    let message = format!(
        "`{reference}` is {}, but here stands {}",
        described(there),
        described(wanted)
    );
    let remedy = match section(wanted) {
        Some(section) => format!("refer to one of `#/components/{section}`"),
        None => format!("refer to a place of the {wanted}"),
    };
    sink.value(Code::WrongTarget, at, message, remedy);
}

fn section(object: &str) -> Option<&'static str> {
    SECTIONS
        .iter()
        .find(|(name, _)| *name == object)
        .map(|(_, section)| *section)
}

/// An object as messages call it.
fn described(object: &str) -> String {
    section(object).map_or_else(
        || format!("the {object}"),
        |section| format!("one of `{section}`"),
    )
}
