//! Conventions about operations and their parameters.

use serde_json::Value;

use super::walk::{operations, says};
use crate::diagnostic::{Code, Sink};
use crate::pointer::Pointer;

/// CS0702.
pub(super) fn untagged(document: &Value, sink: &mut Sink) {
    for (at, operation) in operations(document) {
        let tags = operation.get("tags").and_then(Value::as_array);
        if tags.is_none_or(Vec::is_empty) {
            let message =
                "this operation has no tag, so its group of methods is made from the path";
            sink.key(
                Code::UntaggedOperation,
                &at,
                message,
                "add `tags: [Group]` with one tag",
            );
        }
    }
}

/// CS0703.
pub(super) fn undescribed(document: &Value, sink: &mut Sink) {
    for (at, operation) in operations(document) {
        let silent = ["summary", "description"].iter().all(|key| {
            operation
                .get(*key)
                .and_then(Value::as_str)
                .is_none_or(|text| text.trim().is_empty())
        });
        if silent {
            let message = "this operation has neither a summary nor a description";
            sink.key(
                Code::UndescribedOperation,
                &at,
                message,
                "add a `summary`: one line that says what it does",
            );
        }
    }
}

/// CS0705 for parameters.
pub(super) fn undescribed_parameters(document: &Value, sink: &mut Sink) {
    for (at, parameter) in parameters(document) {
        if parameter.get("$ref").is_none() && !says(document, parameter, "description") {
            let name = parameter.get("name").and_then(Value::as_str).unwrap_or("?");
            let message = format!("the parameter `{name}` has no description");
            sink.value(
                Code::Undescribed,
                &at,
                message,
                "add a `description`: it documents the argument",
            );
        }
    }
}

/// Every parameter that is written out: at operations, at path items and under `components`.
fn parameters(document: &Value) -> Vec<(Pointer, &Value)> {
    let mut found = Vec::new();
    for (at, operation) in operations(document) {
        list(
            operation.get("parameters"),
            &at.child("parameters"),
            &mut found,
        );
    }
    let paths = Pointer::root().child("paths");
    for (path, item) in document
        .get("paths")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        list(
            item.get("parameters"),
            &paths.child(path).child("parameters"),
            &mut found,
        );
    }
    let shared = Pointer::root().child("components").child("parameters");
    let components = document
        .pointer("/components/parameters")
        .and_then(Value::as_object);
    found.extend(
        components
            .into_iter()
            .flatten()
            .map(|(name, parameter)| (shared.child(name), parameter)),
    );
    found
}

fn list<'a>(parameters: Option<&'a Value>, at: &Pointer, found: &mut Vec<(Pointer, &'a Value)>) {
    let elements = parameters.and_then(Value::as_array).into_iter().flatten();
    found.extend(
        elements
            .enumerate()
            .map(|(index, parameter)| (at.child(index), parameter)),
    );
}

/// CS0706.
pub(super) fn without_errors(document: &Value, sink: &mut Sink) {
    for (at, operation) in operations(document) {
        let Some(responses) = operation.get("responses").and_then(Value::as_object) else {
            continue;
        };
        let declares = responses
            .keys()
            .any(|key| key == "default" || key.starts_with(['4', '5']));
        if !declares {
            let message =
                "this operation declares no answer for errors, so callers get no typed error";
            sink.key(
                Code::NoErrorResponse,
                &at.child("responses"),
                message,
                "declare `default` at least",
            );
        }
    }
}
