//! The variants of enums.

use std::collections::BTreeMap;

use serde_json::Value;

use super::context::Context;
use super::docs;
use super::naming::{self, Kind, Scope, Wish};
use super::shapes::Def;
use crate::ir::{Docs, Enum, EnumValues, Ident, Openness, Variant};
use crate::pointer::Pointer;

/// Names for the variant that keeps what is not listed, in the order of preference.
const OTHERS: &[&str] = &["Unknown", "Unlisted", "NotListed"];

/// Extensions that name the variants, as other tools understand them too.
const NAMES: &[&str] = &["x-enum-varnames", "x-enumNames"];

/// Extensions that describe the variants.
const DESCRIPTIONS: &[&str] = &["x-enum-descriptions", "x-enumDescriptions"];

/// An enum of texts.
pub(super) fn strings(cx: &mut Context<'_, '_>, def: &Def<'_>, values: &[String]) -> Enum {
    let (variants, openness) = variants(cx, def, values, String::clone);
    Enum {
        values: EnumValues::Strings(variants),
        openness,
    }
}

/// An enum of integers: `Value404`, unless the document has names for them.
pub(super) fn integers(cx: &mut Context<'_, '_>, def: &Def<'_>, values: &[i64]) -> Enum {
    let (variants, openness) = variants(cx, def, values, |number| match number {
        0.. => format!("value {number}"),
        _ => format!("value minus {}", number.unsigned_abs()),
    });
    Enum {
        values: EnumValues::Integers(variants),
        openness,
    }
}

fn variants<T: Clone + ToString>(
    cx: &mut Context<'_, '_>,
    def: &Def<'_>,
    values: &[T],
    words: impl Fn(&T) -> String,
) -> (Vec<Variant<T>>, Openness) {
    let branches = branches(def);
    let texts: Vec<String> = values.iter().map(T::to_string).collect();
    let branch = |index: usize, keyword: &str| -> Option<&str> {
        branches.get(texts.get(index)?)?.get(keyword)?.as_str()
    };
    let given = listed(def, NAMES, values.len());
    let own: Vec<String> = values.iter().map(words).collect();
    let said: Vec<&str> = (own.iter().enumerate())
        .map(|(index, own)| {
            let given = given.get(index).copied();
            given.or(branch(index, "title")).unwrap_or(own)
        })
        .collect();
    let mut names = names(cx, def, &own, &said);
    let other = names.split_off(values.len()).pop();
    let descriptions = listed(def, DESCRIPTIONS, values.len());
    let docs = |index: usize| {
        let text = descriptions.get(index).copied();
        let text = text.or_else(|| branch(index, "description"));
        text.map_or_else(Docs::default, docs::docs)
    };
    let variants = values.iter().zip(names).enumerate();
    let variants = variants.map(|(index, (value, name))| Variant {
        wire: value.clone(),
        name,
        docs: docs(index),
    });
    let openness = other.map_or(Openness::Closed, |other| Openness::Open { other });
    (variants.collect(), openness)
}

/// A name for each value, and one for the variant that keeps what is not listed if there is to be one.
fn names(cx: &mut Context<'_, '_>, def: &Def<'_>, own: &[String], said: &[&str]) -> Vec<Ident> {
    let at = cx.place(&def.view.at);
    let mut wishes = Vec::new();
    for (own, words) in own.iter().zip(said) {
        // The place in the list would change with the list: the value itself tells collisions apart.
        let place = at.child("enum").child(own);
        wishes.push(Wish::new(naming::variant_name, words, None, place));
    }
    let scope = Scope::new(Kind::Variants, &at);
    if !cx.config.is_closed(&def.view.at) {
        wishes.push(other(cx, &scope, &wishes, &at.child("enum")));
    }
    cx.settle(&scope, wishes)
}

/// The branches of a choice among single values, which is how values are given titles and descriptions.
fn branches<'v>(def: &'v Def<'_>) -> BTreeMap<String, &'v Value> {
    let lists = ["oneOf", "anyOf"].map(|keyword| def.view.raw.get(keyword));
    let branches = lists.into_iter().flatten().filter_map(Value::as_array);
    branches
        .flatten()
        .filter_map(|branch| match branch.get("enum")?.as_array()?.as_slice() {
            [Value::String(only)] => Some((only.clone(), branch)),
            [only] => Some((only.to_string(), branch)),
            _ => None,
        })
        .collect()
}

/// The texts that an extension lists; none unless it has one for each value.
fn listed<'v>(def: &'v Def<'_>, extensions: &[&str], count: usize) -> Vec<&'v str> {
    let found = extensions.iter().find_map(|name| def.view.raw.get(*name));
    let texts: Option<Vec<&str>> = found
        .and_then(Value::as_array)
        .and_then(|list| list.iter().map(Value::as_str).collect());
    texts
        .filter(|texts| texts.len() == count)
        .unwrap_or_default()
}

/// The variant that keeps what is not listed: under its published name, else under the first that no value wants.
pub(super) fn other(cx: &Context<'_, '_>, scope: &Scope, wishes: &[Wish], place: &Pointer) -> Wish {
    let held = scope.held(place, &cx.published);
    let held = OTHERS.iter().find(|name| held == Some(**name));
    let free = |name: &&&str| !wishes.iter().any(|wish| wish.wants(name));
    let name = held.or_else(|| OTHERS.iter().find(free));
    let name = name.or(OTHERS.first()).copied().unwrap_or_default();
    Wish::made(naming::variant_name(name), place.clone())
}
