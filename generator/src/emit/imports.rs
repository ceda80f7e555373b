//! The `use` lines of one file.
//!
//! Every import is explicit: glob imports were measured to cost a quarter more compile time, and they hide where a name
//! comes from.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::tokens::{ours, path};
use crate::ir::{Api, Ident, Primitive, TypeId, TypeRef};

/// Collects what a file uses.
pub(super) struct Imports<'a> {
    api: &'a Api,
    /// The type that the file defines: it is in scope without an import.
    own: Option<TypeId>,
    side: Side,
    modules: BTreeMap<Module, BTreeSet<Sorted>>,
}

/// On which side of the crate's border a file stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// In the crate.
    Inside,
    /// It uses the crate: an example.
    Outside,
}

/// Where an imported item lives, in the order of the `use` lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Module {
    /// `std::collections`.
    Collections,
    /// `std`.
    Std,
    /// `std::error`.
    StdError,
    /// `std::sync`.
    StdSync,
    /// The client, with the numbers of the security schemes.
    Client,
    /// The runtime; seen from outside it is the crate's root.
    Runtime,
    /// The types.
    Types,
    /// The crate's root.
    Root,
}

/// A name in rustfmt's order inside braces: functions, then types, then constants.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Sorted {
    class: u8,
    name: String,
}

impl<'a> Imports<'a> {
    /// No imports yet.
    pub(super) fn new(api: &'a Api) -> Self {
        Self {
            api,
            own: None,
            side: Side::Inside,
            modules: BTreeMap::new(),
        }
    }

    /// No imports yet, for the file that defines `own`.
    pub(super) fn beside(api: &'a Api, own: TypeId) -> Self {
        let own = Some(own);
        Self {
            own,
            ..Self::new(api)
        }
    }

    /// No imports yet, for a program that uses the crate.
    pub(super) fn outside(api: &'a Api) -> Self {
        let side = Side::Outside;
        Self {
            side,
            ..Self::new(api)
        }
    }

