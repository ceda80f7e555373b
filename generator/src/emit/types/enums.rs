//! A list of values: strings or integers, open or closed.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::fallback;
use crate::emit::{docs, imports::Imports, tokens};
use crate::ir::{Api, Enum, EnumValues, Ident, Openness, TypeId, Variant};

/// The file of an enum.
pub(super) fn enumeration(api: &Api, id: TypeId, values: &Enum) -> TokenStream {
    let def = api.type_def(id);
    let _ = (
        values,
        docs::or(&def.docs, &fallback(def)),
        tokens::deprecated(def.deprecated),
    );
    let imports = Imports::beside(api, id).lines();
    quote! { #imports }
}
