//! Which members of an object there were.

use super::object::{Field, Need};

/// Which members were there: the first 128 in one word, further ones in a list.
#[derive(Default)]
pub(super) struct Seen {
    first: u128,
    further: Vec<usize>,
}

impl Seen {
    pub(super) fn insert(&mut self, field: usize) {
        if field < 128 {
            self.first |= 1 << field;
        } else if !self.further.contains(&field) {
            self.further.push(field);
        }
    }

    pub(super) fn contains(&self, field: usize) -> bool {
        if field < 128 {
            self.first & (1 << field) != 0
        } else {
            self.further.contains(&field)
        }
    }

    /// The first required member that was not there.
    pub(super) fn missing(&self, fields: &'static [Field]) -> Option<&'static Field> {
        let mut required = fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.need == Need::Required);
        required
            .find(|(index, _)| !self.contains(*index))
            .map(|(_, field)| field)
    }
}
