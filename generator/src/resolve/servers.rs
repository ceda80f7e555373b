//! Servers: their URLs and the variables in them.

use serde_json::Value;

use super::checks::{members, placeholders};
use super::edits::Edits;
use super::slips;
use super::targets::value;
use crate::diagnostic::{Code, Sink, suggest};
use crate::pointer::Pointer;

/// Reports servers of the document, of a path or of an operation to which nothing can be sent.
pub(super) fn check(root: &Value, holder: &Pointer, edits: &mut Edits, sink: &mut Sink) {
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
        let at = at.child(index);
        if let Some(problem) = bad_url(url) {
            let message = format!("the server's URL {problem}: the server is left out");
            edits.remove(at.clone());
            sink.value(
                Code::InvalidServer,
                &at.child("url"),
                message,
                "write an https or http URL, or a relative one",
            );
        } else {
            variables(server, url, &at, edits, sink);
        }
    }
}

/// Every variable of a URL is declared.
fn variables(server: &Value, url: &str, at: &Pointer, edits: &mut Edits, sink: &mut Sink) {
    let at_url = at.child("url");
    let Some(names) = placeholders(url) else {
        edits.remove(at.clone());
        let message =
            format!("the URL `{url}` has a brace without a partner: the server is left out");
        let remedy = "write it like `https://{region}.example.com`";
        return sink.value(Code::InvalidServer, &at_url, message, remedy);
    };
    if slips::stands_for(server, "variables") {
        return;
    }
    let declared = || members(server.get("variables")).map(|(name, _)| name.as_str());
    for name in names {
        if declared().any(|known| known == name) {
            continue;
        }
        let remedy = match suggest(name, declared()) {
            Some(near) => format!("did you mean `{{{near}}}`?"),
            None => format!("declare `{name}` under `variables`, with a `default`"),
        };
        let message =
            format!("the variable `{{{name}}}` of the URL is not declared: the server is left out");
        sink.value(Code::InvalidServer, &at_url, message, remedy);
        edits.remove(at.clone());
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
