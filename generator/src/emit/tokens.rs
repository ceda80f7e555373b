//! The smallest pieces of emitted Rust.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

use crate::ir;

impl ToTokens for ir::Ident {
    /// The identifier, raw where naming says so: naming made it valid, so that making the token cannot fail.
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = if self.is_raw() {
            Ident::new_raw(self.bare(), Span::call_site())
        } else {
            Ident::new(self.as_str(), Span::call_site())
        };
        tokens.append(ident);
    }
}

/// An identifier of ours: a runtime item, never a text of the document.
pub(super) fn ours(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A path that the configuration names, as `jiff::Timestamp`: every piece of it has been checked.
pub(super) fn path(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// A number without the suffix that `quote` gives to numbers; its sign is a token of its own, as in source text.
pub(super) fn number(number: impl Into<i128>) -> TokenStream {
    let number = number.into();
    let literal = Literal::u128_unsuffixed(number.unsigned_abs());
    let sign = (number < 0).then(|| quote! { - });
    quote! { #sign #literal }
}

/// What marks an item that the document advises against.
pub(super) fn deprecated() -> TokenStream {
    quote! { #[deprecated = "the API's document advises against it"] }
}

/// Lets an item use what this crate itself marks as deprecated.
pub(super) fn uses_deprecated() -> TokenStream {
    quote! { #[allow(deprecated, reason = "it is the document that advises against it")] }
}
