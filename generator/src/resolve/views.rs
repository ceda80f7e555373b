//! The document, and what can be asked of it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use openapiv3::{
    Header, Info, Operation, Response, Schema, SecurityRequirement, SecurityScheme, Server, Tag,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::chains::Chains;
use super::operations::{self, OperationView};
use super::paths::LeftOut;
use super::{checks, damage, grammar, paths, reading, references, targets};
use crate::diagnostic::{Code, Sink};
use crate::pointer::Pointer;

/// The tree of a document, in which everything of the wrong form that has a plain meaning is replaced by what it means.
#[derive(Debug)]
pub struct Mended<'a> {
    tree: Cow<'a, Value>,
    left_out: LeftOut,
    /// How many findings there were ahead of this document's.
    before: usize,
}

impl<'a> Mended<'a> {
    /// Checks the form of a document, and mends it. Each change is a warning.
    pub fn new(root: &'a Value, sink: &mut Sink) -> Self {
        let (before, mut left_out) = (sink.found().len(), LeftOut::new());
        let tree = paths::follow(root, &mut left_out, sink).apply(Cow::Borrowed(root));
        let edits = grammar::check(&tree, sink);
        let tree = edits.apply(tree);
        let edits = checks::check(&Chains::new(&tree), &mut left_out, sink);
        Self {
            tree: edits.apply(tree),
            left_out,
            before,
        }
    }
}

/// A document that has been checked.
#[derive(Debug)]
pub struct Document<'a> {
    chains: Chains<'a>,
    bad: BTreeMap<Pointer, Code>,
    /// What each operation says itself.
    own: BTreeMap<Pointer, Operation>,
}

/// Something and where it really stands, `$ref`s followed.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// Its place.
    pub at: Pointer,
    /// The thing itself.
    pub value: T,
}

/// A schema as it is seen from a place.
#[derive(Clone, Debug)]
pub struct SchemaView<'a> {
    /// Where it really stands.
    pub at: Pointer,
    /// Whether a `$ref` led to it.
    pub via_ref: bool,
    /// Its name, where it is one of `components.schemas`.
    pub component: Option<String>,
    /// The schema.
    pub schema: Schema,
    /// The schema as it is written.
    pub raw: &'a Value,
}

impl<'a> Document<'a> {
    /// Checks a document.
    ///
    /// `None` where something stops it from being used; everything that was found has been reported then.
    pub fn new(mended: &'a Mended<'_>, sink: &mut Sink) -> Option<Self> {
        let chains = Chains::new(&mended.tree);
        references::check(&chains, sink);
        let mut document = Self {
            chains,
            bad: BTreeMap::new(),
            own: BTreeMap::new(),
        };
        document.own = reading::check(&document, mended.before, sink);
        document.bad = damage::assess(&mended.tree, mended.before, sink)?;
        document.bad.extend(mended.left_out.iter().cloned());
        Some(document)
    }

    /// What the document says about itself.
    #[must_use]
    pub fn info(&self) -> Located<Info> {
        let at = Pointer::root().child("info");
        self.read(&at).unwrap_or_else(|| Located {
            at,
            value: Info::default(),
        })
    }

    /// The document's servers.
    #[must_use]
    pub fn servers(&self) -> Vec<Located<Server>> {
        self.list(&Pointer::root().child("servers"))
    }

    /// The document's tags.
    #[must_use]
    pub fn tags(&self) -> Vec<Located<Tag>> {
        self.list(&Pointer::root().child("tags"))
    }

    /// The security of operations that have none of their own.
    #[must_use]
    pub fn security(&self) -> Option<Vec<SecurityRequirement>> {
        self.read(&Pointer::root().child("security"))
            .map(|located| located.value)
    }

    /// The security schemes by name.
    #[must_use]
    pub fn security_schemes(&self) -> Vec<(String, Located<SecurityScheme>)> {
        self.each(&Pointer::root().child("components").child("securitySchemes"))
    }

    /// The places of the component schemas by name.
    #[must_use]
    pub fn component_schemas(&self) -> Vec<(String, Pointer)> {
        let at = Pointer::root().child("components").child("schemas");
        self.keys(&at)
            .map(|name| (name.to_owned(), at.child(name)))
            .collect()
    }

    /// Operations that cannot be used, each with the code of what is wrong with it. They are not among the others.
    #[must_use]
    pub fn bad_operations(&self) -> &BTreeMap<Pointer, Code> {
        &self.bad
    }

    /// Every operation, in the order of the document.
    #[must_use]
    pub fn operations(&self) -> Vec<OperationView> {
        operations::all(self)
    }

    /// The headers that a response declares.
    #[must_use]
    pub fn headers(&self, response: &Located<Response>) -> Vec<(String, Located<Header>)> {
        let at = response.at.child("headers");
        let names = self
            .raw(&at)
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, _)| name);
        names
            .filter_map(|name| Some((name.clone(), self.read(&at.child(name))?)))
            .collect()
    }

    /// The schema at a place, `$ref`s followed.
    #[must_use]
    pub fn schema(&self, at: &Pointer) -> Option<SchemaView<'a>> {
        let (target, raw) = self.follow(at)?;
        let component = match target.segments() {
            [components, schemas, name] if components == "components" && schemas == "schemas" => {
                Some(name.clone())
            }
            _ => None,
        };
        let schema = Schema::deserialize(raw).ok()?;
        Some(SchemaView {
            via_ref: target != *at,
            at: target,
            component,
            schema,
            raw,
        })
    }

    /// Where the `$ref`s from a place lead: the place itself where it is none.
    #[must_use]
    pub fn target(&self, at: &Pointer) -> Option<Pointer> {
        self.follow(at).map(|(target, _)| target)
    }

    /// What is written at a place.
    #[must_use]
    pub fn raw(&self, at: &Pointer) -> Option<&'a Value> {
        targets::value(self.root(), at)
    }

    /// The place and the value that `$ref`s lead to from a place.
    pub(super) fn follow(&self, at: &Pointer) -> Option<(Pointer, &'a Value)> {
        self.chains.follow(at)
    }

    pub(super) fn read<T: DeserializeOwned>(&self, at: &Pointer) -> Option<Located<T>> {
        let (at, value) = self.follow(at)?;
        T::deserialize(value)
            .ok()
            .map(|value| Located { at, value })
    }

    pub(super) fn list<T: DeserializeOwned>(&self, at: &Pointer) -> Vec<Located<T>> {
        let count = self.raw(at).and_then(Value::as_array).map_or(0, Vec::len);
        (0..count)
            .filter_map(|index| self.read(&at.child(index)))
            .collect()
    }

    /// The members of an object by name, extensions left out.
    pub(super) fn each<T: DeserializeOwned>(&self, at: &Pointer) -> Vec<(String, Located<T>)> {
        self.keys(at)
            .filter_map(|name| Some((name.to_owned(), self.read(&at.child(name))?)))
            .collect()
    }

    pub(super) fn keys(&self, at: &Pointer) -> impl Iterator<Item = &'a str> + use<'a> {
        let members = self
            .raw(at)
            .and_then(Value::as_object)
            .into_iter()
            .flatten();
        members
            .map(|(name, _)| name.as_str())
            .filter(|name| !name.starts_with("x-"))
    }

    /// What the operation at a place says itself; `None` where it cannot be read.
    pub(super) fn own(&self, at: &Pointer) -> Option<&Operation> {
        self.own.get(at)
    }

    pub(super) fn root(&self) -> &'a Value {
        self.chains.root()
    }
}
