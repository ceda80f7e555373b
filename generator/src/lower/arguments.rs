//! The names of what an operation sends.

use openapiv3::Parameter;

use super::context::Context;
use super::naming::{self, Kind, Scope, Wish};
use super::plan::{Plan, PlannedParam};
use crate::ir::Ident;

/// Parts of a body give way to parameters.
const PART: u8 = 4;

/// An argument or an option, and the constant that describes it.
pub(super) type Named = (Ident, Ident);

/// The names of what an operation sends.
pub(super) struct Arguments {
    /// Those of each parameter, in the order of the plan.
    pub(super) params: Vec<Named>,
    /// The argument of the body as a whole.
    pub(super) body: Ident,
    /// Those of each part of the body, in the order of the plan.
    pub(super) parts: Vec<Named>,
}

/// Names what an operation sends.
pub(super) fn name(cx: &mut Context<'_, '_>, plan: &Plan) -> Arguments {
    let mut wishes = wishes(cx, plan, naming::argument_name);
    let constants = self::wishes(cx, plan, naming::constant_name);
    let wanted = naming::argument_name("body");
    // A body of parts has no argument as a whole.
    let whole = plan.body.iter().filter(|body| body.content.parts.is_none());
    wishes.extend(whole.map(|body| Wish::made(wanted.clone(), body.at.clone())));
    let owner = &plan.view.at;
    let mut arguments = cx.settle(&Scope::new(Kind::Arguments, owner), wishes);
    let constants = cx.settle(&Scope::new(Kind::Constants, owner), constants);
    let body = arguments.split_off(constants.len()).pop();
    let mut params: Vec<Named> = arguments.into_iter().zip(constants).collect();
    let parts = params.split_off(plan.params.len());
    Arguments {
        params,
        body: body.unwrap_or(wanted),
        parts,
    }
}

/// A wish for each parameter and each part.
fn wishes(cx: &Context<'_, '_>, plan: &Plan, namer: fn(&str) -> Ident) -> Vec<Wish> {
    let param = |planned: &PlannedParam| {
        let (chosen, place) = (cx.config.name(&planned.at), cx.place(&planned.at));
        let name = &planned.parameter.parameter_data_ref().name;
        Wish::new(namer, name, chosen, place).turn(turn(&planned.parameter))
    };
    let mut wishes: Vec<Wish> = plan.params.iter().map(param).collect();
    let parts = plan
        .body
        .iter()
        .filter_map(|body| body.content.parts.as_ref());
    wishes.extend(parts.flatten().map(|part| {
        let (chosen, place) = (cx.config.name(&part.at), cx.place(&part.at));
        Wish::new(namer, &part.wire, chosen, place).turn(PART)
    }));
    wishes
}

/// Parameters of one name in several places give way to each other in this order.
fn turn(parameter: &Parameter) -> u8 {
    match parameter {
        Parameter::Path { .. } => 0,
        Parameter::Query { .. } => 1,
        Parameter::Header { .. } => 2,
        Parameter::Cookie { .. } => 3,
    }
}
