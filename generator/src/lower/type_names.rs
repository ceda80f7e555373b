//! What types are called: after the component, else after the operation, property or parameter that holds them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::context::Context;
use super::plan::Plan;
use super::status;
use crate::ir::StatusMatch;
use crate::pointer::Pointer;

/// The words that types are named after, by place.
pub(super) struct TypeNames {
    roots: BTreeMap<Pointer, String>,
}

impl TypeNames {
    /// Notes the places whose names come from operations.
    pub(super) fn new(plans: &[Plan]) -> Self {
        let mut roots = BTreeMap::new();
        for plan in plans {
            for (at, words) in root_words(plan) {
                roots.entry(at).or_insert(words);
            }
        }
        Self { roots }
    }

    /// The words for the schema at a place: those of the nearest place with a name of its own, then one word for each
    /// step from there.
    pub(super) fn words(&self, cx: &Context<'_, '_>, at: &Pointer) -> String {
        let mut place = Some(at.clone());
        while let Some(base) = place {
            if let Some(words) = self.own_words(cx, &base) {
                return with_steps(cx, words, (&base, at));
            }
            place = base.parent();
        }
        at.segments().join(" ")
    }

    /// The words of a place that does not depend on another.
    fn own_words(&self, cx: &Context<'_, '_>, at: &Pointer) -> Option<String> {
        if let Some(name) = cx.config.type_name(at) {
            return Some(name.to_owned());
        }
        if let Some(words) = self.roots.get(at) {
            return Some(words.clone());
        }
        match at.segments() {
            [components, _, name] if components == "components" => Some(name.clone()),
            _ => None,
        }
    }
}

/// The places of one operation and their words.
fn root_words(plan: &Plan) -> Vec<(Pointer, String)> {
    let id = &plan.id;
    let mut roots = Vec::new();
    for param in &plan.params {
        let name = &param.parameter.parameter_data_ref().name;
        if is_under(&param.at, &plan.view.at) {
            roots.push((param.schema.clone(), format!("{id} {name}")));
        } else if !is_component(&param.at) {
            // A parameter of the path serves several operations: no single one may name it.
            let path = literal_segments(&plan.view.path);
            roots.push((param.schema.clone(), format!("{path} {name}")));
        }
    }
    let mut content = Vec::new();
    if let Some(body) = &plan.body {
        content.push((&body.content, format!("{id} body")));
    }
    for answer in &plan.answers {
        if let Some(found) = &answer.content {
            content.push((found, format!("{id} {}", answer_words(answer.status))));
        }
    }
    for (content, words) in content {
        if let Some(schema) = content.schema.as_ref().filter(|at| !is_component(at)) {
            roots.push((schema.clone(), words));
        }
    }
    roots
}

/// The segments of a path that are not parameters.
fn literal_segments(path: &str) -> String {
    let segments = path.split('/').filter(|segment| !segment.contains('{'));
    segments.collect::<Vec<_>>().join(" ")
}

/// The words for an inline body: the usual success is *the* response, so that other statuses never change its name.
fn answer_words(status: StatusMatch) -> String {
    match status {
        StatusMatch::Exact(200) => "response".to_owned(),
        other => format!("{} response", status::words(other)),
    }
}

fn is_under(at: &Pointer, base: &Pointer) -> bool {
    at.segments().starts_with(base.segments())
}

fn is_component(at: &Pointer) -> bool {
    at.segments()
        .first()
        .is_some_and(|first| first == "components")
}

/// Adds a word for each step from `base` down to `at`. Read from the root, because a property may be called `items`.
fn with_steps(cx: &Context<'_, '_>, mut words: String, (base, at): (&Pointer, &Pointer)) -> String {
    let segments = at.segments();
    let mut rest = segments.get(base.segments().len()..).unwrap_or_default();
    while let [step, tail @ ..] = rest {
        let (word, tail) = match (step.as_str(), tail) {
            ("properties", [name, tail @ ..]) => (Some(name.clone()), tail),
            ("items", tail) => (Some("Item".to_owned()), tail),
            ("additionalProperties", tail) => (Some("Value".to_owned()), tail),
            ("allOf" | "content", [_, tail @ ..]) => (None, tail),
            ("oneOf" | "anyOf", [key, tail @ ..]) => {
                let place = segments.get(..segments.len() - tail.len());
                let place = place.map(place_of).unwrap_or_default();
                (Some(branch_step(cx, &place, key)), tail)
            }
            ("schema", tail) => (None, tail),
            (other, tail) => (Some(other.to_owned()), tail),
        };
        if let Some(word) = word {
            words.push(' ');
            words.push_str(&word);
        }
        rest = tail;
    }
    words
}

fn place_of(segments: &[String]) -> Pointer {
    let root = Pointer::root();
    segments
        .iter()
        .fold(root, |place, segment| place.child(segment))
}

/// The word of a branch: what it says about itself; where it was made, its key; else its number.
fn branch_step(cx: &Context<'_, '_>, place: &Pointer, key: &str) -> String {
    if let Some(words) = branch_words(cx, place) {
        return words;
    }
    match key.parse::<usize>() {
        Ok(_) => format!("Option {key}"),
        Err(_) => key.to_owned(),
    }
}

/// What a branch of a choice is called after what it says about itself, so that its siblings do not matter: its component,
/// its title, the only value of one of its members, the members that it requires.
pub(super) fn branch_words(cx: &Context<'_, '_>, place: &Pointer) -> Option<String> {
    said_words(cx, place).or_else(|| kind_words(cx, place))
}

/// The same without the kind of its values.
pub(super) fn said_words(cx: &Context<'_, '_>, place: &Pointer) -> Option<String> {
    if let [components, _, name] = place.segments()
        && components == "components"
    {
        return Some(name.clone());
    }
    let raw = cx.document.raw(place)?;
    let only_part = raw.get("allOf").and_then(Value::as_array);
    let only_part = only_part.and_then(|parts| match parts.as_slice() {
        [only] => only.get("$ref"),
        _ => None,
    });
    if let Some(reference) = raw.get("$ref").or(only_part) {
        let target = reference.as_str()?;
        return target.rsplit('/').next().map(str::to_owned);
    }
    if let Some(title) = raw.get("title").and_then(Value::as_str) {
        return Some(title.to_owned());
    }
    let properties = raw.get("properties").and_then(Value::as_object);
    let constant = properties.and_then(|properties| properties.values().find_map(only_value));
    let required = raw.get("required").and_then(Value::as_array);
    constant.map(str::to_owned).or_else(|| {
        let names = required?.iter().filter_map(Value::as_str).take(MOST_NAMES);
        let names: Vec<&str> = names.collect();
        (!names.is_empty()).then(|| names.join(" "))
    })
}

/// The kind of a branch's values.
fn kind_words(cx: &Context<'_, '_>, place: &Pointer) -> Option<String> {
    let raw = cx.document.raw(place)?;
    let word = match raw.get("type").and_then(Value::as_str)? {
        "string" => "Text",
        "integer" | "number" => "Number",
        "boolean" => "Boolean",
        "array" => {
            let item = branch_words(cx, &place.child("items"));
            return Some(format!("{} list", item.unwrap_or_default()));
        }
        _ => return None,
    };
    Some(word.to_owned())
}

/// How many required members name a branch.
const MOST_NAMES: usize = 2;

/// The text that a member always has.
fn only_value(member: &Value) -> Option<&str> {
    match member.get("enum")?.as_array()?.as_slice() {
        [only] => only.as_str(),
        _ => None,
    }
}
