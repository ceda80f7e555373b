//! What no branch of a union takes.

use std::fmt;
use std::hash::{Hash, Hasher};

pub(crate) use serde_core::{Deserializer, Serializer};

use serde_json::Value;

use super::wire::Encode;

/// A value that the document does not describe: JSON, which is sent back as it came, but for white space, the order of
/// members and digits of numbers beyond those that `i64`, `u64` and `f64` hold.
#[derive(Clone, Default)]
pub struct Unmatched {
    value: Value,
    reasons: Box<[String]>,
}

impl Unmatched {
    pub(super) fn new(value: Value, reasons: Vec<String>) -> Self {
        let reasons = reasons.into();
        Self { value, reasons }
    }

    /// The value.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.value
    }

    /// The value.
    #[must_use]
    pub fn into_json(self) -> Value {
        self.value
    }

    /// Why each branch did not take the value: "Dog: expected i32, found a string at .age". No value is repeated.
    #[must_use]
    pub fn reasons(&self) -> &[String] {
        &self.reasons
    }
}

impl PartialEq for Unmatched {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Unmatched {}

impl Hash for Unmatched {
    /// By the value's kind and size: equal numbers may be written differently.
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.value {
            Value::Null => 0.hash(state),
            Value::Bool(flag) => flag.hash(state),
            Value::Number(_) => 1.hash(state),
            Value::String(text) => text.hash(state),
            Value::Array(elements) => elements.len().hash(state),
            Value::Object(members) => members.len().hash(state),
        }
    }
}

impl From<Value> for Unmatched {
    fn from(value: Value) -> Self {
        Self::new(value, Vec::new())
    }
}

impl fmt::Debug for Unmatched {
    /// Says nothing about the value, which may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unmatched(JSON")?;
        for reason in &self.reasons {
            write!(f, "; {reason}")?;
        }
        f.write_str(")")
    }
}

impl Encode for Unmatched {
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.value.encode(to)
    }
}
