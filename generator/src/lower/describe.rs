//! Documentation: what the document says, and what it demands, in sentences.

use openapiv3::ExternalDocumentation;
use serde_json::Value;

use super::context::Context;
use super::docs;
use super::plan::Plan;
use super::shapes::{Def, Member};
use super::status;
use super::view::View;
use crate::ir::{Docs, Primitive, TypeRef};
use crate::pointer::Pointer;

/// Constraints by keyword, and the sentence for each; `{}` is the value, `{s}` a plural's ending.
const CONSTRAINTS: &[(&str, &str)] = &[
    ("minLength", "At least {} character{s}."),
    ("maxLength", "At most {} character{s}."),
    ("minItems", "At least {} item{s}."),
    ("maxItems", "At most {} item{s}."),
    ("minProperties", "At least {} member{s}."),
    ("maxProperties", "At most {} member{s}."),
    ("multipleOf", "A multiple of {}."),
];

/// Bounds by keyword: the one that excludes the bound itself, and the sentences without and with it.
const BOUNDS: &[(&str, &str, &str, &str)] = &[
    (
        "minimum",
        "exclusiveMinimum",
        "At least {}.",
        "More than {}.",
    ),
    (
        "maximum",
        "exclusiveMaximum",
        "At most {}.",
        "Less than {}.",
    ),
];

/// Longer examples and defaults make documentation harder to read, not easier.
const LONGEST_VALUE: usize = 120;

/// What a type's documentation says; empty where the document says nothing.
pub(super) fn type_docs(def: &Def<'_>) -> Docs {
    let data = &def.view.data;
    let text = data.description.as_deref().or(data.title.as_deref());
    let not = def.view.raw.get("not").map(exclusion);
    docs::join([
        docs::docs(text.unwrap_or_default()),
        docs::docs(&not.unwrap_or_default()),
    ])
}

/// What the documentation of a union's branch says; empty where the type of the branch says it.
pub(super) fn branch_docs(cx: &mut Context<'_, '_>, at: &Pointer) -> Docs {
    let view = cx.view(at).filter(|view| view.at == *at);
    let text = view.and_then(|view| view.data.description.clone());
    let is_component = at.segments().len() == 3;
    docs::docs(&text.filter(|_| !is_component).unwrap_or_default())
}

/// What a field's documentation says; empty where the document says nothing.
pub(super) fn field_docs(cx: &mut Context<'_, '_>, member: &Member, ty: &TypeRef) -> Docs {
    let view = cx.view(&member.at);
    let text = view.as_deref().and_then(|view| own_text(view, &member.at));
    let facts = view.as_deref().map(|view| facts(view.raw, ty));
    let facts = facts.unwrap_or_default();
    docs::join([docs::docs(&text.unwrap_or_default()), docs::docs(&facts)])
}

/// What a parameter's documentation says.
pub(super) fn param_docs(
    cx: &mut Context<'_, '_>,
    description: Option<&str>,
    schema: &Pointer,
    ty: &TypeRef,
) -> Docs {
    let view = cx.view(schema);
    let text = description
        .map(str::to_owned)
        .or_else(|| view.as_deref().and_then(|view| own_text(view, schema)));
    let facts = view.as_deref().map(|view| facts(view.raw, ty));
    docs::join([
        docs::docs(&text.unwrap_or_default()),
        docs::docs(&facts.unwrap_or_default()),
    ])
}

/// What an operation's documentation says: summary, description, request line, scopes and declared errors.
pub(super) fn operation_docs(plan: &Plan, scopes: &[String]) -> Docs {
    let operation = &plan.view.operation;
    let summary = operation.summary.as_deref().unwrap_or_default();
    let description = operation.description.as_deref().unwrap_or_default();
    let repeated = description.trim().trim_end_matches('.') == summary.trim().trim_end_matches('.');
    let line = format!("{} {}", plan.view.method.as_str(), plan.route);
    docs::join([
        docs::docs(summary),
        docs::docs(if repeated { "" } else { description }),
        docs::docs(&code(&line)),
        docs::docs(&server_line(plan)),
        docs::docs(&scope_line(scopes, description)),
        docs::docs(&reference_line(operation.external_docs.as_ref())),
        docs::docs(&error_section(plan)),
    ])
}

