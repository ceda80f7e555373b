//! Reads every item once, so that one that cannot be read is a finding with a place.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{
    Header, Info, Operation, Parameter, RequestBody, Response, Schema, SecurityScheme, Server, Tag,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::operations;
use super::views::Document;
use crate::diagnostic::{Code, Sink};
use crate::pointer::Pointer;

/// Findings about the form of an item: reading would refuse it once more, in other words.
const FORM: &[Code] = &[
    Code::MisspeltKeyword,
    Code::WrongKind,
    Code::MissingKeyword,
    Code::UnknownWord,
];

/// Reports every item that cannot be read, and gives what each operation says itself. `before` is how many findings there
/// were ahead of this document's.
pub(super) fn check(
    document: &Document<'_>,
    before: usize,
    sink: &mut Sink,
) -> BTreeMap<Pointer, Operation> {
    let refused = refused(before, sink);
    let mut reader = Reader {
        document,
        refused,
        sink,
    };
    let top = Pointer::root();
    reader.one::<Info>(&top.child("info"));
    reader.list::<Server>(&top.child("servers"));
    reader.list::<Tag>(&top.child("tags"));
    let components = top.child("components");
    reader.each::<Schema>(&components.child("schemas"));
    reader.each::<Response>(&components.child("responses"));
    reader.each::<Parameter>(&components.child("parameters"));
    reader.each::<RequestBody>(&components.child("requestBodies"));
    reader.each::<Header>(&components.child("headers"));
    reader.each::<SecurityScheme>(&components.child("securitySchemes"));
    let paths = top.child("paths");
    for path in document.keys(&paths) {
        reader.list::<Parameter>(&paths.child(path).child("parameters"));
        reader.list::<Server>(&paths.child(path).child("servers"));
    }
    let mut read = BTreeMap::new();
    for (at, _) in operations::places(document.root()) {
        match document.raw(&at).map(operations::own) {
            Some(Ok(own)) => {
                read.insert(at.clone(), own);
            }
            Some(Err(error)) => {
                reader.refuse(at, &error);
                continue;
            }
            None => continue,
        }
        reader.list::<Parameter>(&at.child("parameters"));
        reader.list::<Server>(&at.child("servers"));
        reader.one::<RequestBody>(&at.child("requestBody"));
        reader.each::<Response>(&at.child("responses"));
    }
    read
}

/// The places with a finding about form at them or inside.
fn refused(before: usize, sink: &Sink) -> BTreeSet<Pointer> {
    let mut refused = BTreeSet::new();
    let found = sink.found().iter().skip(before);
    for one in found.filter(|one| FORM.contains(&one.code)) {
        let mut at = Some(one.pointer.clone());
        while let Some(place) = at {
            at = place.parent();
            refused.insert(place);
        }
    }
    refused
}

struct Reader<'a, 'd> {
    document: &'a Document<'d>,
    refused: BTreeSet<Pointer>,
    sink: &'a mut Sink,
}

impl Reader<'_, '_> {
    fn each<T: DeserializeOwned>(&mut self, at: &Pointer) {
        for key in self.document.keys(at) {
            self.one::<T>(&at.child(key));
        }
    }

    fn list<T: DeserializeOwned>(&mut self, at: &Pointer) {
        let items = self.document.raw(at).and_then(Value::as_array);
        for index in 0..items.map_or(0, Vec::len) {
            self.one::<T>(&at.child(index));
        }
    }

    /// Reads the item at a place, or the one that its `$ref` leads to.
    fn one<T: DeserializeOwned>(&mut self, at: &Pointer) {
        let Some((at, value)) = self.document.follow(at) else {
            return;
        };
        // What cannot be used was taken out of its list.
        if self.refused.contains(&at) || value.is_null() {
            return;
        }
        if let Err(error) = T::deserialize(value) {
            self.refuse(at, &error);
        }
    }

    fn refuse(&mut self, at: Pointer, error: &serde_json::Error) {
        if !self.refused.contains(&at) {
            let message = format!("this cannot be read: {error}");
            let remedy = "compare with the specification of this object";
            self.sink.value(Code::NotUnderstood, &at, message, remedy);
            // Several references may lead here: it is said once.
            self.refused.insert(at);
        }
    }
}
