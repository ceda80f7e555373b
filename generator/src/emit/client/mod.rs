//! `src/client.rs`: the client, its builder, and what the document's security schemes add to it.

mod credential;
mod server;

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{Imports, Module};
use super::{Artifact, docs, features};
use crate::ir::{Api, Group, SchemeKind, SecurityScheme};

/// The client, its builder and its servers.
pub(super) fn client(api: &Api) -> Artifact {
    let schemes = schemes(api);
    let client = handle(api);
    let builder = builder(api);
    let server = server::server(api);
    let imports = imports(api);
    let root = quote! { crate };
    let groups = api.groups.iter().map(|group| {
        let (module, name) = (&group.name, &group.type_name);
        let condition = features::of_group(group);
        quote! { #condition use #root::api::#module::#name; }
    });
    let tokens = quote! {
        //! The client, and how it is built.

        #(#groups)*
        #imports

        #schemes

        /// What requests say about who sends them.
        const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

        #client
        #builder
        #server
    };
    Artifact::rust("src/client.rs", tokens)
}

/// What the client is made of.
fn imports(api: &Api) -> TokenStream {
    let mut imports = Imports::new(api);
    imports.add(Module::StdSync, "Arc");
    imports.runtime([
        "Core",
        "CoreBuilder",
        "Error",
        "Limits",
        "Redirects",
        "SecurityScheme",
        "Transport",
    ]);
    if !api.schemes.is_empty() {
        imports.runtime([
            "Credential",
            "CredentialProvider",
            "Form",
            "SchemeKind",
            "Secret",
        ]);
    }
    if !api.servers.is_empty() {
        imports.runtime(["ServerUrl"]);
    }
    imports.lines()
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
    let numbers = (!api.schemes.is_empty()).then(|| {
        quote! {
            /// The number of each scheme in [`SCHEMES`].
            pub(crate) mod scheme {
                #(#constants)*
            }
        }
    });
    let rows = api.schemes.iter().map(|scheme| {
        let (name, setter, kind) = (&scheme.wire, scheme.setter.bare(), kind(scheme));
        quote! { SecurityScheme { name: #name, setter: #setter, kind: SchemeKind::#kind } }
    });
    quote! {
        #numbers

        /// Every security scheme of the document that a call uses.
        static SCHEMES: &[SecurityScheme] = &[#(#rows),*];
    }
}

/// How a credential travels, as the runtime names it.
fn kind(scheme: &SecurityScheme) -> TokenStream {
    match &scheme.kind {
        SchemeKind::Bearer | SchemeKind::Basic => quote! { Authorization },
        SchemeKind::HeaderKey(name) => quote! { HeaderKey(#name) },
        SchemeKind::QueryKey(name) => quote! { QueryKey(#name) },
        SchemeKind::CookieKey(name) => quote! { CookieKey(#name) },
    }
}

/// `Client`.
fn handle(api: &Api) -> TokenStream {
    let docs = docs::ours(&format!(
        "A client of {}.\n\nIt is cheap to clone, and clones share their connections.",
        api.info.title.as_str()
    ));
    let groups = api.groups.iter().map(group);
    let credentials = api.schemes.iter().map(credential::change);
    let unused = api.groups.iter().all(|group| group.feature.is_some());
    let unused = unused
        .then(|| quote! { #[allow(dead_code, reason = "without any group, there are no calls")] });
    let server = match api.servers.first() {
        Some(server) => {
            let name = &server.name;
            quote! { Server::#name() }
        }
        None => quote! { "" },
    };
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            #unused
            core: Core,
        }

        impl Client {
            /// Begins a client.
            pub fn builder() -> ClientBuilder {
                ClientBuilder {
                    core: CoreBuilder::new(#server, USER_AGENT, SCHEMES),
                }
            }

            #(#credentials)*
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
    let condition = features::of_group(group);
    quote! {
        #docs
        #condition
        #[must_use]
        pub fn #name(&self) -> #type_name<'_> {
            #type_name { core: &self.core }
        }
    }
}

/// `ClientBuilder`.
fn builder(api: &Api) -> TokenStream {
    let server = server_choice(api);
    let credentials = api.schemes.iter().map(credential::setters);
    let (base_url, transport, options) = (base_url(api), transport(api), options());
    quote! {
        /// Builds a [`Client`].
        #[must_use = "a builder does nothing until `build` is called"]
        #[derive(Debug)]
        pub struct ClientBuilder {
            core: CoreBuilder,
        }

        impl ClientBuilder {
            #(#credentials)*
            #server
            #base_url
            #transport
            #options
        }
    }
}

/// The choice among the document's servers.
fn server_choice(api: &Api) -> Option<TokenStream> {
    let first = &api.servers.first()?.name;
    let own = if api.has_own_servers() {
        " Calls that the document sends to a server of their own still go there."
    } else {
        ""
    };
    let docs = docs::ours(&format!(
        "Chooses a server of the document; without a choice it is [`Server::{first}`].{own}"
    ));
    Some(quote! {
        #docs
        pub fn server(mut self, server: Server) -> Self {
            self.core = self.core.server(server.0);
            self
        }
    })
}

/// The choice of any other place.
fn base_url(api: &Api) -> TokenStream {
    let own = api.has_own_servers().then(|| {
        quote! {
            ///
            /// Every call goes there, also those that the document sends to a server of their own.
        }
    });
    quote! {
        /// Sets where the API lives: an absolute `https` URL; a path in it is kept. Plain `http` only for this machine,
        /// unless [`allow_insecure_http`](Self::allow_insecure_http) is set.
        #own
        pub fn base_url(mut self, url: impl Into<String>) -> Self {
            self.core = self.core.base_url(url);
            self
        }
    }
}

/// How requests travel.
fn transport(api: &Api) -> TokenStream {
    let reqwest = features::of_reqwest(api);
    quote! {
        /// Sends requests through another transport: a fake in a test, or a stack of your own.
        pub fn transport(mut self, transport: impl Transport) -> Self {
            self.core = self.core.transport(transport);
            self
        }

        /// Sends requests by a client of reqwest that is made from this builder: with its proxies, its certificates, its
        /// resolver, its pool of connections.
        ///
        /// Redirects, referer, retries, decompression and time limits are this client's, whatever the builder says.
        #reqwest
        pub fn reqwest(mut self, builder: reqwest::ClientBuilder) -> Self {
            self.core = self.core.reqwest(builder);
            self
        }

        /// Puts a layer around the transport, whichever it is: to send again, to count, to log. A further layer goes around
        /// those that were put before it, and sees requests first.
        ///
        /// `layer` is given the transport that it goes around.
        pub fn wrap<T: Transport>(
            mut self,
            layer: impl FnOnce(Arc<dyn Transport>) -> T + Send + Sync + 'static,
        ) -> Self {
            self.core = self.core.wrap(layer);
            self
        }
    }
}

/// What every client's builder has.
fn options() -> TokenStream {
    quote! {
        /// Permits plain `http` to other machines: everything that is sent can then be read on the way.
        pub fn allow_insecure_http(mut self) -> Self {
            self.core = self.core.allow_insecure_http();
            self
        }

        /// Connects without a proxy. Otherwise the environment's are used: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` (HTTP or
        /// SOCKS), except for the hosts of `NO_PROXY` and for plain `http` to this machine. One that is not the URL of a proxy
        /// is an error of [`build`](Self::build).
        pub fn no_proxy(mut self) -> Self {
            self.core = self.core.no_proxy();
            self
        }

        /// Sets the user agent.
        pub fn user_agent(mut self, text: impl Into<String>) -> Self {
            self.core = self.core.user_agent(text);
            self
        }

        /// Adds a header to every call. Its value is taken for a secret.
        pub fn default_header(mut self, name: &str, value: &str) -> Self {
            self.core = self.core.default_header(name, value);
            self
        }

        /// Sets which redirects are followed; none, unless this is called.
        pub fn redirects(mut self, redirects: Redirects) -> Self {
            self.core = self.core.redirects(redirects);
            self
        }

        /// Sets the limits of every call.
        pub fn limits(mut self, limits: Limits) -> Self {
            self.core = self.core.limits(limits);
            self
        }

        /// Checks everything and makes the client.
        ///
        /// # Errors
        ///
        /// `ErrorKind::Configuration` where something that was set cannot work.
        pub fn build(self) -> Result<Client, Error> {
            let core = self.core.build()?;
            Ok(Client { core })
        }
    }
}
