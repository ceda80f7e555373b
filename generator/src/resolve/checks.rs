//! What the grammar of single objects cannot say: names that have to be unique, and names that have to match.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::chains::Chains;
use super::edits::Edits;
use super::operations::{StatusKey, places};
use super::paths::LeftOut;
use super::targets::value;
use super::{parameters, paths, servers, slips};
use crate::diagnostic::{Code, Sink, suggest};
use crate::pointer::Pointer;

/// Reports everything that does not match, and gives what is to be read in its place.
pub(super) fn check(chains: &Chains<'_>, left_out: &mut LeftOut, sink: &mut Sink) -> Edits {
    let mut edits = Edits::default();
    let root = chains.root();
    paths::check(root, left_out, &mut edits, sink);
    operation_ids(root, &mut edits, sink);
    servers::check(root, &Pointer::root(), &mut edits, sink);
    for (path, _) in members(root.get("paths")).filter(|(path, _)| !path.starts_with("x-")) {
        let item = Pointer::root().child("paths").child(path);
        servers::check(root, &item, &mut edits, sink);
        parameters::check_path(chains, &item, path, &mut edits, sink);
    }
    for (at, _) in places(root) {
        servers::check(root, &at, &mut edits, sink);
        parameters::check(chains, &at, &mut edits, sink);
        statuses(root, &at, &mut edits, sink);
        schemes(root, &at, &mut edits, sink);
    }
    schemes(root, &Pointer::root(), &mut edits, sink);
    edits
}

pub(super) fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}

/// The names between braces; `None` where a brace has no partner.
pub(super) fn placeholders(path: &str) -> Option<Vec<&str>> {
    let (mut names, mut rest) = (Vec::new(), path);
    while let Some(at) = rest.find(['{', '}']) {
        let inside = rest[at..].strip_prefix('{')?;
        let (name, after) = inside.split_once('}')?;
        if name.is_empty() || name.contains('{') {
            return None;
        }
        names.push(name);
        rest = after;
    }
    Some(names)
}

fn operation_ids(root: &Value, edits: &mut Edits, sink: &mut Sink) {
    let mut seen: BTreeMap<&str, Vec<Pointer>> = BTreeMap::new();
    for (at, method) in places(root) {
        let Some(operation) = value(root, &at) else {
            continue;
        };
        let id = operation.get("operationId").and_then(Value::as_str);
        match id.filter(|id| !id.trim().is_empty()) {
            // A slip in the keyword and a value of another kind are findings of the grammar.
            None if slips::stands_for(operation, "operationId") || has_other_kind(operation) => {}
            None => {
                let (method, path) = (method.as_str(), path_of(&at));
                let message = format!(
                    "this operation ({method} {path}) has no operationId: it is named after method and path"
                );
                let remedy = "add `operationId: verbNoun`: it names the method";
                sink.key(Code::MissingOperationId, &at, message, remedy);
                edits.remove(at.child("operationId"));
            }
            Some(id) => seen.entry(id).or_default().push(at.child("operationId")),
        }
    }
    for (id, places) in seen.iter().filter(|(_, places)| places.len() > 1) {
        for at in places {
            let other = places
                .iter()
                .find(|other| *other != at)
                .and_then(Pointer::parent);
            let other = other.unwrap_or_default();
            let message = format!(
                "the operationId `{id}` is that of {other} too: both are named after method and path"
            );
            sink.value(
                Code::DuplicateOperationId,
                at,
                message,
                "rename one of the two",
            );
            edits.remove(at.clone());
        }
    }
}

/// Whether there is an operationId that is no text.
fn has_other_kind(operation: &Value) -> bool {
    operation
        .get("operationId")
        .is_some_and(|id| !id.is_string())
}

/// The path of the operation at a place.
pub(super) fn path_of(operation: &Pointer) -> String {
    operation
        .parent()
        .and_then(|item| item.last().map(str::to_owned))
        .unwrap_or_default()
}

fn statuses(root: &Value, at: &Pointer, edits: &mut Edits, sink: &mut Sink) {
    let at = at.child("responses");
    for key in members(value(root, &at))
        .map(|(key, _)| key)
        .filter(|key| !key.starts_with("x-"))
    {
        if StatusKey::parse(key).is_none() {
            let message = format!("`{key}` is not a status: this response is left out");
            edits.remove(at.child(key));
            sink.key(
                Code::InvalidStatus,
                &at.child(key),
                message,
                "write a status such as `'200'`, a range such as `4XX`, or `default`",
            );
        }
    }
}

/// The security of the document or of an operation.
fn schemes(root: &Value, holder: &Pointer, edits: &mut Edits, sink: &mut Sink) {
    let at = holder.child("security");
    let components = root.get("components").unwrap_or(root);
    if slips::stands_for(root, "components") || slips::stands_for(components, "securitySchemes") {
        // Every scheme is below a misspelt keyword, which is reported.
        return;
    }
    let known =
        || members(root.pointer("/components/securitySchemes")).map(|(name, _)| name.as_str());
    let alternatives = value(root, &at).and_then(Value::as_array);
    for (index, alternative) in alternatives.into_iter().flatten().enumerate() {
        for (name, _) in members(Some(alternative)) {
            if known().any(|scheme| scheme == name) {
                continue;
            }
            let at = at.child(index).child(name);
            let message = format!("there is no security scheme `{name}`");
            if let Some(near) = suggest(name, known()) {
                let remedy = format!("did you mean `{near}`?");
                sink.key(Code::UndefinedSecurityScheme, &at, message, remedy);
            } else {
                let message = format!("{message}: nothing is sent for it");
                let remedy = "declare it under `components.securitySchemes`";
                sink.key(Code::UnknownScheme, &at, message, remedy);
                edits.remove(at);
            }
        }
    }
}
