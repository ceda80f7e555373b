//! Every place of other files that a document asks for.

use super::reference::{Section, is_data, is_map, section};
use super::{FIRST, Files, Target};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What was found.
#[derive(Default)]
pub(super) struct Targets {
    /// Where each reference of each file leads in the end, by the file and the text.
    leads: BTreeMap<(usize, String), Target>,
    /// The places of other files, and what each is.
    pub(super) wanted: BTreeSet<(Section, Target)>,
    /// The components of the first file that are nothing but a reference to such a place.
    pub(super) aliases: BTreeMap<Target, Pointer>,
}

/// A reference that was found.
struct Reference {
    text: String,
    section: Section,
    /// Where the object stands that holds it.
    holder: Pointer,
}

/// Finds every place of other files that the first file asks for, and those that these ask for.
pub(super) fn find(files: &mut Files<'_>) -> Targets {
    let mut targets = Targets::default();
    let mut open = vec![(
        Section::Of(""),
        Target {
            file: FIRST,
            at: Pointer::root(),
        },
    )];
    while let Some((of, place)) = open.pop() {
        let mut found = Vec::new();
        if let Some(value) = files.value(&place) {
            walk(value, &keys(of), &place.at, &mut found);
        }
        for reference in found {
            let Some(target) = lead(files, place.file, &reference.text) else {
                continue;
            };
            let known = (place.file, reference.text);
            targets.leads.insert(known, target.clone());
            if target.file == FIRST {
                continue;
            }
            if place.file == FIRST && is_component(&reference.holder) {
                let aliases = targets.aliases.entry(target.clone());
                aliases.or_insert(reference.holder);
            }
            let wanted = (reference.section, target);
            if targets.wanted.insert(wanted.clone()) {
                open.push(wanted);
            }
        }
    }
    targets
}

impl Targets {
    /// Where a reference of a file leads.
    pub(super) fn lead(&self, file: usize, reference: &str) -> Option<&Target> {
        self.leads.get(&(file, reference.to_owned()))
    }
}

/// The keys above an object of a section, by which it is known.
fn keys(of: Section) -> [String; 2] {
    let section = match of {
        Section::Of(section) => section,
        Section::Path => "paths",
    };
    [section.to_owned(), String::new()]
}

/// The end of the references that begin with this one.
fn lead(files: &mut Files<'_>, file: usize, reference: &str) -> Option<Target> {
    let mut target = files.target(file, reference)?;
    let mut passed = BTreeSet::new();
    while passed.insert(target.clone()) {
        let next = files
            .value(&target)
            .and_then(|value| value.get("$ref")?.as_str().map(str::to_owned));
        let next = next.and_then(|next| files.target(target.file, &next));
        match next {
            Some(next) => target = next,
            None => break,
        }
    }
    Some(target)
}

fn is_component(holder: &Pointer) -> bool {
    matches!(holder.segments(), [first, _, _] if first == "components")
}

/// Finds the references below a value. `keys` are the last two of its place.
fn walk(value: &Value, keys: &[String; 2], at: &Pointer, found: &mut Vec<Reference>) {
    let [parent, key] = keys;
    match value {
        Value::Object(members) => {
            let map = is_map(parent, key);
            if let (false, Some(Value::String(text))) = (map, members.get("$ref")) {
                found.push(Reference {
                    text: text.clone(),
                    section: section(parent, key),
                    holder: at.clone(),
                });
                return;
            }
            for (name, member) in members {
                if !map && name == "mapping" && key == "discriminator" {
                    let tags = member.as_object().into_iter().flatten();
                    found.extend(tags.filter_map(|(tag, schema)| {
                        Some(Reference {
                            text: schema.as_str()?.to_owned(),
                            section: Section::Of("schemas"),
                            holder: at.child("mapping").child(tag),
                        })
                    }));
                } else if map || !is_data(name) {
                    walk(member, &[key.clone(), name.clone()], &at.child(name), found);
                }
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                walk(
                    element,
                    &[key.clone(), index.to_string()],
                    &at.child(index),
                    found,
                );
            }
        }
        _ => {}
    }
}
