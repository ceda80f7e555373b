//! What a table of keys cannot say about single objects.

use serde_json::{Map, Value};

use super::parts::{HEADER, LINK, MEDIA_TYPE, PARAMETER, SECURITY_SCHEME};
use super::schema::{DISCRIMINATOR, SCHEMA};
use super::{Found, Shape, leads, schemes, styles, wire_names};
use crate::diagnostic::{Code, suggest};
use crate::pointer::Pointer;

/// Checks an object against the rules of its shape.
pub(super) fn check(
    members: &Map<String, Value>,
    shape: &Shape,
    at: &Pointer,
    out: &mut Found<'_>,
) {
    if shape.name == SCHEMA.name {
        undeclared(members, at, out);
    } else if shape.name == SECURITY_SCHEME.name {
        schemes::check(members, at, out);
    } else if shape.name == DISCRIMINATOR.name {
        leads::mapping(members, at, out);
    } else if shape.name == LINK.name {
        link(members, at, out);
    } else if lacks_schema(members, shape) {
        no_schema(members, shape, at, out);
    }
    if shape.name == PARAMETER.name {
        parameter_name(members, at, out);
    }
    styles::check(members, shape, at, out);
}

/// Keywords by which a schema is known: what else schemas have, other objects have too.
const MARKS: &[&str] = &[
    "type",
    "format",
    "items",
    "properties",
    "enum",
    "allOf",
    "oneOf",
    "anyOf",
];

/// Whether a keyword is one of schemas, in an object that has its schema below `schema`.
pub(super) fn belongs_below_schema(name: &str, shape: &Shape) -> bool {
    let holders = [PARAMETER.name, HEADER.name, MEDIA_TYPE.name];
    holders.contains(&shape.name) && MARKS.contains(&name)
}

/// Whether an object says neither by `schema` nor by `content` what it holds, though it has to.
pub(super) fn lacks_schema(members: &Map<String, Value>, shape: &Shape) -> bool {
    [PARAMETER.name, HEADER.name].contains(&shape.name)
        && !members.contains_key("schema")
        && !members.contains_key("content")
}

/// The schema is missing; the finding is about the keyword that belongs below it, if there is one.
fn no_schema(members: &Map<String, Value>, shape: &Shape, at: &Pointer, out: &mut Found<'_>) {
    let known = |name: &&String| shape.keys.iter().any(|key| key.name == name.as_str());
    let mut others = members.keys().filter(|name| !known(name));
    if others.any(|name| suggest(name, ["schema", "content"]).is_some()) {
        // A slip, which is reported.
        return;
    }
    let message = format!("`schema` is missing, and the {} requires it", shape.name);
    let marks = members
        .iter()
        .filter(|(name, _)| MARKS.contains(&name.as_str()));
    let mut schema: Map<String, Value> = marks
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    if let Some(mark) = schema.keys().next() {
        let remedy = format!("add `schema`, and move `{mark}` below it");
        let message = format!("{message}: what stands beside it is taken for the schema");
        out.sink
            .key(Code::MissingDetail, &at.child(mark), message, remedy);
    } else {
        let message = format!("{message}: it is taken for a text");
        let remedy = "add `schema`, as in `schema: { type: string }`";
        out.sink.key(Code::MissingDetail, at, message, remedy);
        schema.insert("type".to_owned(), Value::from("string"));
    }
    out.edits.set(at.child("schema"), Value::Object(schema));
}

/// A link without an operation says nothing.
fn link(members: &Map<String, Value>, at: &Pointer, out: &mut Found<'_>) {
    let names_one = ["operationId", "operationRef"]
        .iter()
        .any(|key| members.contains_key(*key));
    if !names_one {
        let message = "the link names no operation, and is ignored";
        let remedy = "add `operationId`, or remove the link";
        out.sink.key(Code::IgnoredValue, at, message, remedy);
        out.edits.remove(at.clone());
    }
}

fn parameter_name(members: &Map<String, Value>, at: &Pointer, out: &mut Found<'_>) {
    let text = |key: &str| members.get(key).and_then(Value::as_str);
    if let (Some(name), Some(place)) = (text("name"), text("in")) {
        wire_names::parameter(name, place, &at.child("name"), out);
    }
    let is_required = members.get("required") == Some(&Value::Bool(true));
    if text("in") == Some("path") && !is_required {
        let name = text("name").unwrap_or_default();
        let (message, remedy) = (
            format!("the path parameter `{name}` is always required, and does not say so"),
            "write `required: true`",
        );
        if members.contains_key("required") {
            out.sink.value(
                Code::OptionalPathParameter,
                &at.child("required"),
                message,
                remedy,
            );
        } else {
            out.sink
                .key(Code::OptionalPathParameter, at, message, remedy);
        }
    }
}

/// `required` names properties that are not declared.
fn undeclared(members: &Map<String, Value>, at: &Pointer, out: &mut Found<'_>) {
    // In a part of `allOf` another part may declare them.
    let is_part = at
        .parent()
        .and_then(|parent| parent.last().map(|last| last == "allOf"))
        .unwrap_or(false);
    let composed = ["allOf", "oneOf", "anyOf"]
        .iter()
        .any(|key| members.contains_key(*key));
    let Some(properties) = members.get("properties").and_then(Value::as_object) else {
        return;
    };
    if is_part || composed {
        return;
    }
    for (index, name) in members
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .enumerate()
    {
        let Some(name) = name.as_str().filter(|name| !properties.contains_key(*name)) else {
            continue;
        };
        let at = at.child("required").child(index);
        let remedy = match suggest(name, properties.keys().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "declare it under `properties`, or take it off the list".to_owned(),
        };
        out.sink.value(
            Code::UndeclaredProperty,
            &at,
            format!("the property `{name}` is required and not declared"),
            remedy,
        );
    }
}
