//! Documents with something wrong: trees whose nodes were changed, and texts whose bytes were.

use serde_json::{Map, Value, json};

use crate::random::Random;

/// Texts that names, descriptions and values are made of where somebody means harm or does not look.
const HOSTILE: &[&str] = &[
    "",
    " ",
    "type",
    "self",
    "Self",
    "crate",
    "r#type",
    "_",
    "__",
    "0",
    "-1",
    "1e999",
    "..",
    "../../etc/passwd",
    "a/b",
    "a\\b",
    "C:\\con",
    "a\u{0}b",
    "\u{202e}gnp.exe",
    "\u{feff}bom",
    "\"; panic!(); //",
    "*/ fn main() {} /*",
    "```rust\npanic!()\n```",
    "]] [[ ]( <script>",
    "{id}",
    "{",
    "}",
    "/{a}/{b}{c}",
    "${HOME}",
    "%00%2e%2e%2f",
    "Ünïcödé 名前 🦀",
    "🦀",
    "Vec",
    "Option",
    "String",
    "Result",
    "std",
    "core",
    "serde_json",
    "new",
    "additional",
    "body",
    "send",
    "Unknown",
    "null",
    "true",
    "~",
    "!!binary x",
    "a very long name that goes on and on and on and on and on and on and on and on and on and on and on and on and on",
    "x-y",
    "x_y",
    "xY",
    "application/json; charset=\"",
    "*/*",
    "200",
    "default",
    "5XX",
    "#/components/schemas/Pet",
    "#/",
    "#",
    "other.yaml#/a",
    "http://[::1",
];

/// Values for any place.
fn value(random: &mut Random) -> Value {
    match random.below(14) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(false),
        3 => json!([]),
        4 => json!({}),
        5 => json!(-1),
        6 => json!(u64::MAX),
        7 => json!(i64::MIN),
        8 => json!(1e300),
        9 => json!(0.5),
        10 => json!([null, 1, "a", [], {}]),
        _ => json!(random.one(HOSTILE)),
    }
}

/// Keywords that change what a schema, an operation or a parameter is.
fn keyword(random: &mut Random, root: &Value) -> (&'static str, Value) {
    let any = |random: &mut Random| reference(random, root);
    match random.below(24) {
        0 => ("nullable", json!(true)),
        1 => ("allOf", json!([any(random), any(random)])),
        2 => (
            "oneOf",
            json!([any(random), any(random), { "type": "string" }]),
        ),
        3 => ("anyOf", json!([any(random), { "type": "object" }])),
        4 => ("not", any(random)),
        5 => (
            "enum",
            json!([value(random), value(random), "a", "A", "a "]),
        ),
        6 => (
            "type",
            json!(random.one(&[
                "string", "integer", "number", "boolean", "array", "object", "null"
            ])),
        ),
        7 => ("additionalProperties", any(random)),
        8 => ("additionalProperties", json!(true)),
        9 => (
            "discriminator",
            json!({ "propertyName": random.one(HOSTILE), "mapping": { "a": "Pet" } }),
        ),
        10 => ("items", any(random)),
        11 => ("required", json!([random.one(HOSTILE), "id", "name"])),
        12 => ("readOnly", json!(true)),
        13 => ("writeOnly", json!(true)),
        14 => (
            "format",
            json!(random.one(&[
                "date-time",
                "byte",
                "binary",
                "password",
                "uuid",
                "int32",
                "decimal"
            ])),
        ),
        15 => ("description", json!(random.one(HOSTILE))),
        16 => ("example", value(random)),
        17 => ("default", value(random)),
        18 => (
            "style",
            json!(random.one(&["form", "matrix", "label", "deepObject", "pipeDelimited"])),
        ),
        19 => ("explode", json!(random.below(2) == 0)),
        20 => ("operationId", json!(random.one(HOSTILE))),
        21 => ("deprecated", json!(true)),
        22 => ("security", json!([{}, { *random.one(HOSTILE): [] }])),
        _ => (
            "properties",
            json!({ *random.one(HOSTILE): any(random), *random.one(HOSTILE): { "type": "string" } }),
        ),
    }
}

/// A reference to anything: most often a schema, at times a place where none is.
fn reference(random: &mut Random, root: &Value) -> Value {
    let schemas = root
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let names: Vec<&String> = schemas.into_iter().flat_map(Map::keys).collect();
    if random.below(4) > 0 && !names.is_empty() {
        return json!({ "$ref": format!("#/components/schemas/{}", escape(random.one(&names).as_str())) });
    }
    json!({ "$ref": format!("#{}", any_place(random, root)) })
}

/// Changes a tree in one way.
fn change(random: &mut Random, root: &mut Value) {
    let at = any_place(random, root);
    let other = any_place(random, root);
    let planted = match random.below(13) {
        0 | 1 => return delete(random, root, &at),
        2 => value(random),
        3 => root.pointer(&other).cloned().unwrap_or_default(),
        4 | 5 => return insert(random, root, &at),
        6 => return rename(random, root, &at),
        7 => return swap(root, &at, &other),
        8 => json!({ "$ref": format!("#{other}") }),
        9 => reference(random, root),
        10 => nested(random, root.pointer(&at).cloned().unwrap_or_default()),
        11 => return double(random, root, &at),
        _ => kind(root.pointer(&at)),
    };
    if let Some(place) = root.pointer_mut(&at) {
        *place = planted;
    }
}

