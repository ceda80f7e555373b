//! YAML text to values, by serde_yaml, for a text that has passed the checks.
//!
//! Where serde_yaml and YAML 1.2 differ, YAML 1.2 holds: keys are text as written (`200`, `no`, `null`), and scalars
//! that serde_yaml reads otherwise are corrected. Every other key and scalar must be the one that the checks saw. The
//! members that `<<` merges follow the mapping's own; a key that the mapping or an earlier merge has is not replaced.

use super::event::MERGE;
use super::expected::{Disagreement, Expected};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// Why no values were built.
pub(super) struct NotBuilt {
    /// Whether serde_yaml read something else than the checks; otherwise it refused the text.
    pub(super) disagreement: bool,
    pub(super) error: serde_yaml::Error,
}

/// Builds the values.
pub(super) fn build(text: &str, expected: &Expected) -> Result<Value, NotBuilt> {
    let mut progress = Progress {
        read: 0,
        expected,
        disagreement: false,
    };
    let built = Build(&mut progress).deserialize(serde_yaml::Deserializer::from_str(text));
    let complete = progress.read == expected.len();
    match built {
        Ok(root) if complete => Ok(root),
        Ok(_) => Err(NotBuilt {
            disagreement: true,
            error: serde_yaml::Error::custom(DISAGREEMENT),
        }),
        Err(error) => Err(NotBuilt {
            disagreement: progress.disagreement,
            error,
        }),
    }
}

const BAD_MERGE: &str = "`<<` takes a mapping or a list of mappings";
/// What people see of a disagreement.
pub(super) const DISAGREEMENT: &str = "two readers of YAML do not agree on what stands here";
/// How far the values have been built.
struct Progress<'expected> {
    /// The number of keys and scalars so far.
    read: usize,
    expected: &'expected Expected,
    disagreement: bool,
}

impl Progress<'_> {
    /// The value of the scalar that serde_yaml read.
    fn scalar<E: Error>(&mut self, read: Value) -> Result<Value, E> {
        self.read += 1;
        let settled = self.expected.settle(self.read - 1, read);
        self.disagreement |= settled.is_err();
        settled.map_err(|Disagreement| E::custom(DISAGREEMENT))
    }

    fn key<E: Error>(&mut self, key: &str) -> Result<(), E> {
        self.read += 1;
        let settled = self.expected.settle_key(self.read - 1, key);
        self.disagreement |= settled.is_err();
        settled.map_err(|Disagreement| E::custom(DISAGREEMENT))
    }
}

struct Build<'progress, 'expected>(&'progress mut Progress<'expected>);

impl<'de> DeserializeSeed<'de> for Build<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Build<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.0.scalar(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_bool<E: Error>(self, read: bool) -> Result<Value, E> {
        self.0.scalar(Value::Bool(read))
    }

    fn visit_i64<E: Error>(self, read: i64) -> Result<Value, E> {
        self.0.scalar(read.into())
    }

    fn visit_u64<E: Error>(self, read: u64) -> Result<Value, E> {
        self.0.scalar(read.into())
    }

    fn visit_i128<E: Error>(self, read: i128) -> Result<Value, E> {
        self.visit_f64(read as f64)
    }

    fn visit_u128<E: Error>(self, read: u128) -> Result<Value, E> {
        self.visit_f64(read as f64)
    }

    fn visit_f64<E: Error>(self, read: f64) -> Result<Value, E> {
        let number =
            Number::from_f64(read).ok_or_else(|| E::custom("not a number that JSON can say"))?;
        self.0.scalar(Value::Number(number))
    }

    fn visit_str<E: Error>(self, read: &str) -> Result<Value, E> {
        self.visit_string(read.to_owned())
    }

    fn visit_string<E: Error>(self, read: String) -> Result<Value, E> {
        self.0.scalar(Value::String(read))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element_seed(Build(&mut *self.0))? {
            elements.push(element);
        }
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut mapping: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        let mut merged = None;
        // Reading a key as a string gives its text as written, whatever it looks like.
        while let Some(key) = mapping.next_key::<String>()? {
            self.0.key(&key)?;
            let value = mapping.next_value_seed(Build(&mut *self.0))?;
            if key == MERGE {
                merged = Some(value);
            } else {
                members.insert(key, value);
            }
        }
        if let Some(merged) = merged {
            merge(&mut members, merged).map_err(A::Error::custom)?;
        }
        Ok(Value::Object(members))
    }
}

/// Adds the members of what `<<` names.
fn merge(members: &mut Map<String, Value>, merged: Value) -> Result<(), &'static str> {
    let mappings = match merged {
        Value::Array(mappings) => mappings,
        one => vec![one],
    };
    for mapping in mappings {
        let Value::Object(more) = mapping else {
            return Err(BAD_MERGE);
        };
        for (key, value) in more {
            members.entry(key).or_insert(value);
        }
    }
    Ok(())
}
