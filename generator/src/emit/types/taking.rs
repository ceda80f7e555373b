//! How a constructor or a setter takes a value: as conveniently as the type allows.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::emit::imports::Imports;
use crate::ir::{Api, EnumValues, Ident, Openness, Presence, Primitive, TypeKind, TypeRef};

/// An argument's type and the expression that makes the value of it.
pub(in crate::emit) struct Taken {
    /// The argument's type, `impl Into<String>`.
    pub(in crate::emit) ty: TokenStream,
    /// The value, `name.into()`.
    pub(in crate::emit) value: TokenStream,
    /// Whether the value is the argument itself.
    pub(in crate::emit) plain: bool,
}

impl Taken {
    fn plain(ty: TokenStream, name: &Ident) -> Self {
        Self {
            ty,
            value: name.to_token_stream(),
            plain: true,
        }
    }

    fn into(ty: &TokenStream, name: &Ident) -> Self {
        Self {
            ty: quote! { impl Into<#ty> },
            value: quote! { #name.into() },
            plain: false,
        }
    }
}

/// How a field of `presence` takes its value from the argument `name`.
///
/// Where null is a value, the argument is whatever turns into `Option` or `Nullable`, so that null can be said; elsewhere
/// a caller of a setter always has a value.
pub(in crate::emit) fn taken(
    imports: &mut Imports<'_>,
    ty: &TypeRef,
    presence: Presence,
    name: &Ident,
) -> Taken {
    match presence {
        Presence::Required => value(imports, ty, name),
        Presence::Optional => {
            let inner = value(imports, ty, name);
            let value = inner.value;
            Taken {
                value: quote! { Some(#value) },
                plain: false,
                ..inner
            }
        }
        Presence::RequiredNullable => {
            let ty = imports.ty(ty);
            Taken::into(&quote! { Option<#ty> }, name)
        }
        Presence::OptionalNullable => {
            let ty = imports.ty(ty);
            imports.runtime(["Nullable"]);
            Taken::into(&quote! { Nullable<#ty> }, name)
        }
    }
}

/// How a value that has to be there is taken.
fn value(imports: &mut Imports<'_>, ty: &TypeRef, name: &Ident) -> Taken {
    match resolved(imports.api(), ty) {
        _ if is_made(imports.api(), ty) => {
            let ty = imports.ty(ty);
            Taken::into(&ty, name)
        }
        TypeRef::Boxed(inner) => {
            let inner = imports.ty(inner);
            Taken {
                ty: inner,
                value: quote! { Box::new(#name) },
                plain: false,
            }
        }
        TypeRef::List(item) => list(imports, item, name),
        _ => Taken::plain(imports.ty(ty), name),
    }
}

/// A list is taken from anything that yields its items, or what turns into them.
fn list(imports: &mut Imports<'_>, item: &TypeRef, name: &Ident) -> Taken {
    let made = is_made(imports.api(), item);
    let item = imports.ty(item);
    let (item, value) = if made {
        let value = quote! { #name.into_iter().map(Into::into).collect() };
        (quote! { impl Into<#item> }, value)
    } else {
        (item, quote! { #name.into_iter().collect() })
    };
    Taken {
        ty: quote! { impl IntoIterator<Item = #item> },
        value,
        plain: false,
    }
}

/// Whether something simpler turns into it: a text into an open enum, a branch into its union, a text into a secret.
pub(in crate::emit) fn is_made(api: &Api, ty: &TypeRef) -> bool {
    match resolved(api, ty) {
        TypeRef::Primitive(primitive) => converts(*primitive),
        TypeRef::Named(id) => match &api.type_def(*id).kind {
            TypeKind::Union(_) => true,
            _ => is_open_text(api, ty),
        },
        _ => false,
    }
}

/// Whether it is an enum that takes any text.
pub(in crate::emit) fn is_open_text(api: &Api, ty: &TypeRef) -> bool {
    let TypeRef::Named(id) = resolved(api, ty) else {
        return false;
    };
    match &api.type_def(*id).kind {
        TypeKind::Enum(listed) => {
            matches!(listed.values, EnumValues::Strings(_)) && listed.openness != Openness::Closed
        }
        _ => false,
    }
}

/// Whether it is an enum that holds no text: closed, or of integers.
pub(in crate::emit) fn is_small(api: &Api, ty: &TypeRef) -> bool {
    match resolved(api, ty) {
        TypeRef::Named(id) => {
            matches!(api.type_def(*id).kind, TypeKind::Enum(_)) && !is_open_text(api, ty)
        }
        _ => false,
    }
}

/// The type behind aliases.
///
/// A circle of aliases cannot be written in Rust, and `lower` makes none.
pub(in crate::emit) fn resolved<'a>(api: &'a Api, ty: &'a TypeRef) -> &'a TypeRef {
    if let TypeRef::Named(id) = ty
        && let TypeKind::Alias(alias) = &api.type_def(*id).kind
    {
        return resolved(api, &alias.target);
    }
    ty
}

/// Whether other types turn into it without a way to fail.
fn converts(primitive: Primitive) -> bool {
    matches!(
        primitive,
        Primitive::String
            | Primitive::Secret
            | Primitive::Base64
            | Primitive::Base64Url
            | Primitive::Duration
            | Primitive::Ip
            | Primitive::Ipv4
            | Primitive::Ipv6
            | Primitive::Json
    )
}
