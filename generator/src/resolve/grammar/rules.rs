//! What a table of keys cannot say about single objects.

use serde_json::{Map, Value};

use super::parts::{HEADER, MEDIA_TYPE, PARAMETER, SECURITY_SCHEME};
use super::schema::SCHEMA;
use super::{Found, Shape, styles};
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
        scheme(members, at, out);
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

/// What each type of security scheme has to have (OpenAPI 3.0.3, "Security Scheme Object").
const SCHEME_KEYS: &[(&str, &[&str])] = &[
    ("apiKey", &["name", "in"]),
    ("http", &["scheme"]),
    ("oauth2", &["flows"]),
    ("openIdConnect", &["openIdConnectUrl"]),
];

/// HTTP authentication schemes whose names are worth comparing with.
const HTTP_SCHEMES: &[&str] = &["bearer", "basic", "digest"];

fn scheme(members: &Map<String, Value>, at: &Pointer, out: &mut Found<'_>) {
    let text = |key: &str| members.get(key).and_then(Value::as_str);
    let ty = text("type").unwrap_or_default();
    let needed = SCHEME_KEYS.iter().find(|(known, _)| *known == ty);
    for key in needed.into_iter().flat_map(|(_, keys)| *keys) {
        let slip = || {
            members
                .keys()
                .any(|name| suggest(name, [*key]).is_some() && !is_known(name))
        };
        if !members.contains_key(*key) && !slip() {
            let message =
                format!("`{key}` is missing, and a security scheme of type `{ty}` requires it");
            out.sink
                .key(Code::MissingKeyword, at, message, format!("add `{key}`"));
        }
    }
    if ty == "apiKey"
        && let (Some(name), Some(place)) = (text("name"), text("in"))
    {
        wire_name(name, place, &at.child("name"), out);
    }
    let Some(scheme) = text("scheme").filter(|_| ty == "http") else {
        return;
    };
    let lower = scheme.to_ascii_lowercase();
    let near = suggest(&lower, HTTP_SCHEMES.iter().copied());
    if let Some(near) = near.filter(|_| !HTTP_SCHEMES.contains(&lower.as_str())) {
        let message = format!("`{scheme}` is no HTTP authentication scheme");
        let remedy = format!("did you mean `{near}`?");
        out.sink
            .value(Code::UnknownWord, &at.child("scheme"), message, remedy);
    }
}

fn is_known(name: &str) -> bool {
    SECURITY_SCHEME.keys.iter().any(|key| key.name == name)
}

fn parameter_name(members: &Map<String, Value>, at: &Pointer, out: &mut Found<'_>) {
    let text = |key: &str| members.get(key).and_then(Value::as_str);
    if let (Some(name), Some(place)) = (text("name"), text("in")) {
        wire_name(name, place, &at.child("name"), out);
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

/// A name that travels in HTTP: headers and cookies take tokens (RFC 9110, section 5.6.2; RFC 6265, section 4.1.1), a query takes
/// any text that is there.
fn wire_name(name: &str, place: &str, at: &Pointer, out: &mut Found<'_>) {
    let fits = match place {
        "header" | "cookie" => is_token(name),
        _ => !name.is_empty(),
    };
    if !fits {
        let message = format!("a {place} cannot be called `{name}`");
        out.sink
            .value(Code::InvalidWireName, at, message, remedy(name));
    }
}

/// The name of a header that an answer has.
pub(super) fn header_name(name: &str, at: &Pointer, out: &mut Found<'_>) {
    if !is_token(name) {
        let message = format!("a header cannot be called `{name}`");
        out.sink
            .key(Code::InvalidWireName, at, message, remedy(name));
    }
}

fn remedy(name: &str) -> &'static str {
    if name.is_empty() {
        "give it a name"
    } else {
        "use ASCII letters, digits and hyphens"
    }
}

/// The top-level media types of the IANA registry.
const TOP_LEVELS: &[&str] = &[
    "application",
    "audio",
    "chemical",
    "example",
    "font",
    "haptics",
    "image",
    "message",
    "model",
    "multipart",
    "text",
    "video",
];

/// A media type or a range of them (RFC 9110, section 8.3.1): two tokens, then parameters, which are visible ASCII.
pub(super) fn media_type(name: &str, at: &Pointer, out: &mut Found<'_>) {
    let (essence, parameters) = match name.split_once(';') {
        Some((essence, parameters)) => (essence.trim_end(), parameters),
        None => (name, ""),
    };
    let parts = essence.split_once('/');
    let well_formed = parts.is_some_and(|(top, sub)| is_token(top) && is_token(sub))
        && parameters.chars().all(|c| matches!(c, ' '..='~'));
    if !well_formed {
        let message = format!("`{name}` is not a media type");
        let remedy = "write it like `application/json`";
        out.sink.key(Code::InvalidWireName, at, message, remedy);
        return;
    }
    let (top, sub) = parts.unwrap_or_default();
    let top = top.to_ascii_lowercase();
    let near = suggest(&top, TOP_LEVELS.iter().copied());
    if let Some(near) =
        near.filter(|_| !TOP_LEVELS.contains(&top.as_str()) && !top.starts_with("x-"))
    {
        let message = format!("`{name}` is no media type that anyone registered");
        let remedy = format!("did you mean `{near}/{sub}`?");
        out.sink.key(Code::InvalidWireName, at, message, remedy);
    }
}

/// RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    let is_token_character = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(is_token_character)
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
