//! What each operation sends and receives, before any type is known.

use openapiv3::{Parameter, ParameterSchemaOrContent};

use super::answers::{self, Answered};
use super::contents::{self, Content};
use super::context::Context;
use super::coverage::Skipped;
use super::explore::Root;
use super::media::{self, Offered};
use super::routes;
use super::servers;
use super::shapes::Direction;
use super::status;
use crate::diagnostic::Code;
use crate::ir::StatusMatch;
use crate::pointer::Pointer;
use crate::resolve::{Located, OperationView};

/// An operation that will be in the client.
pub(super) struct Plan {
    /// The operation in the document.
    pub(super) view: OperationView,
    /// The path template as it is sent, with the fixed part of the query.
    pub(super) route: String,
    /// The text that its names are made from: the operationId, or method and path.
    pub(super) id: String,
    /// The server of its own, if it has one.
    pub(super) server: Option<String>,
    /// The parameters that are sent.
    pub(super) params: Vec<PlannedParam>,
    /// The body that is sent.
    pub(super) body: Option<PlannedBody>,
    /// The answers that are read, in the order of the document.
    pub(super) answers: Vec<Answer>,
}

/// A parameter that is sent.
pub(super) struct PlannedParam {
    pub(super) at: Pointer,
    pub(super) parameter: Parameter,
    /// Its schema, as written.
    pub(super) schema: Pointer,
    pub(super) form: ParamForm,
}

/// What a parameter's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ParamForm {
    /// Its style says it.
    Styled,
    /// JSON.
    Json,
    /// A text that the caller writes.
    Written,
}

/// A body that is sent.
pub(super) struct PlannedBody {
    pub(super) at: Pointer,
    pub(super) description: Option<String>,
    pub(super) required: bool,
    pub(super) content: Content,
}

/// A response that is read.
pub(super) struct Answer {
    /// Its index in the operation's responses.
    pub(super) index: usize,
    pub(super) status: StatusMatch,
    /// Whether it is what a call gives back, and no error.
    pub(super) is_success: bool,
    pub(super) description: String,
    pub(super) body: Answered,
}

/// Plans every operation, in the order of the document.
pub(super) fn operations(cx: &mut Context<'_, '_>) -> Vec<Plan> {
    let mut views = cx.document.operations();
    let filter = cx.config.filter();
    views.retain(|view| {
        let id = view.operation.operation_id.as_deref();
        filter.keeps(&view.operation.tags, &view.path, id)
    });
    let bad = cx.document.bad_operations().iter();
    let bad = bad.map(|(at, code)| Skipped {
        pointer: at.clone(),
        code: *code,
    });
    cx.coverage.skipped.extend(bad);
    cx.coverage.operations = views.len() + cx.coverage.skipped.len();
    views.into_iter().map(|view| plan(cx, view)).collect()
}

/// Every schema that the operations use directly, in their order.
pub(super) fn roots(plans: &[Plan]) -> Vec<Root> {
    plans.iter().flat_map(Plan::roots).collect()
}

impl Plan {
    fn roots(&self) -> Vec<Root> {
        let params = self.params.iter().map(|param| Root {
            at: param.schema.clone(),
            direction: Direction::Request,
            wire: Some(param.parameter.parameter_data_ref().name.clone()),
        });
        let typed = |content: &Content, direction| {
            let schema = content.schema.clone();
            let schema = schema.filter(|_| content.is_typed());
            schema.map(|at| Root {
                at,
                direction,
                wire: None,
            })
        };
        let body = self.body.iter().map(|body| &body.content);
        let parts = body
            .clone()
            .flat_map(|content| content.parts.iter().flatten());
        let parts = parts.filter(|part| part.form.is_typed()).map(|part| Root {
            at: part.at.clone(),
            direction: Direction::Request,
            wire: Some(part.wire.clone()),
        });
        let body = body.filter_map(|content| typed(content, Direction::Request));
        let answers = self.answers.iter();
        let answers = answers.flat_map(|answer| &answer.body.contents);
        let answers = answers.filter_map(|content| typed(content, Direction::Response));
        params.chain(body).chain(parts).chain(answers).collect()
    }
}