/// Where a call goes that has a server of its own.
fn server_line(plan: &Plan) -> String {
    let url = plan.server.as_deref().map(code);
    let line = |url| format!("Goes to {url}, unless the client was built with a base URL.");
    url.map(line).unwrap_or_default()
}

/// Names the scopes that the description does not name already.
fn scope_line(scopes: &[String], description: &str) -> String {
    let missing = scopes.iter().filter(|scope| !description.contains(*scope));
    let codes: Vec<_> = missing.map(|scope| code(scope)).collect();
    match codes.as_slice() {
        [] => String::new(),
        [one] => format!("Required scope: {one}."),
        several => format!("Required scopes: {}.", several.join(", ")),
    }
}

fn reference_line(reference: Option<&ExternalDocumentation>) -> String {
    let Some(reference) = reference else {
        return String::new();
    };
    let label = reference.description.as_deref().unwrap_or("See also");
    format!(
        "{}: {}",
        first_paragraph(label).trim_end_matches('.'),
        reference.url
    )
}

fn error_section(plan: &Plan) -> String {
    let lines: Vec<String> = plan
        .answers
        .iter()
        .filter(|answer| status::is_failure(answer.status) && !answer.is_success)
        .map(|answer| {
            let text = first_paragraph(&answer.description);
            format!("- {}: {text}", code(&answer.status.key()))
        })
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    format!(
        "# Errors\n\nThe document declares these answers:\n\n{}",
        lines.join("\n")
    )
}

/// A schema's own words: all of them where it is written, the first paragraph where it is referred to.
fn own_text(view: &View<'_>, used_at: &Pointer) -> Option<String> {
    let data = &view.data;
    let text = data.description.as_deref().or(data.title.as_deref())?;
    let text = if view.at == *used_at {
        text.to_owned()
    } else {
        first_paragraph(text)
    };
    (!text.trim().is_empty()).then_some(text)
}

/// The first paragraph on one line.
fn first_paragraph(text: &str) -> String {
    let lines: Vec<&str> = text
        .trim()
        .lines()
        .map(str::trim)
        .take_while(|line| !line.is_empty())
        .collect();
    lines.join(" ")
}

/// Constraints, format, default and example of a schema, as sentences.
fn facts(raw: &Value, ty: &TypeRef) -> String {
    let secret = *ty == TypeRef::Primitive(Primitive::Secret);
    let mut sentences = constraints(raw);
    sentences.extend(items_fact(raw));
    sentences.extend(
        raw.get("not")
            .map(|not| format!("Anything but {}.", excluded(not))),
    );
    sentences.extend(format_fact(raw, ty));
    sentences.extend(listed_values(raw, ty));
    if !secret {
        let named = [("Default", "default"), ("Example", "example")];
        sentences.extend(named.iter().filter_map(|(label, keyword)| {
            let text = short_text(raw.get(*keyword)?)?;
            Some(format!("{label}: {}.", code(&text)))
        }));
    }
    sentences.join(" ")
}

