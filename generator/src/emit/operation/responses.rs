//! What an operation gives back: the enum of several successes, the enum of error bodies, the typed headers.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::imports::Imports;
use crate::emit::{docs, tokens};
use crate::ir::{Case, ErrorBodies, Operation, Payload, StatusMatch, SuccessShape};

/// What a payload is in Rust.
pub(super) fn payload(imports: &mut Imports<'_>, payload: &Payload) -> TokenStream {
    match payload {
        Payload::Json(ty) => imports.ty(ty),
        Payload::Text => quote! { String },
        Payload::Bytes => {
            imports.runtime(["Bytes"]);
            quote! { Bytes }
        }
    }
}

/// The variants of an enum of bodies.
pub(super) fn variants(imports: &mut Imports<'_>, cases: &[Case]) -> Vec<TokenStream> {
    cases
        .iter()
        .map(|case| {
            let docs = docs::or(&case.docs, &format!("{}.", statuses(case.status)));
            let name = &case.name;
            let body = case.payload.as_ref().map(|body| payload(imports, body));
            let body = body.map(|body| quote! { (#body) });
            quote! { #docs #name #body, }
        })
        .collect()
}

/// A status in words.
fn statuses(status: StatusMatch) -> String {
    match status {
        StatusMatch::Exact(code) => format!("Status {code}"),
        StatusMatch::Range(class) => format!("Any other status from {class}00 to {class}99"),
        StatusMatch::Default => "Any other status".to_owned(),
    }
}

/// A status as a pattern.
pub(super) fn pattern(status: StatusMatch) -> TokenStream {
    match status {
        StatusMatch::Exact(code) => {
            let code = tokens::number(code);
            quote! { #code }
        }
        StatusMatch::Range(class) => {
            let first = u16::from(class) * 100;
            let (first, last) = (tokens::number(first), tokens::number(first + 99));
            quote! { #first..=#last }
        }
        StatusMatch::Default => quote! { _ },
    }
}

/// `send`.
pub(super) fn send(imports: &mut Imports<'_>, operation: &Operation) -> TokenStream {
    imports.runtime(["Response"]);
    let (ty, method) = match &operation.success.shape {
        SuccessShape::Empty { statuses } => (quote! { () }, sender("send_empty", statuses)),
        SuccessShape::Single {
            statuses,
            payload: body,
        } => {
            let method = match body {
                Payload::Json(_) => "send_json",
                Payload::Text => "send_text",
                Payload::Bytes => "send_bytes",
            };
            (payload(imports, body), sender(method, statuses))
        }
        SuccessShape::Several { name, .. } => (quote! { #name }, quote! { send_several() }),
    };
    let error = error_type(imports, operation);
    quote! {
        /// Sends the call and waits for its answer.
        ///
        /// # Errors
        ///
        /// Whatever keeps the declared answer from being returned; the error's `outcome()` tells whether the server may
        /// have acted.
        pub async fn send(self) -> Result<Response<#ty>, #error> {
            self.call.#method.await
        }
    }
}

fn sender(method: &str, statuses: &[StatusMatch]) -> TokenStream {
    let method = tokens::ours(method);
    let statuses = statuses.iter().map(|status| pattern(*status));
    quote! { #method(|status| matches!(status, #(#statuses)|*)) }
}

/// The error of a call.
fn error_type(imports: &mut Imports<'_>, operation: &Operation) -> TokenStream {
    if let Some(ErrorBodies { name, .. }) = &operation.errors {
        imports.runtime(["CallError"]);
        return quote! { CallError<#name> };
    }
    imports.runtime(["Error"]);
    quote! { Error }
}

/// The enum of several successes.
pub(super) fn success(imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let SuccessShape::Several { name, cases } = &operation.success.shape else {
        return None;
    };
    let variants = variants(imports, cases);
    Some(quote! {
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants)* }
    })
}

/// The enum of error bodies.
pub(super) fn errors(imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let ErrorBodies { name, cases } = operation.errors.as_ref()?;
    imports.runtime(["ErrorBody", "Json"]);
    let docs = docs::ours(&format!(
        "The error bodies that the document declares for [`{}::send`].",
        operation.call_type
    ));
    let variants = variants(imports, cases);
    let arms = cases.iter().filter_map(|case| {
        let (pattern, name) = (pattern(case.status), &case.name);
        let read = match case.payload.as_ref()? {
            Payload::Json(_) => quote! { read },
            Payload::Text => quote! { text },
            Payload::Bytes => quote! { bytes },
        };
        Some(quote! { #pattern => body.#read().map(Self::#name), })
    });
    let complete = cases.iter().any(|case| case.status == StatusMatch::Default);
    let rest = (!complete).then(|| quote! { _ => None, });
    Some(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }

        impl ErrorBody for #name {
            fn decode(status: u16, body: &Json<'_>) -> Option<Self> {
                match status {
                    #(#arms)*
                    #rest
                }
            }
        }
    })
}

/// The declared response headers.
pub(super) fn headers(imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let headers = operation.headers.as_ref()?;
    imports.runtime(["FromHeaders", "Headers"]);
    let name = &headers.name;
    let docs = docs::ours(&format!(
        "The response headers that the document declares for [`{}::send`].",
        operation.call_type
    ));
    let fields = headers.fields.iter().map(|field| {
        let docs = docs::or(
            &field.docs,
            &format!("The header {}.", docs::code(&field.wire)),
        );
        let (name, ty) = (&field.name, imports.primitive(field.ty));
        quote! { #docs pub #name: Option<#ty>, }
    });
    let fields: Vec<_> = fields.collect();
    let names = headers.fields.iter().map(|field| &field.name);
    let wires = headers.fields.iter().map(|field| &field.wire);
    Some(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
        }

        impl FromHeaders for #name {
            fn from_headers(headers: &Headers) -> Self {
                Self { #(#names: headers.read(#wires),)* }
            }
        }
    })
}