/// Plans one operation.
fn plan(cx: &mut Context<'_, '_>, view: OperationView) -> Plan {
    let route = routes::route(cx, &view);
    let mut params = params(cx, &view);
    params.retain(|param| routes::sends(&view, &route, &param.parameter));
    let body = body(cx, &view);
    let answers = answers(cx, &view);
    let server = servers::own(cx, &view);
    let id = match &view.operation.operation_id {
        Some(id) => id.clone(),
        None => format!("{} {}", view.method.as_str().to_lowercase(), view.path),
    };
    Plan {
        view,
        route,
        id,
        server,
        params,
        body,
        answers,
    }
}

/// The parameters that are sent.
fn params(cx: &mut Context<'_, '_>, view: &OperationView) -> Vec<PlannedParam> {
    let mut planned = Vec::new();
    for Located { at, value } in &view.parameters {
        let data = value.parameter_data_ref();
        let derived = derived_from(&data.name);
        if let (Parameter::Header { .. }, Some(source)) = (value, derived) {
            cx.report(
                Code::IgnoredHeader,
                at,
                format!(
                    "the header `{}` is not a parameter: it is derived from {source}",
                    data.name
                ),
                "remove it",
            );
            continue;
        }
        let (schema, form) = match &data.format {
            ParameterSchemaOrContent::Schema(_) => (at.child("schema"), ParamForm::Styled),
            ParameterSchemaOrContent::Content(offered) => content_param(cx, at, offered),
        };
        planned.push(PlannedParam {
            schema,
            form,
            at: at.clone(),
            parameter: value.clone(),
        });
    }
    planned
}

/// The schema and the form of a parameter that is described by `content`, which has one entry.
fn content_param(
    cx: &mut Context<'_, '_>,
    at: &Pointer,
    offered: &Offered,
) -> (Pointer, ParamForm) {
    let Some(media_type) = offered.keys().next() else {
        return (at.child("content"), ParamForm::Styled);
    };
    let content = at.child("content").child(media_type);
    let schema = content.child("schema");
    if media_type.starts_with("text/plain") {
        return (schema, ParamForm::Styled);
    }
    if media::is_json(media_type) || media_type.contains('*') {
        return (schema, ParamForm::Json);
    }
    cx.report(
        Code::WrittenParameter,
        &content,
        format!("a parameter of `{media_type}` is taken as text: the caller writes it"),
        "describe it by `application/json`, or by `schema` and `style`",
    );
    (schema, ParamForm::Written)
}

/// OpenAPI 3.0.3, "Parameter Object", `name`.
const DERIVED: &[&str] = &["accept", "content-type", "authorization"];

/// What belongs to the connection, or is made from the request; no caller can set it (RFC 9110, section 7.6.1 and others).
const OF_CONNECTION: &[&str] = &[
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "te",
    "upgrade",
    "trailer",
];

/// What a header parameter of this name is derived from, if it is none.
fn derived_from(name: &str) -> Option<&'static str> {
    let is = |names: &[&str]| names.iter().any(|one| name.eq_ignore_ascii_case(one));
    if is(DERIVED) {
        Some("media types and security schemes")
    } else {
        is(OF_CONNECTION).then_some("the connection and the body")
    }
}

/// The body that is sent.
fn body(cx: &mut Context<'_, '_>, view: &OperationView) -> Option<PlannedBody> {
    let Located { at, value } = view.request_body.as_ref()?;
    if view.method.as_str() == "TRACE" {
        cx.report(
            Code::TraceBody,
            at,
            "a `TRACE` request has no body: this one is left out",
            "remove it, or choose another method",
        );
        return None;
    }
    Some(PlannedBody {
        content: contents::request(cx, at, &value.content)?,
        at: at.clone(),
        description: value.description.clone(),
        required: value.required,
    })
}

/// The answers that are read.
fn answers(cx: &mut Context<'_, '_>, view: &OperationView) -> Vec<Answer> {
    let mut planned = Vec::new();
    for (index, (key, Located { at, value })) in view.responses.iter().enumerate() {
        let status = status::of_key(key);
        let bodyless = view.method.as_str() == "HEAD" || status::has_no_body(status);
        planned.push(Answer {
            index,
            status,
            is_success: false,
            description: value.description.clone(),
            body: if bodyless {
                Answered::default()
            } else {
                answers::response(cx, at, &value.content)
            },
        });
    }
    let shapes = planned.iter();
    let shapes: Vec<_> = shapes
        .map(|answer| (answer.status, !answer.body.contents.is_empty()))
        .collect();
    for (answer, is_success) in planned.iter_mut().zip(status::successes(&shapes)) {
        answer.is_success = is_success;
    }
    planned
}
