//! What serde_yaml should read, so that a document on which two parsers disagree is not taken at the word of one.

use super::scalar::{self, Doubt, Meaning};
use serde_json::Value;
use std::ops::Range;

/// The keys and scalars of a document in the order of reading, aliases replaced.
#[derive(Debug, Default)]
pub(super) struct Expected {
    scalars: Vec<Scalar>,
    corrections: Vec<Value>,
}

#[derive(Clone, Copy, Debug)]
enum Scalar {
    /// serde_yaml reads what has this digest.
    Same(u32),
    /// serde_yaml reads something else than YAML 1.2 says: the number of the correction.
    Corrected(usize),
}

/// Another reader saw something else.
#[derive(Debug)]
pub(super) struct Disagreement;

impl Expected {
    pub(super) fn len(&self) -> usize {
        self.scalars.len()
    }

    /// Adds a key, or a value that is text whatever it looks like.
    pub(super) fn text(&mut self, text: &str) {
        self.scalars.push(Scalar::Same(scalar::digest_text(text)));
    }

    /// Adds a plain scalar that is a value.
    pub(super) fn plain(&mut self, text: &str, meaning: Meaning, doubt: Option<Doubt>) {
        let value = match (meaning, doubt) {
            (Meaning::Number(number), Some(Doubt::LeadingZero | Doubt::Inexact)) => {
                Value::Number(number)
            }
            (Meaning::Text, Some(Doubt::NotNumber)) => Value::String(text.to_owned()),
            (meaning, _) => {
                self.scalars
                    .push(Scalar::Same(scalar::digest_meaning(&meaning, text)));
                return;
            }
        };
        self.scalars.push(Scalar::Corrected(self.corrections.len()));
        self.corrections.push(value);
    }

    /// Repeats what an anchor stands for.
    pub(super) fn repeat(&mut self, range: &Range<usize>) {
        if range.end <= self.scalars.len() {
            self.scalars.extend_from_within(range.clone());
        }
    }

    /// The key or value number `at`, given what serde_yaml read there.
    pub(super) fn settle(&self, at: usize, read: Value) -> Result<Value, Disagreement> {
        match self.scalars.get(at) {
            Some(Scalar::Corrected(number)) => {
                self.corrections.get(*number).cloned().ok_or(Disagreement)
            }
            Some(Scalar::Same(digest)) if *digest == scalar::digest_value(&read) => Ok(read),
            _ => Err(Disagreement),
        }
    }

    /// The same for a key, which is text.
    pub(super) fn settle_key(&self, at: usize, key: &str) -> Result<(), Disagreement> {
        match self.scalars.get(at) {
            Some(Scalar::Same(digest)) if *digest == scalar::digest_text(key) => Ok(()),
            _ => Err(Disagreement),
        }
    }
}
