//! How a caller makes a struct: `new`, and a setter for each member that may be left out.

use proc_macro2::TokenStream;
use quote::quote;

use super::object::{field_type, has_deprecated, is_required};
use super::taken;
use crate::emit::{docs, imports::Imports, tokens};
use crate::ir::{Constructor, Field, Ident, Object, TypeId};

/// The methods of a struct that a request reaches, and what `new` takes; nothing of one that only answers hold.
pub(super) fn methods(
    imports: &mut Imports<'_>,
    id: TypeId,
    object: &Object,
) -> Option<TokenStream> {
    let owner = &imports.api().type_def(id).name;
    let (new, required) = match object.constructor.as_ref()? {
        Constructor::Positional(order) => (positional(imports, object, order), None),
        Constructor::Named { name, fields } => (
            named(object, name, fields),
            Some(required(imports, object, (owner, name), fields)),
        ),
    };
    let optional = object.fields.iter().filter(|field| !is_required(field));
    let setters: Vec<TokenStream> = optional.map(|field| setter(imports, field)).collect();
    let allow = has_deprecated(object).then(tokens::uses_deprecated);
    Some(quote! {
        #allow
        impl #owner {
            #new
            #(#setters)*
        }

        #required
    })
}

/// `new` with an argument for each required member.
fn positional(imports: &mut Imports<'_>, object: &Object, order: &[usize]) -> TokenStream {
    let (mut arguments, mut values) = (Vec::new(), Vec::new());
    for field in order.iter().filter_map(|&index| object.fields.get(index)) {
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
    let complete = is_complete(object, order);
    let docs = docs::ours(match (order.is_empty(), complete) {
        (_, true) => "A value of all its members.",
        (true, false) => "A value without any member.",
        (false, false) => "A value of the required members; every other member is left out.",
    });
    if order.is_empty() && !complete {
        return quote! {
            #docs
            #[must_use]
            pub fn new() -> Self {
                Object::blank()
            }
        };
    }
    let rest = rest(complete);
    quote! {
        #docs
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #rest }
        }
    }
}

/// `new` with the required members by their names.
fn named(object: &Object, name: &Ident, fields: &[usize]) -> TokenStream {
    let fields_of = fields.iter().filter_map(|&index| object.fields.get(index));
    let names: Vec<&Ident> = fields_of.map(|field| &field.name).collect();
    let complete = is_complete(object, fields);
    let docs = docs::ours(if complete {
        "A value of all its members."
    } else {
        "A value of the required members; every other member is left out."
    });
    let rest = rest(complete);
    quote! {
        #docs
        #[must_use]
        pub fn new(required: #name) -> Self {
            Self { #(#names: required.#names,)* #rest }
        }
    }
}

/// The struct that `new` takes. It is exhaustive: a member that the service demands one day is an error of the compiler.
fn required(
    imports: &mut Imports<'_>,
    object: &Object,
    (owner, name): (&Ident, &Ident),
    fields: &[usize],
) -> TokenStream {
    let fields = fields.iter().filter_map(|&index| object.fields.get(index));
    let fields: Vec<_> = fields
        .map(|field| {
            let (name, ty) = (&field.name, field_type(imports, field));
            let becomes = format!("Becomes [`{}::{}`].", owner.bare(), name.bare());
            let docs = docs::or(&field.docs, &becomes);
            quote! { #docs pub #name: #ty, }
        })
        .collect();
    let docs = docs::ours(&format!(
        "The required members of [`{0}`], which [`{0}::new`] takes.",
        owner.bare()
    ));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name {
            #(#fields)*
        }
    }
}

/// Whether these are all fields, so that nothing is left to fill in.
fn is_complete(object: &Object, fields: &[usize]) -> bool {
    fields.len() == object.fields.len() && object.additional.is_none()
}

/// What fills in the other fields.
fn rest(complete: bool) -> Option<TokenStream> {
    (!complete).then(|| quote! { ..Object::blank() })
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
