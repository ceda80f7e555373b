//! Names and texts that are safe to emit as they are.

use std::fmt;

use serde::Serialize;

/// A valid Rust identifier of edition 2024, raw (`r#type`) where it is a keyword.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Ident(String);

impl Ident {
    /// Takes over a text that `lower`'s naming made.
    ///
    /// Only naming may call this: it is the one place that knows keywords and the identifier grammar.
    #[must_use]
    pub fn from_naming(text: String) -> Self {
        Self(text)
    }

    /// The identifier as it is written in Rust, `r#` included.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without `r#`, for file names and messages.
    #[must_use]
    pub fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// Whether it needs `r#`.
    #[must_use]
    pub fn is_raw(&self) -> bool {
        self.0.starts_with("r#")
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Markdown that rustdoc takes without a warning and without running any of it; may be empty.
///
/// `lower` makes it from the document's descriptions: fences are marked as text, HTML is escaped, links that are not
/// links are escaped, control characters are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Docs(String);

impl Docs {
    /// Takes over a text that `lower`'s docs made safe.
    #[must_use]
    pub fn from_lower(text: String) -> Self {
        Self(text)
    }

    /// The text, lines separated by `\n`, without a leading space in front of lines.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
