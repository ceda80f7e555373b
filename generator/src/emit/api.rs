//! `src/api/`: one module per group, one file per operation.

use quote::quote;

use super::imports::Imports;
use super::{Artifact, Planned, docs, features, operation};
use crate::ir::{Api, Group, Operation};

/// `src/api/mod.rs`, and of each group its module and its operations.
pub(super) fn files(api: &Api) -> impl Iterator<Item = Planned<'_>> {
    let groups = api.groups.iter().flat_map(move |group| {
        let operations = group.operations.iter();
        let files =
            operations.map(move |each| Planned::new(move || operation::file(api, group, each)));
        std::iter::once(Planned::new(move || handle(api, group))).chain(files)
    });
    std::iter::once(Planned::new(|| module(api))).chain(groups)
}

/// `src/api/mod.rs`.
fn module(api: &Api) -> Artifact {
    let mut groups: Vec<&Group> = api.groups.iter().collect();
    groups.sort_by_key(|group| &group.name);
    let modules = groups.iter().map(|group| {
        let (condition, name) = (features::of_group(group), &group.name);
        quote! { #condition pub mod #name; }
    });
    let tokens = quote! {
        //! The calls of the API, by group.

        #(#modules)*
    };
    Artifact::rust("src/api/mod.rs", tokens)
}

/// `src/api/<group>/mod.rs`: the handle that the group's calls are made from.
fn handle(api: &Api, group: &Group) -> Artifact {
    let mut imports = Imports::new(api);
    imports.runtime(["Core"]);
    let imports = imports.lines();
    let (name, type_name) = (&group.name, &group.type_name);
    let title = if group.tag.is_empty() {
        "Calls that belong to no group.".to_owned()
    } else {
        format!("Calls of the group {}.", docs::code(&group.tag))
    };
    let head = docs::inner(&title);
    let docs = docs::outer(
        &format!(
            "{title} Made by [`Client::{0}`](crate::Client::{0}).",
            name.bare()
        ),
        &group.docs,
    );
    let mut operations: Vec<&Operation> = group.operations.iter().collect();
    operations.sort_by(|one, other| one.module.bare().cmp(other.module.bare()));
    let modules = operations.iter().map(|operation| &operation.module);
    let exports = operations.iter().map(|operation| {
        let (module, names) = (&operation.module, operation::exports(operation));
        if let [name] = names.as_slice() {
            return quote! { pub use #module::#name; };
        }
        quote! { pub use #module::{#(#names),*}; }
    });
    let tokens = quote! {
        #head

        #(mod #modules;)*

        #imports

        #(#exports)*

        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #type_name<'a> {
            pub(crate) core: &'a Core,
        }
    };
    Artifact::rust(format!("src/api/{}/mod.rs", name.bare()), tokens)
}
