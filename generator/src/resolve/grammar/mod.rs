//! Which keys each object of OpenAPI 3.0 has, and of which kind their values are: one table, one walk.

mod leads;
mod mend;
mod parts;
mod remedies;
mod rules;
mod schema;
mod schemes;
mod service;
mod styles;
mod walk;
mod wire_names;

use serde_json::Value;

use super::edits::Edits;
use crate::diagnostic::Sink;
use crate::pointer::Pointer;

pub(super) use wire_names::can_carry;

/// An object of the specification.
pub(super) struct Shape {
    /// Its name in the specification, "Operation Object".
    name: &'static str,
    /// Its keys.
    keys: &'static [Key],
    /// What other keys than those mean.
    others: Others,
    /// Whether a `$ref` may stand in its place.
    reference: Reference,
}

/// A known key of an object.
struct Key {
    name: &'static str,
    kind: Kind,
    need: Need,
}

/// Whether a key has to be there.
#[derive(Clone, Copy, PartialEq)]
enum Need {
    Required,
    Optional,
}

/// What keys mean that are not known. Keys that begin with `x-` are always free.
enum Others {
    /// They are slips, or belong elsewhere.
    Unknown,
    /// They are names or paths, with values of this kind.
    Names(Kind),
}

/// Whether a `$ref` may stand in place of an object.
#[derive(Clone, Copy, PartialEq)]
enum Reference {
    Allowed,
    NotAllowed,
}

/// What a value may be.
enum Kind {
    /// Anything: data.
    Any,
    /// Text. Numbers and booleans are taken for text where YAML made them of it.
    Text,
    /// Text that is one of these words.
    Word(&'static [&'static str]),
    Boolean,
    /// A whole number that is not negative.
    Count,
    Number,
    List(&'static Kind),
    /// An object whose keys are names.
    Map(&'static Kind),
    Object(&'static Shape),
    /// A schema or a boolean.
    SchemaOrBoolean,
    /// An object whose keys are media types.
    Content,
    /// An object whose keys are names of headers.
    Headers,
}

const fn required(name: &'static str, kind: Kind) -> Key {
    Key {
        name,
        kind,
        need: Need::Required,
    }
}

const fn optional(name: &'static str, kind: Kind) -> Key {
    Key {
        name,
        kind,
        need: Need::Optional,
    }
}

/// An object that cannot be replaced by a `$ref` and has no other keys.
const fn shape(name: &'static str, keys: &'static [Key]) -> Shape {
    Shape {
        name,
        keys,
        others: Others::Unknown,
        reference: Reference::NotAllowed,
    }
}

/// An object in whose place a `$ref` may stand.
const fn referable(name: &'static str, keys: &'static [Key]) -> Shape {
    Shape {
        name,
        keys,
        others: Others::Unknown,
        reference: Reference::Allowed,
    }
}

/// An object whose keys are names.
const fn names(name: &'static str, kind: Kind) -> Shape {
    Shape {
        name,
        keys: &[],
        others: Others::Names(kind),
        reference: Reference::NotAllowed,
    }
}

/// The name of the object that the tables expect at a place: "Schema Object". `None` where they expect none.
pub(super) fn expected(at: &Pointer) -> Option<&'static str> {
    static TOP: Kind = Kind::Object(&service::DOCUMENT);
    let mut kind = &TOP;
    for segment in at.segments() {
        kind = member(kind, segment)?;
    }
    match kind {
        Kind::Object(shape) => Some(shape.name),
        Kind::SchemaOrBoolean => Some(schema::SCHEMA.name),
        _ => None,
    }
}

/// What is expected one step further.
fn member(kind: &'static Kind, segment: &str) -> Option<&'static Kind> {
    static MEDIA_TYPE: Kind = Kind::Object(&parts::MEDIA_TYPE);
    static HEADER: Kind = Kind::Object(&parts::HEADER);
    let shape = match kind {
        Kind::Content => return Some(&MEDIA_TYPE),
        Kind::Headers => return Some(&HEADER),
        Kind::List(inner) | Kind::Map(inner) => return Some(inner),
        Kind::Object(shape) => shape,
        Kind::SchemaOrBoolean => &schema::SCHEMA,
        _ => return None,
    };
    let known = shape.keys.iter().find(|key| key.name == segment);
    match (known, &shape.others) {
        (Some(key), _) => Some(&key.kind),
        (None, Others::Names(kind)) if !segment.starts_with("x-") => Some(kind),
        (None, _) => None,
    }
}

/// Where findings go, and the changes that go with them.
struct Found<'s> {
    root: &'s Value,
    sink: &'s mut Sink,
    edits: Edits,
}

/// Reports everything in a document that the tables do not allow, and gives what is to be read in its place.
pub(super) fn check(root: &Value, sink: &mut Sink) -> Edits {
    let mut out = Found {
        root,
        sink,
        edits: Edits::default(),
    };
    walk::walk(root, &service::DOCUMENT, &mut out);
    out.edits
}
