//! What the components are called that come from other files: by their own names where these are free, else by their paths too.
//! No name depends on the order in which files are read.

use super::reference::Section;
use super::targets::Targets;
use super::{FIRST, Files, Target};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The components that stand for places of other files.
pub(super) type Names = BTreeMap<(Section, Target), Pointer>;

/// Names every place.
pub(super) fn names(targets: &Targets, files: &Files<'_>) -> Names {
    let mut names = Names::new();
    let mut wishes: BTreeMap<(&'static str, String), Vec<&(Section, Target)>> = BTreeMap::new();
    for wanted in &targets.wanted {
        let (Section::Of(section), target) = wanted else {
            continue;
        };
        match targets.aliases.get(target) {
            Some(alias) if is_of(alias, section) => {
                names.insert(wanted.clone(), alias.clone());
            }
            _ => {
                let wish = own_name(target, files);
                wishes.entry((*section, wish)).or_default().push(wanted);
            }
        }
    }
    let mut taken: BTreeSet<Pointer> = names.values().cloned().collect();
    let mut crowded = Vec::new();
    for ((section, wish), wanted) in wishes {
        let at = component(section, &wish);
        match wanted.as_slice() {
            [only] if !is_there(&at, files) && taken.insert(at.clone()) => {
                names.insert((*only).clone(), at);
            }
            several => crowded.extend(several.iter().map(|wanted| (section, *wanted))),
        }
    }
    for (section, wanted) in crowded {
        let long = long_name(&wanted.1, files);
        let numbered = (2..).map(|number| format!("{long}_{number}"));
        let candidates = std::iter::once(long.clone()).chain(numbered);
        let mut free = candidates
            .map(|name| component(section, &name))
            .filter(|at| !is_there(at, files) && !taken.contains(at));
        if let Some(at) = free.next() {
            taken.insert(at.clone());
            names.insert(wanted.clone(), at);
        }
    }
    names
}

fn is_of(alias: &Pointer, section: &str) -> bool {
    matches!(alias.segments(), [_, of, _] if of == section)
}

fn component(section: &str, name: &str) -> Pointer {
    Pointer::root()
        .child("components")
        .child(section)
        .child(name)
}

/// Whether the first file has a component at a place.
fn is_there(at: &Pointer, files: &Files<'_>) -> bool {
    let target = Target {
        file: FIRST,
        at: at.clone(),
    };
    files
        .value(&target)
        .is_some_and(|value| value != &Value::Null)
}

/// The name that a place has itself: its key, else that of its file.
fn own_name(target: &Target, files: &Files<'_>) -> String {
    let key = target
        .at
        .last()
        .filter(|key| key.parse::<usize>().is_err() && !key.is_empty());
    let name = key.map_or_else(|| file_name(files.path(target.file)), str::to_owned);
    plain(&name)
}

/// The name of a file without its ending; that of its folder where it is the folder's index.
fn file_name(path: &Path) -> String {
    let stem = |path: &Path| {
        path.file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
    };
    let own = stem(path).unwrap_or_default();
    match path.parent().and_then(stem) {
        Some(folder) if own == "index" || own == "_index" => folder,
        _ => own,
    }
}

/// The path from the first file's folder, and the place.
fn long_name(target: &Target, files: &Files<'_>) -> String {
    let path = files.path(target.file);
    let folder = files.path(FIRST).parent().unwrap_or(Path::new(""));
    let path = path.strip_prefix(folder).unwrap_or(path).with_extension("");
    let words = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned());
    let words = words.filter(|word| word != "..");
    let all: Vec<String> = words.chain(target.at.segments().iter().cloned()).collect();
    plain(&all.join("_"))
}

/// A name with nothing in it that a component's key may not have (OpenAPI 3.0.3, "Components Object").
fn plain(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            c if c.is_ascii_alphanumeric() || "._-".contains(c) => c,
            _ => '_',
        })
        .collect();
    if plain.is_empty() {
        "_".to_owned()
    } else {
        plain
    }
}
