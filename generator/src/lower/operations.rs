//! Operations: from a plan to a method.

use super::context::Context;
use super::describe;
use super::examples;
use super::links::Links;
use super::naming::{self, Kind, Scope};
use super::plan::Plan;
use super::security::Security;
use super::{bodies, headers, parameters, responses};
use crate::ir::{Method, Operation, TypeDef};

/// What lowering an operation reads, apart from its plan.
pub(super) struct Ground<'x, 's, 'd> {
    pub(super) links: &'x Links<'s, 'd>,
    pub(super) types: &'x [TypeDef],
    pub(super) security: &'x Security,
}

/// The scopes in which an operation's names have to be free.
pub(super) struct Names<'x> {
    /// Every public type of the crate.
    pub(super) types: &'x mut Scope,
    /// The methods of the operation's group.
    pub(super) methods: &'x mut Scope,
    /// The modules of the operation's group.
    pub(super) modules: &'x mut Scope,
}

/// The scopes of one operation alone.
pub(super) struct Locals {
    /// Its arguments and options.
    pub(super) arguments: Scope,
    /// The constants of its file.
    pub(super) constants: Scope,
}

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

/// Lowers one operation.
pub(super) fn operation(
    cx: &mut Context<'_, '_>,
    ground: &Ground<'_, '_, '_>,
    plan: &Plan,
    names: &mut Names<'_>,
) -> Operation {
    let at = &plan.view.at;
    let words = cx.config.name(at).unwrap_or(&plan.id).to_owned();
    let mut own = Locals {
        arguments: Scope::new(Kind::Arguments),
        constants: Scope::new(Kind::Constants),
    };
    let lowered = parameters::params(cx, ground, plan, &mut own);
    let body = plan.body.as_ref();
    let body = body.map(|body| bodies::body(cx, ground, body, &mut own));
    let example = examples::call(cx, ground, plan, &lowered, body.as_ref());
    Operation {
        name: names.methods.claim(naming::method_name(&words), at),
        module: names.modules.claim(naming::module_name(&words), at),
        call_type: names.types.claim(
            naming::type_name(&format!("{} call", plan.id)),
            &at.child("call"),
        ),
        method: method(plan.view.method.as_str()),
        docs: describe::operation_docs(plan, &ground.security.scopes(plan)),
        deprecated: plan.view.operation.deprecated,
        success: responses::success(cx, ground.links, plan, names.types),
        errors: responses::errors(cx, ground.links, plan, names.types),
        headers: headers::headers(cx, plan, names.types),
        security: ground.security.alternatives(plan),
        params: lowered.into_iter().map(|lowered| lowered.param).collect(),
        body,
        example,
        id: plan.id.clone(),
        origin: at.clone(),
        path: plan.view.path.clone(),
    }
}

fn method(text: &str) -> Method {
    METHODS
        .iter()
        .copied()
        .find(|method| method.as_str().eq_ignore_ascii_case(text))
        .unwrap_or(Method::Get)
}
