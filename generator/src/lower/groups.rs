//! Groups: the operations of one tag.

use indexmap::IndexMap;

use super::context::Context;
use super::docs;
use super::naming::{self, Kind, Scope};
use super::operations::{self, Ground, Names};
use super::plan::Plan;
use crate::ir::{Docs, Group, Ident};
use crate::pointer::Pointer;

/// The group of operations whose path begins with a parameter or a version.
const FALLBACK: &str = "default";

/// A group that is being filled.
struct Draft {
    /// What the group is named after.
    words: String,
    tag: String,
    docs: Docs,
    at: Pointer,
    plans: Vec<usize>,
}

/// Lowers every operation into its group: first the tags that the document declares, then the others as they occur.
pub(super) fn groups(
    cx: &mut Context<'_, '_>,
    ground: &Ground<'_, '_, '_>,
    plans: &[Plan],
    types: &mut Scope,
) -> Vec<Group> {
    let mut names = Scope::new(Kind::Groups);
    let mut groups = Vec::new();
    for draft in drafts(cx, plans) {
        let words = cx.config.name(&draft.at).unwrap_or(&draft.words).to_owned();
        let mut methods = Scope::new(Kind::Methods);
        let mut modules = Scope::new(Kind::Modules);
        let name = names.claim(naming::method_name(&words), &draft.at);
        let type_name = types.claim(naming::type_name(&words), &draft.at);
        let mut operations = Vec::new();
        for plan in draft.plans.iter().filter_map(|index| plans.get(*index)) {
            let mut names = Names {
                types,
                methods: &mut methods,
                modules: &mut modules,
            };
            operations.push(operations::operation(cx, ground, plan, &mut names));
        }
        groups.push(Group {
            tag: draft.tag,
            name,
            type_name,
            docs: draft.docs,
            operations,
        });
    }
    groups
}

/// Sorts the operations into groups; tags that give the same name are one group.
fn drafts(cx: &Context<'_, '_>, plans: &[Plan]) -> Vec<Draft> {
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
        let words = tag.map_or_else(|| first_segment(&plan.view.path), String::clone);
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
