//! What a value that the grammar refuses most likely means. Documents found in the wild hold many, and other tools pass
//! over them; where the meaning is plain, so does this one, with a warning.

use serde_json::{Map, Number, Value, json};

use super::parts::{EXAMPLE, SECURITY_SCHEME};
use super::schema::{SCHEMA, TYPES};
use super::service::{PATH_ITEM, SECURITY_REQUIREMENT, TAG};
use super::{Found, Key, Kind, Need, Shape, remedies, schemes};
use crate::diagnostic::{Code, suggest};
use crate::pointer::Pointer;

/// Keys that say what something *is*: no other value is guessed for them, and they are not passed over.
const ESSENTIAL: &[&str] = &[
    "$ref",
    "default",
    "in",
    "mapping",
    "name",
    "operationId",
    "propertyName",
    "scheme",
    "style",
    "type",
    "url",
];

/// Keys of objects and lists on which no code depends: what cannot be read there is passed over.
const WEIGHTLESS: &[&str] = &[
    "contact",
    "examples",
    "externalDocs",
    "license",
    "links",
    "xml",
];

/// What stands in place of a key of an object that has to be there and is not.
type Substitute = (&'static str, &'static str, fn() -> Value);

/// What stands in place of keys that have to be there and are not: object, key, value.
const MISSING: &[Substitute] = &[
    (
        "OpenAPI Object",
        "info",
        || json!({ "title": "API", "version": "0.0.0" }),
    ),
    ("OpenAPI Object", "paths", || json!({})),
    ("Info Object", "title", || json!("API")),
    ("Info Object", "version", || json!("0.0.0")),
    ("Operation Object", "responses", || json!({})),
    ("Response Object", "description", || json!("")),
    ("Request Body Object", "content", || json!({})),
    ("License Object", "name", || json!("")),
    ("External Documentation Object", "url", || json!("")),
    ("Server Object", "url", || json!("/")),
    ("Server Variable Object", "default", || json!("")),
    ("OAuth Flow Object", "authorizationUrl", || json!("")),
    ("OAuth Flow Object", "tokenUrl", || json!("")),
    ("OAuth Flow Object", "scopes", || json!({})),
];

/// What is put in place of a value.
enum Mended {
    /// This value, since that is what is meant.
    Read(Value),
    /// Nothing: what it says cannot be told, and little depends on it.
    Ignored,
}

/// Whether the value of a key is settled here: it is not of the key's kind, and its meaning is plain or of no weight.
pub(super) fn value(
    (shape, key): (&Shape, &Key),
    members: &Map<String, Value>,
    at: &Pointer,
    out: &mut Found<'_>,
) -> bool {
    let Some(value) = members
        .get(key.name)
        .filter(|value| !fits(value, &key.kind))
    else {
        return false;
    };
    let is_schema = shape.name == SCHEMA.name;
    if is_schema && (exclusive(key.name, value, at, out) || types(key.name, value, at, out)) {
        return true;
    }
    if let (true, "type", Some(ty)) = (shape.name == SECURITY_SCHEME.name, key.name, value.as_str())
        && schemes::other_type(ty, at, out)
    {
        return true;
    }
    let mended = match value {
        Value::Bool(_) if is_schema && key.name == "required" => Some(Mended::Ignored),
        Value::Null if key.name != "$ref" => null(shape, key),
        _ => read(value, &key.kind).map(Mended::Read).or_else(|| {
            let weightless = (is_scalar(&key.kind) || WEIGHTLESS.contains(&key.name))
                && key.need == Need::Optional
                && !ESSENTIAL.contains(&key.name);
            weightless.then_some(Mended::Ignored)
        }),
    };
    match mended {
        Some(mended) => {
            settle(value, mended, at, out);
            true
        }
        None => false,
    }
}

/// An element of a list or of an object by names that is no object where one is expected.
pub(super) fn element(value: &Value, kind: &Kind, at: &Pointer, out: &mut Found<'_>) -> bool {
    let mended = match (kind, value) {
        (Kind::Object(_) | Kind::SchemaOrBoolean, Value::Null) => Mended::Read(json!({})),
        (Kind::Object(shape), Value::String(name)) if shape.name == TAG.name => {
            Mended::Read(json!({ "name": name }))
        }
        (Kind::Object(shape), Value::String(name)) if shape.name == SECURITY_REQUIREMENT.name => {
            Mended::Read(json!({ name: [] }))
        }
        (Kind::Object(shape), _) if shape.name == EXAMPLE.name => return example(value, at, out),
        (Kind::Text, Value::Null) => Mended::Read(json!("")),
        (Kind::Text, _) => match read(value, kind) {
            Some(meant) => Mended::Read(meant),
            None => return false,
        },
        (Kind::List(_), Value::Null) => Mended::Read(json!([])),
        // What is no path describes no path.
        (Kind::Object(shape), Value::Array(_) | Value::String(_) | Value::Bool(_))
            if shape.name == PATH_ITEM.name && !at.last().unwrap_or_default().starts_with('/') =>
        {
            Mended::Ignored
        }
        (Kind::Object(_), _) => match read(value, kind) {
            Some(meant) => Mended::Read(meant),
            None => return false,
        },
        _ => return false,
    };
    settle(value, mended, at, out);
    true
}

