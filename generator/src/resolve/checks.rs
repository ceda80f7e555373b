//! What the grammar of single objects cannot say: names that have to be unique, and names that have to match.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::operations::{StatusKey, places};
use super::references::{follow, value};
use crate::diagnostic::{Code, Sink, suggest};
use crate::pointer::Pointer;

/// Reports everything that does not match.
pub(super) fn check(root: &Value, sink: &mut Sink) {
    paths(root, sink);
    operation_ids(root, sink);
    servers(root, &Pointer::root(), sink);
    for (path, _) in members(root.get("paths")).filter(|(path, _)| !path.starts_with("x-")) {
        let item = Pointer::root().child("paths").child(path);
        servers(root, &item, sink);
        unused(
            &declared(root, &item.child("parameters"), Own::Path),
            path,
            sink,
        );
    }
    for (at, _) in places(root) {
        servers(root, &at, sink);
        parameters(root, &at, sink);
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

fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}

/// The names between braces; `None` where a brace has no partner.
fn placeholders(path: &str) -> Option<Vec<&str>> {
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

fn path_of(operation: &Pointer) -> String {
    operation
        .parent()
        .and_then(|item| item.last().map(str::to_owned))
        .unwrap_or_default()
}

/// One parameter of an operation, wherever it is declared.
struct Declared<'a> {
    at: Pointer,
    name: &'a str,
    place: &'a str,
    own: Own,
}

/// Whether a parameter is declared at the operation or at its path.
#[derive(Clone, Copy, PartialEq)]
enum Own {
    Operation,
    Path,
}

fn parameters(root: &Value, at: &Pointer, sink: &mut Sink) {
    let Some(item) = at.parent() else { return };
    let mut declared = declared(root, &at.child("parameters"), Own::Operation);
    declared.extend(self::declared(root, &item.child("parameters"), Own::Path));
    for (index, parameter) in declared.iter().enumerate() {
        let same = |other: &&Declared<'_>| {
            other.name == parameter.name
                && other.place == parameter.place
                && other.own == parameter.own
        };
        if declared.iter().take(index).find(same).is_some() {
            let message = format!(
                "the {} parameter `{}` is declared twice",
                parameter.place, parameter.name
            );
            sink.value(
                Code::DuplicateParameter,
                &parameter.at,
                message,
                "remove one of the two",
            );
        }
    }
    let path = path_of(at);
    let Some(names) = placeholders(&path) else {
        return;
    };
    for name in &names {
        if !declared
            .iter()
            .any(|parameter| parameter.place == "path" && parameter.name == *name)
        {
            let message =
                format!("the placeholder `{{{name}}}` of the path `{path}` is not declared");
            let remedy = format!("declare a parameter `{name}` with `in: path`");
            sink.key(Code::UndeclaredPathParameter, at, message, remedy);
        }
    }
    declared.retain(|parameter| parameter.own == Own::Operation);
    unused(&declared, &path, sink);
}

/// Reports parameters with `in: path` for which the path has no placeholder.
fn unused(declared: &[Declared<'_>], path: &str, sink: &mut Sink) {
    let Some(names) = placeholders(path) else {
        return;
    };
    for parameter in declared
        .iter()
        .filter(|parameter| parameter.place == "path")
    {
        if !names.contains(&parameter.name) {
            let message = format!(
                "the path `{path}` has no placeholder `{{{}}}`",
                parameter.name
            );
            let remedy = match suggest(parameter.name, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add it to the path, or change `in`".to_owned(),
            };
            sink.value(Code::UnusedPathParameter, &parameter.at, message, remedy);
        }
    }
}

fn declared<'a>(root: &'a Value, at: &Pointer, own: Own) -> Vec<Declared<'a>> {
    let count = value(root, at)
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    let one = |index: usize| {
        let at = at.child(index);
        let (_, parameter) = follow(root, &at)?;
        let text = |key| parameter.get(key).and_then(Value::as_str);
        Some(Declared {
            name: text("name")?,
            place: text("in")?,
            at,
            own,
        })
    };
    (0..count).filter_map(one).collect()
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

/// The servers of the document, of a path or of an operation.
fn servers(root: &Value, holder: &Pointer, sink: &mut Sink) {
    let at = holder.child("servers");
    for (index, server) in value(root, &at)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .enumerate()
    {
        let Some(url) = server.get("url").and_then(Value::as_str) else {
            continue;
        };
        if let Some(problem) = bad_url(url) {
            let message = format!("the server's URL {problem}");
            sink.value(
                Code::InvalidServer,
                &at.child(index).child("url"),
                message,
                "write an https or http URL, or a relative one",
            );
        }
    }
}

/// What is wrong with a server's URL, which is a template and may be relative.
fn bad_url(url: &str) -> Option<&'static str> {
    if url.contains(['\\', '\n', '\r', '\t']) {
        return Some("holds a backslash or white space");
    }
    let Some((scheme, rest)) = url.split_once("://") else {
        let script = url
            .split('/')
            .next()
            .is_some_and(|first| first.contains(':') && !first.contains('{'));
        return script.then_some("is neither https nor http");
    };
    let authority = rest.split('/').next().unwrap_or_default();
    if authority.contains('@') {
        Some("holds a user name")
    } else if matches!(scheme, "https" | "http" | "ws" | "wss") || scheme.contains('{') {
        None
    } else {
        Some("is neither https nor http")
    }
}
