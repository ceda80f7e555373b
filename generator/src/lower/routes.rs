//! What is sent of a path template that holds a query or a fragment.

use openapiv3::Parameter;

use super::context::Context;
use crate::diagnostic::{Code, Diagnostic, Focus};
use crate::resolve::{OperationView, Template};

/// The template as it is sent: without the fragment, and with the pairs of the query that no parameter gives.
pub(super) fn route(cx: &mut Context<'_, '_>, view: &OperationView) -> String {
    let template = Template::of(&view.path);
    report(cx, view, template);
    let pairs = template.query.unwrap_or_default().split('&');
    let pairs = pairs.filter(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let mut params = view.parameters.iter();
        !pair.is_empty() && !params.any(|param| gives(&param.value, name, value))
    });
    // As they are written: some services tell `?acl` and `?acl=` apart.
    let pairs: Vec<&str> = pairs.collect();
    if pairs.is_empty() {
        return template.path.to_owned();
    }
    format!("{}?{}", template.path, pairs.join("&"))
}

/// Whether a parameter takes the place of a pair of the path's own query: it is required, or the pair's value is nothing but
/// its placeholder.
fn gives(parameter: &Parameter, name: &str, value: &str) -> bool {
    let Parameter::Query { .. } = parameter else {
        return false;
    };
    let data = parameter.parameter_data_ref();
    data.name == name && (data.required || value == format!("{{{name}}}"))
}

/// Whether a parameter is sent: one of the path needs a place, and one of the query must not repeat a fixed pair.
pub(super) fn sends(view: &OperationView, route: &str, parameter: &Parameter) -> bool {
    let data = parameter.parameter_data_ref();
    let template = Template::of(&view.path);
    match parameter {
        // A path without braces and signs says nothing new here: what has no placeholder was reported.
        Parameter::Path { .. } if template.fragment.is_some() => {
            route.contains(&format!("{{{}}}", data.name))
        }
        Parameter::Query { .. } => {
            let mut fixed = Template::of(route).names();
            !fixed.any(|name| name == data.name)
        }
        _ => true,
    }
}

/// Says what is done with a query and a fragment, once for each path.
fn report(cx: &mut Context<'_, '_>, view: &OperationView, template: Template<'_>) {
    let done = match (template.query, template.fragment) {
        (None, None) => return,
        (None, Some(fragment)) => format!("`#{fragment}` is not sent: it only takes part in names"),
        (Some(query), None) => format!("`?{query}` is sent with every call"),
        (Some(query), Some(fragment)) => format!(
            "`?{query}` is sent with every call, and `#{fragment}` is not: it only takes part in names"
        ),
    };
    let Some(item) = view.at.parent() else { return };
    cx.push(Diagnostic::new(
        Code::PathSuffix,
        &item,
        Focus::Key,
        done,
        "nothing, unless it is a slip: a path ends before `?` and `#`",
    ));
}
