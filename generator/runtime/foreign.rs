//! Types of other crates, which codegen.toml gives to formats: how they travel as JSON.

use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::str::FromStr;

use serde_core::de::{self, Visitor};
use serde_core::{ser, Deserializer, Serializer};

/// Writes a value as the text of `Display`.
///
/// # Errors
///
/// The serializer's.
pub fn write_text<T: Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

/// Writes a value as the number that `Display` writes.
///
/// # Errors
///
/// The serializer's, and where `Display` writes no number.
pub fn write_number<T: Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    let text = value.to_string();
    if let Ok(number) = text.parse::<i64>() {
        return to.serialize_i64(number);
    }
    match (text.parse::<u64>(), text.parse::<f64>()) {
        (Ok(number), _) => to.serialize_u64(number),
        (_, Ok(number)) if number.is_finite() => to.serialize_f64(number),
        _ => Err(ser::Error::custom("JSON has no such number")),
    }
}

/// Reads a text, or a number, by `FromStr`; `words` say what is expected.
///
/// # Errors
///
/// The deserializer's, and what `FromStr` refuses. The value is not repeated.
pub fn read<'de, T: FromStr, D: Deserializer<'de>>(
    from: D,
    words: &'static str,
) -> Result<T, D::Error> {
    let value = PhantomData;
    from.deserialize_any(Parsed { words, value })
}

struct Parsed<T> {
    words: &'static str,
    value: PhantomData<T>,
}

impl<T: FromStr> Parsed<T> {
    fn parse<E: de::Error>(&self, text: &str) -> Result<T, E> {
        let words = self.words;
        text.parse()
            .map_err(|_| E::custom(format_args!("invalid value: text, expected {words}")))
    }
}

impl<T: FromStr> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        self.parse(text)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<T, E> {
        self.parse(&number.to_string())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        self.parse(&number.to_string())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<T, E> {
        self.parse(&number.to_string())
    }
}

/// The value that a text reads as: what stands for a value that is still to be read.
///
/// # Panics
///
/// Where the text is none of the type's, which the configuration of this client says that it is.
#[must_use]
#[allow(
    clippy::panic,
    reason = "a slip in codegen.toml, and the first answer shows it"
)]
pub fn begin<T: FromStr>(text: &'static str) -> T {
    match text.parse() {
        Ok(value) => value,
        Err(_) => panic!("`blank` in codegen.toml is a text that its type does not read"),
    }
}

/// Implements the codec for a type of another crate: how it travels, the type, a value to be filled in.
macro_rules! foreign {
    (text, $ty:ty, $words:literal, $blank:expr) => {
        $crate::runtime::foreign!(
            @impl $ty,
            $blank,
            $crate::runtime::write_text,
            |from| $crate::runtime::read_foreign(from, $words)
        );
    };
    (number, $ty:ty, $words:literal, $blank:expr) => {
        $crate::runtime::foreign!(
            @impl $ty,
            $blank,
            $crate::runtime::write_number,
            |from| $crate::runtime::read_foreign(from, $words)
        );
    };
    (serde, $ty:ty, $words:literal, $blank:expr) => {
        $crate::runtime::foreign!(
            @impl $ty,
            $blank,
            ::serde_core::Serialize::serialize,
            |from| ::serde_core::Deserialize::deserialize(from)
        );
    };
    (module $module:path, $ty:ty, $words:literal, $blank:expr) => {
        const _: () = {
            use $module as through;
            $crate::runtime::foreign!(
                @impl $ty,
                $blank,
                through::serialize,
                |from| through::deserialize(from)
            );
        };
    };
    (@impl $ty:ty, $blank:expr, $write:expr, |$from:ident| $read:expr) => {
        impl $crate::runtime::Encode for $ty {
            fn encode<S: ::serde_core::Serializer>(
                &self,
                to: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $write(self, to)
            }
        }

        impl $crate::runtime::Wire for $ty {
            fn blank() -> Self {
                $blank
            }

            fn decode<'de, D: ::serde_core::Deserializer<'de>>(
                $from: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $read
            }
        }
    };
}

pub(crate) use foreign;
