//! The variants of enums.

use serde_json::Value;

use super::context::Context;
use super::docs;
use super::naming::{self, Kind, Scope};
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
pub(super) fn strings(cx: &Context<'_, '_>, def: &Def<'_>, values: &[String]) -> Enum {
    let (variants, scope) = variants(def, values, String::clone);
    finish(cx, def, EnumValues::Strings(variants), scope)
}

/// An enum of integers: `Value404`, unless the document has names for them.
pub(super) fn integers(cx: &Context<'_, '_>, def: &Def<'_>, values: &[i64]) -> Enum {
    let (variants, scope) = variants(def, values, |number| match number {
        0.. => format!("value {number}"),
        _ => format!("value minus {}", number.unsigned_abs()),
    });
    finish(cx, def, EnumValues::Integers(variants), scope)
}

fn finish(cx: &Context<'_, '_>, def: &Def<'_>, values: EnumValues, mut scope: Scope) -> Enum {
    let openness = if cx.config.is_closed(&def.view.at) {
        Openness::Closed
    } else {
        Openness::Open {
            other: other(&names(&values), &mut scope),
        }
    };
    Enum { values, openness }
}

fn variants<T: Clone>(
    def: &Def<'_>,
    values: &[T],
    words: impl Fn(&T) -> String,
) -> (Vec<Variant<T>>, Scope) {
    let names = listed(def, NAMES, values.len());
    let texts = listed(def, DESCRIPTIONS, values.len());
    let mut scope = Scope::new(Kind::Variants);
    let mut variants = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let own = words(value);
        let words = names.get(index).copied().unwrap_or(&own);
        // The place in the list would change with the list: the value itself tells collisions apart.
        let place = def.view.at.child("enum").child(&own);
        variants.push(Variant {
            wire: value.clone(),
            name: scope.claim(naming::variant_name(words), &place),
            docs: texts
                .get(index)
                .map_or_else(Docs::default, |text| docs::docs(text)),
        });
    }
    (variants, scope)
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

fn names(values: &EnumValues) -> Vec<&Ident> {
    match values {
        EnumValues::Strings(variants) => variants.iter().map(|variant| &variant.name).collect(),
        EnumValues::Integers(variants) => variants.iter().map(|variant| &variant.name).collect(),
    }
}

/// The variant that keeps what is not listed, beside variants of these names.
pub(super) fn other(taken: &[&Ident], scope: &mut Scope) -> Ident {
    let free = OTHERS
        .iter()
        .map(|name| naming::variant_name(name))
        .find(|name| !taken.contains(&name));
    let wanted = free.unwrap_or_else(|| naming::variant_name("Unknown"));
    scope.claim(wanted, &Pointer::root())
}