fn constraints(raw: &Value) -> Vec<String> {
    let mut sentences = Vec::new();
    for (keyword, sentence) in CONSTRAINTS {
        // "At least 0 items" is what every list has.
        let says = |value: &&Value| value.is_number() && value.as_u64() != Some(0);
        if let Some(value) = raw.get(*keyword).filter(says) {
            let ending = if value.as_u64() == Some(1) { "" } else { "s" };
            let sentence = sentence.replace("{s}", ending);
            sentences.push(sentence.replace("{}", &value.to_string()));
        }
    }
    for (keyword, exclusive, with, without) in BOUNDS {
        if let Some(value) = raw.get(*keyword).filter(|value| value.is_number()) {
            let excluded = raw.get(*exclusive).and_then(Value::as_bool) == Some(true);
            let sentence = if excluded { without } else { with };
            sentences.push(sentence.replace("{}", &value.to_string()));
        }
    }
    if let Some(pattern) = raw.get("pattern").and_then(Value::as_str) {
        sentences.push(format!("Matches {}.", code(pattern)));
    }
    if raw.get("uniqueItems").and_then(Value::as_bool) == Some(true) {
        sentences.push("No item occurs twice.".to_owned());
    }
    sentences
}

/// What is demanded of each element of a list.
fn items_fact(raw: &Value) -> Option<String> {
    let sentences = constraints(raw.get("items")?);
    let lower = |sentence: String| {
        let mut rest = sentence.chars();
        let first = rest.next().map(|first| first.to_lowercase().to_string());
        first.unwrap_or_default() + rest.as_str()
    };
    let sentences: Vec<String> = sentences.into_iter().map(lower).collect();
    (!sentences.is_empty()).then(|| format!("Each item: {}", sentences.join(" ")))
}

/// What a schema behind `not` says, as a sentence.
fn exclusion(not: &Value) -> String {
    match not.as_object() {
        Some(keywords) if keywords.is_empty() => "No value fits.".to_owned(),
        _ => format!("Anything but {}.", excluded(not)),
    }
}

/// What a schema behind `not` keeps out, in words.
fn excluded(not: &Value) -> String {
    if let Some(reference) = not.get("$ref").and_then(Value::as_str) {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        return code(name);
    }
    let listed = |keyword: &str, text: fn(&Value) -> Option<String>| {
        let values = not.get(keyword)?.as_array()?.iter().filter_map(text);
        let values: Vec<String> = values.map(|text| code(&text)).collect();
        (!values.is_empty()).then_some(values)
    };
    if let Some(values) = listed("enum", short_text) {
        return values.join(" or ");
    }
    if let Some(names) = listed("required", |name| name.as_str().map(str::to_owned)) {
        return format!("an object with {}", names.join(" and "));
    }
    if let Some(pattern) = not.get("pattern").and_then(Value::as_str) {
        return format!("what matches {}", code(pattern));
    }
    match not.get("type").and_then(Value::as_str) {
        Some(kind @ ("array" | "integer" | "object")) => format!("an {kind}"),
        Some(kind) => format!("a {kind}"),
        None => "what the document excludes".to_owned(),
    }
}

/// The format of a text that stays a `String`.
fn format_fact(raw: &Value, ty: &TypeRef) -> Option<String> {
    let format = raw.get("format")?.as_str()?;
    (*ty == TypeRef::Primitive(Primitive::String)).then(|| format!("Format: {}.", code(format)))
}

/// The values of an `enum` that did not become a Rust enum.
fn listed_values(raw: &Value, ty: &TypeRef) -> Option<String> {
    let values = raw.get("enum")?.as_array()?;
    let TypeRef::Primitive(Primitive::Bool | Primitive::F64 | Primitive::Json) = ty else {
        return None;
    };
    let values: Vec<String> = values
        .iter()
        .map(|value| code(&value.to_string()))
        .collect();
    Some(format!("One of {}.", values.join(", ")))
}

/// A value as documentation shows it: text bare, anything else as JSON; nothing where it is long or empty.
fn short_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) if text.is_empty() => "\"\"".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    (text.chars().count() <= LONGEST_VALUE && !text.contains('\n')).then_some(text)
}

/// A code span that holds `text` whatever is in it: its fence is longer than any run of back-ticks inside.
pub(super) fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if longest == 0 {
        format!("{fence}{text}{fence}")
    } else {
        format!("{fence} {text} {fence}")
    }
}
