//! Operations: from a plan to a method.

use super::context::Context;
use super::describe;
use super::examples;
use super::follow_ups::{self, Target};
use super::idents::TypeIdents;
use super::links::Links;
use super::naming::{self, Wish};
use super::plan::Plan;
use super::security::Security;
use super::{arguments, bodies, headers, parameters, positions, responses};
use crate::ir::{Ident, Method, Operation, TypeDef};
use crate::pointer::Pointer;

/// What lowering an operation reads, apart from its plan.
pub(super) struct Ground<'x, 's, 'd> {
    pub(super) targets: &'x [Target],
    pub(super) links: &'x Links<'s, 'd>,
    pub(super) types: &'x [TypeDef],
    pub(super) security: &'x Security,
    pub(super) idents: &'x TypeIdents,
}

/// What an operation is called in its group.
pub(super) struct Names {
    pub(super) method: Ident,
    pub(super) module: Ident,
}

/// The types of operations give way to those of schemas and groups.
const TURN: u8 = 2;

/// Methods by their text in requests.
const METHODS: &[Method] = &[
    Method::Get,
    Method::Put,
    Method::Post,
    Method::Delete,
    Method::Options,
    Method::Head,
    Method::Patch,
    Method::Trace,
];

/// The public types of operations: where each stands, and how it would like to be called.
pub(super) fn wishes(cx: &mut Context<'_, '_>, plans: &[Plan]) -> Vec<(Pointer, Wish)> {
    let mut wishes = Vec::new();
    for plan in plans {
        let mut types = vec![(call_place(plan), "call")];
        types.extend(responses::types(plan));
        if !headers::declared(cx, plan).is_empty() {
            types.push((headers::place(plan), "headers"));
        }
        wishes.extend(types.into_iter().map(|(at, word)| {
            let wanted = naming::type_name(&format!("{} {word}", plan.id));
            (at.clone(), Wish::made(wanted, at).turn(TURN))
        }));
    }
    wishes
}

fn call_place(plan: &Plan) -> Pointer {
    plan.view.at.child("call")
}

/// How a method or a module would like to be called: after `text`, which is made of the operation's id.
pub(super) fn wish(
    cx: &Context<'_, '_>,
    (plan, text): (&Plan, &str),
    namer: fn(&str) -> Ident,
) -> Wish {
    let at = &plan.view.at;
    match (cx.config.name(at), &plan.view.operation.operation_id) {
        (None, None) => Wish::made(namer(text), at.clone()),
        (chosen, _) => Wish::new(namer, text, chosen, at.clone()),
    }
}

/// Lowers one operation.
pub(super) fn operation(
    cx: &mut Context<'_, '_>,
    ground: &Ground<'_, '_, '_>,
    plan: &Plan,
    names: Names,
) -> Operation {
    let at = &plan.view.at;
    let sent = arguments::name(cx, plan);
    let lowered = parameters::params(cx, ground, plan, sent.params);
    let own = (sent.body, sent.parts);
    let body = plan.body.as_ref();
    let body = body.map(|body| bodies::body(cx, ground, body, own));
    let params: Vec<_> = lowered.iter().map(|lowered| &lowered.param).collect();
    let positional = positions::arguments(cx, ground.types, at, (&params, body.as_ref()));
    let example = examples::call(cx, ground, plan, &lowered, body.as_ref());
    Operation {
        name: names.method,
        module: names.module,
        call_type: ground.idents.of(&call_place(plan)),
        method: method(plan.view.method.as_str()),
        docs: describe::operation_docs(plan, &ground.security.scopes(plan)),
        deprecated: plan.view.operation.deprecated,
        success: responses::success(cx, ground.links, plan, ground.idents),
        errors: responses::errors(cx, ground.links, plan, ground.idents),
        headers: headers::headers(cx, plan, ground.idents),
        redirects: responses::redirects(plan),
        failures: responses::failures(plan),
        follow_ups: follow_ups::follow_ups(cx, ground.targets, plan),
        security: ground.security.alternatives(plan),
        params: lowered.into_iter().map(|lowered| lowered.param).collect(),
        body,
        positional,
        example,
        id: plan.id.clone(),
        origin: at.clone(),
        path: plan.route.clone(),
        server: plan.server.clone(),
    }
}

fn method(text: &str) -> Method {
    METHODS
        .iter()
        .copied()
        .find(|method| method.as_str().eq_ignore_ascii_case(text))
        .unwrap_or(Method::Get)
}
