//! A struct: the value, how it is built, and how the runtime reads and writes it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{check::check, keys, taken, type_docs};
use crate::emit::{
    docs,
    imports::{Imports, Module},
    tokens,
};
use crate::ir::{Additional, Api, Field, Object, Presence, TypeId};

/// What every struct's file imports from the runtime.
const RUNTIME: &[&str] = &[
    "object",
    "Field",
    "FieldWriter",
    "MapAccess",
    "Object",
    "Reader",
];

/// More arguments than clippy allows by default.
const MANY_ARGUMENTS: usize = 7;

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
    let methods = methods(&mut imports, id, object);
    let codec = codec(&mut imports, id, object);
    let check = check(&mut imports, id);
    let imports = imports.lines();
    let keys = keys(def);
    quote! {
        #imports

        #docs
        #[derive(Clone, PartialEq #keys)]
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

/// One field of the struct.
fn declaration(imports: &mut Imports<'_>, field: &Field) -> TokenStream {
    let docs = docs::or(
        &field.docs,
        &format!("The member {}.", docs::code(&field.wire)),
    );
    let deprecated = field.deprecated.then(tokens::deprecated);
    let name = &field.name;
    let ty = imports.ty(&field.ty);
    let ty = match field.presence {
        Presence::Required => ty,
        Presence::RequiredNullable | Presence::Optional => quote! { Option<#ty> },
        Presence::OptionalNullable => {
            imports.runtime(["Nullable"]);
            quote! { Nullable<#ty> }
        }
    };
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

/// `new` and the setters.
fn methods(imports: &mut Imports<'_>, id: TypeId, object: &Object) -> TokenStream {
    let def = imports.api().type_def(id);
    let name = &def.name;
    let new = constructor(imports, object);
    let setters: Vec<TokenStream> = object
        .fields
        .iter()
        .filter(|field| def.usage.request && !is_required(field))
        .map(|field| setter(imports, field))
        .collect();
    let adder = object
        .additional
        .as_ref()
        .filter(|_| def.usage.request)
        .map(|additional| adder(imports, additional));
    let allow = has_deprecated(object).then(tokens::uses_deprecated);
    quote! {
        #allow
        impl #name {
            #new
            #(#setters)*
            #adder
        }
    }
}

/// `new`, which takes what is required.
fn constructor(imports: &mut Imports<'_>, object: &Object) -> TokenStream {
    let required: Vec<&Field> = object
        .fields
        .iter()
        .filter(|field| is_required(field))
        .collect();
    let (mut arguments, mut values) = (Vec::new(), Vec::new());
    for field in &required {
        let name = &field.name;
        let taken = taken(imports, &field.ty, field.presence, name);
        let (ty, value) = (taken.ty, taken.value);
        arguments.push(quote! { #name: #ty });
        values.push(if taken.plain {
            quote! { #name }
        } else {
            quote! { #name: #value }
        });
    }
    let complete = required.len() == object.fields.len() && object.additional.is_none();
    let rest = (!complete).then(|| quote! { ..Object::blank() });
    let allow = (required.len() > MANY_ARGUMENTS)
        .then(|| quote! { #[allow(clippy::too_many_arguments, reason = "the API requires each of them")] });
    let docs = docs::ours(match (required.is_empty(), complete) {
        (_, true) => "A value of all its members.",
        (true, false) => "A value without any member.",
        (false, false) => "A value of the required members; every other member is left out.",
    });
    if required.is_empty() && !complete {
        return quote! {
            #docs
            #[must_use]
            pub fn new() -> Self {
                Object::blank()
            }
        };
    }
    quote! {
        #docs
        #allow
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #rest }
        }
    }
}

/// The chained setter of a field that may be left out.
fn setter(imports: &mut Imports<'_>, field: &Field) -> TokenStream {
    let (name, setter) = (&field.name, &field.setter);
    let taken = taken(imports, &field.ty, field.presence, name);
    let (ty, value) = (taken.ty, taken.value);
    let docs = docs::ours(&format!("Sets [`{0}`](Self::{0}).", name.bare()));
    let deprecated = field.deprecated.then(tokens::deprecated);
    quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #setter(mut self, #name: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// The chained method that adds a member without a field of its own.
fn adder(imports: &mut Imports<'_>, additional: &Additional) -> TokenStream {
    let (name, setter) = (&additional.name, &additional.setter);
    let taken = taken(imports, &additional.ty, Presence::Required, name);
    let (ty, value) = (taken.ty, taken.value);
    let docs = docs::ours(&format!(
        "Adds a member to [`{0}`](Self::{0}), in place of one of that key.",
        name.bare()
    ));
    quote! {
        #docs
        #[must_use]
        pub fn #setter(mut self, key: impl Into<String>, #name: #ty) -> Self {
            self.#name.insert(key.into(), #value);
            self
        }
    }
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
    let has_default = !object.fields.iter().any(is_required);
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
fn is_required(field: &Field) -> bool {
    matches!(
        field.presence,
        Presence::Required | Presence::RequiredNullable
    )
}

/// Whether the document advises against one of the members.
fn has_deprecated(object: &Object) -> bool {
    object.fields.iter().any(|field| field.deprecated)
}
