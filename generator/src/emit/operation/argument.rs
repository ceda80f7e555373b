//! Arguments of calls: how a parameter or a body is taken, passed on, and written in an example.
//!
//! Scalars come by value, texts as `&str`, lists as anything that yields their items, and what is made of something simpler
//! (an open enum of a text) as anything that turns into it. Whatever is larger comes by reference, because it is encoded at
//! once.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::emit::imports::Imports;
use crate::emit::types::{is_made, is_open_text, is_small, resolved};
use crate::emit::{docs, expression};
use crate::ir::{
    Api, Body, Docs, ExampleValue, Form, Ident, Necessity, Operation, Param, Part, PartKind,
    Primitive, Sent, TypeRef,
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
    let arguments: Vec<_> = all(operation).collect();
    let ordered = operation.positional.iter();
    let ordered = ordered.filter_map(move |&index| arguments.get(index).copied());
    let body = all(operation).filter(|argument| matches!(argument, Argument::Body(_)));
    ordered.chain(body.filter(|body| body.is_required()))
}

/// The chained ones, whether a caller has to give them or not.
pub(in crate::emit) fn chained(operation: &Operation) -> impl Iterator<Item = Argument<'_>> {
    let numbered = all(operation).enumerate();
    let chained = numbered.filter(|(index, argument)| match argument {
        Argument::Body(_) => !argument.is_required(),
        Argument::Param(_) | Argument::Part(_) => !operation.positional.contains(index),
    });
    chained.map(|(_, argument)| argument)
}

