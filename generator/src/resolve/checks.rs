//! What the grammar of single objects cannot say: names that have to be unique, and names that have to match.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::chains::Chains;
use super::operations::{StatusKey, places};
use super::references::value;
use super::{parameters, servers, slips};
use crate::diagnostic::{Code, Sink, suggest};
use crate::pointer::Pointer;

/// Reports everything that does not match.
pub(super) fn check(chains: &Chains<'_>, sink: &mut Sink) {
    let root = chains.root();
    paths(root, sink);
    operation_ids(root, sink);
    servers::check(root, &Pointer::root(), sink);
    for (path, _) in members(root.get("paths")).filter(|(path, _)| !path.starts_with("x-")) {
        let item = Pointer::root().child("paths").child(path);
        servers::check(root, &item, sink);
        parameters::check_path(chains, &item, path, sink);
    }
    for (at, _) in places(root) {
        servers::check(root, &at, sink);
        parameters::check(chains, &at, sink);
        statuses(root, &at, sink);
        if let Some(security) = value(root, &at.child("security")) {
            schemes(root, security, &at.child("security"), sink);
        }
    }
    if let Some(security) = root.get("security") {
        schemes(root, security, &Pointer::root().child("security"), sink);
    }
}

fn paths(root: &Value, sink: &mut Sink) {
    let at = Pointer::root().child("paths");
    for path in members(root.get("paths"))
        .map(|(path, _)| path)
        .filter(|path| !path.starts_with("x-"))
    {
        if root
            .get("paths")
            .and_then(|paths| paths.get(path)?.get("$ref"))
            .is_some_and(Value::is_string)
        {
            sink.value(
                Code::ReferencedPath,
                &at.child(path).child("$ref"),
                format!("the path `{path}` is a reference, which is not followed yet: its operations are left out"),
                "write the operations out at the path",
            );
        }
        let problem = if !path.starts_with('/') {
            "does not begin with a slash"
        } else if placeholders(path).is_none() {
            "has a brace without a partner"
        } else {
            continue;
        };
        sink.key(
            Code::InvalidPath,
            &at.child(path),
            format!("the path `{path}` {problem}"),
            "write it like `/pets/{petId}`",
        );
    }
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

fn operation_ids(root: &Value, sink: &mut Sink) {
    let mut seen: BTreeMap<&str, Pointer> = BTreeMap::new();
    for (at, method) in places(root) {
        let Some(operation) = value(root, &at) else {
            continue;
        };
        match operation
            .get("operationId")
            .and_then(Value::as_str)
            .filter(|id| !id.trim().is_empty())
        {
            // A slip in the keyword and a value of another kind are findings of the grammar.
            None if slips::stands_for(operation, "operationId") || has_other_kind(operation) => {}
            None => {
                let message = format!(
                    "this operation ({} {}) has no operationId",
                    method.as_str(),
                    path_of(&at)
                );
                sink.key(
                    Code::MissingOperationId,
                    &at,
                    message,
                    "add `operationId: verbNoun`: it names the method",
                );
            }
            Some(id) => {
                if let Some(first) = seen.get(id) {
                    let message = format!("the operationId `{id}` is taken by {first}");
                    sink.value(
                        Code::DuplicateOperationId,
                        &at.child("operationId"),
                        message,
                        "rename one of the two",
                    );
                } else {
                    seen.insert(id, at);
                }
            }
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

fn statuses(root: &Value, at: &Pointer, sink: &mut Sink) {
    let at = at.child("responses");
    for key in members(value(root, &at))
        .map(|(key, _)| key)
        .filter(|key| !key.starts_with("x-"))
    {
        if StatusKey::parse(key).is_none() {
            let message = format!("`{key}` is not a status");
            sink.key(
                Code::InvalidStatus,
                &at.child(key),
                message,
                "write a status such as `'200'`, a range such as `4XX`, or `default`",
            );
        }
    }
}

fn schemes(root: &Value, security: &Value, at: &Pointer, sink: &mut Sink) {
    let components = root.get("components").unwrap_or(root);
    if slips::stands_for(root, "components") || slips::stands_for(components, "securitySchemes") {
        // Every scheme is below a misspelt keyword, which is reported.
        return;
    }
    let known =
        || members(root.pointer("/components/securitySchemes")).map(|(name, _)| name.as_str());
    for (index, alternative) in security.as_array().into_iter().flatten().enumerate() {
        for name in members(Some(alternative)).map(|(name, _)| name) {
            if !known().any(|scheme| scheme == name) {
                let remedy = match suggest(name, known()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "declare it under `components.securitySchemes`".to_owned(),
                };
                let message = format!("there is no security scheme `{name}`");
                sink.key(
                    Code::UndefinedSecurityScheme,
                    &at.child(index).child(name),
                    message,
                    remedy,
                );
            }
        }
    }
}
