//! `src/types/`: one file per type.

mod alias;
mod check;
mod construct;
mod enums;
mod object;
mod taking;
mod unions;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Artifact, Planned, docs, features};
use crate::ir::{Api, Availability, Constructor, Object, TypeDef, TypeId, TypeKind};

use taking::taken;

pub(super) use taking::{is_made, is_open_text, is_small, resolved};

/// `src/types/mod.rs` and the files of all types.
pub(super) fn files(api: &Api) -> impl Iterator<Item = Planned<'_>> {
    let each =
        (0..api.types.len()).map(move |index| Planned::new(move || file(api, TypeId(index))));
    std::iter::once(Planned::new(|| module(api))).chain(each)
}

/// `src/types/mod.rs`: the types that are always there, then those that some features need, by what needs them.
fn module(api: &Api) -> Artifact {
    let mut types: Vec<&TypeDef> = api.types.iter().collect();
    types.sort_by(|one, other| one.module.bare().cmp(other.module.bare()));
    let (always, gated): (Vec<_>, Vec<_>) = types
        .into_iter()
        .partition(|def| def.availability == Availability::Always);
    let modules = always.iter().map(|def| &def.module);
    let exports = always.iter().map(|def| {
        let (module, shown) = (&def.module, shown(def));
        quote! { pub use #module::#shown; }
    });
    let mut sections: BTreeMap<&Availability, Vec<TokenStream>> = BTreeMap::new();
    for def in gated {
        let (module, shown) = (&def.module, shown(def));
        let section = sections.entry(&def.availability).or_default();
        section.push(quote! { #module::#shown });
    }
    let root = quote! { crate };
    let sections = sections.into_iter().map(|(availability, types)| {
        let condition = features::of_type(api, availability);
        quote! { #condition #root::runtime::types! { #(#types,)* } }
    });
    let tokens = quote! {
        //! The types of the API: what calls send and what they get back.

        #(mod #modules;)*
        #(#exports)*
        #(#sections)*
    };
    Artifact::rust("src/types/mod.rs", tokens)
}

/// What the module of a type shows: the type, and what its `new` takes where that is a struct, in rustfmt's order.
fn shown(def: &TypeDef) -> TokenStream {
    let name = &def.name;
    match &def.kind {
        TypeKind::Object(Object {
            constructor: Some(Constructor::Named { name: required, .. }),
            ..
        }) => {
            let mut names = [name, required];
            names.sort();
            quote! { {#(#names),*} }
        }
        _ => quote! { #name },
    }
}

/// The file of one type.
fn file(api: &Api, id: TypeId) -> Artifact {
    let def = api.type_def(id);
    let tokens = match &def.kind {
        TypeKind::Object(object) => object::object(api, id, object),
        TypeKind::Enum(values) => enums::enumeration(api, id, values),
        TypeKind::Union(union) => unions::union(api, id, union),
        TypeKind::Alias(alias) => alias::alias(api, id, alias),
    };
    Artifact::rust(format!("src/types/{}.rs", def.module.bare()), tokens).at(&def.origin)
}

/// The docs of a type.
///
/// A deprecated one says so in words: the attribute would warn wherever this crate itself uses the type.
fn type_docs(def: &TypeDef) -> TokenStream {
    let origin = docs::code(&def.origin.to_string());
    let said = match def.docs.as_str() {
        "" => format!("{origin} of the API's document."),
        said => said.to_owned(),
    };
    let deprecated = if def.deprecated {
        "**Deprecated**: the API's document advises against it."
    } else {
        ""
    };
    docs::ours(&docs::paragraphs([said.as_str(), deprecated]))
}
