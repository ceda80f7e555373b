//! What an operation gives back: the enum of several successes, the enum of error bodies, the typed headers.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::emit::imports::Imports;
use crate::emit::{docs, tokens};
use crate::ir::{
    Case, ErrorBodies, HeaderShape, Ident, Operation, Payload, Primitive, StatusMatch, SuccessShape,
};

/// What a payload is in Rust.
fn payload(imports: &mut Imports<'_>, payload: &Payload) -> TokenStream {
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
fn variants(imports: &mut Imports<'_>, cases: &[Case]) -> Vec<TokenStream> {
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

/// What becomes of an answer that none of the cases takes.
struct Otherwise<'a> {
    /// Its status is none of theirs.
    undeclared: TokenStream,
    /// Its media type is none of those of its status.
    unlisted: TokenStream,
    /// Statuses that have no body, although a wider case has one.
    bodyless: &'a [StatusMatch],
}

/// The choice of a case by the answer's status, then by its media type.
fn choice(cases: &[Case], reads: &[TokenStream], otherwise: &Otherwise<'_>) -> TokenStream {
    let of_status = cases.chunk_by(|case, next| case.status == next.status);
    let mut rest = reads;
    let mut arms = Vec::new();
    for shapes in of_status {
        let (own, others) = rest.split_at(shapes.len());
        rest = others;
        let read = by_media_type(shapes, own, &otherwise.unlisted);
        arms.extend(shapes.first().map(|case| (case.status, shapes.len(), read)));
    }
    let bodyless = otherwise.bodyless.iter();
    arms.extend(bodyless.map(|status| (*status, 1, otherwise.undeclared.clone())));
    arms.sort_by_key(|(status, _, _)| *status);
    if let [(StatusMatch::Default, _, read)] = arms.as_slice() {
        return read.clone();
    }
    let statuses: Vec<StatusMatch> = arms.iter().map(|(status, _, _)| *status).collect();
    let arms = arms.iter().map(|(status, shapes, read)| {
        let pattern = pattern(*status, &statuses);
        match shapes {
            1 => quote! { #pattern => #read, },
            _ => quote! { #pattern => { #read } },
        }
    });
    let complete = statuses.contains(&StatusMatch::Default);
    let undeclared = &otherwise.undeclared;
    let rest = (!complete).then(|| quote! { _ => #undeclared, });
    quote! {
        match answer.status() {
            #(#arms)*
            #rest
        }
    }
}

/// The choice among the shapes of one status.
fn by_media_type(shapes: &[Case], reads: &[TokenStream], unlisted: &TokenStream) -> TokenStream {
    if let [read] = reads {
        return read.clone();
    }
    let media_types = shapes.iter().flat_map(|case| &case.media_types);
    let mut first = 0;
    let arms = shapes.iter().zip(reads).map(|(case, read)| {
        let numbers = first..first + case.media_types.len();
        first = numbers.end;
        let numbers = numbers.map(Literal::usize_unsuffixed);
        quote! { Some(#(#numbers)|*) => #read, }
    });
    quote! {
        const LISTED: &[&str] = &[#(#media_types),*];
        match answer.shape(LISTED) {
            #(#arms)*
            _ => #unlisted,
        }
    }
}

/// A status as a pattern; a range that a single status is taken out of is a guard, so that no patterns overlap.
fn pattern(status: StatusMatch, all: &[StatusMatch]) -> TokenStream {
    match status {
        StatusMatch::Exact(code) => tokens::number(code),
        StatusMatch::Range(class) => {
            let within = |status: &StatusMatch| matches!(status, StatusMatch::Exact(code) if code / 100 == u16::from(class));
            if all.iter().any(within) {
                let class = tokens::number(class);
                return quote! { status if status / 100 == #class };
            }
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
        SuccessShape::Empty { .. } => (quote! { () }, "send_empty"),
        SuccessShape::Single { payload: body, .. } => (payload(imports, body), sender(body)),
        SuccessShape::Several { name, .. } => (name.to_token_stream(), "send_several"),
    };
    let method = tokens::ours(method);
    let error = error_type(imports, operation);
    let headers = headers_type(operation).map(|name| quote! { , #name });
    let stream = stream(imports, operation, &error);
    quote! {
        /// Sends the call and waits for its answer.
        ///
        /// # Errors
        ///
        /// Whatever keeps the declared answer from being returned; the error's `outcome()` tells whether the service may
        /// have acted.
        pub async fn send(self) -> Result<Response<#ty #headers>, #error> {
            self.call.#method().await
        }
        #stream
    }
}

/// `send_stream`, for what may be read while it comes.
fn stream(
    imports: &mut Imports<'_>,
    operation: &Operation,
    error: &TokenStream,
) -> Option<TokenStream> {
    let stream = operation.success.stream.as_ref()?;
    imports.runtime(["BodyStream"]);
    let headers = headers_type(operation).map(|name| quote! { , #name });
    let send = if *stream == operation.success.accept {
        quote! { send_stream() }
    } else {
        quote! { send_stream_of(#stream) }
    };
    Some(quote! {
        /// Sends the call and gives the answer's body while it comes, however large it is.
        ///
        /// # Errors
        ///
        /// As [`send`](Self::send).
        pub async fn send_stream(self) -> Result<Response<BodyStream #headers>, #error> {
            self.call.#send.await
        }
    })
}

/// The type of the declared headers.
fn headers_type(operation: &Operation) -> Option<&Ident> {
    operation.headers.as_ref().map(|headers| &headers.name)
}

/// The runtime's method that sends a call and reads a body of this kind.
fn sender(body: &Payload) -> &'static str {
    match body {
        Payload::Json(_) => "send_json",
        Payload::Text => "send_text",
        Payload::Bytes => "send_bytes",
    }
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
    imports.runtime(["Answer", "ErrorKind", "Success"]);
    let docs = docs::ours(&format!(
        "The successes that the document declares for [`{}::send`].",
        operation.call_type
    ));
    let variants = variants(imports, cases);
    let reads = cases.iter().map(|case| {
        let name = &case.name;
        match &case.payload {
            None => quote! { Ok(Self::#name) },
            Some(Payload::Json(_)) => quote! { answer.expect_json().map(Self::#name) },
            Some(Payload::Text) => quote! { answer.expect_text().map(Self::#name) },
            Some(Payload::Bytes) => {
                quote! { answer.bytes().map(Self::#name).ok_or(ErrorKind::EmptyBody) }
            }
        }
    });
    let reads: Vec<_> = reads.collect();
    let otherwise = Otherwise {
        undeclared: quote! { answer.undeclared() },
        unlisted: quote! { answer.unlisted() },
        bodyless: &[],
    };
    let choice = choice(cases, &reads, &otherwise);
    Some(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }

        impl Success for #name {
            fn read(answer: &Answer) -> Result<Self, ErrorKind> {
                #choice
            }
        }
    })
}

/// The enum of error bodies.
pub(super) fn errors(imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let errors = operation.errors.as_ref()?;
    let (name, cases) = (&errors.name, &errors.cases);
    imports.runtime(["Answer", "ErrorBody"]);
    let docs = docs::ours(&format!(
        "The error bodies that the document declares for [`{}::send`].",
        operation.call_type
    ));
    let variants = variants(imports, cases);
    let reads = cases.iter().map(|case| {
        let name = &case.name;
        let read = match &case.payload {
            None => return quote! { Some(Self::#name) },
            Some(Payload::Json(_)) => quote! { json },
            Some(Payload::Text) => quote! { text },
            Some(Payload::Bytes) => quote! { bytes },
        };
        quote! { answer.#read().map(Self::#name) }
    });
    let reads: Vec<_> = reads.collect();
    let otherwise = Otherwise {
        undeclared: quote! { None },
        unlisted: quote! { None },
        bodyless: &errors.bodyless,
    };
    let choice = choice(cases, &reads, &otherwise);
    let headers = headers_type(operation);
    let headers = headers.map_or_else(|| quote! { () }, ToTokens::to_token_stream);
    Some(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }

        impl ErrorBody for #name {
            type Headers = #headers;

            fn read(answer: &Answer) -> Option<Self> {
                #choice
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
        let docs = docs::said(&field.docs);
        let (name, ty) = (&field.name, imports.primitive(field.ty));
        let ty = match field.shape {
            HeaderShape::One => ty,
            HeaderShape::List | HeaderShape::Lines => quote! { Vec<#ty> },
        };
        quote! { #docs pub #name: Option<#ty>, }
    });
    let fields: Vec<_> = fields.collect();
    let reads = headers.fields.iter().map(|field| {
        let (name, wire) = (&field.name, &field.wire);
        let read = tokens::ours(match (field.shape, field.ty) {
            (HeaderShape::One, Primitive::String) => "text",
            (HeaderShape::One, _) => "parsed",
            (HeaderShape::List, _) => "list",
            (HeaderShape::Lines, _) => "lines",
        });
        quote! { #name: headers.#read(#wire), }
    });
    Some(quote! {
        #docs
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
        }

        impl FromHeaders for #name {
            fn from_headers(headers: &Headers<'_>) -> Self {
                Self { #(#reads)* }
            }
        }
    })
}
