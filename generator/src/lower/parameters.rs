//! Parameters: where they go, how they are written and in which order a caller gives them.

use openapiv3::{CookieStyle, HeaderStyle, Parameter, PathStyle, QueryStyle};

use super::arguments::Named;
use super::context::Context;
use super::describe;
use super::links::Links;
use super::operations::Ground;
use super::plan::{ParamForm, Plan, PlannedParam};
use super::shapes::Direction;
use super::styles;
use crate::ir::{Explode, Location, Necessity, Param, Primitive, Style, TypeRef};

/// A parameter with its schema's place, which examples need.
pub(super) struct LoweredParam<'p> {
    pub(super) param: Param,
    pub(super) plan: &'p PlannedParam,
}

/// Lowers an operation's parameters: those of the path in the order of the template, the required ones, the others.
pub(super) fn params<'p>(
    cx: &mut Context<'_, '_>,
    ground: &Ground<'_, '_, '_>,
    plan: &'p Plan,
    names: Vec<Named>,
) -> Vec<LoweredParam<'p>> {
    let mut lowered = Vec::new();
    for (planned, names) in plan.params.iter().zip(names) {
        let param = param(cx, ground.links, planned, names);
        styles::check(cx, ground.types, planned, &param);
        lowered.push(LoweredParam {
            param,
            plan: planned,
        });
    }
    // A stable sort: within each class the order of the document stays.
    lowered.sort_by_key(|lowered| rank(&plan.route, &lowered.param));
    lowered
}

fn rank(path: &str, param: &Param) -> (u8, usize) {
    match (param.location, param.necessity) {
        (Location::Path, _) => {
            let place = path.find(&format!("{{{}}}", param.wire));
            (0, place.unwrap_or(usize::MAX))
        }
        (_, Necessity::Required) => (1, 0),
        (_, Necessity::Optional) => (2, 0),
    }
}

fn param(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    planned: &PlannedParam,
    (name, constant): Named,
) -> Param {
    let data = planned.parameter.parameter_data_ref();
    let (location, style) = place(&planned.parameter);
    let style = if planned.form == ParamForm::Json {
        Style::Json
    } else {
        style
    };
    let ty = param_type(links, planned, style);
    // OpenAPI 3.0.3, "Parameter Object", `explode`: the default is true for `form` and false for every other style.
    let explode = data.explode.unwrap_or(style == Style::Form);
    let required = data.required || location == Location::Path;
    Param {
        name,
        constant,
        docs: describe::param_docs(cx, data.description.as_deref(), &planned.schema, &ty),
        deprecated: data.deprecated.unwrap_or(false),
        location,
        style,
        explode: if explode { Explode::Yes } else { Explode::No },
        allow_reserved: matches!(
            planned.parameter,
            Parameter::Query {
                allow_reserved: true,
                ..
            }
        ),
        necessity: if required {
            Necessity::Required
        } else {
            Necessity::Optional
        },
        ty,
        wire: data.name.clone(),
    }
}

/// The type of a parameter. What has no shape is written as the text that the caller gives: only `deepObject` and JSON can
/// write anything.
fn param_type(links: &Links<'_, '_>, planned: &PlannedParam, style: Style) -> TypeRef {
    let text = TypeRef::Primitive(Primitive::String);
    match links.meaning(&planned.schema, Direction::Request).ty {
        _ if planned.form == ParamForm::Written => text,
        TypeRef::Primitive(Primitive::Json)
            if !matches!(style, Style::DeepObject | Style::Json) =>
        {
            text
        }
        ty => ty,
    }
}

/// Where a parameter goes and how it is written; the typed model fills in the default style of each place.
fn place(parameter: &Parameter) -> (Location, Style) {
    match parameter {
        Parameter::Path { style, .. } => (
            Location::Path,
            match style {
                PathStyle::Matrix => Style::Matrix,
                PathStyle::Label => Style::Label,
                PathStyle::Simple => Style::Simple,
            },
        ),
        Parameter::Query { style, .. } => (
            Location::Query,
            match style {
                QueryStyle::Form => Style::Form,
                QueryStyle::SpaceDelimited => Style::SpaceDelimited,
                QueryStyle::PipeDelimited => Style::PipeDelimited,
                QueryStyle::DeepObject => Style::DeepObject,
            },
        ),
        Parameter::Header { style, .. } => (
            Location::Header,
            match style {
                HeaderStyle::Simple => Style::Simple,
            },
        ),
        Parameter::Cookie { style, .. } => (
            Location::Cookie,
            match style {
                CookieStyle::Form => Style::Form,
            },
        ),
    }
}
