//! The file of an operation: data, the method that starts a call, the call's options, what comes back.

pub(super) mod argument;
mod call;
mod constants;
mod follow_ups;
mod responses;

use proc_macro2::TokenStream;
use quote::quote;

use super::Artifact;
use super::imports::Imports;
use crate::ir::{Api, Group, Ident, Operation, SuccessShape};

/// The file of `operation`.
pub(super) fn file(api: &Api, group: &Group, operation: &Operation) -> Artifact {
    let path = format!(
        "src/api/{}/{}.rs",
        group.name.bare(),
        operation.module.bare()
    );
    Artifact::rust(path, tokens(api, group, operation)).at(&operation.origin)
}

/// The types of an operation that a user can name, in rustfmt's order.
pub(super) fn exports(operation: &Operation) -> Vec<&Ident> {
    let several = match &operation.success.shape {
        SuccessShape::Several { name, .. } => Some(name),
        SuccessShape::Empty { .. } | SuccessShape::Single { .. } => None,
    };
    let errors = operation.errors.as_ref().map(|errors| &errors.name);
    let headers = operation.headers.as_ref().map(|headers| &headers.name);
    let mut names: Vec<&Ident> = [Some(&operation.call_type), several, errors, headers]
        .into_iter()
        .flatten()
        .collect();
    names.sort();
    names
}

fn tokens(api: &Api, group: &Group, operation: &Operation) -> TokenStream {
    let mut imports = Imports::new(api);
    let constants = constants::constants(&mut imports, operation);
    let start = call::start(&mut imports, group, operation);
    let call = call::call(&mut imports, group, operation);
    let success = responses::success(&mut imports, operation);
    let errors = responses::errors(&mut imports, operation);
    let headers = responses::headers(&mut imports, operation);
    let imports = imports.lines();
    quote! {
        #imports
        #constants
        #start
        #call
        #success
        #errors
        #headers
    }
}
