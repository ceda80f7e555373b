//! A struct: the value, how it is built, and how the runtime reads and writes it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{check::check, construct, type_docs};
use crate::emit::{
    docs,
    imports::{Imports, Module},
    tokens,
};
use crate::ir::{Api, Field, Object, Presence, TypeId};

/// What every struct's file imports from the runtime.
const RUNTIME: &[&str] = &[
    "object",
    "Field",
    "FieldWriter",
    "MapAccess",
    "Object",
    "Reader",
];

/// The file of a struct.
pub(super) fn object(api: &Api, id: TypeId, object: &Object) -> TokenStream {
    let def = api.type_def(id);
    let mut imports = Imports::beside(api, id);
    imports.runtime(RUNTIME.iter().copied());
    if names(object).next().is_some() {
        imports.runtime(["blank"]);
    }
    let docs = type_docs(def);
    let name = &def.name;
    let fields = object
        .fields
        .iter()
        .map(|field| declaration(&mut imports, field));
    let fields: Vec<_> = fields.collect();
    let additional = additional_declaration(&mut imports, object);
    let methods = construct::methods(&mut imports, id, object);
    let codec = codec(&mut imports, id, object);
    let check = check(&mut imports, id);
    let imports = imports.lines();
    quote! {
        #imports

        #docs
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #additional
        }

        #methods
        #codec
        #check
    }
}

/// The type of a field, as its presence makes it.
pub(super) fn field_type(imports: &mut Imports<'_>, field: &Field) -> TokenStream {
    let ty = imports.ty(&field.ty);
    match field.presence {
        Presence::Required => ty,
        Presence::RequiredNullable | Presence::Optional => quote! { Option<#ty> },
        Presence::OptionalNullable => {
            imports.runtime(["Nullable"]);
            quote! { Nullable<#ty> }
        }
    }
}

/// One field of the struct.
fn declaration(imports: &mut Imports<'_>, field: &Field) -> TokenStream {
    let docs = docs::or(
        &field.docs,
        &format!("The member {}.", docs::code(&field.wire)),
    );
    let deprecated = field.deprecated.then(tokens::deprecated);
    let name = &field.name;
    let ty = field_type(imports, field);
    quote! {
        #docs
        #deprecated
        pub #name: #ty,
    }
}

/// The field that keeps members without a field of their own.
fn additional_declaration(imports: &mut Imports<'_>, object: &Object) -> Option<TokenStream> {
    let additional = object.additional.as_ref()?;
    imports.add(Module::Collections, "BTreeMap");
    let (name, ty) = (&additional.name, imports.ty(&additional.ty));
    Some(quote! {
        /// Members that have no field of their own.
        pub #name: BTreeMap<String, #ty>,
    })
}

/// The impl through which the runtime reads and writes the struct.
fn codec(imports: &mut Imports<'_>, id: TypeId, object: &Object) -> TokenStream {
    let def = imports.api().type_def(id);
    let name = &def.name;
    let bare = name.bare();
    let kinds = object.fields.iter().map(|field| {
        let (kind, wire) = (tokens::ours(kind(field)), &field.wire);
        imports.runtime([kind.to_string().as_str()]);
        quote! { #kind(#wire) }
    });
    let kinds: Vec<_> = kinds.collect();
    let names: Vec<_> = names(object).collect();
    let (read, write) = (read(object), write(object));
    let (open, other) = (open(object), other(object));
    let allow = has_deprecated(object).then(tokens::uses_deprecated);
    // A default would be gone with the first member that every answer has.
    let has_default = object.constructor.is_some() && !object.fields.iter().any(is_required);
    let default = has_default.then(|| quote! { , default });
    quote! {
        #allow
        impl Object for #name {
            const NAME: &'static str = #bare;
            const FIELDS: &'static [Field] = &[#(#kinds),*];
            #open

            fn blank() -> Self {
                Self { #(#names: blank()),* }
            }

            #read
            #write
            #other
        }

        object!(#name #default);
    }
}

/// Every field of the struct, the map of other members included.
fn names(object: &Object) -> impl Iterator<Item = TokenStream> {
    let additional = object.additional.iter().map(|additional| &additional.name);
    let fields = object.fields.iter().map(|field| &field.name);
    fields.chain(additional).map(ToTokens::to_token_stream)
}

/// How the runtime reads a field by its number.
fn read(object: &Object) -> TokenStream {
    let Some((last, others)) = object.fields.split_last() else {
        return quote! { fn read<'de, A: MapAccess<'de>>(&mut self, _field: usize, _from: &mut Reader<'de, A>) {} };
    };
    let last = &last.name;
    if others.is_empty() {
        return quote! {
            fn read<'de, A: MapAccess<'de>>(&mut self, _field: usize, from: &mut Reader<'de, A>) {
                from.field(&mut self.#last);
            }
        };
    }
    let numbers = (0..others.len()).map(proc_macro2::Literal::usize_unsuffixed);
    let names = others.iter().map(|field| &field.name);
    quote! {
        fn read<'de, A: MapAccess<'de>>(&mut self, field: usize, from: &mut Reader<'de, A>) {
            match field {
                #(#numbers => from.field(&mut self.#names),)*
                _ => from.field(&mut self.#last),
            }
        }
    }
}

/// How the runtime writes and shows the fields.
fn write(object: &Object) -> TokenStream {
    if object.fields.is_empty() {
        return quote! { fn write<W: FieldWriter>(&self, _to: &mut W) {} };
    }
    let names = object.fields.iter().map(|field| &field.name);
    quote! {
        fn write<W: FieldWriter>(&self, to: &mut W) {
            to #(.field(&self.#names))*;
        }
    }
}

/// The mark of a struct that keeps members without a field.
fn open(object: &Object) -> Option<TokenStream> {
    object
        .additional
        .as_ref()
        .map(|_| quote! { const OPEN: bool = true; })
}

/// How the runtime reads and writes members without a field.
fn other(object: &Object) -> Option<TokenStream> {
    let name = &object.additional.as_ref()?.name;
    Some(quote! {
        fn read_other<'de, A: MapAccess<'de>>(&mut self, key: String, from: &mut Reader<'de, A>) {
            from.other(key, &mut self.#name);
        }

        fn write_other<W: FieldWriter>(&self, to: &mut W) {
            to.other(&self.#name);
        }
    })
}

/// The function of the runtime that describes the field.
fn kind(field: &Field) -> &'static str {
    match field.presence {
        Presence::Required => "required",
        Presence::RequiredNullable => "nullable",
        Presence::Optional | Presence::OptionalNullable => "optional",
    }
}

/// Whether the member has to be there.
pub(super) fn is_required(field: &Field) -> bool {
    matches!(
        field.presence,
        Presence::Required | Presence::RequiredNullable
    )
}

/// Whether the document advises against one of the members.
pub(super) fn has_deprecated(object: &Object) -> bool {
    object.fields.iter().any(|field| field.deprecated)
}
