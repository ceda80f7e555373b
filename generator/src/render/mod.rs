//! Tokens to text: the last step before the disk.
//!
//! Printing cannot fail on a user's document; where it does fail, the fault is ours, and [`RenderBug`] says so.

mod guard;
mod header;
mod lines;
mod spacing;
mod workers;

use std::collections::BTreeMap;
use std::fmt;

use proc_macro2::TokenStream;

use crate::emit::{Artifact, Block, Content, Planned};

/// The files of a crate: relative path with `/` between its parts, and the whole text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSet {
    files: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
}

impl FileSet {
    /// The text of one file; `None` where there is no such file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Every path with its text, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Adds the names that the crate publishes, each by what it is of.
    #[must_use]
    pub fn publishing(self, names: BTreeMap<String, String>) -> Self {
        Self { names, ..self }
    }

    /// The names that the crate publishes, by what they are of.
    #[must_use]
    pub fn names(&self) -> &BTreeMap<String, String> {
        &self.names
    }

    /// How many lines all files have together.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.files.values().map(|text| text.lines().count()).sum()
    }
}

impl FromIterator<(String, String)> for FileSet {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(files: I) -> Self {
        Self {
            files: files.into_iter().collect(),
            names: BTreeMap::new(),
        }
    }
}

/// A fault of this program: what it emitted is not what it meant to emit.
///
/// No document can be the reason, and nothing was written; please report it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderBug {
    /// The file that could not be made.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for RenderBug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a fault of this program, not of your document: {} could not be made: {}",
            self.path, self.message
        )
    }
}

impl std::error::Error for RenderBug {}

/// Makes the planned files and turns them into text; `command` is named in the first line of each.
///
/// The work is shared by as many threads as the machine has. What comes out does not depend on their number.
///
/// # Errors
///
/// [`RenderBug`] where the tokens of a file are no Rust, where the printed text does not say what the tokens say, or
/// where two files have one path. Of several, the first in the order of `planned`.
pub fn render(planned: &[Planned<'_>], command: &str) -> Result<FileSet, RenderBug> {
    let mut files = BTreeMap::new();
    let texts = workers::each(planned, |file| text_of(file.artifact(), command))?;
    for text in texts {
        let (path, text) = text?;
        if files.insert(path.clone(), text).is_some() {
            let message = "two things have this path".to_owned();
            return Err(RenderBug { path, message });
        }
    }
    Ok(files.into_iter().collect())
}

/// The path and the whole text of one file.
fn text_of(artifact: Artifact, command: &str) -> Result<(String, String), RenderBug> {
    let header = header::lines(&artifact, command);
    let body = match artifact.content {
        Content::Rust(tokens) => rust(tokens),
        Content::Manifest(text) => Ok(text),
        Content::Markdown(blocks) => markdown(blocks),
        Content::Runtime(text) => Ok(text.into_owned()),
    };
    let path = artifact.path;
    match body {
        Ok(body) => Ok((path, format!("{header}{body}"))),
        Err(message) => Err(RenderBug { path, message }),
    }
}

/// Prints the tokens of a file and checks that the text says the same.
fn rust(tokens: TokenStream) -> Result<String, String> {
    let mut file: syn::File = syn::parse2(tokens.clone()).map_err(|error| error.to_string())?;
    spacing::mark(&mut file);
    let text = lines::join(&spacing::space(&prettyplease::unparse(&file)));
    let printed = text
        .parse::<TokenStream>()
        .map_err(|error| error.to_string())?;
    guard::check(tokens, printed)?;
    Ok(text)
}

/// Puts the blocks of a Markdown file together.
fn markdown(blocks: Vec<Block>) -> Result<String, String> {
    let texts: Vec<String> = blocks
        .into_iter()
        .map(|block| match block {
            Block::Text(text) => Ok(text.trim_end().to_owned()),
            Block::Program(tokens) => Ok(format!("```rust,no_run\n{}```", rust(tokens)?)),
        })
        .collect::<Result<_, String>>()?;
    Ok(texts.join("\n\n") + "\n")
}
