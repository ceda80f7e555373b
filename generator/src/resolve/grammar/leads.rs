//! References that lead nowhere or to something else, where it is plain what is meant.

use serde_json::{Map, Value, json};

use super::super::targets::{target, value};
use super::parts::{REQUEST_BODY, RESPONSE};
use super::schema::SCHEMA;
use super::{Found, Shape, expected};
use crate::diagnostic::Code;
use crate::pointer::Pointer;

/// The objects of sections of `components`, and what their sections were called in Swagger 2.0.
const SECTIONS: &[(&str, &str, &str)] = &[
    ("Schema Object", "schemas", "#/definitions/"),
    ("Parameter Object", "parameters", "#/parameters/"),
    ("Response Object", "responses", "#/responses/"),
    ("Request Body Object", "requestBodies", "#/requestBodies/"),
];

/// A reference that leads nowhere, where it is plain which component is meant: its bare name, its place without the marks in front,
/// or its place in Swagger 2.0. And one to an object that has a schema, in place of that schema.
pub(super) fn reference(text: &str, shape: &Shape, at: &Pointer, out: &mut Found<'_>) {
    let row = SECTIONS.iter().find(|(object, _, _)| *object == shape.name);
    let Some((_, section, before)) = row else {
        return;
    };
    let leads_to = target(text).filter(|target| value(out.root, target).is_some());
    let place = format!("/components/{section}/");
    let without_marks = text.trim_start_matches(['#', '/']);
    let names = [
        text.strip_prefix(before),
        without_marks.strip_prefix(place.trim_start_matches('/')),
        (!text.contains(['#', '/', ':'])).then_some(text),
    ];
    let there = |name: &&str| out.root.pointer(&format!("{place}{name}")).is_some();
    let (found, meant) = match leads_to {
        Some(target) if shape.name == SCHEMA.name => match schema_of(&target, out.root) {
            Some(below) => ("this is no schema", format!("{text}{below}")),
            None => return anything(text, &target, at, out),
        },
        Some(target) => return body(text, &target, (shape, at), out),
        None => match names.into_iter().flatten().find(there) {
            Some(name) => ("there is nothing", format!("#{place}{name}")),
            None => return,
        },
    };
    let message = format!("`{text}`: {found}, and `{meant}` is read");
    out.sink
        .value(Code::ReadAs, at, message, format!("write `{meant}`"));
    out.edits.set(at.clone(), json!(meant));
}

/// Where the schema of an object stands that has one: of the first media type where there are several.
fn schema_of(target: &Pointer, root: &Value) -> Option<String> {
    let object = value(root, target)?;
    match expected(target)? {
        "Parameter Object" | "Header Object" | "Media Type Object" => {
            object.get("schema").map(|_| "/schema".to_owned())
        }
        "Response Object" | "Request Body Object" => {
            let contents = object.get("content")?.as_object()?;
            let (name, _) = contents
                .iter()
                .find(|(_, one)| one.get("schema").is_some())?;
            let name = name.replace('~', "~0").replace('/', "~1");
            Some(format!("/content/{name}/schema"))
        }
        _ => None,
    }
}

/// What has no schema, in place of a schema: any value.
fn anything(text: &str, target: &Pointer, at: &Pointer, out: &mut Found<'_>) {
    let is_other = expected(target).is_some_and(|object| object != SCHEMA.name);
    if let (Some(holder), true) = (at.parent(), is_other) {
        let message = format!("`{text}` is no schema and has none: any value is read");
        let remedy = "refer to one of `#/components/schemas`";
        out.sink.value(Code::ReadAs, at, message, remedy);
        out.edits.set(holder, json!({}));
    }
}

/// A schema in place of a body that is one: JSON of that schema.
fn body(text: &str, target: &Pointer, (shape, at): (&Shape, &Pointer), out: &mut Found<'_>) {
    let is_body = [RESPONSE.name, REQUEST_BODY.name].contains(&shape.name);
    if !is_body || expected(target) != Some(SCHEMA.name) {
        return;
    }
    let Some(holder) = at.parent() else { return };
    let message = format!("`{text}` is a schema, and is read as that of a body of JSON");
    let remedy = format!("write a {} whose `content` has this schema", shape.name);
    out.sink.value(Code::ReadAs, at, message, remedy);
    let content = json!({ "application/json": { "schema": { "$ref": text } } });
    let read = json!({ "description": "", "content": content });
    out.edits.set(holder, read);
}

/// The references of a discriminator's mapping. One that leads nowhere is left out, unless its last word is a component's name.
pub(super) fn mapping(members: &Map<String, Value>, at: &Pointer, out: &mut Found<'_>) {
    let mapping = members.get("mapping").and_then(Value::as_object);
    for (tag, reference) in mapping.into_iter().flatten() {
        // A value without `#` may be the bare name of a schema.
        let Some(text) = reference.as_str().filter(|text| text.starts_with('#')) else {
            continue;
        };
        if target(text).is_some_and(|target| value(out.root, &target).is_some()) {
            continue;
        }
        let at = at.child("mapping").child(tag);
        let name = text.rsplit(['/', '#']).next().unwrap_or_default();
        let meant = format!("#/components/schemas/{name}");
        if out.root.pointer(meant.trim_start_matches('#')).is_some() {
            let message = format!("`{text}`: there is nothing, and `{meant}` is read");
            let remedy = format!("write `{meant}`");
            out.sink.value(Code::ReadAs, &at, message, remedy);
            out.edits.set(at, json!(meant));
        } else {
            let message = format!("there is nothing at `{text}`: the value `{tag}` is ignored");
            let remedy = "refer to one of the schemas of the choice, or remove the value";
            out.sink.value(Code::IgnoredValue, &at, message, remedy);
            out.edits.remove(at);
        }
    }
}
