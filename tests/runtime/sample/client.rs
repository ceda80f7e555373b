//! The client, its builder and its servers.

use std::sync::Arc;

use super::api::integrations::Integrations;
use crate::runtime::{
    Core, CoreBuilder, Credential, Error, Limits, SchemeKind, Secret, SecurityScheme, Transport,
};

/// The number of `bearerAuth` in [`SCHEMES`].
pub(crate) const BEARER_AUTH: usize = 0;

/// Every security scheme of the document.
static SCHEMES: &[SecurityScheme] = &[SecurityScheme {
    name: "bearerAuth",
    setter: "bearer_token",
    kind: SchemeKind::Authorization,
}];

/// What requests say about who sends them.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// A client of the API. Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    core: Core,
}

impl Client {
    /// Begins a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder {
            core: CoreBuilder::new(Server::us(), USER_AGENT, SCHEMES),
        }
    }

    /// Integrations.
    #[must_use]
    pub fn integrations(&self) -> Integrations<'_> {
        Integrations { core: &self.core }
    }
}

/// Builds a [`Client`].
#[derive(Debug)]
#[must_use = "a builder does nothing until it builds"]
pub struct ClientBuilder {
    core: CoreBuilder,
}

impl ClientBuilder {
    /// Sets the token of `bearerAuth`: a personal access token.
    pub fn bearer_token(mut self, token: impl Into<Secret>) -> Self {
        self.core = self
            .core
            .credential(BEARER_AUTH, Credential::bearer(&token.into()));
        self
    }

    /// Sets which of the document's servers is called.
    pub fn server(mut self, server: Server) -> Self {
        self.core = self.core.base_url(server);
        self
    }

    /// Sets where the API lives: an absolute `https` URL; a path in it is kept. Plain `http` only for this machine.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.core = self.core.base_url(url);
        self
    }

    /// Permits plain `http` to other machines: everything that is sent can then be read on the way.
    pub fn allow_insecure_http(mut self) -> Self {
        self.core = self.core.allow_insecure_http();
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

    /// Sets the limits of every call.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.core = self.core.limits(limits);
        self
    }

    /// Sends requests through another transport: a fake in a test, or a stack of your own.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.core = self.core.transport(transport);
        self
    }

    /// Sends requests by a client of reqwest that is made from this builder.
    #[cfg(feature = "reqwest")]
    pub fn reqwest(mut self, builder: reqwest::ClientBuilder) -> Self {
        self.core = self.core.reqwest(builder);
        self
    }

    /// Puts a layer around the transport.
    pub fn wrap<T: Transport>(
        mut self,
        layer: impl FnOnce(Arc<dyn Transport>) -> T + Send + Sync + 'static,
    ) -> Self {
        self.core = self.core.wrap(layer);
        self
    }

    /// Checks everything and makes the client.
    ///
    /// # Errors
    ///
    /// `ErrorKind::Configuration` where something that was set cannot work.
    pub fn build(self) -> Result<Client, Error> {
        Ok(Client {
            core: self.core.build()?,
        })
    }
}

/// A server of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    url: String,
    variables: Vec<(&'static str, String)>,
}

impl Server {
    /// The United States.
    #[must_use]
    pub fn us() -> Self {
        Self {
            url: "https://api.buddy.works".to_owned(),
            variables: Vec::new(),
        }
    }
}

impl From<Server> for String {
    fn from(server: Server) -> Self {
        server
            .variables
            .iter()
            .fold(server.url, |url, (name, value)| {
                url.replace(&format!("{{{name}}}"), value)
            })
    }
}