/// An example that is written without the object around it.
fn example(value: &Value, at: &Pointer, out: &mut Found<'_>) -> bool {
    let known = |key: &String| EXAMPLE.keys.iter().any(|one| one.name == key) || key == "$ref";
    let is_wrapped = value
        .as_object()
        .is_some_and(|members| members.is_empty() || members.keys().any(known));
    if !is_wrapped {
        let message = "an example is an object with a `value`: this is read as the value";
        let remedy = "put it below `value`";
        out.sink.value(Code::ReadAs, at, message, remedy);
        out.edits.set(at.clone(), json!({ "value": value }));
    }
    !is_wrapped
}

/// A key that differs from a known one by case alone.
pub(super) fn case(key: &Key, value: &Value, at: &Pointer, out: &mut Found<'_>) {
    let (name, wrong) = (key.name, at.last().unwrap_or_default());
    let message = format!("`{wrong}` is no keyword, and is read as `{name}`");
    out.sink
        .key(Code::ReadAs, at, message, format!("write `{name}`"));
    if let (Some(object), true) = (at.parent(), fits(value, &key.kind)) {
        out.edits.set(object.child(name), value.clone());
    }
}

/// Whether a value is of a kind, or can be read so.
pub(super) fn could_be(value: &Value, kind: &Kind) -> bool {
    fits(value, kind) || read(value, kind).is_some()
}

/// What stands in place of a key that has to be there.
pub(super) fn missing(shape: &Shape, key: &Key, at: &Pointer, out: &mut Found<'_>) -> bool {
    if shape.name == TAG.name {
        let message = "a tag without a name says nothing, and is ignored";
        out.sink.key(Code::IgnoredValue, at, message, "add `name`");
        out.edits.remove(at.clone());
        return true;
    }
    let Some(value) = substitute(shape, key) else {
        return false;
    };
    let message = format!(
        "`{}` is missing, and the {} requires it",
        key.name, shape.name
    );
    let remedy = format!("add `{}`", key.name);
    out.sink.key(Code::MissingDetail, at, message, remedy);
    out.edits.set(at.child(key.name), value);
    true
}

fn substitute(shape: &Shape, key: &Key) -> Option<Value> {
    let row = MISSING
        .iter()
        .find(|(object, name, _)| *object == shape.name && *name == key.name);
    row.map(|(_, _, value)| value())
}

fn null(shape: &Shape, key: &Key) -> Option<Mended> {
    match (key.need, &key.kind) {
        (Need::Optional, _) => Some(Mended::Ignored),
        (Need::Required, _) if substitute(shape, key).is_some() => {
            substitute(shape, key).map(Mended::Read)
        }
        (Need::Required, Kind::Text) if !ESSENTIAL.contains(&key.name) => {
            Some(Mended::Read(json!("")))
        }
        _ => None,
    }
}

fn fits(value: &Value, kind: &Kind) -> bool {
    match kind {
        Kind::Any => true,
        Kind::Text => value.is_string(),
        Kind::Word(words) => value.as_str().is_some_and(|text| words.contains(&text)),
        Kind::Boolean => value.is_boolean(),
        Kind::Count => value.is_u64(),
        Kind::Number => value.is_number(),
        Kind::List(Kind::Text) => value
            .as_array()
            .is_some_and(|all| all.iter().all(Value::is_string)),
        Kind::List(_) => value.is_array(),
        Kind::SchemaOrBoolean => value.is_object() || value.is_boolean(),
        Kind::Map(_) | Kind::Object(_) | Kind::Content | Kind::Headers => value.is_object(),
    }
}

fn is_scalar(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text | Kind::Word(_) | Kind::Boolean | Kind::Count | Kind::Number
    )
}

/// The value of the right kind that is meant.
fn read(value: &Value, kind: &Kind) -> Option<Value> {
    match (kind, value) {
        (Kind::Text, Value::Number(_) | Value::Bool(_)) => Some(json!(value.to_string())),
        (Kind::Boolean, Value::String(text)) => match text.trim().to_ascii_lowercase().as_str() {
            "true" => Some(json!(true)),
            "false" => Some(json!(false)),
            _ => None,
        },
        (Kind::Count, Value::Number(number)) => whole(number.as_f64()?),
        (Kind::Count, Value::String(text)) => text.trim().parse::<u64>().ok().map(|n| json!(n)),
        (Kind::Number, Value::String(text)) => {
            text.trim().parse::<Number>().ok().map(Value::Number)
        }
        (Kind::Word(words), Value::String(text)) => words
            .iter()
            .find(|word| word.eq_ignore_ascii_case(text.trim()))
            .map(|word| json!(word)),
        (Kind::List(Kind::Text), Value::Array(all)) => {
            let texts = all.iter().filter_map(|one| match one {
                Value::String(text) => Some(text.clone()),
                Value::Number(_) | Value::Bool(_) => Some(one.to_string()),
                _ => None,
            });
            Some(texts.collect())
        }
        (Kind::List(Kind::Text | Kind::Any), Value::String(text)) => Some(json!([text])),
        (Kind::List(_), Value::Object(members)) if members.is_empty() => Some(json!([])),
        (Kind::List(Kind::Object(_)), Value::Object(_)) => Some(json!([value])),
        (Kind::Object(shape), Value::String(name)) => match shape.name {
            "License Object" => Some(json!({ "name": name })),
            // As in Swagger 2.0.
            "Discriminator Object" => Some(json!({ "propertyName": name })),
            _ => None,
        },
        // Later versions have these two, which allow everything and nothing.
        (Kind::Object(shape), Value::Bool(all)) if shape.name == SCHEMA.name => match all {
            true => Some(json!({})),
            false => Some(json!({ "not": {} })),
        },
        (
            Kind::Map(_) | Kind::Object(_) | Kind::SchemaOrBoolean | Kind::Content | Kind::Headers,
            Value::Array(elements),
        ) => match (elements.as_slice(), kind) {
            ([], _) => Some(json!({})),
            // Earlier drafts of JSON Schema list what stands at each index.
            ([only], Kind::Object(shape)) if shape.name == SCHEMA.name && only.is_object() => {
                Some(only.clone())
            }
            _ => None,
        },
        _ => None,
    }
}

