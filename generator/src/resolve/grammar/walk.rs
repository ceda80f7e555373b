//! The walk: every object against its shape.

use serde_json::{Map, Value};

use super::parts::{HEADER, MEDIA_TYPE};
use super::schema::SCHEMA;
use super::{
    Found, Key, Kind, Need, Others, Reference, Shape, leads, mend, remedies, rules, wire_names,
};
use crate::diagnostic::{Code, suggest};
use crate::pointer::Pointer;

/// Keywords of other versions and of JSON Schema: they are in the wrong place or the wrong version, and no slips.
const FOREIGN: &[&str] = &[
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "allowEmptyValue",
    "collectionFormat",
    "const",
    "consumes",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "defaultMapping",
    "definitions",
    "dependencies",
    "dependentRequired",
    "else",
    "examples",
    "file",
    "host",
    "id",
    "if",
    "in",
    "itemEncoding",
    "itemSchema",
    "jsonSchemaDialect",
    "key",
    "name",
    "optional",
    "options",
    "patternProperties",
    "prefixEncoding",
    "prefixItems",
    "produces",
    "propertyNames",
    "schema",
    "schemes",
    "summary",
    "then",
    "types",
    "unevaluatedProperties",
    "value",
    "version",
    "webhooks",
];

/// Words of [`FOREIGN`] that are slips in these objects all the same.
const SLIPS: &[(&str, &str)] = &[
    ("Components Object", "schema"),
    ("Security Scheme Object", "schema"),
    ("Security Scheme Object", "schemes"),
];

/// Checks a document.
pub(super) fn walk(root: &Value, document: &'static Shape, out: &mut Found<'_>) {
    object(root, document, &Pointer::root(), out);
}

fn object(value: &Value, shape: &'static Shape, at: &Pointer, out: &mut Found<'_>) {
    let Value::Object(members) = value else {
        let message = format!(
            "here stands {}, expected an object ({})",
            kind(value),
            shape.name
        );
        out.sink
            .value(Code::WrongKind, at, message, remedies::object(value, shape));
        return;
    };
    if let (Reference::Allowed, Some(reference)) = (&shape.reference, members.get("$ref")) {
        match reference.as_str() {
            Some(text) => {
                siblings(members, at, out);
                leads::reference(text, shape, &at.child("$ref"), out);
            }
            None => wrong(reference, "text", &at.child("$ref"), out),
        }
        return;
    }
    for (name, member) in members.iter().filter(|(name, _)| !name.starts_with("x-")) {
        match (
            shape.keys.iter().find(|key| key.name == name),
            &shape.others,
        ) {
            (Some(key), _) => {
                let at = at.child(name);
                if !mend::value((shape, key), members, &at, out) {
                    one(member, &key.kind, &at, out);
                }
            }
            (None, Others::Names(kind)) => element(member, kind, &at.child(name), out),
            (None, Others::Unknown) => unknown(name, members, shape, &at.child(name), out),
        }
    }
    for key in shape
        .keys
        .iter()
        .filter(|key| key.need == Need::Required && !members.contains_key(key.name))
    {
        missing(key, members, shape, at, out);
    }
    rules::check(members, shape, at, out);
}

/// An element of a list or of an object by names.
fn element(value: &Value, kind: &'static Kind, at: &Pointer, out: &mut Found<'_>) {
    if !mend::element(value, kind, at, out) {
        one(value, kind, at, out);
    }
}

fn one(value: &Value, kind: &'static Kind, at: &Pointer, out: &mut Found<'_>) {
    match kind {
        Kind::Object(shape) => object(value, shape, at, out),
        Kind::List(element) => match value.as_array() {
            Some(elements) => {
                for (index, value) in elements.iter().enumerate() {
                    self::element(value, element, &at.child(index), out);
                }
            }
            None => wrong(value, "a list", at, out),
        },
        Kind::Map(member) => match value.as_object() {
            Some(members) => {
                for (name, value) in members
                    .iter()
                    .filter(|(name, _)| !name.starts_with("x-") || is_map_of_properties(at))
                {
                    element(value, member, &at.child(name), out);
                }
            }
            None => wrong(value, "an object", at, out),
        },
        Kind::SchemaOrBoolean if value.is_boolean() => {}
        Kind::SchemaOrBoolean if !value.is_object() => {
            wrong(value, "true, false or a schema", at, out);
        }
        Kind::SchemaOrBoolean => object(value, &SCHEMA, at, out),
        Kind::Content => named(value, (&MEDIA_TYPE, wire_names::media_type), at, out),
        Kind::Headers => named(value, (&HEADER, wire_names::header), at, out),
        Kind::Word(words) => word(value, words, at, out),
        Kind::Any | Kind::Text | Kind::Boolean | Kind::Count | Kind::Number => {
            scalar(value, kind, at, out);
        }
    }
}

