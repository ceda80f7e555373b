//! Operations with everything that belongs to them.

use openapiv3::{Operation, Parameter, RequestBody, Response, Server};
use serde::Deserialize as _;
use serde_json::{Map, Value};

use super::checks::placeholders;
use super::grammar::can_carry;
use super::parameters::without_operator;
use super::views::{Document, Located};
use crate::pointer::Pointer;

/// The keys of a path item that are operations, and their methods.
const METHODS: &[(&str, Method)] = &[
    ("get", Method("GET")),
    ("put", Method("PUT")),
    ("post", Method("POST")),
    ("delete", Method("DELETE")),
    ("options", Method("OPTIONS")),
    ("head", Method("HEAD")),
    ("patch", Method("PATCH")),
    ("trace", Method("TRACE")),
];

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method(&'static str);

impl Method {
    /// The method on the wire, `PATCH`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

/// A key under `responses`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusKey {
    /// One status.
    Exact(u16),
    /// `4XX` is `Range(4)`.
    Range(u8),
    /// Every other status.
    Default,
}

impl StatusKey {
    /// Reads a key: 100 to 599, `1XX` to `5XX`, `default`.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        if key == "default" {
            return Some(Self::Default);
        }
        let class = key.strip_suffix("XX").or_else(|| key.strip_suffix("xx"));
        match class {
            Some(class) => class
                .parse()
                .ok()
                .filter(|class| (1..=5).contains(class) && key.len() == 3)
                .map(Self::Range),
            None => key
                .parse()
                .ok()
                .filter(|status| (100..=599).contains(status) && key.len() == 3)
                .map(Self::Exact),
        }
    }
}

/// An operation with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct OperationView {
    /// Its place.
    pub at: Pointer,
    /// The path's template as it is written: [`Template`](super::Template) takes it apart.
    pub path: String,
    /// Its method.
    pub method: Method,
    /// The operation as it is written.
    pub operation: Operation,
    /// Its parameters and those of its path; its own win.
    pub parameters: Vec<Located<Parameter>>,
    /// The request's body.
    pub request_body: Option<Located<RequestBody>>,
    /// The responses in the order of the document.
    pub responses: Vec<(StatusKey, Located<Response>)>,
    /// Servers of the operation or of its path, in place of the document's.
    pub servers: Vec<Located<Server>>,
}

/// Whether a key of a path item is an operation.
pub(super) fn is_method(key: &str) -> bool {
    METHODS.iter().any(|(name, _)| *name == key)
}

/// The place of every operation, with its method.
pub(super) fn places(root: &Value) -> Vec<(Pointer, Method)> {
    let at = Pointer::root().child("paths");
    let paths = root
        .get("paths")
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    let mut found = Vec::new();
    for (path, item) in paths.filter(|(path, _)| !path.starts_with("x-")) {
        // In the order of the document, so that the client reads like it.
        for (key, operation) in item.as_object().into_iter().flatten() {
            let method = METHODS.iter().find(|(name, _)| name == key);
            if let (Some((_, method)), true) = (method, operation.is_object()) {
                found.push((at.child(path).child(key), *method));
            }
        }
    }
    found
}

/// Every operation.
pub(super) fn all(document: &Document<'_>) -> Vec<OperationView> {
    let places = places(document.root());
    places
        .into_iter()
        .filter(|(at, _)| !document.bad_operations().contains_key(at))
        .filter_map(|(at, method)| view(document, at, method))
        .collect()
}

fn view(document: &Document<'_>, at: Pointer, method: Method) -> Option<OperationView> {
    let item = at.parent()?;
    let path = item.last()?;
    let operation = document.own(&at)?.clone();
    let mut servers = document.list(&at.child("servers"));
    if servers.is_empty() {
        servers = document.list(&item.child("servers"));
    }
    let parameters = parameters(document, &at, &item);
    Some(OperationView {
        path: template(path, &parameters),
        method,
        operation,
        parameters,
        request_body: document.read(&at.child("requestBody")),
        responses: responses(document, &at.child("responses")),
        servers,
        at,
    })
}

/// What an operation says itself. Its parts are read one by one, so that one that cannot be read does not cost the others.
pub(super) fn own(operation: &Value) -> Result<Operation, serde_json::Error> {
    /// Keys of parts.
    const PARTS: &[&str] = &[
        "callbacks",
        "parameters",
        "requestBody",
        "responses",
        "servers",
    ];
    let members = operation.as_object().into_iter().flatten();
    let mut own: Map<String, Value> = members
        .filter(|(key, _)| !PARTS.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    own.insert("responses".to_owned(), Value::Object(Map::new()));
    Operation::deserialize(Value::Object(own))
}

/// The path with a slash in front, and with the parameters' names alone in its placeholders.
fn template(path: &str, parameters: &[Located<Parameter>]) -> String {
    let slash = if path.starts_with('/') { "" } else { "/" };
    let mut template = format!("{slash}{path}");
    let named = |name: &str| {
        parameters.iter().any(|parameter| {
            let is_path = matches!(parameter.value, Parameter::Path { .. });
            is_path && parameter.value.parameter_data_ref().name == name
        })
    };
    for name in placeholders(path).unwrap_or_default() {
        if !named(name) {
            let plain = without_operator(name);
            template = template.replace(&format!("{{{name}}}"), &format!("{{{plain}}}"));
        }
    }
    template
}

/// The operation's own parameters, then those of the path that it does not replace.
fn parameters(document: &Document<'_>, at: &Pointer, item: &Pointer) -> Vec<Located<Parameter>> {
    let mut parameters: Vec<Located<Parameter>> = document.list(&at.child("parameters"));
    let own: Vec<_> = parameters
        .iter()
        .map(|parameter| identity(&parameter.value))
        .collect();
    let inherited = document.list::<Parameter>(&item.child("parameters"));
    parameters.extend(
        inherited
            .into_iter()
            .filter(|parameter| !own.contains(&identity(&parameter.value))),
    );
    // One that HTTP cannot carry has been reported.
    parameters.retain(|parameter| {
        let (name, place) = identity(&parameter.value);
        can_carry(place, &name)
    });
    parameters
}

/// A parameter is identified by its name and its place (section "Parameter Object").
fn identity(parameter: &Parameter) -> (String, &'static str) {
    let place = match parameter {
        Parameter::Query { .. } => "query",
        Parameter::Header { .. } => "header",
        Parameter::Path { .. } => "path",
        Parameter::Cookie { .. } => "cookie",
    };
    (parameter.parameter_data_ref().name.clone(), place)
}

fn responses(document: &Document<'_>, at: &Pointer) -> Vec<(StatusKey, Located<Response>)> {
    let keys = document.keys(at);
    keys.filter_map(|key| Some((StatusKey::parse(key)?, document.read(&at.child(key))?)))
        .collect()
}