/// A count that is written as `1.0`.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be whole, positive and below 2^53"
)]
fn whole(number: f64) -> Option<Value> {
    let plain = number.fract() == 0.0 && (0.0..9_007_199_254_740_992.0).contains(&number);
    plain.then(|| json!(number as u64))
}

/// `exclusiveMinimum: 0`, as later versions write it: the limit itself, and that it is excluded.
fn exclusive(name: &str, value: &Value, at: &Pointer, out: &mut Found<'_>) -> bool {
    let limit = match name {
        "exclusiveMinimum" => "minimum",
        "exclusiveMaximum" => "maximum",
        _ => return false,
    };
    let (Value::Number(_), Some(schema)) = (value, at.parent()) else {
        return false;
    };
    let message =
        format!("`{name}` is a number, and is read as `{name}: true` beside `{limit}: {value}`");
    let remedy = remedies::value(value, "true or false", name);
    out.sink.value(Code::ReadAs, at, message, remedy);
    out.edits.set(schema.child(limit), value.clone());
    out.edits.set(at.clone(), json!(true));
    true
}

/// A list of types, as later versions write it, and words of other languages for types.
fn types(name: &str, value: &Value, at: &Pointer, out: &mut Found<'_>) -> bool {
    let (true, Some(schema)) = (name == "type", at.parent()) else {
        return false;
    };
    match value {
        Value::Array(all) => {
            let others = || all.iter().filter(|ty| *ty != "null");
            if all.iter().any(|ty| ty == "null") {
                out.edits.set(schema.child("nullable"), json!(true));
            }
            let mended = match others().collect::<Vec<_>>().as_slice() {
                [only] if fits(only, &Kind::Word(TYPES)) => Mended::Read((*only).clone()),
                _ => Mended::Ignored,
            };
            settle(value, mended, at, out);
            true
        }
        Value::String(text) if text == "null" => {
            out.edits.set(schema.child("nullable"), json!(true));
            settle(value, Mended::Ignored, at, out);
            true
        }
        Value::String(text) => other_type(text, value, at, out),
        _ => false,
    }
}

fn other_type(text: &str, value: &Value, at: &Pointer, out: &mut Found<'_>) -> bool {
    let lower = text.trim().to_ascii_lowercase();
    let known = TYPES.iter().find(|ty| **ty == lower).copied();
    let ty = known.or_else(|| remedies::other_word(text, TYPES));
    if let (Some(ty), None, Some(schema)) = (ty, known, at.parent())
        && let Some(format) = remedies::format_of(&lower)
    {
        let format_at = schema.child("format");
        out.edits.complete(format_at, json!(format));
        settle(value, Mended::Read(json!(ty)), at, out);
        return true;
    }
    match ty {
        Some(ty) => settle(value, Mended::Read(json!(ty)), at, out),
        // A slip is an error; a word that is like none says nothing.
        None if suggest(text, TYPES.iter().copied()).is_some() => return false,
        None => settle(value, Mended::Ignored, at, out),
    }
    true
}

/// Reports what is done, and does it.
fn settle(value: &Value, mended: Mended, at: &Pointer, out: &mut Found<'_>) {
    let key = at.last().unwrap_or_default();
    let found = match value {
        Value::String(text) => format!("text (`{}`)", text.escape_debug()),
        _ => super::walk::kind(value).to_owned(),
    };
    match mended {
        Mended::Read(meant) => {
            let message = format!("`{key}` is {found}, and is read as `{meant}`");
            let remedy = format!("write `{meant}`");
            out.sink.value(Code::ReadAs, at, message, remedy);
            out.edits.set(at.clone(), meant);
        }
        Mended::Ignored => {
            let message = format!("`{key}` cannot be {found}, and is ignored");
            let remedy = format!("correct it, or remove `{key}`");
            out.sink.value(Code::IgnoredValue, at, message, remedy);
            out.edits.remove(at.clone());
        }
    }
}
