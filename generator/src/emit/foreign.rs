//! `src/formats.rs`: the types of other crates, which the configuration gives to formats.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::path;
use super::{Artifact, Planned};
use crate::ir::{Api, Blank, Codec, Foreign};

/// The file, where there are such types.
pub(super) fn file(api: &Api) -> Option<Planned<'_>> {
    (!api.foreign.is_empty()).then(|| Planned::new(|| formats(api)))
}

fn formats(api: &Api) -> Artifact {
    let mut types: Vec<&Foreign> = api.foreign.iter().collect();
    types.sort_by(|one, other| one.ty.cmp(&other.ty));
    let begins = |one: &&Foreign| matches!(one.blank, Blank::Text(_));
    let names = if types.iter().any(begins) {
        quote! { {begin, foreign} }
    } else {
        quote! { foreign }
    };
    let types = types.into_iter().map(registered);
    let tokens = quote! {
        //! Types of other crates that formats have: how they travel as JSON.

        use crate::runtime::#names;

        #(#types)*
    };
    Artifact::rust("src/formats.rs", tokens)
}

/// The line through which the runtime reads and writes the type.
fn registered(foreign: &Foreign) -> TokenStream {
    let codec = match &foreign.codec {
        Codec::Text => quote! { text },
        Codec::Number => quote! { number },
        Codec::Serde => quote! { serde },
        Codec::Module(module) => {
            let module = path(module);
            quote! { module #module }
        }
    };
    let (ty, words) = (path(&foreign.ty), &foreign.ty);
    let blank = match &foreign.blank {
        Blank::Text(text) => quote! { begin(#text) },
        other => constant(other),
    };
    quote! { foreign!(#codec, #ty, #words, #blank); }
}

/// A value to be filled in, as a program outside of the crate can write it.
pub(super) fn blank(foreign: &Foreign) -> TokenStream {
    match &foreign.blank {
        Blank::Text(text) => quote! { #text.parse()? },
        other => constant(other),
    }
}

fn constant(blank: &Blank) -> TokenStream {
    match blank {
        Blank::Constant(constant) => path(constant),
        Blank::Default | Blank::Text(_) => quote! { Default::default() },
    }
}

/// The crates that have the types, each once, in the order of their names.
pub(super) fn crates(api: &Api) -> Vec<String> {
    let crates = api.foreign.iter().filter_map(|one| one.dependency.as_ref());
    let mut names: Vec<String> = crates.map(|needed| needed.name.replace('-', "_")).collect();
    names.sort();
    names.dedup();
    names
}
