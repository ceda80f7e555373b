//! Unions whose values say by a member, the tag, which branch they are of.
//!
//! Reading keeps only the members that come before the tag; from there on the branch reads straight from the text.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::value::StringDeserializer;
use serde_core::de::{self, DeserializeSeed, IntoDeserializer, MapAccess, Visitor};
use serde_core::{forward_to_deserialize_any, Deserializer, Serializer};
use serde_json::Value;

use super::json;
use super::locate::{note, Step};
use super::tagging::Tagging;
use super::union::Unmatched;
use super::wire::Encode;

/// A union with a tag.
pub trait TaggedUnion: Sized {
    /// The name of the member that says which branch it is.
    const TAG: &'static str;
    /// The values of that member, each with the number of its branch.
    const TAGS: &'static [(&'static str, usize)];
    /// What keeps a value with another tag or with none; such a value is refused where there is nothing.
    const OTHER: Option<fn(Unmatched) -> Self> = None;

    /// A value to be filled in.
    fn blank() -> Self;

    /// Reads a value of the branch with this number.
    ///
    /// # Errors
    ///
    /// Those of the branch.
    fn read<'de, D: Deserializer<'de>>(branch: usize, from: D) -> Result<Self, D::Error>;

    /// Writes the value, its tag included.
    ///
    /// # Errors
    ///
    /// Those of the branch.
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;
}

/// Reads a union with a tag.
///
/// # Errors
///
/// The deserializer's and the branch's; where the union is closed, a tag that is unknown or missing.
pub fn decode_tagged<'de, T: TaggedUnion, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_map(TaggedVisitor(PhantomData))
}

/// Writes a value of the branch with this number as an object that has the branch's tag.
///
/// The value's own member of that name counts where it holds one of the branch's tags.
///
/// # Errors
///
/// The serializer's.
pub fn encode_tagged<T: TaggedUnion, V: Encode, S: Serializer>(
    branch: usize,
    value: &V,
    to: S,
) -> Result<S::Ok, S::Error> {
    value.encode(Tagging::new(to, T::TAG, T::TAGS, branch))
}

struct TaggedVisitor<T>(PhantomData<T>);

impl<'de, T: TaggedUnion> Visitor<'de> for TaggedVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<T, A::Error> {
        let mut kept = Vec::new();
        while let Some(key) = from.next_key::<String>()? {
            let is_tag = key == T::TAG;
            let at = || {
                note(if is_tag {
                    Step::Member(T::TAG)
                } else {
                    Step::Key
                })
            };
            let value: Value = from.next_value().inspect_err(|_| at())?;
            let branch = is_tag.then(|| branch(T::TAGS, &value));
            kept.push((key, value));
            match branch {
                Some(Some(branch)) => return T::read(branch, Members::new(kept, from)),
                // Said here, where the deserializer knows the place.
                Some(None) if T::OTHER.is_none() => {
                    at();
                    return Err(unlisted(T::TAGS));
                }
                Some(None) | None => {}
            }
        }
        match T::OTHER {
            Some(keep) => {
                let reason = match kept.iter().any(|(key, _)| key == T::TAG) {
                    true => format!("the member `{}` names no branch", T::TAG),
                    false => format!("the member `{}` is missing", T::TAG),
                };
                let value = Value::Object(kept.into_iter().collect());
                Ok(keep(Unmatched::new(value, vec![reason])))
            }
            None => Err(de::Error::missing_field(T::TAG)),
        }
    }
}

/// The branch that a tag names; a number or a boolean stands for its text.
fn branch(tags: &[(&str, usize)], tag: &Value) -> Option<usize> {
    let text = match tag {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    let known = tags.iter().find(|(tag, _)| *tag == text);
    known.map(|(_, branch)| *branch)
}

/// The text has the form of serde's own messages, and names no value.
fn unlisted<E: de::Error>(tags: &[(&str, usize)]) -> E {
    let tags: Vec<_> = tags.iter().map(|(tag, _)| format!("`{tag}`")).collect();
    let tags = tags.join(" or ");
    E::custom(format_args!(
        "invalid value: not in the list, expected {tags}"
    ))
}

/// The members of an object: those that were kept, then the rest.
struct Members<A> {
    kept: std::vec::IntoIter<(String, Value)>,
    /// The value of the kept member whose key was read last.
    value: Option<Value>,
    rest: A,
}

impl<A> Members<A> {
    fn new(kept: Vec<(String, Value)>, rest: A) -> Self {
        Self {
            kept: kept.into_iter(),
            value: None,
            rest,
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let Some((key, value)) = self.kept.next() else {
            return self.rest.next_key_seed(seed);
        };
        self.value = Some(value);
        let key: StringDeserializer<A::Error> = key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value).map_err(|error| json::ours(&error)),
            None => self.rest.next_value_seed(seed),
        }
    }
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for Members<A> {
    type Error = A::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The codec of an enum that is [`TaggedUnion`].
macro_rules! tagged_union {
    ($name:ident) => {
        impl $crate::runtime::Encode for $name {
            fn encode<S: ::serde_core::Serializer>(
                &self,
                to: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::runtime::TaggedUnion::write(self, to)
            }
        }

        impl $crate::runtime::Wire for $name {
            fn blank() -> Self {
                $crate::runtime::TaggedUnion::blank()
            }

            fn decode<'de, D: ::serde_core::Deserializer<'de>>(
                from: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::decode_tagged(from)
            }
        }

        $crate::runtime::serde_traits!($name);
    };
}

pub(crate) use tagged_union;
