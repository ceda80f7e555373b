//! What emission hands to rendering.

use std::borrow::Cow;
use std::fmt;

use proc_macro2::TokenStream;

use crate::pointer::Pointer;

/// A file that can be made at any time, in any thread: what it says depends on nothing but the client.
pub struct Planned<'a>(Box<dyn Fn() -> Artifact + Send + Sync + 'a>);

impl<'a> Planned<'a> {
    /// The file that `make` makes.
    pub(super) fn new(make: impl Fn() -> Artifact + Send + Sync + 'a) -> Self {
        Self(Box::new(make))
    }

    /// Makes the file.
    #[must_use]
    pub fn artifact(&self) -> Artifact {
        (self.0)()
    }
}

impl fmt::Debug for Planned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Planned").finish_non_exhaustive()
    }
}

/// One file that is not yet text.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// The path inside the crate, its parts separated by `/`.
    pub path: String,
    /// The place in the document that the file comes from; `None` where it comes from no single place.
    pub origin: Option<Pointer>,
    /// What it holds.
    pub content: Content,
}

impl Artifact {
    /// A file of Rust that comes from no single place.
    pub(super) fn rust(path: impl Into<String>, tokens: TokenStream) -> Self {
        Self {
            path: path.into(),
            origin: None,
            content: Content::Rust(tokens),
        }
    }

    /// The same file, from this place.
    pub(super) fn at(mut self, origin: &Pointer) -> Self {
        self.origin = Some(origin.clone());
        self
    }
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Rust that is printed.
    Rust(TokenStream),
    /// TOML as it is.
    Manifest(String),
    /// Markdown, block by block.
    Markdown(Vec<Block>),
    /// Hand-written Rust as it is.
    Runtime(Cow<'static, str>),
}

/// A part of a Markdown file.
#[derive(Clone, Debug)]
pub enum Block {
    /// Paragraphs, lists, tables as they are.
    Text(String),
    /// A program that is printed into a fence; the doc-tests compile it and do not run it.
    Program(TokenStream),
}
