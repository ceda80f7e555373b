//! Groups: the operations of one tag.

use indexmap::IndexMap;

use super::context::Context;
use super::docs;
use super::features;
use super::method_texts;
use super::naming::{self, Kind, Scope, Wish};
use super::operations::{self, Ground, Names};
use super::plan::Plan;
use crate::ir::{Docs, Group, Ident};
use crate::pointer::Pointer;
use crate::resolve::Template;

/// The group of operations whose path begins with a parameter or a version.
const FALLBACK: &str = "default";

/// The types of groups give way to those of schemas.
const TURN: u8 = 1;

/// A group that is being filled.
pub(super) struct Draft {
    /// What the group is named after.
    words: String,
    tag: String,
    docs: Docs,
    at: Pointer,
    plans: Vec<usize>,
}

impl Draft {
    /// Its place, however its tag is spelt and wherever it is declared.
    fn place(&self) -> Pointer {
        let name = naming::method_name(&self.words);
        Pointer::root().child("tags").child(name.bare())
    }
}

/// The groups' handles: where each stands, and how it would like to be called.
pub(super) fn wishes(cx: &Context<'_, '_>, drafts: &[Draft]) -> Vec<(Pointer, Wish)> {
    let handle = |draft: &Draft| {
        let wish = match cx.config.name(&draft.at) {
            // Schemas are often called like tags: `FilesApi` holds the calls that deal with `Files`.
            None => Wish::made(handle_name(&draft.words), draft.place()),
            chosen => Wish::new(naming::type_name, &draft.words, chosen, draft.place()),
        };
        (draft.place(), wish.turn(TURN))
    };
    drafts.iter().map(handle).collect()
}

fn handle_name(words: &str) -> Ident {
    let plain = naming::type_name(words);
    if plain.bare().ends_with("Api") {
        return plain;
    }
    naming::type_name(&format!("{words} api"))
}

/// Lowers every operation into its group: first the tags that the document declares, then the others as they occur.
pub(super) fn groups(
    cx: &mut Context<'_, '_>,
    ground: &Ground<'_, '_, '_>,
    plans: &[Plan],
    drafts: Vec<Draft>,
) -> Vec<Group> {
    let wishes = drafts.iter().map(|draft| {
        let chosen = cx.config.name(&draft.at);
        Wish::new(naming::method_name, &draft.words, chosen, draft.place())
    });
    let wishes = wishes.collect();
    let names = cx.settle(&Scope::new(Kind::Groups, &Pointer::root()), wishes);
    let places = drafts.iter().map(Draft::place).zip(names.iter().cloned());
    let features = features::features(cx, &places.collect::<Vec<_>>());
    let groups = drafts.into_iter().zip(names.into_iter().zip(features));
    groups
        .map(|(draft, names)| group(cx, ground, plans, draft, names))
        .collect()
}

fn group(
    cx: &mut Context<'_, '_>,
    ground: &Ground<'_, '_, '_>,
    plans: &[Plan],
    draft: Draft,
    (name, feature): (Ident, Option<String>),
) -> Group {
    let plans: Vec<&Plan> = draft
        .plans
        .iter()
        .filter_map(|index| plans.get(*index))
        .collect();
    // An operation is in one group, so that its own place says enough.
    let (place, top) = (draft.place(), Pointer::root());
    let texts = method_texts::choose(cx, &plans, &draft.words);
    let methods = wishes_of(cx, (&plans, &texts), naming::method_name);
    let methods = cx.settle(&Scope::new(Kind::Methods, &top), methods);
    let modules = wishes_of(cx, (&plans, &texts), naming::module_name);
    let modules = cx.settle(&Scope::new(Kind::Modules, &top), modules);
    let operations = plans.into_iter().zip(methods.into_iter().zip(modules));
    Group {
        tag: draft.tag,
        name,
        type_name: ground.idents.of(&place),
        docs: draft.docs,
        feature,
        operations: operations
            .map(|(plan, (method, module))| {
                operations::operation(cx, ground, plan, Names { method, module })
            })
            .collect(),
    }
}

fn wishes_of(
    cx: &Context<'_, '_>,
    (plans, texts): (&[&Plan], &[String]),
    namer: fn(&str) -> Ident,
) -> Vec<Wish> {
    let plans = plans.iter().zip(texts);
    plans
        .map(|(plan, text)| operations::wish(cx, (plan, text), namer))
        .collect()
}

/// Sorts the operations into groups; tags that give the same name are one group.
pub(super) fn drafts(cx: &Context<'_, '_>, plans: &[Plan]) -> Vec<Draft> {
    let mut drafts: IndexMap<Ident, Draft> = IndexMap::new();
    for tag in cx.document.tags() {
        let words = tag.value.name;
        let name = naming::method_name(&words);
        drafts.entry(name).or_insert_with(|| Draft {
            tag: words.clone(),
            words,
            docs: docs::docs(tag.value.description.as_deref().unwrap_or_default()),
            at: tag.at,
            plans: Vec::new(),
        });
    }
    for (index, plan) in plans.iter().enumerate() {
        let tag = plan.view.operation.tags.first();
        let words = tag.map_or_else(
            || first_segment(Template::of(&plan.view.path).path),
            String::clone,
        );
        let draft = drafts.entry(naming::method_name(&words));
        let draft = draft.or_insert_with(|| Draft {
            tag: tag.cloned().unwrap_or_default(),
            at: Pointer::root().child("tags").child(&words),
            words,
            docs: Docs::default(),
            plans: Vec::new(),
        });
        draft.plans.push(index);
    }
    drafts.retain(|_, draft| !draft.plans.is_empty());
    drafts.into_values().collect()
}

/// What groups an operation without a tag: the first segment of its path that is neither a parameter nor a version.
fn first_segment(path: &str) -> String {
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    segments
        .find(|segment| !segment.contains('{') && !is_version(segment))
        .unwrap_or(FALLBACK)
        .to_owned()
}

/// Whether a segment is `api` or a version such as `v1` or `v2.0`.
fn is_version(segment: &str) -> bool {
    let digits = segment.strip_prefix(['v', 'V']).unwrap_or_default();
    let version = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    version || segment.eq_ignore_ascii_case("api")
}
