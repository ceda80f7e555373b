//! Arguments of calls: how a parameter or a body is taken, passed on, and written in an example.
//!
//! One rule: what is `Copy` comes by value, everything else by reference, because it is encoded at once.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::emit::expression;
use crate::emit::imports::Imports;
use crate::ir::{
    Body, Docs, ExampleValue, Form, Ident, Necessity, Operation, Param, Part, PartKind, Primitive,
    Sent, TypeRef,
};

/// A parameter, the body or a part of it.
#[derive(Clone, Copy)]
pub(in crate::emit) enum Argument<'a> {
    /// A parameter.
    Param(&'a Param),
    /// A part of the body.
    Part(&'a Part),
    /// The body.
    Body(&'a Body),
}

/// Every argument of the operation: its parameters in their order, then its body.
pub(in crate::emit) fn all(operation: &Operation) -> impl Iterator<Item = Argument<'_>> {
    let params = operation.params.iter().map(Argument::Param);
    let parts = parts(operation).iter().map(Argument::Part);
    let whole = operation.body.as_ref();
    let whole = whole.filter(|body| !matches!(body.payload, Sent::Parts(_)));
    params.chain(parts).chain(whole.map(Argument::Body))
}

/// The parts of the operation's body.
pub(super) fn parts(operation: &Operation) -> &[Part] {
    match operation.body.as_ref().map(|body| &body.payload) {
        Some(Sent::Parts(parts)) => parts,
        _ => &[],
    }
}

/// The positional ones.
pub(in crate::emit) fn positional(operation: &Operation) -> impl Iterator<Item = Argument<'_>> {
    all(operation).filter(|argument| argument.necessity() == Necessity::Required)
}

/// The chained ones.
pub(in crate::emit) fn chained(operation: &Operation) -> impl Iterator<Item = Argument<'_>> {
    all(operation).filter(|argument| argument.necessity() == Necessity::Optional)
}

