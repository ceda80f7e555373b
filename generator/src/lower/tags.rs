//! The member by which a value of a union says of which branch it is.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::Value;

use super::branches;
use super::context::Context;
use super::inherit;
use super::shapes::Branch;
use super::view::View;
use crate::pointer::Pointer;

/// How many branches of choices in each other are looked at.
const MOST_SCHEMAS: usize = 1024;

/// How deep choices in each other are looked at.
const DEEPEST: usize = 16;

/// What is left of that.
struct Budget {
    left: usize,
    depth: usize,
}

/// The texts that a member can have.
struct Listed {
    texts: Vec<String>,
    required: bool,
}

/// Finds the tag of a union and notes its values in the branches: the discriminator's, else a required member that no two
/// branches have a value in common for.
pub(super) fn find(
    cx: &mut Context<'_, '_>,
    view: &View<'_>,
    branches: &mut [Branch],
) -> Option<String> {
    let (tag, tags) = declared(cx, view, branches).or_else(|| implied(cx, branches))?;
    for (branch, tags) in branches.iter_mut().zip(tags) {
        branch.tags = tags;
    }
    Some(tag)
}

/// What the discriminator says. Where it leaves a branch without a value, there is no tag that tells them all apart.
fn declared(
    cx: &mut Context<'_, '_>,
    view: &View<'_>,
    branches: &[Branch],
) -> Option<(String, Vec<Vec<String>>)> {
    let (tag, tags) = assigned(cx, view, branches)?;
    tags.iter()
        .all(|tags| !tags.is_empty())
        .then_some((tag, tags))
}

/// The discriminator's member and the values that it leaves for each branch.
///
/// A value that several branches claim, because they inherit the list of all, is that of the one whose component is called
/// so, else the first one's.
pub(super) fn assigned(
    cx: &mut Context<'_, '_>,
    view: &View<'_>,
    branches: &[Branch],
) -> Option<(String, Vec<Vec<String>>)> {
    let tag = view.data.discriminator.as_ref()?.property_name.clone();
    let mut claimed: Vec<(Option<String>, Vec<String>)> = Vec::new();
    for branch in branches {
        let tags = tags_of(cx, view, branch, &tag);
        let target = cx.document.target(&branch.source);
        claimed.push((target.as_ref().and_then(component), tags));
    }
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for (index, (name, tags)) in claimed.iter().enumerate() {
        for tag in tags {
            let named = name.as_deref().is_some_and(|name| is_called(name, tag));
            if named || !taken.contains_key(tag) {
                taken.insert(tag.clone(), index);
            }
        }
    }
    let left = claimed.into_iter().enumerate().map(|(index, (_, tags))| {
        let own = tags
            .into_iter()
            .filter(|tag| taken.get(tag) == Some(&index));
        own.collect()
    });
    Some((tag, left.collect()))
}

/// Whether a component is called like a value of the tag, case and signs aside.
fn is_called(component: &str, tag: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    letters(component) == letters(tag)
}

/// The values for one branch: those of the mapping, else those that its own member of this name lists, else the name of
/// its component (OpenAPI 3.0.3, "Discriminator Object").
fn tags_of(cx: &mut Context<'_, '_>, view: &View<'_>, branch: &Branch, tag: &str) -> Vec<String> {
    let Some(target) = cx.document.target(&branch.source) else {
        return Vec::new();
    };
    let discriminator = view.data.discriminator.as_ref();
    let mapping = discriminator.iter().flat_map(|found| &found.mapping);
    let mapped: Vec<String> = mapping
        .filter(|(_, name)| cx.document.target(&schema_place(name)).as_ref() == Some(&target))
        .map(|(value, _)| value.clone())
        .collect();
    if !mapped.is_empty() {
        return mapped;
    }
    if view.at != target {
        let family = inherit::tags(cx, &target, tag);
        if !family.is_empty() {
            return family;
        }
    }
    let listed = listed(cx, &branch.source).shift_remove(tag);
    match listed {
        Some(listed) if !listed.texts.is_empty() => listed.texts,
        _ => component(&target).into_iter().collect(),
    }
}

fn component(target: &Pointer) -> Option<String> {
    match target.segments() {
        [components, _, name] if components == "components" => Some(name.clone()),
        _ => None,
    }
}

