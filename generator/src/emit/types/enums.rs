//! A list of values: strings or integers, open or closed.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::fallback;
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

/// What one kind of enum needs of the runtime.
struct Kind {
    /// The trait that tells the runtime the values.
    behaviour: &'static str,
    /// The macro that makes every other impl from it.
    register: &'static str,
    /// The type of a value that is not listed.
    unknown: &'static str,
}

/// The kinds by what their values are and by whether they keep others.
fn kind(values: &Enum) -> Kind {
    let (behaviour, register, unknown) = match (&values.values, &values.openness) {
        (EnumValues::Strings(_), Openness::Open { .. }) => {
            ("OpenEnum", "open_enum", "Unrecognized")
        }
        (EnumValues::Strings(_), Openness::Closed) => ("ClosedEnum", "closed_enum", ""),
        (EnumValues::Integers(_), Openness::Open { .. }) => (
            "OpenIntegerEnum",
            "open_integer_enum",
            "UnrecognizedInteger",
        ),
        (EnumValues::Integers(_), Openness::Closed) => {
            ("ClosedIntegerEnum", "closed_integer_enum", "")
        }
    };
    Kind {
        behaviour,
        register,
        unknown,
    }
}

/// The file of an enum.
pub(super) fn enumeration(api: &Api, id: TypeId, enumeration: &Enum) -> TokenStream {
    let def = api.type_def(id);
    let kind = kind(enumeration);
    let mut imports = Imports::beside(api, id);
    imports.runtime([kind.behaviour, kind.register]);
    let values = values(&enumeration.values);
    let other = other(&mut imports, &kind, &enumeration.openness);
    let allow = tokens::uses_deprecated(def.deprecated);
    let (behaviour, register) = (tokens::ours(kind.behaviour), tokens::ours(kind.register));
    let methods = methods(enumeration, &values);
    let docs = docs::or(&def.docs, &fallback(def));
    let deprecated = tokens::deprecated(def.deprecated);
    let variants = values.iter().map(variant);
    let (name, bare, imports) = (&def.name, def.name.bare(), imports.lines());
    quote! {
        #imports

        #docs
        #deprecated
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other
        }

        #allow
        impl #behaviour for #name {
            const NAME: &'static str = #bare;

            #methods
        }

        #register!(#name);
    }
}

/// A listed value.
fn variant(value: &Value<'_>) -> TokenStream {
    let docs = docs::or(
        value.docs,
        &format!("The value {}.", docs::code(&value.shown)),
    );
    let name = value.name;
    quote! { #docs #name, }
}

/// The variant that keeps values that are not listed.
fn other(imports: &mut Imports<'_>, kind: &Kind, openness: &Openness) -> Option<TokenStream> {
    let Openness::Open { other } = openness else {
        return None;
    };
    imports.runtime([kind.unknown]);
    let unknown = tokens::ours(kind.unknown);
    Some(quote! {
        /// A value that the document does not list; it is sent back as it came.
        #other(#unknown),
    })
}

/// The two matches between a value and its variant.
fn methods(enumeration: &Enum, values: &[Value<'_>]) -> TokenStream {
    let literals: Vec<_> = values.iter().map(|value| &value.literal).collect();
    let names: Vec<_> = values.iter().map(|value| value.name).collect();
    let (text, number): (Ident, Ident) = (tokens::ours("text"), tokens::ours("number"));
    match (&enumeration.values, &enumeration.openness) {
        (EnumValues::Strings(_), Openness::Open { other }) => quote! {
            fn from_wire(#text: &str) -> Self {
                match #text {
                    #(#literals => Self::#names,)*
                    _ => Self::#other(Unrecognized::new(#text)),
                }
            }

            fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #literals,)*
                    Self::#other(#text) => #text.as_str(),
                }
            }
        },
        (EnumValues::Strings(_), Openness::Closed) => quote! {
            fn from_wire(#text: &str) -> Option<Self> {
                match #text {
                    #(#literals => Some(Self::#names),)*
                    _ => None,
                }
            }

            fn as_str(&self) -> &'static str {
                match self {
                    #(Self::#names => #literals,)*
                }
            }
        },
        (EnumValues::Integers(_), Openness::Open { other }) => quote! {
            fn from_wire(#number: i64) -> Self {
                match #number {
                    #(#literals => Self::#names,)*
                    _ => Self::#other(UnrecognizedInteger::new(#number)),
                }
            }

            fn as_i64(&self) -> i64 {
                match self {
                    #(Self::#names => #literals,)*
                    Self::#other(#number) => #number.as_i64(),
                }
            }
        },
        (EnumValues::Integers(_), Openness::Closed) => quote! {
            fn from_wire(#number: i64) -> Option<Self> {
                match #number {
                    #(#literals => Some(Self::#names),)*
                    _ => None,
                }
            }

            fn as_i64(&self) -> i64 {
                match self {
                    #(Self::#names => #literals,)*
                }
            }
        },
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
