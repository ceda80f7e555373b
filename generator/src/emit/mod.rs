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
mod imports;
mod manifest;
mod operation;
mod parts;
mod readme;
mod root;
mod tokens;
mod types;

pub use artifact::{Artifact, Block, Content};

use crate::ir::Api;

/// Every file of the client, in the order of their paths' rooms: manifest, root, api, types, runtime, examples.
#[must_use]
pub fn emit(api: &Api) -> Vec<Artifact> {
    let parts = parts::Parts::of(api);
    let mut artifacts = vec![
        manifest::manifest(api),
        manifest::formatting(),
        readme::readme(api, &parts),
        root::root(api, &parts),
        client::client(api),
    ];
    artifacts.extend(api::artifacts(api));
    artifacts.extend(types::artifacts(api));
    artifacts.extend(parts.artifacts());
    artifacts.extend(examples::artifacts(api));
    artifacts
}