/// The schema that a mapping names: by reference, or by the bare name of a component.
fn schema_place(name: &str) -> Pointer {
    let place = if name.contains('#') {
        Pointer::parse(name)
    } else {
        None
    };
    place.unwrap_or_else(|| {
        Pointer::root()
            .child("components")
            .child("schemas")
            .child(name)
    })
}

/// A required member that every branch has, with texts that no other branch has.
fn implied(cx: &mut Context<'_, '_>, branches: &[Branch]) -> Option<(String, Vec<Vec<String>>)> {
    let mut all: Vec<IndexMap<String, Listed>> = Vec::new();
    for branch in branches {
        all.push(listed(cx, &branch.source));
    }
    let names = all.first()?.keys();
    names.into_iter().find_map(|name| {
        let mut tags: Vec<Vec<String>> = Vec::new();
        for members in &all {
            let listed = members.get(name).filter(|listed| listed.required)?;
            let taken = |text| tags.iter().flatten().any(|known| known == text);
            if listed.texts.is_empty() || listed.texts.iter().any(taken) {
                return None;
            }
            tags.push(listed.texts.clone());
        }
        Some((name.clone(), tags))
    })
}

/// The members of a schema that are lists of texts, those of its `allOf` and of all its branches included.
fn listed(cx: &mut Context<'_, '_>, at: &Pointer) -> IndexMap<String, Listed> {
    let mut budget = Budget {
        left: MOST_SCHEMAS,
        depth: 0,
    };
    listed_within(cx, at, &mut budget)
}

fn listed_within(
    cx: &mut Context<'_, '_>,
    at: &Pointer,
    budget: &mut Budget,
) -> IndexMap<String, Listed> {
    let mut found = IndexMap::new();
    let parts = branches::parts(cx, at);
    for view in &parts {
        for choice in &view.keywords.choices {
            let choice_at = view.at.child(choice.keyword);
            let places = (0..choice.branches).map(|index| choice_at.child(index));
            found.extend(common(cx, &places.collect::<Vec<_>>(), budget));
        }
        for name in &view.keywords.properties {
            let member = cx.view(&view.at.child("properties").child(name));
            if let Some(texts) = member.and_then(|member| texts(&member)) {
                narrow(&mut found, name, texts);
            }
        }
    }
    for (name, listed) in &mut found {
        let mut parts = parts.iter();
        listed.required |= parts.any(|part| part.keywords.required.contains(name));
    }
    found
}

/// Notes the texts of a member; of texts that it has already, those that are in both lists.
fn narrow(found: &mut IndexMap<String, Listed>, name: &str, mut texts: Vec<String>) {
    if let Some(known) = found.get(name)
        && known.texts.iter().any(|text| texts.contains(text))
    {
        texts.retain(|text| known.texts.contains(text));
    }
    let required = false;
    found.insert(name.to_owned(), Listed { texts, required });
}

/// What the members that all branches have can be together.
fn common(
    cx: &mut Context<'_, '_>,
    branches: &[Pointer],
    budget: &mut Budget,
) -> IndexMap<String, Listed> {
    let mut all: Vec<IndexMap<String, Listed>> = Vec::new();
    for at in branches {
        if budget.left == 0 || budget.depth == DEEPEST {
            return IndexMap::new();
        }
        budget.left -= 1;
        budget.depth += 1;
        all.push(listed_within(cx, at, budget));
        budget.depth -= 1;
    }
    let mut all = all.into_iter();
    let mut found = all.next().unwrap_or_default();
    for mut other in all {
        found.retain(|name, listed| {
            let Some(other) = other.shift_remove(name) else {
                return false;
            };
            listed.required &= other.required;
            listed.texts.extend(other.texts);
            true
        });
    }
    found
}

/// The texts of an `enum` that lists nothing else; a number stands for its text.
fn texts(view: &View<'_>) -> Option<Vec<String>> {
    let values = view.keywords.values.iter();
    let texts: Option<Vec<String>> = values
        .map(|value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) if number.is_i64() => Some(number.to_string()),
            _ => None,
        })
        .collect();
    texts.filter(|texts| !texts.is_empty())
}