impl<'a> Argument<'a> {
    /// The argument's name.
    pub(in crate::emit) fn name(self) -> &'a Ident {
        match self {
            Self::Param(param) => &param.name,
            Self::Part(part) => &part.name,
            Self::Body(body) => &body.name,
        }
    }

    fn necessity(self) -> Necessity {
        match self {
            Self::Param(param) => param.necessity,
            Self::Part(part) => part.necessity,
            Self::Body(body) => body.necessity,
        }
    }

    /// What the document says about it.
    pub(super) fn docs(self) -> &'a Docs {
        match self {
            Self::Param(param) => &param.docs,
            Self::Part(part) => &part.docs,
            Self::Body(body) => &body.docs,
        }
    }

    /// Whether the document advises against it.
    pub(super) fn is_deprecated(self) -> bool {
        match self {
            Self::Param(param) => param.deprecated,
            Self::Part(part) => part.deprecated,
            Self::Body(_) => false,
        }
    }

    /// The type in a signature.
    pub(super) fn ty(self, imports: &mut Imports<'_>) -> TokenStream {
        match self.taken() {
            Taken::Copied(ty) => imports.ty(ty),
            Taken::Referenced(ty) => {
                let ty = imports.ty(ty);
                quote! { &#ty }
            }
            Taken::Listed(item) => {
                let item = imports.ty(item);
                quote! { &[#item] }
            }
            Taken::Text => quote! { &str },
            Taken::Texts => quote! { &[&str] },
            Taken::Bytes => {
                imports.runtime(["RequestBody"]);
                quote! { impl Into<RequestBody> }
            }
            Taken::File => {
                imports.runtime(["FilePart"]);
                quote! { impl Into<FilePart> }
            }
            Taken::Files => {
                imports.runtime(["FilePart"]);
                quote! { impl IntoIterator<Item = FilePart> }
            }
        }
    }

    /// The method call that hands it to the call that is being built.
    pub(super) fn give(self) -> TokenStream {
        match self {
            Self::Param(param) => {
                let (constant, value) = (&param.constant, self.reference());
                quote! { .param(&#constant, #value) }
            }
            Self::Part(part) => {
                let (constant, value) = (&part.constant, self.reference());
                match part.kind {
                    PartKind::Value(_) | PartKind::Json(_) => quote! { .part(&#constant, #value) },
                    PartKind::File => quote! { .file(&#constant, #value) },
                    PartKind::Files => quote! { .files(&#constant, #value) },
                }
            }
            Self::Body(body) => {
                let (value, media_type) = (self.reference(), header_text(&body.media_type));
                match &body.payload {
                    Sent::Members(_) => quote! { .multipart(#media_type).parts(#value) },
                    Sent::Json(_) => quote! { .json(#media_type, #value) },
                    Sent::Form(form) if form.fields.is_empty() => {
                        quote! { .form(#media_type, &[], #value) }
                    }
                    Sent::Form(_) => quote! { .form(#media_type, FIELDS, #value) },
                    Sent::Parts(_) => quote! { .multipart(#media_type) },
                    Sent::Text => quote! { .bytes(#media_type, #value.to_owned()) },
                    Sent::Bytes => quote! { .bytes(#media_type, #value) },
                }
            }
        }
    }

    /// The same for an option: an optional body of parts is one from its first part on.
    pub(super) fn give_option(self, operation: &'a Operation) -> TokenStream {
        let gift = self.give();
        match (self, &operation.body) {
            (Self::Part(_), Some(body)) if body.necessity == Necessity::Optional => {
                let parts = Self::Body(body).give();
                quote! { #parts #gift }
            }
            _ => gift,
        }
    }

    /// The expression that refers to the value.
    fn reference(self) -> TokenStream {
        let name = self.name();
        match self.taken() {
            Taken::Copied(_) => quote! { &#name },
            _ => name.to_token_stream(),
        }
    }

    /// The value of an example as it is written in a call.
    pub(in crate::emit) fn literal(
        self,
        imports: &mut Imports<'_>,
        value: &ExampleValue,
    ) -> TokenStream {
        match self.taken() {
            Taken::Copied(ty) => expression::exact(imports, ty, value),
            Taken::Referenced(ty) => {
                let value = expression::exact(imports, ty, value);
                quote! { &#value }
            }
            Taken::Listed(item) => {
                let ExampleValue::List(values) = value else {
                    return quote! { &[] };
                };
                let values = values
                    .iter()
                    .map(|value| expression::exact(imports, item, value));
                let values: Vec<_> = values.collect();
                quote! { &[#(#values),*] }
            }
            Taken::Texts => {
                let ExampleValue::List(values) = value else {
                    return quote! { &[] };
                };
                let values = values.iter().map(expression::text);
                quote! { &[#(#values),*] }
            }
            Taken::Text | Taken::Bytes | Taken::File => expression::text(value),
            Taken::Files => {
                imports.runtime(["FilePart"]);
                let ExampleValue::List(values) = value else {
                    return quote! { [] };
                };
                let values = values.iter().map(expression::text);
                quote! { [#(FilePart::new(#values)),*] }
            }
        }
    }

    /// The value of an example where the argument is a plain text.
    pub(in crate::emit) fn plain_text(self, value: &ExampleValue) -> Option<&str> {
        match (self.taken(), value) {
            (Taken::Text, ExampleValue::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn taken(self) -> Taken<'a> {
        match self {
            Self::Param(param) => taken(&param.ty),
            Self::Part(part) => match &part.kind {
                PartKind::Value(ty) | PartKind::Json(ty) => taken(ty),
                PartKind::File => Taken::File,
                PartKind::Files => Taken::Files,
            },
            Self::Body(body) => match &body.payload {
                Sent::Json(ty) | Sent::Form(Form { ty, .. }) | Sent::Members(ty) => taken(ty),
                Sent::Text => Taken::Text,
                // Parts are arguments of their own.
                Sent::Bytes | Sent::Parts(_) => Taken::Bytes,
            },
        }
    }
}

/// How a value is taken.
enum Taken<'a> {
    /// By value.
    Copied(&'a TypeRef),
    /// By reference.
    Referenced(&'a TypeRef),
    /// As a slice of this.
    Listed(&'a TypeRef),
    /// As `&str`.
    Text,
    /// As a slice of `&str`.
    Texts,
    /// As whatever turns into a body.
    Bytes,
    /// As whatever turns into a file.
    File,
    /// As files.
    Files,
}

fn taken(ty: &TypeRef) -> Taken<'_> {
    match ty {
        TypeRef::Primitive(Primitive::String) => Taken::Text,
        TypeRef::Primitive(Primitive::Bool | Primitive::F64) => Taken::Copied(ty),
        TypeRef::Primitive(number) if number.range().is_some() => Taken::Copied(ty),
        TypeRef::List(item) if **item == TypeRef::Primitive(Primitive::String) => Taken::Texts,
        TypeRef::List(item) => Taken::Listed(item),
        _ => Taken::Referenced(ty),
    }
}

/// A media type as a header can carry it: the runtime takes it over as it is.
pub(super) fn header_text(text: &str) -> String {
    text.chars().filter(|c| matches!(c, ' '..='~')).collect()
}
