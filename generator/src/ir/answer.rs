//! Answers: what a call gets back.

use serde::Serialize;

use super::{Docs, Ident, Primitive, TypeRef};

/// What a body that is received holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Payload {
    /// JSON of this type.
    Json(TypeRef),
    /// Text.
    Text,
    /// Bytes as they are.
    Bytes,
}

/// What a successful answer holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Success {
    /// The media type that is asked for; empty = no body is expected.
    pub accept: String,
    /// Its shape.
    pub shape: SuccessShape,
    /// The media type that is asked for where the body is read while it comes; `None` = it is not offered so.
    pub stream: Option<String>,
}

/// The shape of a successful answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SuccessShape {
    /// `()`: no declared success has a body.
    Empty {
        /// The declared statuses.
        statuses: Vec<StatusMatch>,
    },
    /// All declared successes that have a body have this one.
    Single {
        /// The declared statuses that have it.
        statuses: Vec<StatusMatch>,
        /// The body.
        payload: Payload,
    },
    /// Successes differ: an enum.
    Several {
        /// The enum's name.
        name: Ident,
        /// Its variants.
        cases: Vec<Case>,
    },
}

/// Statuses as the keys of `responses` name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusMatch {
    /// This status.
    Exact(u16),
    /// `4XX` is `Range(4)`.
    Range(u8),
    /// Every status that nothing else names.
    Default,
}

impl StatusMatch {
    /// As the keys of `responses` write it: `404`, `4XX`, `default`.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Exact(status) => status.to_string(),
            Self::Range(digit) => format!("{digit}XX"),
            Self::Default => "default".to_owned(),
        }
    }
}

/// What the document says about a failure, for the error's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeclaredFailure {
    /// The statuses.
    pub status: StatusMatch,
    /// The beginning of the description, one line of plain text.
    pub words: String,
}

/// One variant of an enum of bodies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Case {
    /// The variant's name, `NotFound`.
    pub name: Ident,
    /// The statuses that choose it.
    pub status: StatusMatch,
    /// The media types that choose it among the cases of its status; empty = it is the only one.
    pub media_types: Vec<String>,
    /// What the document says about it.
    pub docs: Docs,
    /// The body; `None` = it has none.
    pub payload: Option<Payload>,
}

/// The error bodies that the document declares for an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ErrorBodies {
    /// The enum's name, `UpdateIntegrationError`.
    pub name: Ident,
    /// Its variants: exact statuses first, then ranges, then default. Only cases with a body.
    pub cases: Vec<Case>,
    /// Statuses that are declared without a body, although a wider case has one.
    pub bodyless: Vec<StatusMatch>,
}

/// The response headers that the document declares for an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResponseHeaders {
    /// The struct's name, `UpdateIntegrationHeaders`.
    pub name: Ident,
    /// Its fields, each an `Option`.
    pub fields: Vec<HeaderField>,
}

/// One declared response header.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeaderField {
    /// The header's name as the document writes it.
    pub wire: String,
    /// The field's name.
    pub name: Ident,
    /// What the document says about it.
    pub docs: Docs,
    /// How its text is taken apart.
    pub shape: HeaderShape,
    /// The type of each value; objects are kept as `String`.
    pub ty: Primitive,
}

/// How the text of a response header is taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HeaderShape {
    /// It is one value.
    One,
    /// Values between commas.
    List,
    /// Each line of that name is a value: `Set-Cookie`.
    Lines,
}