    /// What the file is about.
    pub(super) fn api(&self) -> &'a Api {
        self.api
    }

    /// Adds items of the runtime.
    pub(super) fn runtime<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        for name in names {
            self.add(Module::Runtime, name);
        }
    }

    /// Adds one item.
    pub(super) fn add(&mut self, module: Module, name: &str) {
        let module = match (module, self.side) {
            (Module::Runtime, Side::Outside) => Module::Root,
            (module, _) => module,
        };
        let class = if name.chars().any(char::is_lowercase) {
            u8::from(name.starts_with(char::is_uppercase))
        } else {
            2
        };
        let name = name.to_owned();
        let sorted = Sorted { class, name };
        self.modules.entry(module).or_default().insert(sorted);
    }

    /// The type `ty` as it is written in this file; what it needs is imported.
    pub(super) fn ty(&mut self, ty: &TypeRef) -> TokenStream {
        match ty {
            TypeRef::Primitive(primitive) => self.primitive(*primitive),
            TypeRef::Named(id) => self.named(*id),
            TypeRef::List(item) => {
                let item = self.ty(item);
                quote! { Vec<#item> }
            }
            TypeRef::Map(item) => {
                self.add(Module::Collections, "BTreeMap");
                let item = self.ty(item);
                quote! { BTreeMap<String, #item> }
            }
            TypeRef::Boxed(inner) => {
                let inner = self.ty(inner);
                quote! { Box<#inner> }
            }
            TypeRef::Nullable(inner) => {
                let inner = self.ty(inner);
                quote! { Option<#inner> }
            }
        }
    }

    /// An emitted type; it is imported.
    pub(super) fn named(&mut self, id: TypeId) -> TokenStream {
        let name = &self.api.type_def(id).name;
        if self.own != Some(id) {
            self.add(Module::Types, name.as_str());
        }
        name.to_token_stream()
    }

    /// A type that needs no definition; where the runtime has it, it is imported.
    pub(super) fn primitive(&mut self, primitive: Primitive) -> TokenStream {
        if let Primitive::Foreign(id) = primitive {
            return path(&self.api.foreign(id).ty);
        }
        let (name, origin) = spelling(primitive);
        if origin == Origin::Runtime {
            self.runtime([name]);
        }
        let name = ours(name);
        match origin {
            Origin::Prelude | Origin::Runtime => quote! { #name },
            // Qualified: `Value` is a name that documents like to use themselves.
            Origin::SerdeJson => quote! { serde_json::#name },
        }
    }

    /// The `use` lines: std's first, then the crate's.
    pub(super) fn lines(&self) -> TokenStream {
        self.modules
            .iter()
            .map(|(module, names)| {
                let path = self.path(*module);
                line(&path, names)
            })
            .collect()
    }

    /// The path of a module as this file writes it.
    fn path(&self, module: Module) -> TokenStream {
        let root = match self.side {
            Side::Inside => quote! { crate },
            Side::Outside => self.api.package.crate_name.to_token_stream(),
        };
        match module {
            Module::Collections => quote! { std::collections },
            Module::Std => quote! { std },
            Module::StdError => quote! { std::error },
            Module::StdSync => quote! { std::sync },
            Module::Root => root,
            Module::Client => quote! { #root::client },
            Module::Runtime => quote! { #root::runtime },
            Module::Types => quote! { #root::types },
        }
    }
}

/// One `use` line.
fn line(path: &TokenStream, names: &BTreeSet<Sorted>) -> TokenStream {
    let names = names.iter().map(|sorted| segment(&sorted.name));
    if names.len() == 1 {
        return quote! { use #path::#(#names)*; };
    }
    quote! { use #path::{#(#names),*}; }
}

/// A name as a token; it is raw where naming made it so.
fn segment(name: &str) -> TokenStream {
    Ident::from_naming(name.to_owned()).to_token_stream()
}

/// Where the name of a primitive comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// It is always there.
    Prelude,
    /// The runtime, so it is imported.
    Runtime,
    /// serde_json.
    SerdeJson,
}

/// How a primitive is written.
fn spelling(primitive: Primitive) -> (&'static str, Origin) {
    match primitive {
        Primitive::String => ("String", Origin::Prelude),
        Primitive::Bool => ("bool", Origin::Prelude),
        Primitive::I8 => ("i8", Origin::Prelude),
        Primitive::I16 => ("i16", Origin::Prelude),
        Primitive::I32 => ("i32", Origin::Prelude),
        Primitive::I64 => ("i64", Origin::Prelude),
        Primitive::U8 => ("u8", Origin::Prelude),
        Primitive::U16 => ("u16", Origin::Prelude),
        Primitive::U32 => ("u32", Origin::Prelude),
        Primitive::U64 => ("u64", Origin::Prelude),
        Primitive::F64 => ("f64", Origin::Prelude),
        Primitive::Secret => ("Secret", Origin::Runtime),
        Primitive::DateTime => ("DateTime", Origin::Runtime),
        Primitive::Date => ("Date", Origin::Runtime),
        Primitive::Time => ("Time", Origin::Runtime),
        Primitive::Uuid => ("Uuid", Origin::Runtime),
        Primitive::Duration => ("IsoDuration", Origin::Runtime),
        Primitive::Ip => ("IpText", Origin::Runtime),
        Primitive::Ipv4 => ("Ipv4Text", Origin::Runtime),
        Primitive::Ipv6 => ("Ipv6Text", Origin::Runtime),
        Primitive::Base64 => ("Base64", Origin::Runtime),
        Primitive::Base64Url => ("Base64Url", Origin::Runtime),
        // `Imports::primitive` knows where a foreign type comes from; this is what it would be without that.
        Primitive::Json | Primitive::Foreign(_) => ("Value", Origin::SerdeJson),
    }
}
