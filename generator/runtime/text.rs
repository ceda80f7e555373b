//! Texts of a known form: what the service sent is kept as it is and sent back unchanged. Whether it has the form is said
//! when somebody asks, because services also write such texts by hand, and one of them must not cost the whole answer.

use std::fmt;

use serde_core::de::{self, Visitor};
use serde_core::{Deserializer, Serializer};

/// A text that is not of the form that its type asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongForm(pub(super) &'static str);

impl fmt::Display for WrongForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text is not {}", self.0)
    }
}

impl std::error::Error for WrongForm {}

/// A text as it stood in JSON.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Written {
    pub(super) text: String,
    /// Whether it was a number, as seconds since 1970 are; it is sent back as one.
    number: bool,
}

impl Written {
    pub(super) const fn text(text: String) -> Self {
        let number = false;
        Self { text, number }
    }

    fn number(text: String) -> Self {
        let number = true;
        Self { text, number }
    }

    /// Reads a text or a number; `words` say what is expected.
    pub(super) fn read<'de, D: Deserializer<'de>>(
        from: D,
        words: &'static str,
    ) -> Result<Self, D::Error> {
        from.deserialize_any(WrittenVisitor(words))
    }

    /// Writes what was read.
    pub(super) fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let text = &self.text;
        if !self.number {
            return to.serialize_str(text);
        }
        match (text.parse(), text.parse(), text.parse()) {
            (Ok(number), _, _) => to.serialize_i64(number),
            (_, Ok(number), _) => to.serialize_u64(number),
            (_, _, Ok(number)) => to.serialize_f64(number),
            _ => to.serialize_str(text),
        }
    }
}

struct WrittenVisitor(&'static str);

impl Visitor<'_> for WrittenVisitor {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Written, E> {
        Ok(Written::text(text.to_owned()))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Written, E> {
        Ok(Written::number(number.to_string()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Written, E> {
        Ok(Written::number(number.to_string()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Written, E> {
        Ok(Written::number(number.to_string()))
    }
}

/// Declares a text type: its docs, its name, what it is in words, and the check of its form.
macro_rules! text_type {
    ($(#[$docs:meta])* $name:ident, $words:literal, $check:expr) => {
        $(#[$docs])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($crate::runtime::text::Written);

        impl $name {
            const fn of(text: String) -> Self {
                Self($crate::runtime::text::Written::text(text))
            }

            /// The text as it came, or as it will be sent; of a number, its digits.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0.text
            }

            /// Checks a text and takes it over. Reading an answer does not: it keeps any text.
            ///
            /// # Errors
            ///
            /// Where the text is of another form.
            pub fn parse(text: impl Into<String>) -> Result<Self, $crate::runtime::WrongForm> {
                let text = text.into();
                if Self::fits(&text) {
                    Ok(Self::of(text))
                } else {
                    Err($crate::runtime::WrongForm($words))
                }
            }

            /// Whether a text is of this form, as that of a value that came with an answer may not be.
            #[must_use]
            pub fn fits(text: &str) -> bool {
                let check: fn(&str) -> bool = $check;
                check(text)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.as_str()).finish()
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::runtime::WrongForm;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl $crate::runtime::Encode for $name {
            fn encode<S: serde_core::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                self.0.write(to)
            }
        }

        impl $crate::runtime::Wire for $name {
            fn blank() -> Self {
                Self::of(String::new())
            }

            fn decode<'de, D: serde_core::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::runtime::text::Written::read(from, $words).map(Self)
            }
        }

        $crate::runtime::serde_traits!($name);
    };
}

pub(crate) use text_type;
