//! The cargo feature of each group, and which types need which of them.

use std::collections::BTreeSet;

use super::context::Context;
use super::naming::{self, Kind, Scope, Wish};
use crate::config::Features;
use crate::diagnostic::Code;
use crate::ir::{Availability, Group, Ident, TypeDef, TypeId, TypeRef};
use crate::pointer::Pointer;

/// The most groups that have features: the registry takes a crate of at most 300 features, some of which are the runtime's.
const MOST: usize = 256;

/// The feature of each group, in their order: the group's own name as cargo spells names.
pub(super) fn features(
    cx: &mut Context<'_, '_>,
    groups: &[(Pointer, Ident)],
) -> Vec<Option<String>> {
    if cx.config.package().features == Features::None {
        return vec![None; groups.len()];
    }
    if groups.len() > MOST {
        cx.report(
            Code::TooManyFeatures,
            &Pointer::root().child("paths"),
            format!(
                "the operations have {} tags: none of them gets a cargo feature, because crates.io takes at most 300",
                groups.len()
            ),
            "make a client of some of the tags, with `[filter]` in codegen.toml",
        );
        return vec![None; groups.len()];
    }
    let wishes = groups
        .iter()
        .map(|(place, name)| Wish::like(&naming::feature_name(name), place.clone()));
    let wishes = wishes.collect();
    let names = cx.settle(&Scope::new(Kind::Features, &Pointer::root()), wishes);
    names
        .iter()
        .map(|name| Some(naming::as_feature(name)))
        .collect()
}

/// Decides when each type is compiled: with the groups that need it, themselves or by other types.
///
/// A type that all groups need is always there, which spares the crate the longest conditions; so is one that a group
/// without a feature needs.
pub(super) fn settle(groups: &[Group], types: &mut [TypeDef]) {
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); types.len()];
    for (index, group) in groups.iter().enumerate() {
        for id in needed(group, types) {
            if let Some(users) = users.get_mut(id.0) {
                users.push(index);
            }
        }
    }
    let always = |users: &[usize]| {
        let mut features = users.iter().filter_map(|index| groups.get(*index));
        users.is_empty()
            || users.len() == groups.len()
            || features.any(|group| group.feature.is_none())
    };
    for (def, users) in types.iter_mut().zip(users) {
        def.availability = if always(&users) {
            Availability::Always
        } else {
            Availability::Groups(users)
        };
    }
}

/// Every type that the calls of a group need.
fn needed(group: &Group, types: &[TypeDef]) -> BTreeSet<TypeId> {
    let uses = group.operations.iter().flat_map(|each| each.types());
    let mut open: Vec<TypeId> = uses.filter_map(TypeRef::named).collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id)
            && let Some(def) = types.get(id.0)
        {
            open.extend(def.needs());
        }
    }
    found
}
