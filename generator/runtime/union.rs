//! What no branch of a union takes.

use std::fmt;

pub(crate) use serde_core::{Deserializer, Serializer};

use serde_json::Value;

use super::wire::Encode;

/// A value that the document does not describe: JSON as it came, which is sent back unchanged.
#[derive(Clone, Default, PartialEq)]
pub struct Unmatched(Value);

impl Unmatched {
    /// The value.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.0
    }

    /// The value.
    #[must_use]
    pub fn into_json(self) -> Value {
        self.0
    }
}

impl From<Value> for Unmatched {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

impl fmt::Debug for Unmatched {
    /// Says nothing about the value, which may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unmatched(JSON)")
    }
}

impl Encode for Unmatched {
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.encode(to)
    }
}
