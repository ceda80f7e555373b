//! Writes an object so that it has the tag of its branch, once.

use std::fmt::{self, Write};

use serde_core::ser::{self, Impossible, SerializeMap};
use serde_core::{Serialize, Serializer};
use serde_json::Value;

/// Which tags are right for an object.
#[derive(Clone, Copy)]
struct Tags {
    member: &'static str,
    all: &'static [(&'static str, usize)],
    branch: usize,
}

impl Tags {
    /// The tags of the branch.
    fn own(self) -> impl Iterator<Item = &'static str> {
        let own = self.all.iter().filter(move |(_, of)| *of == self.branch);
        own.map(|(tag, _)| *tag)
    }
}

/// A serializer for objects that get a tag.
pub(super) struct Tagging<S> {
    to: S,
    tags: Tags,
}

impl<S> Tagging<S> {
    pub(super) fn new(
        to: S,
        member: &'static str,
        all: &'static [(&'static str, usize)],
        branch: usize,
    ) -> Self {
        let tags = Tags {
            member,
            all,
            branch,
        };
        Self { to, tags }
    }
}

/// An object that is being written.
pub(super) struct TaggedMap<M> {
    map: M,
    tags: Tags,
    written: bool,
    /// A tag of another branch, which shows what the right one is: a text, a number or a boolean.
    wrong: Option<Value>,
}

impl<M: SerializeMap> SerializeMap for TaggedMap<M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), M::Error> {
        self.map.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        self.map.serialize_value(value)
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), M::Error> {
        if !is(key, self.tags.member) {
            return self.map.serialize_entry(key, value);
        }
        if self.tags.own().any(|tag| is(value, tag)) {
            self.written = true;
            return self.map.serialize_entry(key, value);
        }
        // Unset or of another branch: the right one is written at the end.
        self.wrong = serde_json::to_value(value).ok();
        Ok(())
    }

    fn end(mut self) -> Result<M::Ok, M::Error> {
        if let Some(tag) = self.tags.own().next().filter(|_| !self.written) {
            let member = self.tags.member;
            match (self.wrong, serde_json::from_str::<Value>(tag)) {
                (Some(Value::Number(_)), Ok(tag @ Value::Number(_)))
                | (Some(Value::Bool(_)), Ok(tag @ Value::Bool(_))) => {
                    self.map.serialize_entry(member, &tag)?;
                }
                _ => self.map.serialize_entry(member, tag)?,
            }
        }
        self.map.end()
    }
}

/// Whether a value is written as this text, without writing it anywhere.
fn is<T: Serialize + ?Sized>(value: &T, text: &str) -> bool {
    let mut rest = Rest(text);
    write!(rest, "{}", Shown(value)).is_ok() && rest.0.is_empty()
}

/// What of a text has not been seen yet.
struct Rest<'a>(&'a str);

impl Write for Rest<'_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(part).ok_or(fmt::Error)?;
        Ok(())
    }
}

/// Shows a scalar; anything else cannot be shown.
struct Shown<'a, T: ?Sized>(&'a T);

impl<T: Serialize + ?Sized> fmt::Display for Shown<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

/// Values that are no object cannot have a tag.
macro_rules! refused {
    ($($name:ident($($ty:ty),*);)*) => {$(
        fn $name(self $(, _: $ty)*) -> Result<S::Ok, S::Error> {
            Err(untagged())
        }
    )*};
}

/// The same for values of several parts.
macro_rules! refused_parts {
    ($($name:ident($($ty:ty),*) -> $result:ident;)*) => {$(
        fn $name(self $(, _: $ty)*) -> Result<Self::$result, S::Error> {
            Err(untagged())
        }
    )*};
}

fn untagged<E: ser::Error>() -> E {
    E::custom("only an object can have a tag")
}

impl<S: Serializer> Serializer for Tagging<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = TaggedMap<S::SerializeMap>;
    type SerializeStruct = Impossible<S::Ok, S::Error>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        Ok(TaggedMap {
            map: self.to.serialize_map(None)?,
            tags: self.tags,
            written: false,
            wrong: None,
        })
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<S::Ok, S::Error> {
        Err(untagged())
    }

    refused! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    refused_parts! {
        serialize_seq(Option<usize>) -> SerializeSeq;
        serialize_tuple(usize) -> SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant;
        serialize_struct(&'static str, usize) -> SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant;
    }
}
