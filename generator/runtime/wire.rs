//! How a value travels as JSON: the codec's two traits, and what primitives do.

use std::fmt::{self, Debug};

use serde_core::de::{self, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::json;

/// A value that can be written.
pub trait Encode {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// The serializer's, and numbers that JSON cannot hold (`NaN` is refused, never written as `null`).
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;

    /// The text, where the value is one: most parameters are, and need not go through JSON then.
    fn as_text(&self) -> Option<&str> {
        None
    }
}

/// A value that can be written and read.
///
/// It stands in place of serde's traits because a client has to read more kindly than they do: an integer may come as
/// `1.0`, `null` means "absent" for an optional member, and an absent member is left out when writing.
pub trait Wire: Encode + Sized + Debug {
    /// A value to be filled in.
    fn blank() -> Self;

    /// What `null` means for an optional member; `None` = the member is absent.
    fn of_null() -> Option<Self> {
        None
    }

    /// What `null` means for a value of a map; `None` = there is none.
    fn of_null_element() -> Option<Self> {
        Self::of_null()
    }

    /// Whether the value is left out where a member is optional.
    fn is_absent(&self) -> bool {
        false
    }

    /// Reads a value.
    ///
    /// # Errors
    ///
    /// The deserializer's, and values of another kind.
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;
}

/// A value to be filled in.
#[must_use]
pub fn blank<T: Wire>() -> T {
    T::blank()
}

/// Lets serde read what is [`Wire`].
pub(super) struct Decoded<T>(pub(super) T);

impl<'de, T: Wire> Deserialize<'de> for Decoded<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::decode(from).map(Self)
    }
}

/// Lets serde write what is [`Encode`].
pub(super) struct Encoded<'a, T: ?Sized>(pub(super) &'a T);

impl<T: Encode + ?Sized> Serialize for Encoded<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.encode(to)
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (**self).encode(to)
    }

    fn as_text(&self) -> Option<&str> {
        (**self).as_text()
    }
}

impl Encode for str {
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }

    fn as_text(&self) -> Option<&str> {
        Some(self)
    }
}

/// Primitives that serde reads and writes as we want it.
macro_rules! as_serde_does {
    ($($ty:ty, $blank:expr, $null:expr;)*) => {$(
        impl Encode for $ty {
            fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                self.serialize(to)
            }
        }

        impl Wire for $ty {
            fn blank() -> Self {
                $blank
            }

            fn of_null() -> Option<Self> {
                $null
            }

            fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::deserialize(from)
            }
        }
    )*};
}

as_serde_does! {
    String, Self::new(), None;
    bool, false, None;
    // Where a schema allows anything, null is a value like others.
    serde_json::Value, Self::Null, Some(Self::Null);
}

/// Integers also take whole floating-point numbers, as `1.0` and `1e3`; nothing wraps.
macro_rules! integers {
    ($($ty:ident $visit:ident $write:ident,)*) => {$(
        impl Encode for $ty {
            fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.$write(*self)
            }
        }

        impl Wire for $ty {
            fn blank() -> Self {
                0
            }

            fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let number = from.$visit(IntegerVisitor {
                    name: stringify!($ty),
                    least: Self::MIN.into(),
                    most: Self::MAX.into(),
                })?;
                Self::try_from(number).map_err(|_| out_of_range(stringify!($ty)))
            }
        }
    )*};
}

integers! {
    i8 deserialize_i8 serialize_i8,
    i16 deserialize_i16 serialize_i16,
    i32 deserialize_i32 serialize_i32,
    i64 deserialize_i64 serialize_i64,
    u8 deserialize_u8 serialize_u8,
    u16 deserialize_u16 serialize_u16,
    u32 deserialize_u32 serialize_u32,
    u64 deserialize_u64 serialize_u64,
}

/// The text has the form of serde's own messages, and names no value.
fn out_of_range<E: de::Error>(expected: &str) -> E {
    E::custom(format_args!(
        "invalid value: number out of range, expected {expected}"
    ))
}

/// Reads a whole number of a type. The range is checked here and not by the caller: only while the visitor runs does the
/// deserializer know where in the text an error belongs.
pub(super) struct IntegerVisitor {
    pub(super) name: &'static str,
    pub(super) least: i128,
    pub(super) most: i128,
}

impl IntegerVisitor {
    fn within<E: de::Error>(&self, number: i128) -> Result<i128, E> {
        if (self.least..=self.most).contains(&number) {
            Ok(number)
        } else {
            Err(out_of_range(self.name))
        }
    }
}

impl Visitor<'_> for IntegerVisitor {
    type Value = i128;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<i128, E> {
        self.within(value.into())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<i128, E> {
        self.within(value.into())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<i128, E> {
        // Below 2^53 every whole number is exact; from there on, a neighbour may have been meant.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if value.fract() != 0.0 {
            return Err(E::custom(format_args!(
                "invalid type: floating point, expected {}",
                self.name
            )));
        }
        if value.abs() >= EXACT {
            return Err(out_of_range(self.name));
        }
        #[allow(
            clippy::cast_possible_truncation,
            reason = "checked to be whole and below 2^53"
        )]
        self.within(value as i128)
    }
}

impl Encode for f64 {
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.is_finite() {
            to.serialize_f64(*self)
        } else {
            Err(json::no_number())
        }
    }
}

impl Wire for f64 {
    fn blank() -> Self {
        0.0
    }

    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::deserialize(from)
    }
}

/// Implements serde's traits for a type that is [`Wire`]. What serde writes may be seen: secrets are left out of it.
macro_rules! serde_traits {
    ($name:ident) => {
        impl ::serde_core::Serialize for $name {
            fn serialize<S: ::serde_core::Serializer>(
                &self,
                to: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::runtime::serialize(self, to)
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(
                from: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::Wire::decode(from)
            }
        }
    };
}

pub(crate) use serde_traits;
