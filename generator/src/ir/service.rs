//! The crate, the servers, the credentials and the groups of operations.

use serde::Serialize;

use super::{Docs, Ident, Operation};

/// The crate that is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Package {
    /// The package's name, `buddy-works`.
    pub name: String,
    /// The name in `use` lines, `buddy_works`.
    pub crate_name: Ident,
    /// Its version, semver.
    pub version: String,
    /// One line for the manifest.
    pub description: String,
    /// An SPDX expression; `None` = the manifest names none.
    pub license: Option<String>,
    /// The repository's address.
    pub repository: Option<String>,
    /// Where others get it from.
    pub source: Source,
    /// The start of environment variables in examples, `BUDDY_WORKS`.
    pub env_prefix: String,
    /// The command that makes the crate, for the first line of every file.
    pub command: String,
    /// What the code asks cargo's features about.
    pub gates: Gates,
}

/// Where others get a crate from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Source {
    /// A registry.
    Registry,
    /// A folder: nobody has published it, and a crate of this name in a registry may be another one.
    Folder,
}

/// What the code of a client asks cargo's features about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Gates {
    /// Which groups and which transport there are.
    Features,
    /// Nothing: it may become a part of a crate that does not have them.
    None,
}

/// What the document says about itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Info {
    /// The API's title, one line of plain text made safe for Markdown.
    pub title: Docs,
    /// The document's version, any text, made safe for Markdown.
    pub version: Docs,
    /// The document's description.
    pub docs: Docs,
}

/// Where the API lives.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Server {
    /// The constructor's name, `self_hosted`.
    pub name: Ident,
    /// What the document says about it.
    pub docs: Docs,
    /// The URL template in parts.
    pub url: Vec<UrlPart>,
    /// The variables, in the order of their first use.
    pub variables: Vec<ServerVariable>,
}

/// A part of a server's URL template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UrlPart {
    /// Text as it is.
    Text(String),
    /// The value of `Server::variables[_]`.
    Variable(usize),
}

/// A variable of a server's URL template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServerVariable {
    /// Its name in the document.
    pub wire: String,
    /// The setter's name.
    pub name: Ident,
    /// What the document says about it.
    pub docs: Docs,
    /// The value where none is given.
    pub default: String,
    /// The values that are allowed; empty = any host-safe text.
    pub allowed: Vec<String>,
}

/// A way to prove who calls.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SecurityScheme {
    /// The method of the builder that takes its provider, `bearer_token_provider`.
    pub provider: Ident,
    /// The method of the client that changes its credential, `with_bearer_token`.
    pub change: Ident,
    /// Its name in the document.
    pub wire: String,
    /// The builder method that takes its credential, `bearer_token`.
    pub setter: Ident,
    /// The constant that holds its index, `BEARER_AUTH`.
    pub constant: Ident,
    /// What the document says about it.
    pub docs: Docs,
    /// How the credential travels.
    pub kind: SchemeKind,
}

/// How a credential travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SchemeKind {
    /// `Authorization: Bearer ...`; also OAuth 2 and OpenID Connect, whose access token the caller brings.
    Bearer,
    /// `Authorization: Basic ...`.
    Basic,
    /// A header of this name.
    HeaderKey(String),
    /// A query parameter of this name.
    QueryKey(String),
    /// A cookie of this name.
    CookieKey(String),
}

/// The operations of one tag.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The tag in the document; empty for operations without one.
    pub tag: String,
    /// The client's method and the module, `integrations`.
    pub name: Ident,
    /// The handle's type, `Integrations`.
    pub type_name: Ident,
    /// What the document says about it.
    pub docs: Docs,
    /// The cargo feature that brings it, `pull-requests`; `None` = it is always there.
    pub feature: Option<String>,
    /// Its operations, in the order of the document.
    pub operations: Vec<Operation>,
}
