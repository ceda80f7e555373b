//! Tables of overrides that know which of them were asked for.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::diagnostic::Position;

/// One table of overrides.
#[derive(Debug)]
pub(super) struct Overrides {
    table: &'static str,
    entries: BTreeMap<String, Entry>,
}

#[derive(Debug)]
struct Entry {
    value: String,
    position: Position,
    matched: Cell<bool>,
}

/// An override that nothing in the document matched.
#[derive(Clone, Debug)]
pub struct Unmatched {
    /// The table that it stands in, `types.rename`.
    pub table: &'static str,
    /// Its key, or its element.
    pub key: String,
    /// Where it stands.
    pub position: Position,
}

impl Overrides {
    pub(super) fn new(table: &'static str) -> Self {
        Self {
            table,
            entries: BTreeMap::new(),
        }
    }

    pub(super) fn insert(&mut self, key: String, value: String, position: Position) {
        self.entries.insert(
            key,
            Entry {
                value,
                position,
                matched: Cell::new(false),
            },
        );
    }

    /// The value of a key, which counts as matched from now on.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let entry = self.entries.get(key)?;
        entry.matched.set(true);
        Some(&entry.value)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether `fits` says yes to a key; each such key counts as matched from now on.
    pub(super) fn any(&self, fits: impl Fn(&str) -> bool) -> bool {
        let fitting = self.entries.iter().filter(|(key, _)| fits(key));
        fitting.map(|(_, entry)| entry.matched.set(true)).count() > 0
    }

    pub(super) fn unmatched(&self) -> impl Iterator<Item = Unmatched> + '_ {
        let left = self
            .entries
            .iter()
            .filter(|(_, entry)| !entry.matched.get());
        left.map(|(key, entry)| Unmatched {
            table: self.table,
            key: key.clone(),
            position: entry.position.clone(),
        })
    }
}
