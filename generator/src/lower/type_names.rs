//! What types are called: after the component, else after the operation, property or parameter that holds them.

use std::collections::BTreeMap;

use super::branch_words;
use super::constructors;
use super::context::Context;
use super::direction::Form;
use super::media;
use super::naming::{self, Wish};
use super::plan::Plan;
use super::status;
use crate::ir::StatusMatch;
use crate::pointer::Pointer;

/// Whether a place stands in the operation that uses it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stands {
    Inside,
    Outside,
}

/// The words that types are named after, by place.
pub(super) struct TypeNames {
    roots: BTreeMap<Pointer, String>,
}

impl TypeNames {
    /// Notes the places whose names come from operations.
    pub(super) fn new(plans: &[Plan]) -> Self {
        // A reference can make one place serve several operations: the one that it stands in names it, else the first by name.
        let mut roots: BTreeMap<Pointer, (Stands, String)> = BTreeMap::new();
        for plan in plans {
            for (at, words) in root_words(plan) {
                let stands = match is_under(&at, &plan.view.at) {
                    true => Stands::Inside,
                    false => Stands::Outside,
                };
                let new = (stands, words);
                let known = roots.entry(at).or_insert_with(|| new.clone());
                if new < *known {
                    *known = new;
                }
            }
        }
        let words = roots.into_iter().map(|(at, (_, words))| (at, words));
        Self {
            roots: words.collect(),
        }
    }

    /// How a form of the schema at a place would like to be called.
    pub(super) fn wish(&self, cx: &Context<'_, '_>, at: &Pointer, form: Form) -> Wish {
        let place = cx.place(at);
        match (form, cx.config.type_name(at), component(at)) {
            (Form::Write, _, _) => {
                let words = format!("{} write", self.words(cx, at));
                Wish::made(naming::type_name(&words), place.child("write"))
            }
            (_, chosen, Some(name)) => Wish::new(naming::type_name, name, chosen, place),
            (_, Some(chosen), None) => Wish::new(naming::type_name, chosen, Some(chosen), place),
            (_, None, None) => Wish::made(naming::type_name(&self.words(cx, at)), place),
        }
    }

    /// How the struct of the required members of a form would like to be called.
    pub(super) fn required(&self, cx: &Context<'_, '_>, at: &Pointer, form: Form) -> Wish {
        let write = match form {
            Form::Write => " write",
            Form::Read | Form::Only(_) => "",
        };
        let words = format!("{}{write} required", self.words(cx, at));
        let place = constructors::required_place(&cx.place(at), form);
        Wish::made(naming::type_name(&words), place)
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
        component(at).map(str::to_owned)
    }
}

/// The name of a component.
fn component(at: &Pointer) -> Option<&str> {
    match at.segments() {
        [components, _, name] if components == "components" => Some(name),
        _ => None,
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
        let words = answer_words(answer.status);
        for (index, found) in answer.body.contents.iter().enumerate() {
            // The preferred media type is the answer, so that another one beside it never changes its name.
            let shape = match index {
                0 => String::new(),
                _ => media::words(&found.media_type),
            };
            content.push((found, format!("{id} {shape} {words}")));
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
            ("enum", [kind, tail @ ..]) => (Some(kind.clone()), tail),
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
    if let Some(words) = branch_words::at(cx.document, place) {
        return words;
    }
    match key.parse::<usize>() {
        Ok(_) => format!("Option {key}"),
        Err(_) => key.to_owned(),
    }
}
