//! Parameters: where they go, how they are written and in which order a caller gives them.

use openapiv3::{CookieStyle, HeaderStyle, Parameter, PathStyle, QueryStyle};

use super::context::Context;
use super::describe;
use super::links::Links;
use super::naming::{self, Kind, Scope};
use super::plan::{Plan, PlannedParam};
use super::shapes::Direction;
use crate::diagnostic::Code;
use crate::ir::TypeDef;
use crate::ir::{Explode, Location, Necessity, Param, Primitive, Style, TypeKind, TypeRef};

/// A parameter with its schema's place, which examples need.
pub(super) struct LoweredParam<'p> {
    pub(super) param: Param,
    pub(super) plan: &'p PlannedParam,
}

/// Lowers an operation's parameters: those of the path in the order of the template, the required ones, the others.
pub(super) fn params<'p>(
    cx: &mut Context<'_, '_>,
    links: &Links<'_, '_>,
    types: &[TypeDef],
    plan: &'p Plan,
    arguments: &mut Scope,
) -> Vec<LoweredParam<'p>> {
    let mut constants = Scope::new(Kind::Constants);
    let mut lowered = Vec::new();
    for planned in &plan.params {
        let param = param(cx, links, planned, (arguments, &mut constants));
        check_style(cx, types, planned, &param);
        lowered.push(LoweredParam {
            param,
            plan: planned,
        });
    }
    // A stable sort: within each class the order of the document stays.
    lowered.sort_by_key(|lowered| rank(&plan.view.path, &lowered.param));
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
    (arguments, constants): (&mut Scope, &mut Scope),
) -> Param {
    let data = planned.parameter.parameter_data_ref();
    let (location, style) = place(&planned.parameter);
    let ty = links.meaning(&planned.schema, Direction::Request).ty;
    // What has no shape is written as the text that the caller gives; only `deepObject` can write any JSON.
    let ty = match ty {
        TypeRef::Primitive(Primitive::Json) if style != Style::DeepObject => {
            TypeRef::Primitive(Primitive::String)
        }
        ty => ty,
    };
    let words = cx.config.name(&planned.at).unwrap_or(&data.name).to_owned();
    // OpenAPI 3.0.3, "Parameter Object", `explode`: the default is true for `form` and false for every other style.
    let explode = data.explode.unwrap_or(style == Style::Form);
    let required = data.required || location == Location::Path;
    Param {
        name: arguments.claim(naming::argument_name(&words), &planned.at),
        constant: constants.claim(naming::constant_name(&words), &planned.at),
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

/// What the table of styles distinguishes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Scalar,
    List,
    Object,
}

/// Reports the cells that the specification leaves undefined (OpenAPI 3.0.3, "Style Values").
fn check_style(cx: &mut Context<'_, '_>, types: &[TypeDef], planned: &PlannedParam, param: &Param) {
    let class = class(types, &param.ty);
    let undefined = match param.style {
        Style::DeepObject => class != Class::Object,
        Style::SpaceDelimited | Style::PipeDelimited => class == Class::Scalar,
        Style::Matrix | Style::Label | Style::Simple | Style::Form => false,
    };
    if undefined {
        cx.report(
            Code::UndefinedStyle,
            &planned.at,
            format!("the style of `{}` is not defined for its type", param.wire),
            "use `form`, or a type that the style is made for",
        );
    }
}

fn class(types: &[TypeDef], ty: &TypeRef) -> Class {
    match ty {
        TypeRef::List(_) => Class::List,
        TypeRef::Map(_) | TypeRef::Primitive(Primitive::Json) => Class::Object,
        TypeRef::Primitive(_) => Class::Scalar,
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => class(types, inner),
        TypeRef::Named(id) => match types.get(id.0).map(|def| &def.kind) {
            Some(TypeKind::Object(_)) => Class::Object,
            Some(TypeKind::Alias(alias)) => class(types, &alias.target),
            // What a union can hold decides; most often its branches are alike.
            Some(TypeKind::Union(union)) => {
                let classes = union
                    .variants
                    .iter()
                    .map(|variant| class(types, &variant.ty));
                classes.max().unwrap_or(Class::Scalar)
            }
            Some(TypeKind::Enum(_)) | None => Class::Scalar,
        },
    }
}
