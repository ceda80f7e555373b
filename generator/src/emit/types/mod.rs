//! `src/types/`: one file per type.

mod alias;
mod enums;
mod object;
mod taking;

use quote::quote;

use super::Artifact;
use crate::ir::{Api, TypeDef, TypeId, TypeKind};

use taking::taken;

pub(super) use taking::resolved;

/// `src/types/mod.rs` and the files of all types.
pub(super) fn artifacts(api: &Api) -> Vec<Artifact> {
    let files = (0..api.types.len()).map(|index| file(api, TypeId(index)));
    std::iter::once(module(api)).chain(files).collect()
}

/// `src/types/mod.rs`.
fn module(api: &Api) -> Artifact {
    let mut types: Vec<&TypeDef> = api.types.iter().collect();
    types.sort_by(|one, other| one.module.bare().cmp(other.module.bare()));
    let modules = types.iter().map(|def| &def.module);
    let exports = types.iter().map(|def| {
        let (module, name) = (&def.module, &def.name);
        quote! { pub use #module::#name; }
    });
    let tokens = quote! {
        //! The types of the API: what calls send and what they get back.

        #(mod #modules;)*
        #(#exports)*
    };
    Artifact::rust("src/types/mod.rs", tokens)
}

/// The file of one type.
fn file(api: &Api, id: TypeId) -> Artifact {
    let def = api.type_def(id);
    let tokens = match &def.kind {
        TypeKind::Object(object) => object::object(api, id, object),
        TypeKind::Enum(values) => enums::enumeration(api, id, values),
        TypeKind::Alias(alias) => alias::alias(api, id, alias),
    };
    Artifact::rust(format!("src/types/{}.rs", def.module.bare()), tokens).from_place(&def.origin)
}

/// What the docs say where the document says nothing.
fn fallback(def: &TypeDef) -> String {
    format!(
        "{} of the API's document.",
        super::docs::code(&def.origin.to_string())
    )
}
