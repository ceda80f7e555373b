//! `src/lib.rs`.

use quote::quote;

use super::parts::Parts;
use super::{Artifact, tokens};
use crate::ir::Api;

/// The root: what a user of the crate sees.
pub(super) fn root(_api: &Api, parts: &Parts) -> Artifact {
    let runtime = parts.exports().map(tokens::ours);
    let tokens = quote! {
        #![doc = include_str!("../README.md")]

        pub mod api;
        mod client;
        mod runtime;
        pub mod types;

        pub use client::{Client, ClientBuilder, Server};
        pub use runtime::{#(#runtime),*};
    };
    Artifact::rust("src/lib.rs", tokens)
}
