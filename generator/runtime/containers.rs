//! Lists, maps and optional values.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{self, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{SerializeMap, SerializeSeq};
use serde_core::{Deserializer, Serializer};

use super::json::{within, Step};
use super::wire::{Decoded, Encode, Encoded, Wire};

/// The most elements for which room is made before they are read: a list's stated length is not to be trusted.
const FIRST_ROOM: usize = 1024;

impl<T: Encode> Encode for [T] {
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(self.len()))?;
        for (index, element) in self.iter().enumerate() {
            list.serialize_element(&Encoded(element))
                .map_err(|error| within(error, Step::Element(index)))?;
        }
        list.end()
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_slice().encode(to)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(ListVisitor(PhantomData))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::with_capacity(from.size_hint().unwrap_or(0).min(FIRST_ROOM));
        while let Some(Decoded(element)) = from.next_element()? {
            list.push(element);
        }
        Ok(list)
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.len()))?;
        for (key, value) in self {
            map.serialize_entry(key, &Encoded(value))
                .map_err(|error| within(error, Step::Key))?;
        }
        map.end()
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(MapVisitor(PhantomData))
    }
}

struct MapVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for MapVisitor<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some((key, Decoded(value))) = from.next_entry()? {
            map.insert(key, value);
        }
        Ok(map)
    }
}

impl<T: Encode> Encode for Box<T> {
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (**self).encode(to)
    }
}

impl<T: Wire> Wire for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }

    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::decode(from).map(Self::new)
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.encode(to),
            None => to.serialize_none(),
        }
    }
}

impl<T: Wire> Wire for Option<T> {
    fn blank() -> Self {
        None
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_option(OptionVisitor(PhantomData))
    }
}

/// Reads `null` as `None` unless it is a value of `T`, anything else as `T`.
pub(super) struct OptionVisitor<T>(pub(super) PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for OptionVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(T::of_null())
    }

    fn visit_unit<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(T::of_null())
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
        T::decode(from).map(Some)
    }
}
