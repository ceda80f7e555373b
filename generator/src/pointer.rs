//! JSON pointers (RFC 6901): how every part of the program names a place in the user's document.

use std::fmt;

/// A place in a document, kept as its unescaped segments.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    segments: Vec<String>,
}

impl Pointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads the text of a pointer, with or without the leading `#` of a URI fragment.
    ///
    /// Returns `None` where the text is not a pointer: it neither is empty nor starts with `/`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('#').unwrap_or(text);
        if text.is_empty() {
            return Some(Self::root());
        }
        let segments = text.strip_prefix('/')?.split('/').map(unescape).collect();
        Some(Self { segments })
    }

    /// This place's member or element `segment`.
    #[must_use]
    pub fn child(&self, segment: impl fmt::Display) -> Self {
        let mut segments = self.segments.clone();
        segments.push(segment.to_string());
        Self { segments }
    }

    /// The place that holds this one; `None` for the whole document.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (_, rest) = self.segments.split_last()?;
        Some(Self {
            segments: rest.to_vec(),
        })
    }

    /// The unescaped segments, from the root down.
    #[must_use]
    pub fn segments(&self) -> &[String] {
        &self.segments
    }

    /// The last segment; `None` for the whole document.
    #[must_use]
    pub fn last(&self) -> Option<&str> {
        self.segments.last().map(String::as_str)
    }
}

impl fmt::Display for Pointer {
    /// Writes the fragment form, `#/paths/~1pets`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#")?;
        self.segments
            .iter()
            .try_for_each(|segment| write!(f, "/{}", segment.replace('~', "~0").replace('/', "~1")))
    }
}

impl serde::Serialize for Pointer {
    /// As the fragment form.
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// `~1` is `/` and `~0` is `~` (RFC 6901, section 4: in this order).
fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}