/// Checks the name of a member, which has this value.
type NameRule = fn(&str, &Value, &Pointer, &mut Found<'_>);

/// An object whose keys travel in HTTP, and may begin with `x-`.
fn named(value: &Value, member: (&'static Shape, NameRule), at: &Pointer, out: &mut Found<'_>) {
    let Some(members) = value.as_object() else {
        return wrong(value, "an object", at, out);
    };
    let (shape, rule) = member;
    for (name, value) in members {
        rule(name, value, &at.child(name), out);
        if value.is_null() {
            out.edits.set(at.child(name), Value::Object(Map::new()));
        } else {
            object(value, shape, &at.child(name), out);
        }
    }
}

/// Names of properties, and of headers among the components, may begin with `x-` like extensions.
fn is_map_of_properties(at: &Pointer) -> bool {
    matches!(at.last(), Some("headers" | "properties"))
}

fn scalar(value: &Value, kind: &Kind, at: &Pointer, out: &mut Found<'_>) {
    let (fits, expected) = match kind {
        Kind::Text => (value.is_string(), "text"),
        Kind::Boolean => (value.is_boolean(), "true or false"),
        Kind::Count => (value.is_u64(), "a whole number that is not negative"),
        Kind::Number => (value.is_number(), "a number"),
        _ => (true, "anything"),
    };
    if !fits {
        wrong(value, expected, at, out);
    }
}

fn word(value: &Value, words: &[&str], at: &Pointer, out: &mut Found<'_>) {
    let Some(text) = value.as_str() else {
        return wrong(value, "text", at, out);
    };
    if words.contains(&text) {
        return;
    }
    let list = words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ");
    let near = remedies::other_word(text, words);
    let remedy = match near.or_else(|| suggest(text, words.iter().copied())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("choose one of {list}"),
    };
    let key = at.last().unwrap_or_default();
    out.sink.value(
        Code::UnknownWord,
        at,
        format!("`{key}` cannot be `{text}`: it is one of {list}"),
        remedy,
    );
}

fn wrong(value: &Value, expected: &str, at: &Pointer, out: &mut Found<'_>) {
    let key = at.last().unwrap_or_default();
    let message = format!("`{key}` is {}, expected {expected}", kind(value));
    out.sink.value(
        Code::WrongKind,
        at,
        message,
        remedies::value(value, expected, key),
    );
}

pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number with a fraction",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// A key that is not known: a slip where a known key is near that is not there, else a stranger.
fn unknown(
    name: &str,
    members: &Map<String, Value>,
    shape: &Shape,
    at: &Pointer,
    out: &mut Found<'_>,
) {
    if rules::belongs_below_schema(name, shape) {
        // Where the schema has to be there and is not, that is the finding.
        if !rules::lacks_schema(members, shape) {
            let message = format!(
                "`{name}` is a keyword of schemas, not of the {}",
                shape.name
            );
            out.sink
                .key(Code::UnknownKeyword, at, message, "move it below `schema`");
        }
        return;
    }
    let free = || {
        let keys = shape.keys.iter();
        keys.filter(|key| !members.contains_key(key.name))
    };
    let value = members.get(name).unwrap_or(&Value::Null);
    if let Some(key) = free().find(|key| key.name.eq_ignore_ascii_case(name)) {
        return mend::case(key, value, at, out);
    }
    let is_foreign = FOREIGN.contains(&name) && !SLIPS.contains(&(shape.name, name));
    // A value of another kind is not what a slip would have.
    let fitting = free().filter(|key| mend::could_be(value, &key.kind));
    let near = suggest(name, fitting.map(|key| key.name)).filter(|_| !is_foreign);
    let message = format!("`{name}` is no keyword of the {}", shape.name);
    match near {
        Some(near) => {
            let remedy = format!("did you mean `{near}`?");
            out.sink.key(Code::MisspeltKeyword, at, message, remedy);
        }
        None => {
            let message = format!("{message}, and is ignored");
            let remedy = "remove it, or begin it with `x-`";
            out.sink.key(Code::UnknownKeyword, at, message, remedy);
        }
    }
}

/// A required key that is not there; where a slip stands in its place, that is reported already.
fn missing(
    key: &Key,
    members: &Map<String, Value>,
    shape: &Shape,
    at: &Pointer,
    out: &mut Found<'_>,
) {
    let known = |name: &str| shape.keys.iter().any(|key| key.name == name);
    let slip = members
        .keys()
        .any(|name| !known(name) && suggest(name, [key.name]).is_some());
    if !slip && !mend::missing(shape, key, at, out) {
        let message = format!(
            "`{}` is missing, and the {} requires it",
            key.name, shape.name
        );
        out.sink.key(
            Code::MissingKeyword,
            at,
            message,
            format!("add `{}`", key.name),
        );
    }
}

/// Keywords beside a `$ref`, which OpenAPI 3.0 ignores.
fn siblings(members: &Map<String, Value>, at: &Pointer, out: &mut Found<'_>) {
    let others: Vec<String> = members
        .keys()
        .filter(|name| *name != "$ref" && !name.starts_with("x-"))
        .map(|name| format!("`{name}`"))
        .collect();
    if !others.is_empty() {
        let message = format!(
            "{} beside `$ref` means nothing in OpenAPI 3.0",
            others.join(", ")
        );
        out.sink.key(
            Code::IgnoredSiblings,
            at,
            message,
            "wrap the reference in `allOf`, or remove the rest",
        );
    }
}
