//! Structs in place: a blank value, one `read` match, one `write` chain; everything else is here, once.
//!
//! This is several times cheaper to compile than a derived implementation, and reads a little faster: a key is compared
//! first with the field that followed the last one.

use std::collections::BTreeMap;
use std::fmt::{self, DebugStruct};
use std::marker::PhantomData;

use serde_core::de::{self, DeserializeSeed, IgnoredAny, Visitor};
use serde_core::ser::SerializeMap;
use serde_core::{Deserializer, Serializer};

pub(crate) use serde_core::de::MapAccess;

use super::containers::Element;
use super::json::within;
use super::locate::{self, Step};
use super::seen::Seen;
use super::wire::{Decoded, Encoded, Wire};

/// One member of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub(super) name: &'static str,
    pub(super) need: Need,
}

/// Whether a member has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// It has to.
    Required,
    /// It may be left out.
    Optional,
    /// It is always written, as `null` where there is no value. A reader takes its absence for `null`.
    Nullable,
}

/// A member that has to be there.
#[must_use]
pub const fn required(name: &'static str) -> Field {
    Field {
        name,
        need: Need::Required,
    }
}

/// A member that may be left out.
#[must_use]
pub const fn optional(name: &'static str) -> Field {
    Field {
        name,
        need: Need::Optional,
    }
}

/// A member that is always written and may be `null`.
#[must_use]
pub const fn nullable(name: &'static str) -> Field {
    Field {
        name,
        need: Need::Nullable,
    }
}

/// A struct with a table of its members.
pub trait Object: Sized {
    /// The struct's name.
    const NAME: &'static str;
    /// Its members, in the order of `read` and `write`.
    const FIELDS: &'static [Field];
    /// Whether members without a field are kept.
    const OPEN: bool = false;

    /// A value to be filled in.
    fn blank() -> Self;

    /// Reads the member with this number.
    fn read<'de, A: MapAccess<'de>>(&mut self, field: usize, from: &mut Reader<'de, A>);

    /// Hands every member to `to`, in order.
    fn write<W: FieldWriter>(&self, to: &mut W);

    /// Reads a member without a field.
    fn read_other<'de, A: MapAccess<'de>>(&mut self, _key: String, from: &mut Reader<'de, A>) {
        from.skip();
    }

    /// Hands every member without a field to `to`.
    fn write_other<W: FieldWriter>(&self, _to: &mut W) {}
}

/// Reads one member after the other and remembers the first error, so that no field needs a `?`.
pub struct Reader<'de, A: MapAccess<'de>> {
    map: A,
    error: Option<A::Error>,
    de: PhantomData<&'de ()>,
}

impl<'de, A: MapAccess<'de>> Reader<'de, A> {
    /// Reads a member's value.
    pub fn field<T: Wire>(&mut self, slot: &mut T) {
        match self.map.next_value() {
            Ok(Decoded(value)) => *slot = value,
            Err(error) => self.error = Some(error),
        }
    }

    /// Reads the value of a member without a field.
    pub fn other<T: Wire>(&mut self, key: String, slot: &mut BTreeMap<String, T>) {
        match self.map.next_value() {
            Ok(Element(value)) => slot.extend(value.map(|value| (key, value))),
            Err(error) => self.error = Some(error),
        }
    }

    /// Passes over a value.
    pub fn skip(&mut self) {
        if let Err(error) = self.map.next_value::<IgnoredAny>() {
            self.error = Some(error);
        }
    }
}

/// Reads an object.
///
/// # Errors
///
/// The deserializer's, and a required member that is missing.
pub fn decode<'de, T: Object, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_map(ObjectVisitor(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let mut from = Reader {
            map,
            error: None,
            de: PhantomData,
        };
        let (mut value, mut seen, mut next) = (T::blank(), Seen::default(), 0);
        while let Some(key) = from.map.next_key_seed(KeySeed {
            fields: T::FIELDS,
            next,
            keep: T::OPEN,
        })? {
            let mut known = None;
            match key {
                Key::Known(field) => {
                    value.read(field, &mut from);
                    seen.insert(field);
                    next = field + 1;
                    known = Some(field);
                }
                Key::Other(Some(key)) => value.read_other(key, &mut from),
                Key::Other(None) => from.skip(),
            }
            if let Some(error) = from.error {
                locate::note_member(T::FIELDS, known);
                return Err(error);
            }
        }
        match seen.missing(T::FIELDS) {
            Some(field) => Err(de::Error::missing_field(field.name)),
            None => Ok(value),
        }
    }
}

/// Which member a key names.
enum Key {
    /// The field with this number.
    Known(usize),
    /// None; the key itself, where it is wanted.
    Other(Option<String>),
}

