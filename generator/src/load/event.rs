//! The events that YAML and JSON are both read as, so that checks and positions are written once.

use std::borrow::Cow;

/// The key whose value's members become members of the mapping (the merge type of YAML 1.1).
pub(super) const MERGE: &str = "<<";

/// A place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// From 1; a line ends with `\n`, `\r\n` or `\r`.
    pub(super) line: usize,
    /// From 1, in characters.
    pub(super) column: usize,
}

/// What a text says at one place.
#[derive(Debug)]
pub(super) enum Event<'text> {
    MappingStart,
    MappingEnd,
    SequenceStart,
    SequenceEnd,
    Scalar(Cow<'text, str>, Style),
    /// `*name`, with the number of its anchor.
    Alias(usize),
    /// A second document in the same file.
    NextDocument,
}

/// Whether a scalar's text decides its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Without quotes: `true` and `12` are not text.
    Plain,
    /// In quotes, or a block: always text.
    Text,
}

/// An event at its place.
#[derive(Debug)]
pub(super) struct Node<'text> {
    pub(super) event: Event<'text>,
    /// The number of the anchor (`&name`) that this node defines; 0 for none. JSON has none.
    pub(super) anchor: usize,
    /// The tag as a whole URI or as written (`!include`). JSON has none.
    pub(super) tag: Option<String>,
    pub(super) mark: Mark,
}

/// Where and why a text is not YAML or JSON.
#[derive(Debug)]
pub(super) struct SyntaxError {
    pub(super) mark: Mark,
    pub(super) message: String,
}
