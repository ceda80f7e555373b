//! Texts of a known form: what the service sent is checked, kept byte for byte and sent back unchanged.

use std::fmt;

use serde_core::de::{self, Visitor};

/// A text that is not of the form that its type asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongForm(pub(super) &'static str);

impl fmt::Display for WrongForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text is not {}", self.0)
    }
}

impl std::error::Error for WrongForm {}

/// Reads a text of a known form. The form is checked here, where the deserializer knows the place of an error.
pub(super) struct FormVisitor {
    pub(super) words: &'static str,
    pub(super) check: fn(&str) -> bool,
}

impl Visitor<'_> for FormVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
        if (self.check)(text) {
            Ok(text.to_owned())
        } else {
            let words = self.words;
            Err(E::custom(format_args!(
                "invalid value: text, expected {words}"
            )))
        }
    }
}

/// Declares a text type: its docs, its name, what it is in words, and the check of its form.
macro_rules! text_type {
    ($(#[$docs:meta])* $name:ident, $words:literal, $check:expr) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The text as it came, or as it will be sent.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Checks a text and takes it over.
            ///
            /// # Errors
            ///
            /// Where the text is of another form.
            pub fn parse(text: impl Into<String>) -> Result<Self, $crate::runtime::WrongForm> {
                let text = text.into();
                let check: fn(&str) -> bool = $check;
                if check(&text) { Ok(Self(text)) } else { Err($crate::runtime::text::WrongForm($words)) }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&self.0)
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
                to.serialize_str(&self.0)
            }
        }

        impl $crate::runtime::Wire for $name {
            fn blank() -> Self {
                Self(String::new())
            }

            fn decode<'de, D: serde_core::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let form = $crate::runtime::text::FormVisitor { words: $words, check: $check };
                from.deserialize_str(form).map(Self)
            }
        }

        $crate::runtime::serde_traits!($name);
    };
}

pub(crate) use text_type;
