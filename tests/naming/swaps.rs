//! Whoever swaps two things in a document changes no signature: property by property, parameter by parameter, operation by
//! operation, with the lock of the client as it was.

use std::fs;
use std::path::{Path, PathBuf};

use clientsmith::diagnostic::Sink;
use clientsmith::load::Source;
use clientsmith::lower::naming::Names;
use serde_json::{Map, Value};

use crate::shuffle::lowered;
use crate::signatures::signatures;

/// How often each document is put in another order, on top of those before.
const ROUNDS: usize = 6;

/// How many pairs are swapped each time.
const PAIRS: usize = 4;

/// Two members of an object, or two elements of a list.
struct Pair {
    /// Where the object or the list stands.
    at: String,
    one: usize,
    other: usize,
}

/// Every place in which the order of things means nothing: properties, parameters, paths, and the methods of one.
fn places(value: &Value, at: &str, found: &mut Vec<(String, usize)>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(members) => {
            let listed = at.ends_with("/properties") || at == "/paths" || is_path(at);
            if listed && members.len() > 1 {
                found.push((at.to_owned(), members.len()));
            }
            for (key, value) in members {
                places(value, &format!("{at}/{}", escaped(key)), found);
            }
        }
        Value::Array(elements) => {
            if at.ends_with("/parameters") && elements.len() > 1 {
                found.push((at.to_owned(), elements.len()));
            }
            for (index, value) in elements.iter().enumerate() {
                places(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Whether the item of a path stands here.
fn is_path(at: &str) -> bool {
    at.strip_prefix("/paths/")
        .is_some_and(|rest| !rest.contains('/'))
}

fn swap(root: &mut Value, pair: &Pair) {
    match root.pointer_mut(&pair.at) {
        Some(Value::Array(elements)) => elements.swap(pair.one, pair.other),
        Some(Value::Object(members)) => {
            let mut list: Vec<(String, Value)> = std::mem::take(members).into_iter().collect();
            list.swap(pair.one, pair.other);
            *members = Map::from_iter(list);
        }
        other => panic!("{}: {other:?}", pair.at),
    }
}

/// The same numbers in every run.
fn random(seed: &mut u64, below: usize) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap_or_default() % below
}

fn documents() -> Vec<PathBuf> {
    let folder = fs::read_dir(Path::new("corpus/documents")).expect("the documents are there");
    let paths = folder.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> = paths.collect();
    paths.sort();
    assert!(paths.len() > 10);
    paths
}

#[test]
fn swapping_two_things_changes_no_signature() {
    let mut checked = 0;
    for path in documents() {
        let source = Source::load(&path, &mut Sink::default()).expect("a document");
        let mut root = source.root().clone();
        let mut open = Vec::new();
        places(&root, "", &mut open);
        if open.is_empty() {
            continue;
        }
        let before = lowered(&root, Names::new());
        let wanted = signatures(&before.api);
        let mut seed = 9;
        for _ in 0..ROUNDS {
            let mut swapped = Vec::new();
            for _ in 0..PAIRS {
                let (at, count) = open[random(&mut seed, open.len())].clone();
                let one = random(&mut seed, count);
                let other = (one + 1 + random(&mut seed, count - 1)) % count;
                swap(
                    &mut root,
                    &Pair {
                        at: at.clone(),
                        one,
                        other,
                    },
                );
                swapped.push((at, one, other));
            }
            let after = lowered(&root, before.names.clone());
            let found = signatures(&after.api);
            let changed = wanted.iter().zip(&found).find(|(old, new)| old != new);
            assert_eq!(changed, None, "{}: {swapped:?}", path.display());
            assert_eq!(wanted.len(), found.len(), "{}: {swapped:?}", path.display());
            checked += PAIRS;
        }
    }
    assert!(checked > 200, "{checked}");
}
