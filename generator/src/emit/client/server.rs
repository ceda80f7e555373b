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
        /// A server of the document.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Server(ServerUrl);

        impl Server {
            #(#constructors)*
            #(#setters)*
        }

        impl From<Server> for String {
            fn from(server: Server) -> Self {
                server.0.into()
            }
        }
    }
}

/// The constructor of a server, its variables at their defaults.
fn constructor(server: &Server) -> TokenStream {
    let docs = docs::outer(&docs::code(&template(server)), &server.docs);
    let (name, url) = (&server.name, template(server));
    let variables = server.variables.iter().map(|variable| {
        let (name, default, allowed) = (&variable.wire, &variable.default, &variable.allowed);
        quote! { let url = url.variable(#name, #default, &[#(#allowed),*]); }
    });
    let made = quote! { ServerUrl::new(#url) };
    let body = if server.variables.is_empty() {
        quote! { Self(#made) }
    } else {
        quote! {
            let url = #made;
            #(#variables)*
            Self(url)
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
    let (name, wire) = (&variable.name, &variable.wire);
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
            Self(self.0.set(#wire, #name))
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
    (!values.is_empty()).then(|| {
        format!(
            "The document allows {}; with another value, the client is not built.",
            values.join(", ")
        )
    })
}
