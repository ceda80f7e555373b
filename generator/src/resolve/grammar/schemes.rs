//! Security schemes: what each type of them has to have, and what is done without it.

use serde_json::{Map, Value, json};

use super::Found;
use super::parts::SECURITY_SCHEME;
use super::wire_names;
use crate::diagnostic::{Code, suggest};
use crate::pointer::Pointer;

/// What is done where a key is missing.
enum Without {
    /// This value stands in its place: nothing is sent by it.
    Value(fn() -> Value),
    /// The scheme cannot be used.
    Nothing,
}

/// What each type of security scheme has to have (OpenAPI 3.0.3, "Security Scheme Object").
const KEYS: &[(&str, &str, Without)] = &[
    ("apiKey", "name", Without::Nothing),
    ("apiKey", "in", Without::Nothing),
    ("http", "scheme", Without::Nothing),
    ("oauth2", "flows", Without::Value(|| json!({}))),
    (
        "openIdConnect",
        "openIdConnectUrl",
        Without::Value(|| json!("")),
    ),
];

/// The types.
const TYPES: &[&str] = &["apiKey", "http", "oauth2", "openIdConnect"];

/// HTTP authentication schemes whose names are worth comparing with.
const HTTP_SCHEMES: &[&str] = &["bearer", "basic", "digest"];

/// Checks a security scheme. One that cannot be used is left out.
pub(super) fn check(members: &Map<String, Value>, at: &Pointer, out: &mut Found<'_>) {
    let text = |key: &str| members.get(key).and_then(Value::as_str);
    let ty = text("type").unwrap_or_default();
    for (_, key, without) in KEYS.iter().filter(|(known, _, _)| *known == ty) {
        let slip = || {
            members
                .keys()
                .any(|name| suggest(name, [*key]).is_some() && !is_known(name))
        };
        if !members.contains_key(*key) && !slip() {
            missing(ty, (key, without), at, out);
        }
    }
    if ty == "apiKey"
        && let (Some(name), Some(place)) = (text("name"), text("in"))
    {
        wire_names::parameter(name, place, &at.child("name"), out);
        if !wire_names::can_carry(place, name) {
            out.edits.remove(at.clone());
        }
    }
    let Some(scheme) = text("scheme").filter(|_| ty == "http") else {
        return;
    };
    let lower = scheme.to_ascii_lowercase();
    let near = suggest(&lower, HTTP_SCHEMES.iter().copied());
    if let Some(near) = near.filter(|_| !HTTP_SCHEMES.contains(&lower.as_str())) {
        let message = format!("`{scheme}` is no HTTP authentication scheme");
        let remedy = format!("did you mean `{near}`?");
        out.sink
            .value(Code::UnknownWord, &at.child("scheme"), message, remedy);
    }
}

fn missing(ty: &str, (key, without): (&str, &Without), at: &Pointer, out: &mut Found<'_>) {
    let message = format!("`{key}` is missing, and a security scheme of type `{ty}` requires it");
    let remedy = format!("add `{key}`");
    match without {
        Without::Value(value) => {
            out.sink.key(Code::MissingDetail, at, message, remedy);
            out.edits.set(at.child(key), value());
        }
        Without::Nothing => {
            let message = format!("{message}: nothing is sent for it");
            out.sink.key(Code::MissingDetail, at, message, remedy);
            out.edits.remove(at.clone());
        }
    }
}

/// Whether a type that this version does not have is settled here: it is one of another version, or like none.
pub(super) fn other_type(ty: &str, at: &Pointer, out: &mut Found<'_>) -> bool {
    let Some(scheme) = at.parent() else {
        return false;
    };
    if ty == "basic" {
        let message = "`type` is `basic`, as in Swagger 2.0, and is read as `http`".to_owned();
        let remedy = "write `type: http` and `scheme: basic`";
        out.sink.value(Code::ReadAs, at, message, remedy);
        out.edits.set(at.clone(), json!("http"));
        out.edits.set(scheme.child("scheme"), json!("basic"));
        return true;
    }
    let is_slip = TYPES
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ty.trim()))
        || suggest(ty, TYPES.iter().copied()).is_some();
    if !is_slip {
        let message =
            format!("`{ty}` is no type of security schemes of OpenAPI 3.0: nothing is sent for it");
        let remedy = "choose one of `apiKey`, `http`, `oauth2`, `openIdConnect`";
        out.sink.value(Code::IgnoredValue, at, message, remedy);
        out.edits.remove(scheme);
    }
    !is_slip
}

fn is_known(name: &str) -> bool {
    SECURITY_SCHEME.keys.iter().any(|key| key.name == name)
}
