//! The schemas of a document, each a node of its own, references followed.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// The number of a schema.
pub(crate) type Node = usize;

/// What the schemas say, in the words that the suite needs.
#[derive(Debug, Default)]
pub(crate) struct Schema {
    /// The keywords that hold no schema, those of a wrong form left out.
    pub(crate) plain: Map<String, Value>,
    pub(crate) properties: BTreeMap<String, Node>,
    pub(crate) others: Others,
    pub(crate) items: Option<Node>,
    pub(crate) not: Option<Node>,
    /// `allOf`.
    pub(crate) parts: Vec<Node>,
    /// `oneOf` and `anyOf`.
    pub(crate) choices: Vec<(&'static str, Vec<Node>)>,
}

/// What a schema says about members that it does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Others {
    /// Nothing.
    #[default]
    Untold,
    /// There are none.
    None,
    /// They are anything.
    Any,
    /// They are this.
    Each(Node),
}

/// The schemas of a document that were asked for, and all that they lead to.
#[derive(Debug)]
pub(crate) struct Nodes<'d> {
    document: &'d Value,
    pub(crate) all: Vec<Schema>,
    places: BTreeMap<String, Node>,
    /// Those that have a number and are not read yet.
    open: Vec<(Node, String)>,
}

/// Whether a value is of the form that a keyword wants.
type Form = fn(&Value) -> bool;

/// Keywords that hold no schema, and whether a value is of their form.
const PLAIN: &[(&str, Form)] = &[
    ("type", is_type),
    ("nullable", Value::is_boolean),
    ("readOnly", Value::is_boolean),
    ("writeOnly", Value::is_boolean),
    ("enum", Value::is_array),
    ("required", is_texts),
    ("format", Value::is_string),
    ("pattern", is_pattern),
    ("minimum", Value::is_number),
    ("maximum", Value::is_number),
    ("exclusiveMinimum", Value::is_boolean),
    ("exclusiveMaximum", Value::is_boolean),
    ("multipleOf", |value| {
        value.as_f64().is_some_and(|by| by > 0.0)
    }),
    ("minLength", Value::is_u64),
    ("maxLength", Value::is_u64),
    ("minItems", Value::is_u64),
    ("maxItems", Value::is_u64),
    ("uniqueItems", Value::is_boolean),
    ("minProperties", Value::is_u64),
    ("maxProperties", Value::is_u64),
];

impl<'d> Nodes<'d> {
    pub(crate) fn new(document: &'d Value) -> Self {
        Self {
            document,
            all: Vec::new(),
            places: BTreeMap::new(),
            open: Vec::new(),
        }
    }

    /// The schema at a place, with all that it leads to.
    pub(crate) fn at(&mut self, pointer: &str) -> Option<Node> {
        let node = self.name(pointer)?;
        // Reading one names others.
        while let Some((node, place)) = self.open.pop() {
            self.all[node] = self.read(&place);
        }
        Some(node)
    }

    /// The number of the schema at a place, which is read later.
    fn name(&mut self, pointer: &str) -> Option<Node> {
        if let Some(node) = self.places.get(pointer) {
            return Some(*node);
        }
        let (target, _) = follow(self.document, pointer)?;
        let node = match self.places.get(&target) {
            Some(node) => *node,
            None => {
                self.all.push(Schema::default());
                self.open.push((self.all.len() - 1, target.clone()));
                self.all.len() - 1
            }
        };
        self.places.insert(target, node);
        self.places.insert(pointer.to_owned(), node);
        Some(node)
    }

    /// A branch for values whose tag says that they are of it.
    fn tagged(&mut self, branch: Node, discriminator: &Value, reference: Option<&str>) -> Node {
        let (Some(tag), Some(reference)) = (discriminator["propertyName"].as_str(), reference)
        else {
            return branch;
        };
        let name = reference.rsplit('/').next().unwrap_or_default();
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let values = mapping.into_iter().flatten().filter(|(_, to)| {
            let to = to.as_str();
            to == Some(reference) || to == Some(name)
        });
        let mut values: Vec<&str> = values.map(|(value, _)| value.as_str()).collect();
        values.push(name);
        let listed = Schema {
            plain: Map::from_iter([("enum".to_owned(), json!(values))]),
            ..Schema::default()
        };
        self.all.push(listed);
        let with_tag = Schema {
            plain: Map::from_iter([("required".to_owned(), json!([tag]))]),
            properties: BTreeMap::from_iter([(tag.to_owned(), self.all.len() - 1)]),
            parts: vec![branch],
            ..Schema::default()
        };
        self.all.push(with_tag);
        self.all.len() - 1
    }