/// Finds the field of a key: first the one that is expected, then any.
struct KeySeed {
    fields: &'static [Field],
    next: usize,
    keep: bool,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Key, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Key, E> {
        // Members mostly come in the order of the document, and some are left out: from the expected one on, then before it.
        let after = self.fields.get(self.next..).unwrap_or_default();
        let is_it = |field: &Field| field.name == key;
        let known = match after.iter().position(is_it) {
            Some(further) => Some(self.next + further),
            None => self.fields.iter().take(self.next).position(is_it),
        };
        Ok(known.map_or_else(|| Key::Other(self.keep.then(|| key.to_owned())), Key::Known))
    }
}

/// Takes the members of an object one after the other.
pub trait FieldWriter {
    /// Takes the next member.
    fn field<T: Wire>(&mut self, value: &T) -> &mut Self;

    /// Takes the members without a field.
    fn other<T: Wire>(&mut self, values: &BTreeMap<String, T>) -> &mut Self;
}

/// Writes an object.
///
/// # Errors
///
/// The serializer's.
pub fn encode<T: Object, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    let mut writer = JsonWriter {
        map: to.serialize_map(None)?,
        fields: T::FIELDS,
        next: 0,
        written: Seen::default(),
        error: None,
    };
    value.write(&mut writer);
    value.write_other(&mut writer);
    match writer.error {
        Some(error) => Err(error),
        None => writer.map.end(),
    }
}

/// Writes members that are there, and remembers the first error.
struct JsonWriter<M: SerializeMap> {
    map: M,
    fields: &'static [Field],
    /// The number of the field that comes next.
    next: usize,
    written: Seen,
    error: Option<M::Error>,
}

impl<M: SerializeMap> FieldWriter for JsonWriter<M> {
    #[inline]
    fn field<T: Wire>(&mut self, value: &T) -> &mut Self {
        if let Some(field) = self.fields.get(self.next) {
            let left_out = value.is_absent() && field.need != Need::Nullable;
            if !left_out && self.error.is_none() {
                self.written.insert(self.next);
                let written = self.map.serialize_entry(field.name, &Encoded(value));
                self.error = written
                    .err()
                    .map(|error| within(error, Step::Member(field.name)));
            }
        }
        self.next += 1;
        self
    }

    /// A member that a field has written already is not written twice: receivers disagree on which one counts.
    fn other<T: Wire>(&mut self, values: &BTreeMap<String, T>) -> &mut Self {
        for (key, value) in values {
            let field = self.fields.iter().position(|field| field.name == key);
            let written = field.is_some_and(|field| self.written.contains(field));
            if !written && self.error.is_none() {
                let written = self.map.serialize_entry(key, &Encoded(value));
                self.error = written.err().map(|error| within(error, Step::Key));
            }
        }
        self
    }
}

/// Shows an object: members that are there, and how many have no field (their values may be secrets).
///
/// # Errors
///
/// The formatter's.
pub fn debug<T: Object>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut writer = DebugWriter {
        out: f.debug_struct(T::NAME),
        fields: T::FIELDS.iter(),
    };
    value.write(&mut writer);
    value.write_other(&mut writer);
    writer.out.finish()
}

struct DebugWriter<'a, 'b> {
    out: DebugStruct<'a, 'b>,
    fields: std::slice::Iter<'static, Field>,
}

impl FieldWriter for DebugWriter<'_, '_> {
    fn field<T: Wire>(&mut self, value: &T) -> &mut Self {
        if let Some(field) = self.fields.next() {
            if !value.is_absent() {
                self.out.field(field.name, value);
            }
        }
        self
    }

    fn other<T: Wire>(&mut self, values: &BTreeMap<String, T>) -> &mut Self {
        if !values.is_empty() {
            self.out.field("other members", &values.len());
        }
        self
    }
}

/// Implements the codec's and std's traits for a struct that is [`Object`]; `default` where no member is required.
///
/// Types are named by their whole path here and in the other macros: a schema may be called `Result` or `Default`.
macro_rules! object {
    ($name:ident) => {
        impl $crate::runtime::Encode for $name {
            fn encode<S: ::serde_core::Serializer>(
                &self,
                to: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::runtime::encode_object(self, to)
            }
        }

        impl $crate::runtime::Wire for $name {
            fn blank() -> Self {
                $crate::runtime::Object::blank()
            }

            fn decode<'de, D: ::serde_core::Deserializer<'de>>(
                from: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::decode_object(from)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::debug_object(self, f)
            }
        }

        $crate::runtime::serde_traits!($name);
    };
    ($name:ident, default) => {
        $crate::runtime::object!($name);

        impl ::std::default::Default for $name {
            fn default() -> Self {
                $crate::runtime::Object::blank()
            }
        }
    };
}

pub(crate) use object;
