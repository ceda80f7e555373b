//! One of several types, told apart by a tag or by their shapes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{check::check, resolved, type_docs};
use crate::emit::{docs, imports::Imports, tokens};
use crate::ir::{
    Api, Enum, EnumValues, Openness, Primitive, TypeId, TypeKind, TypeRef, Union, UnionVariant,
};

/// What every union's file imports from the runtime.
const RUNTIME: &[&str] = &["Deserializer", "Serializer", "Wire"];

/// The file of a union.
pub(super) fn union(api: &Api, id: TypeId, union: &Union) -> TokenStream {
    let def = api.type_def(id);
    let mut imports = Imports::beside(api, id);
    let (behaviour, register) = match &union.tag {
        Some(_) => ("TaggedUnion", "tagged_union"),
        None => ("ShapedUnion", "shaped_union"),
    };
    imports.runtime(RUNTIME.iter().copied());
    imports.runtime([behaviour, register]);
    let variants: Vec<_> = union
        .variants
        .iter()
        .map(|variant| declaration(&mut imports, union, variant))
        .collect();
    let other = other(&mut imports, union);
    let table = match &union.tag {
        Some(tag) => tags(tag, union),
        None => branches(&mut imports, union),
    };
    let (kept, blank) = (kept(union), blank(&mut imports, union));
    let (read, write) = (read(union), write(&mut imports, union));
    let conversions: Vec<_> = union
        .variants
        .iter()
        .map(|variant| conversion(&mut imports, id, variant))
        .collect();
    let (behaviour, register) = (tokens::ours(behaviour), tokens::ours(register));
    let check = check(&mut imports, id);
    let (docs, name, imports) = (type_docs(def), &def.name, imports.lines());
    quote! {
        #imports

        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other
        }

        #(#conversions)*

        impl #behaviour for #name {
            #table
            #kept

            #blank
            #read
            #write
        }

        #register!(#name);

        #check
    }
}

/// One branch of the enum.
fn declaration(imports: &mut Imports<'_>, union: &Union, variant: &UnionVariant) -> TokenStream {
    let said = match (&union.tag, variant.tags.as_slice()) {
        (Some(tag), [_, ..]) => {
            let tags: Vec<_> = variant.tags.iter().map(|tag| docs::code(tag)).collect();
            format!("Where {} is {}.", docs::code(tag), tags.join(" or "))
        }
        _ => format!("The branch {}.", docs::code(variant.name.bare())),
    };
    let docs = docs::or(&variant.docs, &said);
    let (name, ty) = (&variant.name, imports.ty(&variant.ty));
    quote! {
        #docs
        #name(#ty),
    }
}

/// The variant that keeps values of no branch.
fn other(imports: &mut Imports<'_>, union: &Union) -> Option<TokenStream> {
    let Openness::Open { other } = &union.openness else {
        return None;
    };
    imports.runtime(["Unmatched"]);
    Some(quote! {
        /// A value that the document does not describe; it is sent back as it came.
        #other(Unmatched),
    })
}

/// A value of a branch is a value of the union.
fn conversion(imports: &mut Imports<'_>, id: TypeId, variant: &UnionVariant) -> TokenStream {
    let union = imports.named(id);
    let (inner, value) = match &variant.ty {
        TypeRef::Boxed(inner) => (inner.as_ref(), quote! { Box::new(value) }),
        ty => (ty, quote! { value }),
    };
    let (ty, name) = (imports.ty(inner), &variant.name);
    quote! {
        impl From<#ty> for #union {
            fn from(value: #ty) -> Self {
                Self::#name(#value)
            }
        }
    }
}

