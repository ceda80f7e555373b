//! Example values as Rust expressions.
//!
//! An argument is written as conveniently as `types::taken` lets a caller write it; inside of a list, a map or an
//! `Option` the exact type is needed.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::{Imports, Module};
use super::types::{is_made, resolved};
use super::{foreign, tokens};
use crate::ir::{
    Constructor, ExampleValue, Field, Object, Presence, Primitive, TypeId, TypeKind, TypeRef,
};

/// What stands for a secret: the document's value is never copied.
const SECRET: &str = "your-secret";

/// The value as an argument that `types::taken` takes.
pub(super) fn argument(
    imports: &mut Imports<'_>,
    ty: &TypeRef,
    presence: Presence,
    value: &ExampleValue,
) -> TokenStream {
    match presence {
        Presence::Required | Presence::Optional => convenient(imports, ty, value),
        Presence::RequiredNullable => exact(imports, ty, value),
        Presence::OptionalNullable if matches!(value, ExampleValue::Null) => {
            imports.runtime(["Nullable"]);
            quote! { Nullable::Null }
        }
        Presence::OptionalNullable => match resolved(imports.api(), ty) {
            TypeRef::Primitive(Primitive::String) => text(value),
            _ => exact(imports, ty, value),
        },
    }
}

/// The value where `impl Into<_>` and its like take it.
fn convenient(imports: &mut Imports<'_>, ty: &TypeRef, value: &ExampleValue) -> TokenStream {
    match (resolved(imports.api(), ty), value) {
        (TypeRef::Primitive(Primitive::String | Primitive::Secret), _) => text(value),
        (TypeRef::List(item), ExampleValue::List(values)) => {
            let item = item.as_ref().clone();
            if values.is_empty() {
                // Nothing else tells which type the elements have that are not there.
                let item = imports.ty(&item);
                return quote! { Vec::<#item>::new() };
            }
            if values.is_empty() && is_made(imports.api(), &item) {
                let item = imports.ty(&item);
                return quote! { Vec::<#item>::new() };
            }
            let values = values.iter().map(|value| convenient(imports, &item, value));
            let values: Vec<_> = values.collect();
            quote! { [#(#values),*] }
        }
        (TypeRef::Boxed(inner), _) => {
            let inner = inner.as_ref().clone();
            exact(imports, &inner, value)
        }
        _ => exact(imports, ty, value),
    }
}

/// The value as its very type.
pub(super) fn exact(imports: &mut Imports<'_>, ty: &TypeRef, value: &ExampleValue) -> TokenStream {
    let ty = resolved(imports.api(), ty).clone();
    match (&ty, value) {
        (TypeRef::Boxed(inner), _) => {
            let inner = exact(imports, inner, value);
            quote! { Box::new(#inner) }
        }
        (TypeRef::Nullable(_), ExampleValue::Null) => quote! { None },
        (TypeRef::Nullable(inner), _) => {
            let inner = exact(imports, inner, value);
            quote! { Some(#inner) }
        }
        (TypeRef::Primitive(primitive), _) => scalar(imports, *primitive, value),
        (TypeRef::List(item), ExampleValue::List(values)) => {
            let values: Vec<_> = values
                .iter()
                .map(|value| exact(imports, item, value))
                .collect();
            quote! { vec![#(#values),*] }
        }
        (TypeRef::Map(item), ExampleValue::Map(values)) => map(imports, item, values),
        (
            _,
            ExampleValue::Object {
                ty,
                required,
                optional,
            },
        ) => object(imports, *ty, required, optional),
        (_, ExampleValue::Variant { ty, name }) => {
            let ty = imports.named(*ty);
            quote! { #ty::#name }
        }
        (_, ExampleValue::Branch { ty, branch, value }) => variant(imports, *ty, *branch, value),
        _ => quote! { None },
    }
}

/// A value of a union.
fn variant(
    imports: &mut Imports<'_>,
    id: TypeId,
    branch: usize,
    value: &ExampleValue,
) -> TokenStream {
    let name = imports.named(id);
    let api = imports.api();
    let TypeKind::Union(union) = &api.type_def(id).kind else {
        return name;
    };
    let Some(variant) = union.variants.get(branch) else {
        return name;
    };
    let value = exact(imports, &variant.ty, value);
    let variant = &variant.name;
    quote! { #name::#variant(#value) }
}

/// A value of a type that needs no definition.
fn scalar(imports: &mut Imports<'_>, primitive: Primitive, value: &ExampleValue) -> TokenStream {
    match (primitive, value) {
        (_, ExampleValue::Blank(id)) => foreign::blank(imports.api().foreign(*id)),
        (Primitive::Foreign(_), ExampleValue::Json(text)) => {
            let json = json(text);
            quote! { serde_json::from_value(#json)? }
        }
        (Primitive::String, _) => {
            let text = text(value);
            quote! { #text.to_owned() }
        }
        (Primitive::Secret, _) => {
            imports.runtime(["Secret"]);
            quote! { Secret::from(#SECRET) }
        }
        (Primitive::F64, ExampleValue::Integer(integer)) => float(*integer as f64),
        (_, ExampleValue::Integer(integer)) => tokens::number(*integer),
        (_, ExampleValue::Float(number)) => float(*number),
        (_, ExampleValue::Bool(flag)) => quote! { #flag },
        (Primitive::Json, ExampleValue::Json(text)) => json(text),
        (_, ExampleValue::Null) => quote! { None },
        (
            Primitive::Duration | Primitive::Ip | Primitive::Ipv4 | Primitive::Ipv6,
            ExampleValue::Parsed(_, text),
        ) => {
            let ty = imports.primitive(primitive);
            quote! { #ty::from(#text) }
        }
        // The type is named: it is not always plain from what the value is given to.
        (Primitive::Foreign(_), ExampleValue::Parsed(_, text)) => {
            let ty = imports.primitive(primitive);
            quote! { #text.parse::<#ty>()? }
        }
        (_, ExampleValue::Parsed(_, text)) => {
            let ty = imports.primitive(primitive);
            quote! { #ty::parse(#text)? }
        }
        (_, value) => {
            let text = text(value);
            quote! { #text.parse()? }
        }
    }
}

/// The text of a value that is made from text.
pub(super) fn text(value: &ExampleValue) -> TokenStream {
    match value {
        ExampleValue::Text(text) | ExampleValue::Parsed(_, text) => quote! { #text },
        _ => quote! { #SECRET },
    }
}

/// A number; JSON has none that is not finite, and Rust has no literal for such a one.
fn float(number: f64) -> TokenStream {
    let size = if number.is_finite() {
        number.abs()
    } else {
        0.0
    };
    let literal = Literal::f64_unsuffixed(size);
    let sign = (number < 0.0).then(|| quote! { - });
    quote! { #sign #literal }
}

fn map(
    imports: &mut Imports<'_>,
    item: &TypeRef,
    values: &[(String, ExampleValue)],
) -> TokenStream {
    imports.add(Module::Collections, "BTreeMap");
    let (keys, values): (Vec<_>, Vec<_>) = values
        .iter()
        .map(|(key, value)| (key, exact(imports, item, value)))
        .unzip();
    quote! { BTreeMap::from([#((#keys.to_owned(), #values)),*]) }
}

/// A struct, built as a caller builds it.
fn object(
    imports: &mut Imports<'_>,
    id: TypeId,
    required: &[ExampleValue],
    optional: &[(crate::ir::Ident, ExampleValue)],
) -> TokenStream {
    let name = imports.named(id);
    let TypeKind::Object(object) = imports.api().type_def(id).kind.clone() else {
        return quote! { #name };
    };
    let values = required_fields(&object).zip(required);
    let values: BTreeMap<usize, _> = values
        .map(|((index, field), value)| (index, (field, value)))
        .collect();
    let given = |index: &usize| values.get(index).copied();
    let arguments: Vec<_> = match &object.constructor {
        Some(Constructor::Positional(order)) => order
            .iter()
            .filter_map(given)
            .map(|(field, value)| argument(imports, &field.ty, field.presence, value))
            .collect(),
        Some(Constructor::Named { name, fields }) => {
            imports.add(Module::Types, name.as_str());
            let members: Vec<_> = fields
                .iter()
                .filter_map(given)
                .map(|(field, value)| member(imports, field, value))
                .collect();
            vec![quote! { #name { #(#members),* } }]
        }
        None => Vec::new(),
    };
    let setters = optional.iter().filter_map(|(setter, value)| {
        let field = object
            .fields
            .iter()
            .find(|field| field.setter == *setter && !field.deprecated)?;
        let value = argument(imports, &field.ty, field.presence, value);
        Some(quote! { .#setter(#value) })
    });
    let setters: Vec<_> = setters.collect();
    quote! { #name::new(#(#arguments),*) #(#setters)* }
}

/// A member in a struct of what is required.
fn member(imports: &mut Imports<'_>, field: &Field, value: &ExampleValue) -> TokenStream {
    let name = &field.name;
    let inner = exact(imports, &field.ty, value);
    match (field.presence, value) {
        (Presence::RequiredNullable, value) if !matches!(value, ExampleValue::Null) => {
            quote! { #name: Some(#inner) }
        }
        _ => quote! { #name: #inner },
    }
}

fn required_fields(object: &Object) -> impl Iterator<Item = (usize, &Field)> {
    object.fields.iter().enumerate().filter(|(_, field)| {
        matches!(
            field.presence,
            Presence::Required | Presence::RequiredNullable
        )
    })
}

/// Free-form JSON.
fn json(text: &str) -> TokenStream {
    let value = serde_json::from_str(text).unwrap_or_default();
    let value = json_value(&value);
    quote! { serde_json::json!(#value) }
}

fn json_value(value: &serde_json::Value) -> TokenStream {
    use serde_json::Value;
    match value {
        Value::Null => quote! { null },
        Value::Bool(flag) => quote! { #flag },
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(integer), _) => tokens::number(integer),
            (None, Some(integer)) => {
                let literal = Literal::u64_unsuffixed(integer);
                quote! { #literal }
            }
            (None, None) => float(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => quote! { #text },
        Value::Array(values) => {
            let values = values.iter().map(json_value);
            quote! { [#(#values),*] }
        }
        Value::Object(members) => {
            let (keys, values) = (members.keys(), members.values().map(json_value));
            quote! { { #(#keys: #values),* } }
        }
    }
}
