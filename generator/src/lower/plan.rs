//! What each operation sends and receives, before any type is known; decides which operations are left out.

use openapiv3::{MediaType, Parameter, ParameterSchemaOrContent};

use super::context::Context;
use super::coverage::Skipped;
use super::explore::Root;
use super::media::{self, Family};
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
    /// The text that its names are made from: the operationId, or method and path.
    pub(super) id: String,
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
    pub(super) description: String,
    /// `None` = it has no body, or none that can be read.
    pub(super) content: Option<Content>,
}

/// The chosen media type of a body.
pub(super) struct Content {
    /// The media type object.
    pub(super) at: Pointer,
    pub(super) media_type: String,
    pub(super) family: Family,
    /// The schema as written, where there is one.
    pub(super) schema: Option<Pointer>,
}

/// Plans every operation, in the order of the document.
pub(super) fn operations(cx: &mut Context<'_, '_>) -> Vec<Plan> {
    let views = cx.document.operations();
    cx.coverage.operations = views.len();
    let mut plans = Vec::new();
    for view in views {
        let at = view.at.clone();
        match plan(cx, view) {
            Ok(plan) => plans.push(plan),
            Err(code) => cx.coverage.skipped.push(Skipped { pointer: at, code }),
        }
    }
    plans
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
        let json = |content: &Content, direction| {
            let schema = content.schema.clone();
            let schema = schema.filter(|_| content.family == Family::Json);
            schema.map(|at| Root {
                at,
                direction,
                wire: None,
            })
        };
        let body = self.body.iter().map(|body| &body.content);
        let body = body.filter_map(|content| json(content, Direction::Request));
        let answers = self
            .answers
            .iter()
            .filter_map(|answer| answer.content.as_ref());
        let answers = answers.filter_map(|content| json(content, Direction::Response));
        params.chain(body).chain(answers).collect()
    }
}

/// Plans one operation; the code of a reported finding where it has to be left out.
fn plan(cx: &mut Context<'_, '_>, view: OperationView) -> Result<Plan, Code> {
    let params = params(cx, &view)?;
    let body = body(cx, &view)?;
    let answers = answers(cx, &view)?;
    if !view.servers.is_empty() {
        cx.report(
            Code::OperationServers,
            &view.at,
            "this operation has servers of its own: the client sends it to the server it was built with",
            "list the servers at the top of the document",
        );
    }
    let id = match &view.operation.operation_id {
        Some(id) => id.clone(),
        None => format!("{} {}", view.method.as_str().to_lowercase(), view.path),
    };
    Ok(Plan {
        view,
        id,
        params,
        body,
        answers,
    })
}

/// The parameters that are sent.
fn params(cx: &mut Context<'_, '_>, view: &OperationView) -> Result<Vec<PlannedParam>, Code> {
    let mut planned = Vec::new();
    for Located { at, value } in &view.parameters {
        let data = value.parameter_data_ref();
        if matches!(value, Parameter::Header { .. }) && is_ignored_header(&data.name) {
            cx.report(
                Code::IgnoredHeader,
                at,
                format!("the header `{}` is not a parameter: it follows from media types and security schemes", data.name),
                "remove it",
            );
            continue;
        }
        if let ParameterSchemaOrContent::Content(_) = data.format {
            cx.report(
                Code::UnsupportedParameter,
                at,
                format!(
                    "the parameter `{}` is described by `content`, which is not supported yet",
                    data.name
                ),
                "describe it by `schema` and `style`",
            );
            if data.required {
                return Err(Code::UnsupportedParameter);
            }
            continue;
        }
        planned.push(PlannedParam {
            schema: at.child("schema"),
            at: at.clone(),
            parameter: value.clone(),
        });
    }
    Ok(planned)
}

/// OpenAPI 3.0.3, "Parameter Object", `name`.
fn is_ignored_header(name: &str) -> bool {
    ["accept", "content-type", "authorization"]
        .iter()
        .any(|ignored| name.eq_ignore_ascii_case(ignored))
}

/// The body that is sent.
fn body(cx: &mut Context<'_, '_>, view: &OperationView) -> Result<Option<PlannedBody>, Code> {
    let Some(Located { at, value }) = &view.request_body else {
        return Ok(None);
    };
    let Ok(content) = content(at, &value.content) else {
        let offered: Vec<_> = value.content.keys().map(String::as_str).collect();
        cx.report(
            Code::UnsupportedRequestBody,
            &view.at,
            format!(
                "a body of {} cannot be sent yet: the operation is skipped",
                offered.join(", ")
            ),
            "offer `application/json` beside it",
        );
        return Err(Code::UnsupportedRequestBody);
    };
    Ok(content.map(|content| PlannedBody {
        at: at.clone(),
        description: value.description.clone(),
        required: value.required,
        content,
    }))
}

/// The answers that are read.
fn answers(cx: &mut Context<'_, '_>, view: &OperationView) -> Result<Vec<Answer>, Code> {
    let statuses: Vec<StatusMatch> = view
        .responses
        .iter()
        .map(|(key, _)| status::of_key(key))
        .collect();
    let mut planned = Vec::new();
    for (index, ((_, response), status)) in view.responses.iter().zip(&statuses).enumerate() {
        let Located { at, value } = response;
        let bodyless = view.method.as_str() == "HEAD" || status::has_no_body(*status);
        let content = match content(at, &value.content) {
            _ if bodyless => None,
            Ok(content) => content,
            Err(()) => {
                let offered: Vec<_> = value.content.keys().map(String::as_str).collect();
                unsupported_answer(cx, view, (*status, at), &statuses, &offered)?;
                None
            }
        };
        planned.push(Answer {
            index,
            status: *status,
            description: value.description.clone(),
            content,
        });
    }
    Ok(planned)
}

/// Reports a body that cannot be read; an error where the operation makes no sense without it.
fn unsupported_answer(
    cx: &mut Context<'_, '_>,
    view: &OperationView,
    (status, at): (StatusMatch, &Pointer),
    statuses: &[StatusMatch],
    offered: &[&str],
) -> Result<(), Code> {
    let offered = offered.join(", ");
    if status::is_success(status, statuses) {
        cx.report(
            Code::UnsupportedResponseBody,
            &view.at,
            format!("an answer of {offered} cannot be read yet: the operation is skipped"),
            "offer `application/json` beside it",
        );
        return Err(Code::UnsupportedResponseBody);
    }
    cx.report(
        Code::UnsupportedErrorBody,
        at,
        format!("an error of {offered} cannot be read yet: its body stays raw"),
        "offer `application/json` beside it",
    );
    Ok(())
}

/// Chooses the media type of a body; `Err` = none is supported yet.
fn content(
    at: &Pointer,
    offered: &indexmap::IndexMap<String, MediaType>,
) -> Result<Option<Content>, ()> {
    let Some((media_type, family)) = media::choose(offered.keys())? else {
        return Ok(None);
    };
    let at = at.child("content").child(media_type);
    let schema = offered
        .get(media_type)
        .and_then(|media| media.schema.as_ref());
    Ok(Some(Content {
        schema: schema.map(|_| at.child("schema")),
        at,
        media_type: media_type.to_owned(),
        family,
    }))
}
