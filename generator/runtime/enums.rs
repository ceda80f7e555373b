//! Lists of values: open ones keep a value that is not listed, closed ones refuse it.

use std::fmt;

use serde_core::de::{self, Visitor};
use serde_core::Deserializer;

use super::wire::IntegerVisitor;

/// A value that the document does not list; only reading makes one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unrecognized(Box<str>);

impl Unrecognized {
    /// Keeps a text that no listed value has.
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The value as the service sent it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An enum of strings that keeps values that are not listed.
pub trait OpenEnum: Sized + 'static {
    /// The listed values.
    const VALUES: &'static [Self];

    /// The value of a text.
    fn from_wire(text: &str) -> Self;

    /// The text of a value.
    fn wire(&self) -> &str;
}

/// An enum of strings that refuses values that are not listed.
pub trait ClosedEnum: Sized + 'static {
    /// The listed values.
    const VALUES: &'static [Self];

    /// The first listed value.
    const FIRST: Self;

    /// The value of a text, if it is listed.
    fn from_wire(text: &str) -> Option<Self>;

    /// The text of a value.
    fn wire(&self) -> &'static str;
}

/// An enum of integers that keeps values that are not listed.
pub trait OpenIntegerEnum: Sized + 'static {
    /// The listed values.
    const VALUES: &'static [Self];

    /// The value of a number.
    fn from_wire(number: i64) -> Self;

    /// The number of a value.
    fn wire(&self) -> i64;
}

/// An enum of integers that refuses values that are not listed.
pub trait ClosedIntegerEnum: Sized + 'static {
    /// The listed values.
    const VALUES: &'static [Self];

    /// The first listed value.
    const FIRST: Self;

    /// The value of a number, if it is listed.
    fn from_wire(number: i64) -> Option<Self>;

    /// The number of a value.
    fn wire(&self) -> i64;
}

/// A value that a closed list does not have. It is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotListed(pub(crate) ());

impl fmt::Display for NotListed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of the listed values")
    }
}

impl std::error::Error for NotListed {}

/// Reads an open enum of strings.
///
/// # Errors
///
/// The deserializer's, and values that are not strings.
pub fn decode_open<'de, T: OpenEnum, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_str(TextVisitor(|text| Some(T::from_wire(text))))
}

/// Reads a closed enum of strings.
///
/// # Errors
///
/// The deserializer's, and values that are not listed; the message does not repeat them.
pub fn decode_closed<'de, T: ClosedEnum, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_str(TextVisitor(T::from_wire))
}

/// Reads an open enum of integers.
///
/// # Errors
///
/// The deserializer's, and values that are not whole numbers.
pub fn decode_open_integer<'de, T: OpenIntegerEnum, D: Deserializer<'de>>(
    from: D,
) -> Result<T, D::Error> {
    from.deserialize_i64(NumberVisitor(|number| Some(T::from_wire(number))))
}

/// Reads a closed enum of integers.
///
/// # Errors
///
/// The deserializer's, and values that are not listed; the message does not repeat them.
pub fn decode_closed_integer<'de, T: ClosedIntegerEnum, D: Deserializer<'de>>(
    from: D,
) -> Result<T, D::Error> {
    from.deserialize_i64(NumberVisitor(T::from_wire))
}

/// The text has the form of serde's own messages, and names no value.
fn unlisted<E: de::Error>() -> E {
    E::custom("invalid value: not in the list, expected one of the listed values")
}

/// Reads a string and takes it for a listed value, or not.
struct TextVisitor<T>(fn(&str) -> Option<T>);

impl<T> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).ok_or_else(unlisted)
    }
}

/// Reads a whole number and takes it for a listed value, or not.
struct NumberVisitor<T>(fn(i64) -> Option<T>);

impl<T> NumberVisitor<T> {
    const INTEGER: IntegerVisitor = IntegerVisitor {
        name: "i64",
        least: i64::MIN as i128,
        most: i64::MAX as i128,
    };

    fn listed<E: de::Error>(self, number: i128) -> Result<T, E> {
        let number = i64::try_from(number).ok();
        number.and_then(self.0).ok_or_else(unlisted)
    }
}

impl<T> Visitor<'_> for NumberVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Self::INTEGER.expecting(f)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<T, E> {
        self.listed(number.into())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        let number = Self::INTEGER.visit_u64(number)?;
        self.listed(number)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<T, E> {
        let number = Self::INTEGER.visit_f64(number)?;
        self.listed(number)
    }
}

