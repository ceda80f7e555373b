//! Names that an earlier client published, and those that this one does.

use std::collections::BTreeMap;

use crate::ir::Ident;
use crate::pointer::Pointer;

/// Names by what they are of: `field #/components/schemas/Pet/properties/name`.
pub type Names = BTreeMap<String, String>;

/// What an earlier client called things, and what this one does.
#[derive(Debug, Default)]
pub struct Published {
    held: Names,
    given: Names,
}

impl Published {
    /// Holds the names of an earlier client.
    #[must_use]
    pub fn new(held: Names) -> Self {
        Self {
            held,
            given: Names::new(),
        }
    }

    /// The names that were given.
    #[must_use]
    pub fn given(self) -> Names {
        self.given
    }

    /// The order in which things at `owner` stand in a signature: those that an earlier client had there in its order,
    /// then the others as they come. Returns indices into `names`.
    ///
    /// Without it, whoever sorts a document swaps what callers pass.
    #[must_use]
    pub fn order(&mut self, owner: &Pointer, names: &[&Ident]) -> Vec<usize> {
        let what = format!("order {owner}");
        let held = self.held(&what).unwrap_or_default().to_owned();
        let place = |name: &Ident| held.split(' ').position(|known| known == name.bare());
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by_key(|&index| {
            let known = names.get(index).and_then(|name| place(name));
            known.unwrap_or(usize::MAX)
        });
        let ordered = order.iter().filter_map(|&index| names.get(index));
        let ordered: Vec<&str> = ordered.map(|name| name.bare()).collect();
        if !ordered.is_empty() {
            self.given.insert(what, ordered.join(" "));
        }
        order
    }

    /// Takes back a name that turned out not to be used.
    pub(super) fn withdraw(&mut self, what: &str) {
        self.given.remove(what);
    }

    pub(super) fn held(&self, what: &str) -> Option<&str> {
        self.held.get(what).map(String::as_str)
    }

    pub(super) fn give(&mut self, what: String, name: &Ident) {
        self.given.insert(what, name.as_str().to_owned());
    }
}
