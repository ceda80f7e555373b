//! The examples of a document, and the types that stand where they do.

use clientsmith::ir::{Place, TypeRef};
use clientsmith::pointer::Pointer;
use serde_json::Value;

use crate::judge::Direction;
use crate::nodes::{Node, Nodes, escape, follow};

/// What an example is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A body of JSON.
    Body,
    /// A body of another kind that has the members of a type, or a parameter.
    Input,
    /// A schema.
    Schema,
}

/// An example.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) kind: Kind,
    /// Where it stands in the document.
    pub(crate) at: String,
    pub(crate) node: Node,
    pub(crate) direction: Direction,
    pub(crate) ty: TypeRef,
    pub(crate) value: Value,
}

/// The examples at the places of a client.
pub(crate) fn examples(document: &Value, places: &[Place], nodes: &mut Nodes<'_>) -> Vec<Example> {
    let mut found = Vec::new();
    for place in places {
        let at = text(&place.at);
        let directions = [
            (Direction::Sent, &place.sent),
            (Direction::Received, &place.received),
        ];
        for (kind, example, value) in written(document, &at) {
            for (direction, ty) in directions {
                let Some((ty, node)) = ty.clone().zip(nodes.at(&at)) else {
                    continue;
                };
                found.push(Example {
                    kind,
                    at: example.clone(),
                    node,
                    direction,
                    ty,
                    value: value.clone(),
                });
            }
        }
    }
    found
}

/// The pointer as `serde_json` wants it.
fn text(at: &Pointer) -> String {
    let segments = at.segments().iter();
    segments.fold(String::new(), |text, segment| text + "/" + &escape(segment))
}

/// The examples of the schema at a place, and of what the schema describes.
fn written(document: &Value, at: &str) -> Vec<(Kind, String, Value)> {
    let mut found = Vec::new();
    let own = document
        .pointer(at)
        .and_then(|schema| schema.get("example"));
    found.extend(own.map(|value| (Kind::Schema, format!("{at}/example"), value.clone())));
    let Some(owner) = at.strip_suffix("/schema") else {
        return found;
    };
    let Some(described) = document.pointer(owner) else {
        return found;
    };
    let kind = kind(owner);
    let one = described.get("example");
    found.extend(one.map(|value| (kind, format!("{owner}/example"), value.clone())));
    let several = described.get("examples").and_then(Value::as_object);
    for name in several.into_iter().flat_map(|several| several.keys()) {
        let example = format!("{owner}/examples/{}", escape(name));
        let value = follow(document, &example);
        let value = value.and_then(|(_, example)| example.get("value"));
        found.extend(value.map(|value| (kind, example, value.clone())));
    }
    found
}

/// What an object with a schema is: a media type of a body, or a parameter.
fn kind(owner: &str) -> Kind {
    let mut segments = owner.rsplit('/');
    let media_type = segments.next().unwrap_or_default().replace("~1", "/");
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let is_json = essence == "application/json" || essence.ends_with("+json");
    if segments.next() == Some("content") && is_json {
        Kind::Body
    } else {
        Kind::Input
    }
}
