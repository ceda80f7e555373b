//! The shape of a schema: what it means before it has a name, independent of direction and of who uses it.

use std::rc::Rc;

use super::view::View;
use crate::ir::Primitive;
use crate::pointer::Pointer;

/// A schema that is reached, with its shape.
pub(super) struct Def<'d> {
    /// The schema itself.
    pub(super) view: Rc<View<'d>>,
    /// What it means.
    pub(super) shape: Shape,
    /// Whether null is one of its values.
    pub(super) nullable: bool,
}

/// What a schema means. Children are named by the place where they are written, before references are followed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// A type that needs no definition; raw JSON included.
    Primitive(Primitive),
    /// A struct.
    Object(Members),
    /// An enum of texts.
    Strings(Vec<String>),
    /// An enum of integers.
    Integers(Vec<i64>),
    /// A list; `None` = of raw JSON.
    List(Option<Pointer>),
    /// A map; `None` = of raw JSON.
    Map(Option<Pointer>),
    /// What another schema means.
    Same(Pointer),
    /// One of several schemas.
    Union(Union),
}

/// One of several schemas.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Union {
    /// The schemas; one alone where it is all that extends another.
    pub(super) branches: Vec<Branch>,
    /// The member by which a value says of which branch it is.
    pub(super) tag: Option<String>,
}

/// One of the schemas that a union chooses among.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Branch {
    /// The place that stands for it; nothing is written there where its shape was made.
    pub(super) at: Pointer,
    /// Where it is written.
    pub(super) source: Pointer,
    /// The values of the tag that stand for it.
    pub(super) tags: Vec<String>,
    /// Its shape where that is not what is written: several schemas in one.
    pub(super) made: Option<Box<Shape>>,
    /// What it is called where nothing is written that says so.
    pub(super) words: Option<&'static str>,
}

impl Branch {
    /// The schema that is written at a place.
    pub(super) fn written(at: Pointer) -> Self {
        Self {
            source: at.clone(),
            at,
            tags: Vec::new(),
            made: None,
            words: None,
        }
    }

    /// The same, standing at a place of its own with a shape of its own.
    pub(super) fn made(at: Pointer, source: Pointer, shape: Shape) -> Self {
        Self {
            at,
            source,
            tags: Vec::new(),
            made: Some(Box::new(shape)),
            words: None,
        }
    }
}

/// The members of a struct.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Members {
    /// Those that the schema names.
    pub(super) named: Vec<Member>,
    /// The others.
    pub(super) others: Others,
}

/// A named member.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member {
    /// Its name on the wire.
    pub(super) wire: String,
    /// Its schema, as written.
    pub(super) at: Pointer,
    /// Whether it has to be there.
    pub(super) required: bool,
    /// Where it travels.
    pub(super) travels: Travels,
}

/// What happens to members that the schema does not name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Others {
    /// They are ignored.
    #[default]
    Ignored,
    /// They are kept as raw JSON.
    Any,
    /// They are kept as values of this schema.
    Typed(Pointer),
}

/// The directions in which a member travels (`readOnly`, `writeOnly`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Travels {
    /// Both.
    BothWays,
    /// Only in responses.
    FromServer,
    /// Only in requests.
    ToServer,
}

/// A direction in which a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    /// To the server.
    Request,
    /// From the server.
    Response,
}

impl Travels {
    /// Whether a member travels in a direction.
    pub(super) fn includes(self, direction: Direction) -> bool {
        match self {
            Self::BothWays => true,
            Self::FromServer => direction == Direction::Response,
            Self::ToServer => direction == Direction::Request,
        }
    }
}

impl Shape {
    /// Raw JSON.
    pub(super) const JSON: Self = Self::Primitive(Primitive::Json);

    /// Whether it gets a definition, and so a name, of its own.
    pub(super) fn is_defined(&self) -> bool {
        matches!(
            self,
            Self::Object(_) | Self::Strings(_) | Self::Integers(_) | Self::Union(_)
        )
    }

    /// The schemas that it is made of, where only those that travel in `direction` count.
    pub(super) fn children(&self, direction: Direction) -> Vec<&Pointer> {
        match self {
            Self::Primitive(_) | Self::Strings(_) | Self::Integers(_) => Vec::new(),
            Self::List(child) | Self::Map(child) => child.iter().collect(),
            Self::Same(child) => vec![child],
            Self::Object(members) => members.children(direction),
            Self::Union(union) => union.branches.iter().map(|branch| &branch.at).collect(),
        }
    }
}

impl Members {
    fn children(&self, direction: Direction) -> Vec<&Pointer> {
        let named = self
            .named
            .iter()
            .filter(|member| member.travels.includes(direction))
            .map(|member| &member.at);
        let others = match &self.others {
            Others::Typed(at) => Some(at),
            Others::Ignored | Others::Any => None,
        };
        named.chain(others).collect()
    }
}
