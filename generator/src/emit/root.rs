//! `src/lib.rs`.

use proc_macro2::TokenStream;
use quote::quote;

use super::parts::Parts;
use super::{Artifact, features, foreign, readme, tokens};
use crate::ir::Api;

/// The root: what a user of the crate sees.
pub(super) fn root(api: &Api, parts: &Parts) -> Artifact {
    let runtime = parts.exports().into_iter().map(tokens::ours);
    let readme = readme(api);
    let server = (!api.servers.is_empty()).then(|| quote! { , Server });
    let formats = (!api.foreign.is_empty()).then(|| quote! { mod formats; });
    // A caller needs the very versions that the client was built with.
    let mut crates = vec!["bytes".to_owned(), "http".to_owned(), "url".to_owned()];
    crates.extend(foreign::crates(api));
    crates.sort();
    crates.dedup();
    let crates = crates.iter().map(|name| tokens::ours(name));
    let as_documented = as_documented();
    let (reqwest, transport) = (features::of_reqwest(api), tokens::ours(features::REQWEST));
    let tokens = quote! {
        #readme

        #as_documented
        pub mod api;
        mod client;
        #formats
        #[allow(
            dead_code,
            unused_imports,
            unused_macros,
            reason = "the runtime is the same for every API, and each uses a part of it"
        )]
        mod runtime;
        #as_documented
        pub mod types;

        pub use client::{Client, ClientBuilder #server};
        #reqwest
        pub use runtime::ReqwestTransport;
        pub use runtime::{#(#runtime),*};
        #reqwest
        pub use #transport;
        pub use {#(#crates),*};
    };
    Artifact::rust("src/lib.rs", tokens)
}

/// What clippy would say about names and shapes that are those of the document.
fn as_documented() -> TokenStream {
    quote! {
        #[allow(
            clippy::disallowed_names,
            clippy::large_enum_variant,
            clippy::module_inception,
            clippy::should_implement_trait,
            reason = "names and shapes are those of the document"
        )]
    }
}

/// The crate's page, which is the README. The program in it is a doc-test, which needs the feature of its group.
fn readme(api: &Api) -> TokenStream {
    let page = quote! { doc = include_str!("../README.md") };
    match readme::shown(api).and_then(|(group, _)| group.feature.as_ref()) {
        Some(feature) => quote! { #![cfg_attr(any(not(doctest), feature = #feature), #page)] },
        None => quote! { #![#page] },
    }
}
