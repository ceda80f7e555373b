//! The crate's features, and the conditions that they are.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, Availability, Gates, Group};

/// The feature that switches on every group.
pub(super) const FULL: &str = "full";

/// The feature that brings the default transport.
pub(super) const REQWEST: &str = "reqwest";

/// The feature that brings TLS by rustls, and the crate.
pub(super) const RUSTLS: &str = "rustls";

/// The condition before something that needs the default transport.
pub(super) fn of_reqwest(api: &Api) -> Option<TokenStream> {
    let gated = api.package.gates == Gates::Features;
    gated.then(|| quote! { #[cfg(feature = #REQWEST)] })
}

/// The condition before something that belongs to a group.
pub(super) fn of_group(group: &Group) -> Option<TokenStream> {
    let feature = group.feature.as_ref()?;
    Some(quote! { #[cfg(feature = #feature)] })
}

/// The condition before a type.
pub(super) fn of_type(api: &Api, availability: &Availability) -> Option<TokenStream> {
    let Availability::Groups(groups) = availability else {
        return None;
    };
    let groups = groups.iter().filter_map(|index| api.groups.get(*index));
    let features: Vec<&String> = groups.filter_map(|group| group.feature.as_ref()).collect();
    match features.as_slice() {
        [] => None,
        [feature] => Some(quote! { #[cfg(feature = #feature)] }),
        features => Some(quote! { #[cfg(any(#(feature = #features),*))] }),
    }
}

/// The features of all groups.
pub(super) fn all(api: &Api) -> impl Iterator<Item = (&Group, &str)> {
    let groups = api.groups.iter();
    groups.filter_map(|group| Some((group, group.feature.as_deref()?)))
}
