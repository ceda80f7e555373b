//! Text that must not be seen.

use std::cell::Cell;
use std::fmt;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use super::wire::{serde_traits, Encode, Wire};

/// Text that must not be seen: a token, a password, the address of a webhook.
///
/// `Debug` hides it, there is no `Display`, and its memory is overwritten when it is dropped. It is sent to the service like
/// any other text. Copies that the network stack makes while a request is under way are beyond its reach.
///
/// serde's `Serialize` writes `[redacted]` in its place, here and in every type of this crate that holds one, because JSON is
/// what people log. [`Secret::expose`] and [`Exposed`] show it; `Deserialize` reads it.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes over a text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself. Each use of this is a place to look at when secrets leak.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

impl PartialEq for Secret {
    /// Takes as long for texts that differ early as for those that differ late.
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.expose().as_bytes(), other.expose().as_bytes());
        a.len() == b.len()
            && a.iter()
                .zip(b)
                .fold(0, |difference, (a, b)| difference | (a ^ b))
                == 0
    }
}

impl Eq for Secret {}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl Encode for Secret {
    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let seen = SIGHT.get() == Sight::Redacted;
        to.serialize_str(if seen { REDACTED } else { self.expose() })
    }
}

impl Wire for Secret {
    fn blank() -> Self {
        Self::new("")
    }

    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self::new)
    }
}

serde_traits!(Secret);

/// What is written in place of a secret.
const REDACTED: &str = "[redacted]";

/// What of the values that are being written may be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// All of them: they go to the service, or somebody asked for them by name.
    Whole,
    /// Not the secrets.
    Redacted,
}

thread_local! {
    static SIGHT: Cell<Sight> = const { Cell::new(Sight::Whole) };
}

/// Sets what may be seen until it is dropped.
struct Until(Sight);

impl Until {
    fn now(sight: Sight) -> Self {
        Self(SIGHT.replace(sight))
    }
}

impl Drop for Until {
    fn drop(&mut self) {
        SIGHT.set(self.0);
    }
}

/// Writes a value as serde's `Serialize` does: without its secrets.
///
/// # Errors
///
/// The serializer's.
pub fn serialize<T: Encode + ?Sized, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    let _until = Until::now(Sight::Redacted);
    value.encode(to)
}

/// A value whose secrets are shown when serde writes it: `serde_json::to_string(&Exposed(&value))`.
///
/// Each use of this is a place to look at when secrets leak.
#[derive(Clone, Copy)]
pub struct Exposed<'a, T: ?Sized>(pub &'a T);

impl<T: Encode + ?Sized> Serialize for Exposed<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let _until = Until::now(Sight::Whole);
        self.0.encode(to)
    }
}

impl<T: ?Sized> fmt::Debug for Exposed<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Exposed(..)")
    }
}
