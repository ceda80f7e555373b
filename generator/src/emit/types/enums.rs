//! A list of values: strings or integers, open or closed.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::type_docs;
use crate::emit::{docs, imports::Imports, tokens};
use crate::ir::{self, Api, Enum, EnumValues, Openness, TypeId};

/// One value, whatever its kind.
struct Value<'a> {
    /// The literal on the wire.
    literal: TokenStream,
    /// The same as the docs show it.
    shown: String,
    name: &'a ir::Ident,
    docs: &'a ir::Docs,
}

/// What one kind of enum needs of the runtime: the trait that tells the values, and the macro that makes every other impl
/// from it.
fn kind(enumeration: &Enum) -> (&'static str, &'static str) {
    match (&enumeration.values, &enumeration.openness) {
        (EnumValues::Strings(_), Openness::Open { .. }) => ("OpenEnum", "open_enum"),
        (EnumValues::Strings(_), Openness::Closed) => ("ClosedEnum", "closed_enum"),
        (EnumValues::Integers(_), Openness::Open { .. }) => {
            ("OpenIntegerEnum", "open_integer_enum")
        }
        (EnumValues::Integers(_), Openness::Closed) => ("ClosedIntegerEnum", "closed_integer_enum"),
    }
}

/// The file of an enum.
pub(super) fn enumeration(api: &Api, id: TypeId, enumeration: &Enum) -> TokenStream {
    let def = api.type_def(id);
    let (behaviour, register) = kind(enumeration);
    let mut imports = Imports::beside(api, id);
    imports.runtime([behaviour, register]);
    let values = values(&enumeration.values);
    let other = other(&mut imports, enumeration);
    let (behaviour, register) = (tokens::ours(behaviour), tokens::ours(register));
    let (from_wire, wire) = (from_wire(enumeration, &values), wire(enumeration, &values));
    let (listed, first) = (listed(&values), first(enumeration, &values));
    let docs = type_docs(def, &in_words(&values));
    let copy = (enumeration.openness == Openness::Closed).then(|| quote! { Copy, });
    let variants = values.iter().map(variant);
    let (name, imports) = (&def.name, imports.lines());
    quote! {
        #imports

        #docs
        #[derive(Clone, #copy Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other
        }

        impl #behaviour for #name {
            #listed
            #first
            #from_wire
            #wire
        }

        #register!(#name);
    }
}

/// The values as they are on the wire, in a sentence.
fn in_words(values: &[Value<'_>]) -> String {
    let codes: Vec<String> = values
        .iter()
        .map(|value| docs::code(&value.shown))
        .collect();
    match codes.as_slice() {
        [] => String::new(),
        [one] => format!("Its value is {one}."),
        several => format!("One of {}.", several.join(", ")),
    }
}

/// A listed value.
fn variant(value: &Value<'_>) -> TokenStream {
    let docs = docs::said(value.docs);
    let name = value.name;
    quote! { #docs #name, }
}

/// The variant that keeps values that are not listed.
fn other(imports: &mut Imports<'_>, enumeration: &Enum) -> Option<TokenStream> {
    let Openness::Open { other } = &enumeration.openness else {
        return None;
    };
    let kept = match &enumeration.values {
        EnumValues::Strings(_) => {
            imports.runtime(["Unrecognized"]);
            quote! { Unrecognized }
        }
        EnumValues::Integers(_) => quote! { i64 },
    };
    Some(quote! {
        /// A value that the document does not list; it is sent back as it came.
        #other(#kept),
    })
}

/// The values that the document lists.
fn listed(values: &[Value<'_>]) -> TokenStream {
    let names = values.iter().map(|value| value.name);
    quote! { const VALUES: &'static [Self] = &[#(Self::#names),*]; }
}

/// A closed enum names its first value: decoding starts with it.
fn first(enumeration: &Enum, values: &[Value<'_>]) -> Option<TokenStream> {
    let first = values
        .first()
        .filter(|_| enumeration.openness == Openness::Closed)?
        .name;
    Some(quote! { const FIRST: Self = Self::#first; })
}

/// From the value on the wire to the variant.
fn from_wire(enumeration: &Enum, values: &[Value<'_>]) -> TokenStream {
    let literals: Vec<_> = values.iter().map(|value| &value.literal).collect();
    let names: Vec<_> = values.iter().map(|value| value.name).collect();
    let (argument, ty) = match &enumeration.values {
        EnumValues::Strings(_) => (quote! { text }, quote! { &str }),
        EnumValues::Integers(_) => (quote! { number }, quote! { i64 }),
    };
    let Openness::Open { other } = &enumeration.openness else {
        return quote! {
            fn from_wire(#argument: #ty) -> Option<Self> {
                match #argument {
                    #(#literals => Some(Self::#names),)*
                    _ => None,
                }
            }
        };
    };
    let kept = match &enumeration.values {
        EnumValues::Strings(_) => quote! { Unrecognized::new(other) },
        EnumValues::Integers(_) => quote! { other },
    };
    quote! {
        fn from_wire(#argument: #ty) -> Self {
            match #argument {
                #(#literals => Self::#names,)*
                other => Self::#other(#kept),
            }
        }
    }
}

/// From the variant to the value on the wire.
fn wire(enumeration: &Enum, values: &[Value<'_>]) -> TokenStream {
    let literals = values.iter().map(|value| &value.literal);
    let names = values.iter().map(|value| value.name);
    let other = match &enumeration.openness {
        Openness::Open { other } => Some(other),
        Openness::Closed => None,
    };
    let (ty, kept) = match (&enumeration.values, other) {
        (EnumValues::Strings(_), Some(_)) => (quote! { &str }, quote! { other.as_str() }),
        (EnumValues::Strings(_), None) => (quote! { &'static str }, TokenStream::new()),
        (EnumValues::Integers(_), _) => (quote! { i64 }, quote! { *other }),
    };
    let other = other.map(|other| quote! { Self::#other(other) => #kept, });
    quote! {
        fn wire(&self) -> #ty {
            match self {
                #(Self::#names => #literals,)*
                #other
            }
        }
    }
}

/// The values as literals.
fn values(values: &EnumValues) -> Vec<Value<'_>> {
    match values {
        EnumValues::Strings(variants) => variants
            .iter()
            .map(|variant| Value {
                literal: variant.wire.to_token_stream(),
                shown: variant.wire.clone(),
                name: &variant.name,
                docs: &variant.docs,
            })
            .collect(),
        EnumValues::Integers(variants) => variants
            .iter()
            .map(|variant| Value {
                literal: tokens::number(variant.wire),
                shown: variant.wire.to_string(),
                name: &variant.name,
                docs: &variant.docs,
            })
            .collect(),
    }
}