/// The chained ones without which the call is not sent.
pub(in crate::emit) fn needed(operation: &Operation) -> impl Iterator<Item = Argument<'_>> {
    chained(operation).filter(|argument| argument.is_required())
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

    /// Whether a caller has to give it.
    pub(super) fn is_required(self) -> bool {
        let necessity = match self {
            Self::Param(param) => param.necessity,
            Self::Part(part) => part.necessity,
            Self::Body(body) => body.necessity,
        };
        necessity == Necessity::Required
    }

    /// The constant that describes it; the body has none.
    fn constant(self) -> Option<&'a Ident> {
        match self {
            Self::Param(param) => Some(&param.constant),
            Self::Part(part) => Some(&part.constant),
            Self::Body(_) => None,
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

    /// What its setter's docs say where the document says nothing.
    pub(super) fn fallback(self) -> String {
        match self {
            Self::Param(param) => format!("Sets the parameter {}.", docs::code(&param.wire)),
            Self::Part(part) => format!("Sets the part {}.", docs::code(&part.wire)),
            Self::Body(_) => "Sets the body.".to_owned(),
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
        match self.taken(imports.api()) {
            Taken::Copied(ty) => imports.ty(ty),
            Taken::Referenced(ty) => {
                let ty = imports.ty(ty);
                quote! { &#ty }
            }
            Taken::Optional(ty) => {
                let ty = imports.ty(ty);
                quote! { Option<&#ty> }
            }
            Taken::Made(ty) => {
                let ty = imports.ty(ty);
                quote! { impl Into<#ty> }
            }
            Taken::Slice(item) => {
                let item = imports.ty(item);
                quote! { &[#item] }
            }
            Taken::Items(item) => {
                let item = imports.ty(item);
                quote! { impl IntoIterator<Item = #item> }
            }
            Taken::MadeItems(item) => {
                let item = imports.ty(item);
                quote! { impl IntoIterator<Item = impl Into<#item>> }
            }
            Taken::Text => quote! { &str },
            Taken::Texts => quote! { impl IntoIterator<Item = impl AsRef<str>> },
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
    pub(super) fn give(self, imports: &mut Imports<'_>) -> TokenStream {
        let value = self.reference(imports);
        match self {
            Self::Param(param) => {
                let constant = &param.constant;
                quote! { .param(&#constant, #value) }
            }
            Self::Part(part) => {
                let constant = &part.constant;
                match part.kind {
                    PartKind::Value(_) | PartKind::Json(_) => quote! { .part(&#constant, #value) },
                    PartKind::File => quote! { .file(&#constant, #value) },
                    PartKind::Files => quote! { .files(&#constant, #value) },
                }
            }
            Self::Body(body) => {
                let media_type = header_text(&body.media_type);
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

    /// The same for a setter: an optional body of parts is one from its first part on.
    pub(super) fn give_option(
        self,
        imports: &mut Imports<'_>,
        operation: &'a Operation,
    ) -> TokenStream {
        let gift = self.give(imports);
        match (self, &operation.body) {
            (Self::Part(_), Some(body)) if body.necessity == Necessity::Optional => {
                let parts = Self::Body(body).give(imports);
                quote! { #parts #gift }
            }
            _ => gift,
        }
    }

    /// The expression that refers to the value.
    fn reference(self, imports: &mut Imports<'_>) -> TokenStream {
        let name = self.name();
        match self.taken(imports.api()) {
            Taken::Copied(_) | Taken::Optional(_) => quote! { &#name },
            Taken::Made(ty) => {
                let ty = imports.ty(ty);
                quote! { &Into::<#ty>::into(#name) }
            }
            Taken::Items(item) => {
                let item = imports.ty(item);
                quote! { &Vec::<#item>::from_iter(#name) }
            }
            Taken::MadeItems(item) => {
                let item = imports.ty(item);
                quote! { &Vec::<#item>::from_iter(#name.into_iter().map(Into::into)) }
            }
            Taken::Texts => quote! { &Call::texts(#name) },
            _ => name.to_token_stream(),
        }
    }

    /// The value of an example as it is written in a call.
    pub(in crate::emit) fn literal(
        self,
        imports: &mut Imports<'_>,
        value: &ExampleValue,
    ) -> TokenStream {
        match self.taken(imports.api()) {
            Taken::Copied(ty) | Taken::Made(ty) => expression::exact(imports, ty, value),
            Taken::Referenced(ty) => {
                let value = expression::exact(imports, ty, value);
                quote! { &#value }
            }
            Taken::Optional(_) if matches!(value, ExampleValue::Null) => quote! { None },
            Taken::Optional(ty) => {
                let value = expression::exact(imports, ty, value);
                quote! { Some(&#value) }
            }
            Taken::Slice(item) => {
                let items = self.items(imports, item, value);
                quote! { &#items }
            }
            Taken::Items(item) | Taken::MadeItems(item) => self.items(imports, item, value),
            Taken::Texts => match value {
                ExampleValue::List(values) if !values.is_empty() => {
                    let values = values.iter().map(expression::text);
                    quote! { [#(#values),*] }
                }
                _ => quote! { [""; 0] },
            },
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

    /// The items of a list in an example.
    fn items(self, imports: &mut Imports<'_>, item: &TypeRef, value: &ExampleValue) -> TokenStream {
        match value {
            ExampleValue::List(values) if !values.is_empty() => {
                let values = values.iter();
                let values = values.map(|value| expression::exact(imports, item, value));
                let values: Vec<_> = values.collect();
                quote! { [#(#values),*] }
            }
            _ => {
                let item = imports.ty(item);
                quote! { Vec::<#item>::new() }
            }
        }
    }

    /// The value of an example where the argument is a plain text.
    pub(in crate::emit) fn plain_text<'v>(
        self,
        api: &Api,
        value: &'v ExampleValue,
    ) -> Option<&'v str> {
        match (self.taken(api), value) {
            (Taken::Text, ExampleValue::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn taken(self, api: &'a Api) -> Taken<'a> {
        match self {
            Self::Param(param) => taken(api, &param.ty),
            Self::Part(part) => match &part.kind {
                PartKind::Value(ty) | PartKind::Json(ty) => taken(api, ty),
                PartKind::File => Taken::File,
                PartKind::Files => Taken::Files,
            },
            Self::Body(body) => match &body.payload {
                Sent::Json(ty) | Sent::Form(Form { ty, .. }) | Sent::Members(ty) => whole(api, ty),
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
    /// By reference, or not at all.
    Optional(&'a TypeRef),
    /// As whatever turns into it.
    Made(&'a TypeRef),
    /// As a slice of this.
    Slice(&'a TypeRef),
    /// As whatever yields this.
    Items(&'a TypeRef),
    /// As whatever yields what turns into this.
    MadeItems(&'a TypeRef),
    /// As `&str`.
    Text,
    /// As whatever yields texts.
    Texts,
    /// As whatever turns into a body.
    Bytes,
    /// As whatever turns into a file.
    File,
    /// As files.
    Files,
}

/// How a parameter or a part is taken.
fn taken<'a>(api: &'a Api, ty: &'a TypeRef) -> Taken<'a> {
    match resolved(api, ty) {
        TypeRef::Primitive(Primitive::String) => Taken::Text,
        TypeRef::Primitive(Primitive::Bool | Primitive::F64) => Taken::Copied(ty),
        TypeRef::Primitive(number) if number.range().is_some() => Taken::Copied(ty),
        TypeRef::List(item) => match resolved(api, item) {
            TypeRef::Primitive(Primitive::String) => Taken::Texts,
            _ if is_made(api, item) => Taken::MadeItems(item),
            _ => Taken::Items(item),
        },
        TypeRef::Nullable(inner) => Taken::Optional(inner),
        _ if is_made(api, ty) => Taken::Made(ty),
        _ if is_small(api, ty) => Taken::Copied(ty),
        _ => Taken::Referenced(ty),
    }
}

/// How a body is taken: as a parameter of its type is, but what may be large stays with the caller.
fn whole<'a>(api: &'a Api, ty: &'a TypeRef) -> Taken<'a> {
    match taken(api, ty) {
        Taken::Made(ty) if !is_open_text(api, ty) => Taken::Referenced(ty),
        Taken::Items(item) | Taken::MadeItems(item) => Taken::Slice(item),
        other => other,
    }
}

/// The call that says what has to be given before the call is sent.
pub(super) fn need(operation: &Operation) -> Option<TokenStream> {
    let constants = needed(operation).filter_map(Argument::constant);
    let constants: Vec<_> = constants.collect();
    (!constants.is_empty()).then(|| quote! { .need(&[#(#constants),*]) })
}

/// A media type as a header can carry it: the runtime takes it over as it is.
pub(super) fn header_text(text: &str) -> String {
    text.chars().filter(|c| matches!(c, ' '..='~')).collect()
}
