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
    let set = (!setters.is_empty()).then(set);
    quote! {
        /// A server of the document.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Server {
            /// The URL, each variable as its name in braces.
            url: &'static str,
            /// Each variable's name in braces, and its value.
            variables: Vec<(&'static str, String)>,
        }

        impl Server {
            #(#constructors)*
            #(#setters)*
        }

        #set

        impl From<Server> for String {
            fn from(server: Server) -> Self {
                let url = server.url.to_owned();
                let variables = server.variables.iter();
                variables.fold(url, |url, (name, value)| url.replace(name, value))
            }
        }
    }
}

/// What the setters have in common; a function of the file, because every name in the `impl` is the document's.
fn set() -> TokenStream {
    quote! {
        /// Sets a variable where the server has it.
        fn set(mut server: Server, name: &str, value: &str) -> Server {
            let mut variables = server.variables.iter_mut();
            if let Some(variable) = variables.find(|variable| variable.0 == name) {
                value.clone_into(&mut variable.1);
            }
            server
        }
    }
}

/// The constructor of a server, its variables at their defaults.
fn constructor(server: &Server) -> TokenStream {
    let docs = docs::outer(&docs::code(&template(server)), &server.docs);
    let (name, url) = (&server.name, template(server));
    let variables = server.variables.iter().map(|variable| {
        let (name, default) = (braced(variable), &variable.default);
        quote! {
            let variable = (#name, #default.to_owned());
            server.variables.push(variable);
        }
    });
    let made = quote! { Self { url: #url, variables: Vec::new() } };
    let body = if server.variables.is_empty() {
        made
    } else {
        quote! {
            let mut server = #made;
            #(#variables)*
            server
        }
    };
    quote! {
        #docs
        #[must_use]
        pub fn #name() -> Self {
            #body
        }
    }
}

/// The variable as it stands in a URL template.
fn braced(variable: &ServerVariable) -> String {
    format!("{{{}}}", variable.wire)
}

/// The URL as the document writes it.
fn template(server: &Server) -> String {
    let parts = server.url.iter().map(|part| match part {
        UrlPart::Text(text) => text.clone(),
        UrlPart::Variable(index) => server.variables.get(*index).map(braced).unwrap_or_default(),
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
    let (name, wire) = (&variable.name, braced(variable));
    let docs = docs::outer(
        &format!(
            "Sets the variable {} of {}.",
            docs::code(&variable.wire),
            holders(api, variable)
        ),
        &variable.docs,
    );
    let allowed = allowed(variable).map(|text| docs::ours(&format!("\n{text}")));
    quote! {
        #docs
        #allowed
        #[must_use]
        pub fn #name(self, #name: &str) -> Self {
            set(self, #wire, #name)
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
        .map(|server| format!("[`{0}`](Self::{0})", server.name.bare()))
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
