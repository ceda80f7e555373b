//! Names that an earlier client published, and those that this one does.

use std::collections::BTreeMap;

use crate::ir::Ident;

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

    pub(super) fn held(&self, what: &str) -> Option<&str> {
        self.held.get(what).map(String::as_str)
    }

    pub(super) fn give(&mut self, what: String, name: &Ident) {
        self.given.insert(what, name.as_str().to_owned());
    }
}
