//! Defaults and examples of schemas: whether they have the type that the schema describes, and keep to its limits.

use serde_json::Value;

use super::context::Context;
use super::fit::Fit;
use super::links::Links;
use super::shapes::Direction;
use super::{pattern, rules};
use crate::diagnostic::{Code, Diagnostic, Focus, Severity};
use crate::ir::{Rule, TypeDef};

/// Reports every default and every example that is no value of its schema.
pub(super) fn check(cx: &mut Context<'_, '_>, links: &Links<'_, '_>, types: &[TypeDef]) {
    let fit = Fit::new(links, types);
    for (at, def) in &links.schemas.defs {
        let data = &def.view.data;
        if data.default.is_none() && data.example.is_none() {
            continue;
        }
        let usage = links.schemas.usage.get(at).copied().unwrap_or_default();
        let direction = if usage.request {
            Direction::Request
        } else {
            Direction::Response
        };
        let meaning = links.meaning(at, direction);
        let problem = |value: &Value| match value {
            // A schema that lacks `nullable` is common, and `null` says the same as nothing.
            Value::Null => None,
            value if fit.value(&meaning.ty, value).is_none() => {
                Some("has another type than its schema, or is not among its values")
            }
            value => rules::own(def.view.raw)
                .iter()
                .find_map(|rule| broken(rule, value)),
        };
        let default = data.default.as_ref().and_then(problem);
        let example = data.example.as_ref().and_then(problem);
        let place = &def.view.at;
        if let Some(problem) = default {
            cx.report(
                Code::WrongDefault,
                &place.child("default"),
                format!("this default {problem}"),
                "correct the default or the schema",
            );
        }
        if let Some(problem) = example {
            let mut finding = Diagnostic::new(
                Code::UnfittingExample,
                &place.child("example"),
                Focus::Value,
                format!("this example {problem}"),
                "correct the example or the schema",
            );
            finding.severity = Severity::Note;
            cx.push(finding);
        }
    }
}

/// What a value does not keep of a rule, in words.
fn broken(rule: &Rule, value: &Value) -> Option<&'static str> {
    let number = value.as_f64();
    let text = value.as_str();
    let length = text.map(|text| text.chars().count() as u64);
    let items = value.as_array().map(|items| items.len() as u64);
    let members = value.as_object().map(|members| members.len() as u64);
    let (kept, words) = match rule {
        Rule::AtLeast(limit) => (number.is_none_or(|it| it >= *limit), "is too small"),
        Rule::MoreThan(limit) => (number.is_none_or(|it| it > *limit), "is too small"),
        Rule::AtMost(limit) => (number.is_none_or(|it| it <= *limit), "is too great"),
        Rule::LessThan(limit) => (number.is_none_or(|it| it < *limit), "is too great"),
        Rule::MinLength(least) => (length.is_none_or(|it| it >= *least), "is too short"),
        Rule::MaxLength(most) => (length.is_none_or(|it| it <= *most), "is too long"),
        Rule::Pattern(pattern) => (
            text.is_none_or(|text| pattern::finds(pattern, text)),
            "does not match the pattern",
        ),
        Rule::MinItems(least) => (items.is_none_or(|it| it >= *least), "has too few items"),
        Rule::MaxItems(most) => (items.is_none_or(|it| it <= *most), "has too many items"),
        Rule::MinMembers(least) => (members.is_none_or(|it| it >= *least), "has too few members"),
        Rule::MaxMembers(most) => (members.is_none_or(|it| it <= *most), "has too many members"),
        _ => return None,
    };
    (!kept).then_some(words)
}
