//! `src/client.rs`: the client, its builder, and what the document's security schemes add to it.

mod server;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Artifact, docs};
use crate::ir::{Api, Group, SchemeKind, SecurityScheme};

/// The client, its builder and its servers.
pub(super) fn client(api: &Api) -> Artifact {
    let schemes = schemes(api);
    let client = handle(api);
    let builder = builder(api);
    let server = server::server(api);
    let groups = api.groups.iter().map(|group| {
        let (module, name) = (&group.name, &group.type_name);
        quote! { use crate::api::#module::#name; }
    });
    let tokens = quote! {
        //! The client, and how it is built.

        #(#groups)*
        use crate::runtime::{Core, CoreBuilder, Error, Limits, Scheme, SchemeKind, Secret, Transport};

        #schemes
        #client
        #builder
        #server
    };
    Artifact::rust("src/client.rs", tokens)
}

/// The numbers of the security schemes, and the table that they index.
fn schemes(api: &Api) -> TokenStream {
    let constants = api.schemes.iter().enumerate().map(|(index, scheme)| {
        let (name, index) = (
            &scheme.constant,
            proc_macro2::Literal::usize_unsuffixed(index),
        );
        quote! { pub(crate) const #name: usize = #index; }
    });
    let rows = api.schemes.iter().map(|scheme| {
        let (name, kind) = (&scheme.wire, kind(scheme));
        quote! { Scheme { name: #name, kind: SchemeKind::#kind } }
    });
    quote! {
        #(#constants)*

        static SCHEMES: &[Scheme] = &[#(#rows),*];
    }
}

/// How a credential travels, as the runtime names it.
fn kind(scheme: &SecurityScheme) -> TokenStream {
    match &scheme.kind {
        SchemeKind::Bearer => quote! { Bearer },
        SchemeKind::Basic => quote! { Basic },
        SchemeKind::HeaderKey(name) => quote! { Header(#name) },
        SchemeKind::QueryKey(name) => quote! { Query(#name) },
        SchemeKind::CookieKey(name) => quote! { Cookie(#name) },
    }
}

/// `Client`.
fn handle(api: &Api) -> TokenStream {
    let docs = docs::ours(&format!(
        "A client of {}.\n\nIt is cheap to clone, and clones share their connections.",
        api.info.title.as_str()
    ));
    let groups = api.groups.iter().map(group);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            core: Core,
        }

        impl Client {
            /// Starts to build a client.
            pub fn builder() -> ClientBuilder {
                ClientBuilder::new()
            }

            #(#groups)*
        }
    }
}

/// The method that leads to a group.
fn group(group: &Group) -> TokenStream {
    let fallback = if group.tag.is_empty() {
        "Calls that belong to no group.".to_owned()
    } else {
        format!("Calls of the group {}.", docs::code(&group.tag))
    };
    let docs = docs::or(&group.docs, &fallback);
    let (name, type_name) = (&group.name, &group.type_name);
    quote! {
        #docs
        #[must_use]
        pub fn #name(&self) -> #type_name<'_> {
            #type_name::new(&self.core)
        }
    }
}

/// `ClientBuilder`.
fn builder(api: &Api) -> TokenStream {
    let (new, server) = (new(api), server_choice(api));
    let credentials = api.schemes.iter().map(credential);
    let options = options();
    quote! {
        /// Builds a [`Client`].
        #[must_use = "a builder does nothing until `build` is called"]
        #[derive(Clone, Debug)]
        pub struct ClientBuilder {
            core: CoreBuilder,
        }

        impl ClientBuilder {
            #new
            #(#credentials)*
            #server
            #options
        }
    }
}

/// The private constructor; the first server of the document is the default.
fn new(api: &Api) -> TokenStream {
    let agent = format!("{}/{}", api.package.name, api.package.version);
    let server = api.servers.first().map(|server| &server.name);
    let builder = quote! { Self { core: CoreBuilder::new(SCHEMES, #agent) } };
    let builder = match server {
        Some(server) => quote! { #builder.server(&Server::#server()) },
        None => builder,
    };
    quote! {
        fn new() -> Self {
            #builder
        }
    }
}

/// The choice among the document's servers.
fn server_choice(api: &Api) -> Option<TokenStream> {
    let first = &api.servers.first()?.name;
    let docs = docs::ours(&format!(
        "Chooses a server of the document; without a choice it is [`Server::{first}`]."
    ));
    Some(quote! {
        #docs
        pub fn server(self, server: &Server) -> Self {
            self.base_url(&server.url.to_string())
        }
    })
}

/// What every client's builder has.
fn options() -> TokenStream {
    quote! {
        /// Sets the URL that every path is put behind, a path prefix included.
        ///
        /// It has to be `https` unless the host is a loopback address or [`allow_insecure_http`] is set; a query, a
        /// fragment and credentials in it are refused by [`build`](Self::build).
        ///
        /// [`allow_insecure_http`]: Self::allow_insecure_http
        pub fn base_url(mut self, url: &str) -> Self {
            self.core.base_url(url);
            self
        }

        /// Lets the base URL be plain `http`: whoever is on the way can read and change everything.
        pub fn allow_insecure_http(mut self) -> Self {
            self.core.allow_insecure_http();
            self
        }

        /// Sets the `User-Agent` header.
        pub fn user_agent(mut self, user_agent: &str) -> Self {
            self.core.user_agent(user_agent);
            self
        }

        /// Adds a header to every call.
        pub fn default_header(mut self, name: &str, value: &str) -> Self {
            self.core.default_header(name, value);
            self
        }

        /// Sets the limits of every call.
        pub fn limits(mut self, limits: Limits) -> Self {
            self.core.limits(limits);
            self
        }

        /// Sends calls through `transport` instead of the crate's own HTTP client.
        pub fn transport(mut self, transport: impl Transport) -> Self {
            self.core.transport(transport);
            self
        }

        /// Builds the client.
        ///
        /// # Errors
        ///
        /// An error of kind `InvalidRequest` where the base URL or a header cannot be used.
        pub fn build(self) -> Result<Client, Error> {
            Ok(Client { core: self.core.build()? })
        }
    }
}

/// The builder's method that takes the credential of a scheme.
fn credential(scheme: &SecurityScheme) -> TokenStream {
    let (name, constant) = (&scheme.setter, &scheme.constant);
    let docs = docs::outer(
        &format!("Sets the credential {}.", docs::code(&scheme.wire)),
        &scheme.docs,
    );
    if scheme.kind == SchemeKind::Basic {
        return quote! {
            #docs
            pub fn #name(mut self, user: &str, password: impl Into<Secret>) -> Self {
                self.core.basic(#constant, user, &password.into());
                self
            }
        };
    }
    quote! {
        #docs
        pub fn #name(mut self, secret: impl Into<Secret>) -> Self {
            self.core.credential(#constant, secret.into());
            self
        }
    }
}