/// The same as another kind of value.
fn kind(value: Option<&Value>) -> Value {
    match value {
        Some(Value::String(text)) => json!([text]),
        Some(Value::Array(list)) => list.first().cloned().unwrap_or_default(),
        Some(Value::Object(members)) => members.values().cloned().collect(),
        Some(Value::Number(number)) => json!(number.to_string()),
        Some(Value::Bool(truth)) => json!(truth.to_string()),
        _ => json!("null"),
    }
}

/// A value deep inside of others.
fn nested(random: &mut Random, value: Value) -> Value {
    let keys = [
        "items",
        "allOf",
        "oneOf",
        "properties",
        "additionalProperties",
        "not",
        "schema",
        "x",
    ];
    let key = *random.one(&keys);
    let depth = *random.one(&[1, 2, 5, 31, 33, 60, 150, 400]);
    (0..depth).fold(value, |inner, _| match key {
        "allOf" | "oneOf" => json!({ key: [inner] }),
        "properties" => json!({ "type": "object", key: { "a": inner } }),
        "items" => json!({ "type": "array", key: inner }),
        _ => json!({ key: inner }),
    })
}

fn delete(random: &mut Random, root: &mut Value, at: &str) {
    let Some((above, last)) = at.rsplit_once('/') else {
        return;
    };
    match root.pointer_mut(above) {
        Some(Value::Object(members)) => drop(members.shift_remove(&unescape(last))),
        Some(Value::Array(list)) if !list.is_empty() => drop(list.remove(random.below(list.len()))),
        _ => {}
    }
}

fn insert(random: &mut Random, root: &mut Value, at: &str) {
    let (key, planted) = keyword(random, root);
    match root.pointer_mut(at) {
        Some(Value::Object(members)) => drop(members.insert(key.to_owned(), planted)),
        Some(Value::Array(list)) => list.push(planted),
        _ => {}
    }
}

fn rename(random: &mut Random, root: &mut Value, at: &str) {
    let Some((above, last)) = at.rsplit_once('/') else {
        return;
    };
    if let Some(Value::Object(members)) = root.pointer_mut(above)
        && let Some(value) = members.shift_remove(&unescape(last))
    {
        members.insert((*random.one(HOSTILE)).to_owned(), value);
    }
}

/// A second one of the same, under another name.
fn double(random: &mut Random, root: &mut Value, at: &str) {
    let Some((above, last)) = at.rsplit_once('/') else {
        return;
    };
    match root.pointer_mut(above) {
        Some(Value::Object(members)) => {
            let copy = members.get(&unescape(last)).cloned().unwrap_or_default();
            members.insert((*random.one(HOSTILE)).to_owned(), copy);
        }
        Some(Value::Array(list)) if !list.is_empty() => {
            let copy = list[random.below(list.len())].clone();
            list.push(copy);
        }
        _ => {}
    }
}

fn swap(root: &mut Value, one: &str, other: &str) {
    let values = (root.pointer(one).cloned(), root.pointer(other).cloned());
    for (place, value) in [(one, values.1), (other, values.0)] {
        if let (Some(place), Some(value)) = (root.pointer_mut(place), value) {
            *place = value;
        }
    }
}

/// A place in a tree, found by a walk that stops anywhere.
fn any_place(random: &mut Random, root: &Value) -> String {
    let (mut at, mut value) = (String::new(), root);
    // Documents are about this deep where their schemas are.
    let depth = 1 + random.below(12);
    for _ in 0..depth {
        match value {
            Value::Object(members) if !members.is_empty() => {
                let names: Vec<&String> = members.keys().collect();
                let name: &&String = random.one(&names);
                let name = *name;
                at = format!("{at}/{}", escape(name));
                value = &members[name];
            }
            Value::Array(list) if !list.is_empty() => {
                let index = random.below(list.len());
                at = format!("{at}/{index}");
                value = &list[index];
            }
            _ => break,
        }
    }
    at
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// A tree with a few changes, as JSON.
pub(crate) fn tree(random: &mut Random, root: &Value) -> Vec<u8> {
    let mut root = root.clone();
    for _ in 0..=random.below(3) {
        change(random, &mut root);
    }
    root.to_string().into_bytes()
}

/// A text with a few changed bytes.
pub(crate) fn bytes(random: &mut Random, text: &[u8]) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(text.len());
        match random.below(7) {
            0 => text.truncate(at),
            1 => drop(
                text.splice(at..at, random.one(HOSTILE).bytes())
                    .collect::<Vec<u8>>(),
            ),
            2 => text.insert(at, u8::try_from(random.below(256)).unwrap_or_default()),
            3 if !text.is_empty() => drop(text.remove(at)),
            4 if !text.is_empty() => text[at] ^= 1 << random.below(8),
            5 => {
                let end = text.len().min(at + random.below(200));
                let copy = text[at..end].to_vec();
                let to = random.below(text.len());
                drop(text.splice(to..to, copy).collect::<Vec<u8>>());
            }
            _ => {
                let signs = *random.one(&[
                    "{", "[", "]", "}", ": ", "- ", "\n", "&a ", "*a", "? ", "|", "'", "\"", "\t",
                ]);
                let run = signs.repeat(*random.one(&[1, 2, 50, 5000]));
                drop(text.splice(at..at, run.bytes()).collect::<Vec<u8>>());
            }
        }
    }
    text
}
