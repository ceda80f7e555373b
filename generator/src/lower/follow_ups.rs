//! Calls that follow from an answer, as the document's links tell (OpenAPI 3.0.3, "Link Object"). They become documentation.

use serde_json::Value;

use super::context::Context;
use super::describe::code;
use super::docs;
use super::plan::{Answer, Plan};
use crate::diagnostic::Code;
use crate::ir::FollowUp;
use crate::pointer::Pointer;

/// An operation that links lead to.
pub(super) struct Target {
    id: Option<String>,
    at: Pointer,
    params: Vec<String>,
}

/// Everything that links may lead to.
pub(super) fn targets(plans: &[Plan]) -> Vec<Target> {
    let target = |plan: &Plan| Target {
        id: plan.view.operation.operation_id.clone(),
        at: plan.view.at.clone(),
        params: {
            let params = plan.view.parameters.iter();
            let names = params.map(|param| param.value.parameter_data_ref().name.clone());
            names.collect()
        },
    };
    plans.iter().map(target).collect()
}

/// What follows from the answers of an operation.
pub(super) fn follow_ups(
    cx: &mut Context<'_, '_>,
    targets: &[Target],
    plan: &Plan,
) -> Vec<FollowUp> {
    let mut found: Vec<FollowUp> = Vec::new();
    for answer in &plan.answers {
        for at in links(cx, plan, answer) {
            let Some(link) = cx.document.raw(&at) else {
                continue;
            };
            let follow_up =
                target(cx, targets, &at, link).map(|target| follow_up(cx, target, &at, link));
            found.extend(follow_up.filter(|new| !found.contains(new)));
        }
    }
    found
}

/// The places of an answer's links, references followed.
fn links(cx: &Context<'_, '_>, plan: &Plan, answer: &Answer) -> Vec<Pointer> {
    let Some((_, response)) = plan.view.responses.get(answer.index) else {
        return Vec::new();
    };
    let at = response.at.child("links");
    let names = cx.document.raw(&at).and_then(Value::as_object);
    let names = names.into_iter().flat_map(|links| links.keys());
    names
        .filter_map(|name| cx.document.target(&at.child(name)))
        .collect()
}

/// The operation that a link leads to; none where it is not in the client, or not in the document, which is reported.
fn target<'t>(
    cx: &mut Context<'_, '_>,
    targets: &'t [Target],
    at: &Pointer,
    link: &Value,
) -> Option<&'t Target> {
    let text = |key: &str| link.get(key).and_then(Value::as_str);
    let (found, is_there, words) = match (text("operationId"), text("operationRef")) {
        (Some(id), _) => {
            let found = targets
                .iter()
                .find(|target| target.id.as_deref() == Some(id));
            let is_there = has_operation(cx, id);
            (found, is_there, format!("no operation is called `{id}`"))
        }
        (None, Some(reference)) => {
            let place = reference.strip_prefix('#').and_then(Pointer::parse);
            let found = targets
                .iter()
                .find(|target| Some(&target.at) == place.as_ref());
            let is_there = place.is_some_and(|place| cx.document.raw(&place).is_some());
            let words = format!("`{reference}` is no operation of this document");
            (found, is_there, words)
        }
        (None, None) => {
            let words = "it names no operation".to_owned();
            (None, false, words)
        }
    };
    if found.is_none() && !is_there {
        cx.report(
            Code::BrokenLink,
            at,
            format!("this link leads nowhere: {words}"),
            "name an operation of this document by `operationId`",
        );
    }
    found
}

/// Whether the document has an operation of this name, be it in the client or not.
fn has_operation(cx: &Context<'_, '_>, id: &str) -> bool {
    let paths = cx.document.raw(&Pointer::root().child("paths"));
    let items = paths.and_then(Value::as_object).into_iter().flatten();
    let operations = items.filter_map(|(_, item)| item.as_object()).flatten();
    let mut ids = operations.filter_map(|(_, operation)| operation.get("operationId")?.as_str());
    ids.any(|known| known == id)
}

fn follow_up(cx: &mut Context<'_, '_>, target: &Target, at: &Pointer, link: &Value) -> FollowUp {
    let mut sentences = Vec::new();
    let parameters = link.get("parameters").and_then(Value::as_object);
    for (name, value) in parameters.into_iter().flatten() {
        // `path.id` tells two parameters of one name apart.
        let bare = name.split_once('.').map_or(name.as_str(), |(_, bare)| bare);
        let known = target
            .params
            .iter()
            .find(|known| *known == name || *known == bare);
        match known {
            Some(known) => sentences.push(format!("{} is {}", code(known), meaning(value))),
            None => cx.report(
                Code::BrokenLink,
                &at.child("parameters").child(name),
                format!("the operation that this link leads to has no parameter `{name}`"),
                "name a parameter of that operation",
            ),
        }
    }
    if let Some(body) = link.get("requestBody") {
        sentences.push(format!("the body is {}", meaning(body)));
    }
    let description = link.get("description").and_then(Value::as_str);
    FollowUp {
        target: target.at.clone(),
        values: docs::docs(&sentences.join(", ")),
        docs: docs::line(description.unwrap_or_default()),
    }
}

/// A runtime expression in words, or a constant as it is (OpenAPI 3.0.3, "Runtime Expressions").
fn meaning(value: &Value) -> String {
    let Value::String(text) = value else {
        return code(&value.to_string());
    };
    match text.as_str() {
        "$url" => return "the URL of this call".to_owned(),
        "$method" => return "the method of this call".to_owned(),
        "$statusCode" => return "the status of the answer".to_owned(),
        _ => {}
    }
    let Some((whose, rest)) = text.strip_prefix('$').and_then(|text| text.split_once('.')) else {
        return code(text);
    };
    let whose = match whose {
        "request" => "this call",
        "response" => "the answer",
        _ => return code(text),
    };
    match rest.split_once(['.', '#']) {
        None if rest == "body" => format!("the body of {whose}"),
        Some(("body", pointer)) => {
            let member = pointer.trim_start_matches('/').replace('/', ".");
            format!("the member {} of the body of {whose}", code(&member))
        }
        Some(("header", name)) => format!("the header {} of {whose}", code(name)),
        Some(("path" | "query", name)) => format!("the {} of {whose}", code(name)),
        _ => code(text),
    }
}
