//! From what the client is to tokens: one emitted thing is one file, made by one function that reads like its output.
//!
//! Nothing here decides or names anything, and nothing here can fail: every decision and every name is in the
//! [`Api`]. Texts of the document reach Rust as literals only, and other formats through an encoder of theirs.

mod api;
mod artifact;
mod client;
mod docs;
mod examples;
mod expression;
mod features;
mod foreign;
mod imports;
mod manifest;
mod operation;
mod parts;
mod readme;
mod root;
mod tokens;
mod types;

use std::sync::Arc;

pub use artifact::{Artifact, Block, Content, Planned};

use crate::ir::Api;

/// Every file of the client, in the order of their paths' rooms: manifest, root, api, types, runtime, examples.
#[must_use]
pub fn emit(api: &Api) -> Vec<Planned<'_>> {
    let parts = Arc::new(parts::Parts::of(api));
    let (of_readme, of_root, of_manifest) = (parts.clone(), parts.clone(), parts.clone());
    let mut files = vec![
        Planned::new(move || manifest::manifest(api, &of_manifest)),
        Planned::new(manifest::formatting),
        Planned::new(move || readme::readme(api, &of_readme)),
        Planned::new(move || root::root(api, &of_root)),
        Planned::new(|| client::client(api)),
    ];
    files.extend(foreign::file(api));
    files.extend(api::files(api));
    files.extend(types::files(api));
    files.extend(parts.files());
    files.extend(examples::files(api));
    files
}
