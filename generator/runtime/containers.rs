//! Lists, maps and optional values.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{self, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{SerializeMap, SerializeSeq};
use serde_core::{Deserialize, Deserializer, Serializer};

use super::json::within;
use super::locate::{note, Step};
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
        loop {
            match from.next_element() {
                Ok(Some(Decoded(element))) => list.push(element),
                Ok(None) => return Ok(list),
                Err(error) => {
                    note(Step::Element(list.len()));
                    return Err(error);
                }
            }
        }
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
        while let Some(key) = from.next_key()? {
            let value = from.next_value().inspect_err(|_| note(Step::Key));
            let Element(value) = value?;
            map.extend(value.map(|value| (key, value)));
        }
        Ok(map)
    }
}

/// A value of a map. As with optional members, `null` means that there is none, unless it is a value of the type.
pub(super) struct Element<T>(pub(super) Option<T>);

impl<'de, T: Wire> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_option(ElementVisitor(PhantomData))
    }
}

struct ElementVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for ElementVisitor<T> {
    type Value = Element<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: de::Error>(self) -> Result<Element<T>, E> {
        Ok(Element(T::of_null_element()))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Element<T>, E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Element<T>, D::Error> {
        T::decode(from).map(|value| Element(Some(value)))
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

    fn of_null() -> Option<Self> {
        T::of_null().map(Self::new)
    }

    fn of_null_element() -> Option<Self> {
        T::of_null_element().map(Self::new)
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

    fn of_null_element() -> Option<Self> {
        Some(None)
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