    /// The schemas of a keyword that lists them.
    fn several(&mut self, at: &str, raw: &Map<String, Value>, keyword: &str) -> Vec<Node> {
        let list = raw.get(keyword).and_then(Value::as_array);
        let count = list.map_or(0, Vec::len);
        (0..count)
            .filter_map(|index| self.name(&format!("{at}/{keyword}/{index}")))
            .collect()
    }

    fn choices(&mut self, at: &str, raw: &Map<String, Value>) -> Vec<(&'static str, Vec<Node>)> {
        let mut choices = Vec::new();
        for keyword in ["oneOf", "anyOf"] {
            let mut branches = self.several(at, raw, keyword);
            if let Some(discriminator) = raw.get("discriminator") {
                for (index, branch) in branches.iter_mut().enumerate() {
                    let reference = raw[keyword][index]["$ref"].as_str();
                    *branch = self.tagged(*branch, discriminator, reference);
                }
            }
            if !branches.is_empty() {
                choices.push((keyword, branches));
            }
        }
        choices
    }

    fn read(&mut self, at: &str) -> Schema {
        let Some(Value::Object(raw)) = self.document.pointer(at) else {
            return Schema::default();
        };
        let plain = PLAIN.iter().filter_map(|(keyword, fits)| {
            let value = raw.get(*keyword).filter(|value| fits(value))?;
            Some(((*keyword).to_owned(), value.clone()))
        });
        let mut schema = Schema {
            plain: plain.collect(),
            ..Schema::default()
        };
        if let Some(Value::Object(properties)) = raw.get("properties") {
            for name in properties.keys() {
                let place = format!("{at}/properties/{}", escape(name));
                let node = self.name(&place);
                schema
                    .properties
                    .extend(node.map(|node| (name.clone(), node)));
            }
        }
        schema.others = match raw.get("additionalProperties") {
            Some(Value::Bool(true)) => Others::Any,
            Some(Value::Bool(false)) => Others::None,
            Some(Value::Object(_)) => {
                let node = self.name(&format!("{at}/additionalProperties"));
                node.map_or(Others::Any, Others::Each)
            }
            _ => Others::Untold,
        };
        let one = |nodes: &mut Self, keyword: &str| {
            let value = raw.get(keyword)?;
            value
                .is_object()
                .then(|| nodes.name(&format!("{at}/{keyword}")))?
        };
        schema.items = one(self, "items");
        schema.not = one(self, "not");
        schema.parts = self.several(at, raw, "allOf");
        schema.choices = self.choices(at, raw);
        schema.imply_type();
        schema
    }
}

impl Schema {
    /// A schema with `properties` describes objects, and one with `items` lists, although it does not say so: nobody who
    /// writes one means that a text fits too.
    fn imply_type(&mut self) {
        if self.plain.contains_key("type") {
            return;
        }
        let is_object = !self.properties.is_empty() || self.others != Others::Untold;
        if is_object {
            self.plain.insert("type".to_owned(), json!("object"));
        } else if self.items.is_some() {
            self.plain.insert("type".to_owned(), json!("array"));
        }
    }

    pub(crate) fn says(&self, keyword: &str) -> bool {
        self.plain.get(keyword) == Some(&Value::Bool(true))
    }

    pub(crate) fn required(&self) -> impl Iterator<Item = &str> {
        let names = self.plain.get("required").and_then(Value::as_array);
        names.into_iter().flatten().filter_map(Value::as_str)
    }
}

/// The value at a place, references followed; where it stands.
pub(crate) fn follow<'d>(document: &'d Value, pointer: &str) -> Option<(String, &'d Value)> {
    let mut at = pointer.to_owned();
    // A chain of references that is longer than this is a circle.
    for _ in 0..32 {
        let value = document.pointer(&at)?;
        match value.get("$ref").and_then(Value::as_str) {
            Some(reference) => at = decode(reference.strip_prefix('#')?),
            None => return Some((at, value)),
        }
    }
    None
}

/// A fragment without its percent signs.
fn decode(fragment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = fragment.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after
            .get(..2)
            .and_then(|digits| str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A key as a pointer writes it.
pub(crate) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn is_type(value: &Value) -> bool {
    let names = ["string", "number", "integer", "boolean", "array", "object"];
    value.as_str().is_some_and(|name| names.contains(&name))
}

fn is_texts(value: &Value) -> bool {
    let list = value.as_array();
    list.is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_string))
}

/// Documents have patterns of many dialects; what the judge cannot read judges nothing.
fn is_pattern(value: &Value) -> bool {
    value.is_string() && jsonschema::draft7::new(&json!({ "pattern": value })).is_ok()
}
