//! Arguments of calls: how a parameter or a body is taken, passed on, and written in an example.
//!
//! One rule: what is `Copy` comes by value, everything else by reference, because it is encoded at once.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::emit::imports::Imports;
use crate::emit::{docs, expression};
use crate::ir::{
    Body, Docs, ExampleValue, Form, Ident, Necessity, Operation, Param, Primitive, Sent, TypeRef,
};

/// A parameter or the body.
#[derive(Clone, Copy)]
pub(in crate::emit) enum Argument<'a> {
    /// A parameter.
    Param(&'a Param),
    /// The body.
    Body(&'a Body),
}

/// Every argument of the operation: its parameters in their order, then its body.
pub(in crate::emit) fn all(operation: &Operation) -> impl Iterator<Item = Argument<'_>> {
    let params = operation.params.iter().map(Argument::Param);
    params.chain(operation.body.as_ref().map(Argument::Body))
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
            Self::Body(body) => &body.name,
        }
    }

    fn necessity(self) -> Necessity {
        match self {
            Self::Param(param) => param.necessity,
            Self::Body(body) => body.necessity,
        }
    }

    /// What the document says about it.
    pub(super) fn docs(self) -> &'a Docs {
        match self {
            Self::Param(param) => &param.docs,
            Self::Body(body) => &body.docs,
        }
    }

    /// What its setter's docs say where the document says nothing.
    pub(super) fn fallback(self) -> String {
        match self {
            Self::Param(param) => format!("Sets the parameter {}.", docs::code(&param.wire)),
            Self::Body(_) => "Sets the body.".to_owned(),
        }
    }

    /// Whether the document advises against it.
    pub(super) fn is_deprecated(self) -> bool {
        matches!(self, Self::Param(param) if param.deprecated)
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
                imports.runtime(["Bytes"]);
                quote! { impl Into<Bytes> }
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
            Self::Body(body) => {
                let (value, media_type) = (self.reference(), header_text(&body.media_type));
                match &body.payload {
                    Sent::Json(_) => quote! { .json(#media_type, #value) },
                    Sent::Form(form) if form.fields.is_empty() => {
                        quote! { .form(#media_type, &[], #value) }
                    }
                    Sent::Form(_) => quote! { .form(#media_type, FIELDS, #value) },
                    Sent::Text => quote! { .bytes(#media_type, #value.to_owned()) },
                    Sent::Bytes => quote! { .bytes(#media_type, #value) },
                }
            }
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
            Taken::Text | Taken::Bytes => expression::text(value),
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
            Self::Body(Body {
                payload: Sent::Json(ty) | Sent::Form(Form { ty, .. }),
                ..
            }) => taken(ty),
            Self::Body(Body {
                payload: Sent::Text,
                ..
            }) => Taken::Text,
            Self::Body(Body {
                payload: Sent::Bytes,
                ..
            }) => Taken::Bytes,
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
    /// As whatever turns into bytes.
    Bytes,
}

fn taken(ty: &TypeRef) -> Taken<'_> {
    match ty {
        TypeRef::Primitive(Primitive::String) => Taken::Text,
        TypeRef::Primitive(
            Primitive::Bool
            | Primitive::I32
            | Primitive::I64
            | Primitive::U32
            | Primitive::U64
            | Primitive::F64,
        ) => Taken::Copied(ty),
        TypeRef::List(item) if **item == TypeRef::Primitive(Primitive::String) => Taken::Texts,
        TypeRef::List(item) => Taken::Listed(item),
        _ => Taken::Referenced(ty),
    }
}

/// A media type as a header can carry it: the runtime takes it over as it is.
fn header_text(text: &str) -> String {
    text.chars().filter(|c| matches!(c, ' '..='~')).collect()
}
