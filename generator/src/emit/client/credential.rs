//! What a security scheme adds to the client and to its builder.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::docs;
use crate::ir::{SchemeKind, SecurityScheme};

/// What a caller gives for a scheme: the arguments, and the credential that is made of them.
fn given(scheme: &SecurityScheme) -> (TokenStream, TokenStream) {
    match scheme.kind {
        SchemeKind::Bearer => (
            quote! { token: impl Into<Secret> },
            quote! { Credential::bearer(&token.into()) },
        ),
        SchemeKind::Basic => (
            quote! { user: &str, password: impl Into<Secret> },
            quote! { Credential::basic(user, &password.into()) },
        ),
        SchemeKind::HeaderKey(_) | SchemeKind::QueryKey(_) | SchemeKind::CookieKey(_) => (
            quote! { key: impl Into<Secret> },
            quote! { Credential::key(key.into()) },
        ),
    }
}

/// The builder's methods that take the credential of a scheme, and who gives it.
pub(super) fn setters(scheme: &SecurityScheme) -> TokenStream {
    let (name, constant) = (&scheme.setter, &scheme.constant);
    let docs = docs::outer(
        &format!("Sets the credential of {}.", docs::code(&scheme.wire)),
        &scheme.docs,
    );
    let (arguments, credential) = given(scheme);
    let provider = provider(scheme);
    quote! {
        #docs
        pub fn #name(mut self, #arguments) -> Self {
            let credential = #credential;
            self.core = self.core.credential(scheme::#constant, credential);
            self
        }

        #provider
    }
}

/// The builder's method that takes a provider.
fn provider(scheme: &SecurityScheme) -> TokenStream {
    let (name, constant) = (&scheme.provider, &scheme.constant);
    let (what, user, form) = match scheme.kind {
        SchemeKind::Bearer => ("the credential", None, quote! { Form::Bearer }),
        SchemeKind::Basic => (
            "the password",
            Some(quote! { user: impl Into<String>, }),
            quote! { Form::PasswordOf(user.into()) },
        ),
        SchemeKind::HeaderKey(_) | SchemeKind::QueryKey(_) | SchemeKind::CookieKey(_) => {
            ("the credential", None, quote! { Form::Key })
        }
    };
    let docs = docs::ours(&format!(
        "Sets who gives {what} of {} when a call needs it: for one that expires. A closure that returns a future is one.",
        docs::code(&scheme.wire)
    ));
    quote! {
        #docs
        pub fn #name(mut self, #user provider: impl CredentialProvider) -> Self {
            self.core = self.core.provider(scheme::#constant, #form, provider);
            self
        }
    }
}

/// The client's method that gives a client with another credential.
pub(super) fn change(scheme: &SecurityScheme) -> TokenStream {
    let (name, constant) = (&scheme.change, &scheme.constant);
    let (arguments, credential) = given(scheme);
    let docs = docs::ours(&format!(
        "The same client with another credential of {}. Both share their connections.\n\n# Errors\n\n\
         `ErrorKind::Configuration` where the credential cannot be sent.",
        docs::code(&scheme.wire)
    ));
    quote! {
        #docs
        pub fn #name(&self, #arguments) -> Result<Self, Error> {
            let core = self.core.with_credential(scheme::#constant, #credential)?;
            Ok(Self { core })
        }
    }
}
