//! Another name for a type.

use proc_macro2::TokenStream;
use quote::quote;

use super::fallback;
use crate::emit::{docs, imports::Imports, tokens};
use crate::ir::{Alias, Api, TypeId};

/// The file of an alias.
pub(super) fn alias(api: &Api, id: TypeId, alias: &Alias) -> TokenStream {
    let def = api.type_def(id);
    let mut imports = Imports::beside(api, id);
    let target = imports.ty(&alias.target);
    let imports = imports.lines();
    let docs = docs::or(&def.docs, &fallback(def));
    let deprecated = tokens::deprecated(def.deprecated);
    let name = &def.name;
    quote! {
        #imports

        #docs
        #deprecated
        pub type #name = #target;
    }
}
