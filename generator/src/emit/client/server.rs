//! `Server`: where the API lives.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::docs;
use crate::ir::{Api, Server, ServerVariable, UrlPart};

/// `Server`, with a constructor per server and a setter per variable.
pub(super) fn server(api: &Api) -> TokenStream {
    if api.servers.is_empty() {
        return TokenStream::new();
    }
    let constructors = api.servers.iter().map(constructor);
    let setters = setters(api);
    quote! {
        /// A server that the document names.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Server {
            url: ServerUrl,
        }

        impl Server {
            #(#constructors)*
            #(#setters)*
        }
    }
}

/// The constructor of a server, its variables at their defaults.
fn constructor(server: &Server) -> TokenStream {
    let docs = docs::outer(&docs::code(&template(server)), &server.docs);
    let name = &server.name;
    let parts = server.url.iter().map(|part| match part {
        UrlPart::Text(text) => quote! { .text(#text) },
        UrlPart::Variable(index) => match server.variables.get(*index) {
            Some(variable) => {
                let (wire, default) = (&variable.wire, &variable.default);
                quote! { .variable(#wire, #default) }
            }
            None => TokenStream::new(),
        },
    });
    quote! {
        #docs
        #[must_use]
        pub fn #name() -> Self {
            Self { url: ServerUrl::new() #(#parts)* }
        }
    }
}

/// The URL as the document writes it.
fn template(server: &Server) -> String {
    let parts = server.url.iter().map(|part| match part {
        UrlPart::Text(text) => text.clone(),
        UrlPart::Variable(index) => {
            let variable = server.variables.get(*index);
            format!("{{{}}}", variable.map_or("", |variable| &variable.wire))
        }
    });
    parts.collect()
}

/// One setter per name of a variable: servers that share a name share the setter.
fn setters(api: &Api) -> Vec<TokenStream> {
    let mut seen = BTreeSet::new();
    let variables = api.servers.iter().flat_map(|server| &server.variables);
    variables
        .filter(|variable| seen.insert(&variable.name))
        .map(|variable| setter(api, variable))
        .collect()
}

fn setter(api: &Api, variable: &ServerVariable) -> TokenStream {
    let (name, wire) = (&variable.name, &variable.wire);
    let docs = docs::outer(
        &format!(
            "Sets the variable {} of {}.",
            docs::code(wire),
            holders(api, variable)
        ),
        &variable.docs,
    );
    let allowed = allowed(variable).map(|text| docs::ours(&format!("\n{text}")));
    quote! {
        #docs
        #allowed
        #[must_use]
        pub fn #name(mut self, #name: &str) -> Self {
            self.url.set(#wire, #name);
            self
        }
    }
}

/// The servers that have the variable, as links.
fn holders(api: &Api, variable: &ServerVariable) -> String {
    let servers = api.servers.iter().filter(|server| {
        server
            .variables
            .iter()
            .any(|other| other.name == variable.name)
    });
    let links: Vec<String> = servers
        .map(|server| format!("[`{0}`](Self::{0})", server.name))
        .collect();
    links.join(", ")
}

/// The values that the document allows.
fn allowed(variable: &ServerVariable) -> Option<String> {
    let values: Vec<String> = variable
        .allowed
        .iter()
        .map(|text| docs::code(text))
        .collect();
    (!values.is_empty()).then(|| format!("The document allows {}.", values.join(", ")))
}
