//! Another name for a type.

use proc_macro2::TokenStream;
use quote::quote;

use super::type_docs;
use crate::emit::imports::Imports;
use crate::ir::{Alias, Api, TypeId};

/// The file of an alias.
pub(super) fn alias(api: &Api, id: TypeId, alias: &Alias) -> TokenStream {
    let def = api.type_def(id);
    let mut imports = Imports::beside(api, id);
    let target = imports.ty(&alias.target);
    let imports = imports.lines();
    let docs = type_docs(def, "");
    let name = &def.name;
    quote! {
        #imports

        #docs
        pub type #name = #target;
    }
}