/// The tag and its values.
fn tags(tag: &str, union: &Union) -> TokenStream {
    let rows = union
        .variants
        .iter()
        .enumerate()
        .flat_map(|(index, variant)| {
            let index = Literal::usize_unsuffixed(index);
            variant
                .tags
                .iter()
                .map(move |tag| quote! { (#tag, #index) })
        });
    quote! {
        const TAG: &'static str = #tag;
        const TAGS: &'static [(&'static str, usize)] = &[#(#rows),*];
    }
}

/// What the values of each branch look like.
fn branches(imports: &mut Imports<'_>, union: &Union) -> TokenStream {
    imports.runtime(["UnionBranch"]);
    let rows = union.variants.iter().map(|variant| {
        let (shape, table) = shape(imports, &variant.ty);
        let (shape, name) = (tokens::ours(shape), variant.name.bare());
        quote! { UnionBranch::#shape(#name #table) }
    });
    let rows: Vec<_> = rows.collect();
    quote! { const BRANCHES: &'static [UnionBranch] = &[#(#rows),*]; }
}

/// The runtime's function that describes the values of a type, and its further arguments.
fn shape(imports: &mut Imports<'_>, ty: &TypeRef) -> (&'static str, TokenStream) {
    let api = imports.api();
    let plain = |shape| (shape, TokenStream::new());
    match resolved(api, ty) {
        TypeRef::Primitive(primitive) => scalar(imports, *primitive),
        TypeRef::List(_) => plain("list"),
        TypeRef::Map(_) => plain("map"),
        TypeRef::Boxed(inner) => shape(imports, inner),
        TypeRef::Nullable(_) => plain("any"),
        TypeRef::Named(id) => {
            let name = imports.named(*id);
            match &api.type_def(*id).kind {
                TypeKind::Object(_) => {
                    imports.runtime(["Object"]);
                    ("object", quote! { , #name::FIELDS })
                }
                TypeKind::Enum(values) => listed(values),
                TypeKind::Union(union) if union.tag.is_some() => {
                    imports.runtime(["TaggedUnion"]);
                    ("tagged", quote! { , #name::TAG, #name::TAGS })
                }
                TypeKind::Union(_) => ("one_of", quote! { , #name::BRANCHES }),
                TypeKind::Alias(_) => plain("any"),
            }
        }
    }
}

/// The same for a type that needs no definition.
fn scalar(imports: &mut Imports<'_>, primitive: Primitive) -> (&'static str, TokenStream) {
    let plain = match primitive {
        Primitive::Foreign(id) => foreign(imports.api().foreign(id).stands_for),
        Primitive::String | Primitive::Secret => "text",
        _ if is_text(primitive) => {
            let ty = imports.primitive(primitive);
            return ("text_that", quote! { , #ty::fits });
        }
        other => foreign(other),
    };
    (plain, TokenStream::new())
}

/// The same for a type of another crate, which refuses texts of another form.
fn foreign(stands_for: Primitive) -> &'static str {
    match stands_for {
        Primitive::Bool => "boolean",
        Primitive::F64 => "number",
        Primitive::Json => "any",
        text if is_text(text) => "form",
        _ => "integer",
    }
}

/// Whether the values are texts in JSON.
fn is_text(primitive: Primitive) -> bool {
    let other = matches!(
        primitive,
        Primitive::Bool | Primitive::F64 | Primitive::Json
    );
    !other && primitive.range().is_none()
}

fn listed(values: &Enum) -> (&'static str, TokenStream) {
    match &values.values {
        EnumValues::Strings(variants) => {
            let texts = variants.iter().map(|variant| &variant.wire);
            ("listed", quote! { , &[#(#texts),*] })
        }
        EnumValues::Integers(variants) => {
            let numbers = variants.iter().map(|variant| tokens::number(variant.wire));
            ("listed_integers", quote! { , &[#(#numbers),*] })
        }
    }
}

/// How the runtime keeps a value of no branch.
fn kept(union: &Union) -> Option<TokenStream> {
    let Openness::Open { other } = &union.openness else {
        return None;
    };
    Some(quote! { const OTHER: Option<fn(Unmatched) -> Self> = Some(Self::#other); })
}

/// A value to be filled in.
fn blank(imports: &mut Imports<'_>, union: &Union) -> TokenStream {
    let value = match &union.openness {
        Openness::Open { other } => quote! { Self::#other(Unmatched::default()) },
        Openness::Closed => {
            imports.runtime(["blank"]);
            let first = union.variants.get(union.blank);
            let first = first.map(|variant| &variant.name);
            quote! { Self::#first(blank()) }
        }
    };
    quote! {
        fn blank() -> Self {
            #value
        }
    }
}

/// How the runtime reads a branch by its number.
fn read(union: &Union) -> TokenStream {
    let names = union.variants.iter().map(|variant| &variant.name);
    let names: Vec<_> = names.collect();
    let Some((last, others)) = names.split_last() else {
        return TokenStream::new();
    };
    if others.is_empty() {
        return quote! {
            fn read<'de, D: Deserializer<'de>>(_branch: usize, from: D) -> Result<Self, D::Error> {
                Wire::decode(from).map(Self::#last)
            }
        };
    }
    let numbers = (0..others.len()).map(Literal::usize_unsuffixed);
    quote! {
        fn read<'de, D: Deserializer<'de>>(branch: usize, from: D) -> Result<Self, D::Error> {
            match branch {
                #(#numbers => Wire::decode(from).map(Self::#others),)*
                _ => Wire::decode(from).map(Self::#last),
            }
        }
    }
}

/// How the runtime writes a value.
fn write(imports: &mut Imports<'_>, union: &Union) -> TokenStream {
    let arms = union.variants.iter().enumerate().map(|(index, variant)| {
        let (name, index) = (&variant.name, Literal::usize_unsuffixed(index));
        if variant.tags.is_empty() {
            imports.runtime(["Encode"]);
            return quote! { Self::#name(value) => value.encode(to), };
        }
        imports.runtime(["encode_tagged"]);
        quote! { Self::#name(value) => encode_tagged::<Self, _, _>(#index, value, to), }
    });
    let arms: Vec<_> = arms.collect();
    let other = match &union.openness {
        Openness::Open { other } => {
            imports.runtime(["Encode"]);
            Some(quote! { Self::#other(value) => value.encode(to), })
        }
        Openness::Closed => None,
    };
    quote! {
        fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            match self {
                #(#arms)*
                #other
            }
        }
    }
}