/// The codec of an enum of strings: `$decode` is one of the functions above, `$blank` a value to be filled in.
macro_rules! string_enum {
    ($name:ident, $decode:ident, $blank:expr) => {
        impl $name {
            /// The value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.wire()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.wire())
            }
        }

        impl $crate::runtime::Encode for $name {
            fn encode<S: ::serde_core::Serializer>(
                &self,
                to: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                to.serialize_str(self.wire())
            }
        }

        impl $crate::runtime::Wire for $name {
            fn blank() -> Self {
                $blank
            }

            fn decode<'de, D: ::serde_core::Deserializer<'de>>(
                from: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::$decode(from)
            }
        }

        $crate::runtime::serde_traits!($name);
    };
}

/// The codec of an enum that is [`OpenEnum`].
macro_rules! open_enum {
    ($name:ident) => {
        $crate::runtime::string_enum!($name, decode_open, $crate::runtime::OpenEnum::from_wire(""));

        impl $name {
            /// The values that the document lists, in its order.
            pub const VALUES: &'static [Self] = <Self as $crate::runtime::OpenEnum>::VALUES;
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                ::std::result::Result::Ok($crate::runtime::OpenEnum::from_wire(text))
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                $crate::runtime::OpenEnum::from_wire(text)
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                $crate::runtime::OpenEnum::from_wire(&text)
            }
        }
    };
}

/// The codec of an enum that is [`ClosedEnum`].
macro_rules! closed_enum {
    ($name:ident) => {
        $crate::runtime::string_enum!($name, decode_closed, $crate::runtime::ClosedEnum::FIRST);

        impl $name {
            /// The values that the document lists, in its order.
            pub const VALUES: &'static [Self] = <Self as $crate::runtime::ClosedEnum>::VALUES;
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::runtime::NotListed;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                $crate::runtime::ClosedEnum::from_wire(text).ok_or($crate::runtime::NotListed(()))
            }
        }
    };
}

/// The codec of an enum of integers: `$decode` is one of the functions above, `$blank` a value to be filled in.
macro_rules! integer_enum {
    ($name:ident, $decode:ident, $blank:expr) => {
        impl $name {
            /// The value on the wire.
            #[must_use]
            pub fn as_i64(&self) -> i64 {
                self.wire()
            }
        }

        impl $crate::runtime::Encode for $name {
            fn encode<S: ::serde_core::Serializer>(
                &self,
                to: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                to.serialize_i64(self.wire())
            }
        }

        impl $crate::runtime::Wire for $name {
            fn blank() -> Self {
                $blank
            }

            fn decode<'de, D: ::serde_core::Deserializer<'de>>(
                from: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::$decode(from)
            }
        }

        $crate::runtime::serde_traits!($name);
    };
}

/// The codec of an enum that is [`OpenIntegerEnum`].
macro_rules! open_integer_enum {
    ($name:ident) => {
        $crate::runtime::integer_enum!(
            $name,
            decode_open_integer,
            $crate::runtime::OpenIntegerEnum::from_wire(0)
        );

        impl $name {
            /// The values that the document lists, in its order.
            pub const VALUES: &'static [Self] = <Self as $crate::runtime::OpenIntegerEnum>::VALUES;
        }

        impl ::std::convert::From<i64> for $name {
            fn from(number: i64) -> Self {
                $crate::runtime::OpenIntegerEnum::from_wire(number)
            }
        }
    };
}

/// The codec of an enum that is [`ClosedIntegerEnum`].
macro_rules! closed_integer_enum {
    ($name:ident) => {
        $crate::runtime::integer_enum!(
            $name,
            decode_closed_integer,
            $crate::runtime::ClosedIntegerEnum::FIRST
        );

        impl $name {
            /// The values that the document lists, in its order.
            pub const VALUES: &'static [Self] =
                <Self as $crate::runtime::ClosedIntegerEnum>::VALUES;
        }

        impl ::std::convert::TryFrom<i64> for $name {
            type Error = $crate::runtime::NotListed;

            fn try_from(number: i64) -> ::std::result::Result<Self, Self::Error> {
                $crate::runtime::ClosedIntegerEnum::from_wire(number)
                    .ok_or($crate::runtime::NotListed(()))
            }
        }
    };
}

pub(crate) use {
    closed_enum, closed_integer_enum, integer_enum, open_enum, open_integer_enum, string_enum,
};
