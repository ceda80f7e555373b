//! The method that starts a call, and the call that is being built.

use proc_macro2::TokenStream;
use quote::quote;

use super::argument::{self, Argument};
use super::follow_ups;
use super::responses;
use crate::emit::imports::Imports;
use crate::emit::{docs, tokens};
use crate::ir::{Group, Necessity, Operation, Sent};

/// More arguments than clippy allows by default, `self` counted.
const MANY_ARGUMENTS: usize = 7;

/// What the docs of a setter say without which the call is not sent.
const REQUIRED: &str = "Required: without it, `send` is an error before anything is sent.";

/// The method of the group's handle: it takes what is required.
pub(super) fn start(
    imports: &mut Imports<'_>,
    group: &Group,
    operation: &Operation,
) -> TokenStream {
    let (handle, method, call) = (&group.type_name, &operation.name, &operation.call_type);
    let arguments: Vec<Argument<'_>> = argument::positional(operation).collect();
    let fallback = format!("Calls {}.", docs::code(&operation.path));
    let docs = docs::or(&operation.docs, &fallback);
    let follow_ups = follow_ups::section(imports.api(), operation);
    let needed = needed(operation);
    let needed = needed.map(|needed| docs::ours(&format!("\n{needed}")));
    let follow_ups = (!follow_ups.is_empty()).then(|| docs::ours(&format!("\n{follow_ups}")));
    let deprecated = operation.deprecated.then(tokens::deprecated);
    let allow = (arguments.len() >= MANY_ARGUMENTS)
        .then(|| quote! { #[allow(clippy::too_many_arguments, reason = "the API requires each of them")] });
    let names = arguments.iter().map(|argument| argument.name());
    let types: Vec<_> = arguments
        .iter()
        .map(|argument| argument.ty(imports))
        .collect();
    let body = made(imports, operation, &arguments);
    quote! {
        impl super::#handle<'_> {
            #docs
            #needed
            #follow_ups
            #deprecated
            #allow
            pub fn #method(&self, #(#names: #types),*) -> #call {
                #body
            }
        }
    }
}

/// What the docs say about the setters without which the call is not sent.
fn needed(operation: &Operation) -> Option<String> {
    let call = operation.call_type.bare();
    let setters = argument::needed(operation).map(|argument| argument.name().bare());
    let links: Vec<String> = setters
        .map(|setter| format!("[`{setter}`]({call}::{setter})"))
        .collect();
    (!links.is_empty()).then(|| format!("To be set before it is sent: {}.", links.join(", ")))
}

/// The body of the method: the call with what is required in it.
fn made(
    imports: &mut Imports<'_>,
    operation: &Operation,
    arguments: &[Argument<'_>],
) -> TokenStream {
    let call = &operation.call_type;
    let body = operation.body.as_ref();
    // A required body of parts is one even before it has any.
    let parts = body.filter(|body| matches!(body.payload, Sent::Parts(_)));
    let parts = parts.filter(|body| body.necessity == Necessity::Required);
    let parts = parts.map(|body| Argument::Body(body).give(imports));
    let gifts = arguments.iter().map(|argument| argument.give(imports));
    let begin = argument::need(operation).into_iter().chain(parts);
    let gifts: Vec<TokenStream> = begin.chain(gifts).collect();
    let begun = match &operation.server {
        Some(server) => quote! { self.core.call_at(#server, &OPERATION) },
        None => quote! { self.core.call(&OPERATION) },
    };
    if gifts.is_empty() {
        return quote! { #call { call: #begun } };
    }
    quote! {
        let mut call = #begun;
        #(call #gifts;)*
        #call { call }
    }
}

/// The call's type, its options and `send`.
pub(super) fn call(imports: &mut Imports<'_>, group: &Group, operation: &Operation) -> TokenStream {
    imports.runtime(["call_options", "Call"]);
    let name = &operation.call_type;
    let (handle, method) = (&group.type_name, operation.name.bare());
    let docs = docs::ours(&format!(
        "A call of [`{method}`](super::{handle}::{method}).\n\nSet options, then [`send`](Self::send) it."
    ));
    let options: Vec<_> = argument::chained(operation)
        .map(|each| option(imports, operation, each))
        .collect();
    let send = responses::send(imports, operation);
    quote! {
        #docs
        #[must_use = "a call does nothing until it is sent"]
        #[derive(Debug)]
        pub struct #name {
            call: Call,
        }

        impl #name {
            #(#options)*
            #send
        }

        call_options!(#name);
    }
}

/// The chained setter of an optional argument.
fn option(imports: &mut Imports<'_>, operation: &Operation, argument: Argument<'_>) -> TokenStream {
    let fallback = argument.fallback();
    let said = match argument.docs().as_str() {
        "" => fallback.as_str(),
        said => said,
    };
    let required = argument.is_required().then_some(REQUIRED);
    let docs = docs::ours(&docs::paragraphs([said, required.unwrap_or_default()]));
    let deprecated = argument.is_deprecated() && !argument.is_required();
    let deprecated = deprecated.then(tokens::deprecated);
    let (name, ty) = (argument.name(), argument.ty(imports));
    let gift = argument.give_option(imports, operation);
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #ty) -> Self {
            self.call #gift;
            self
        }
    }
}
