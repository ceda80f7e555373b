//! What every client shares: where the API lives, who calls, and how.

use std::fmt;
use std::sync::Arc;

use http::header::{HeaderName, HeaderValue};
use http::HeaderMap;

use super::auth::{Credential, SecurityScheme};
use super::base_url::{BaseUrl, PlainHttp};
use super::call::Call;
use super::error::{Error, ErrorKind};
use super::limits::Limits;
use super::operation::Operation;
use super::reqwest_transport::{Proxies, ReqwestTransport};
use super::server::ServerUrl;
use super::transport::Transport;

/// A client without its operations; cheap to clone.
#[derive(Clone)]
pub struct Core(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub(super) base: BaseUrl,
    pub(super) reach: Reach,
    pub(super) plain: PlainHttp,
    pub(super) transport: Box<dyn Transport>,
    pub(super) schemes: &'static [SecurityScheme],
    pub(super) credentials: Vec<Option<Credential>>,
    pub(super) headers: HeaderMap,
    pub(super) user_agent: HeaderValue,
    pub(super) limits: Limits,
}

/// Which calls go to the base URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Those that the document gives no server of their own.
    Common,
    /// All: the caller said so.
    All,
}

impl Core {
    /// Begins a call.
    pub fn call(&self, operation: &'static Operation) -> Call {
        Call::new(self.clone(), operation)
    }

    /// Begins a call that the document sends to another server than the others.
    pub fn call_at(&self, server: &'static str, operation: &'static Operation) -> Call {
        let mut call = self.call(operation);
        call.server = (self.0.reach == Reach::Common).then_some(server);
        call
    }
}

impl fmt::Debug for Core {
    /// Without headers and credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("limits", &self.0.limits)
            .finish_non_exhaustive()
    }
}

/// Builds a [`Core`].
pub struct CoreBuilder {
    base: String,
    reach: Reach,
    plain: PlainHttp,
    proxies: Proxies,
    transport: Option<Box<dyn Transport>>,
    schemes: &'static [SecurityScheme],
    credentials: Vec<Option<Credential>>,
    headers: HeaderMap,
    user_agent: String,
    limits: Limits,
    /// What is wrong with the server.
    server: Option<String>,
    problem: Option<String>,
}

impl CoreBuilder {
    /// A builder with what the document says.
    pub fn new(
        base: impl Into<String>,
        user_agent: &str,
        schemes: &'static [SecurityScheme],
    ) -> Self {
        Self {
            base: base.into(),
            reach: Reach::Common,
            plain: PlainHttp::LoopbackOnly,
            proxies: Proxies::Environment,
            transport: None,
            schemes,
            credentials: schemes.iter().map(|_| None).collect(),
            headers: HeaderMap::new(),
            user_agent: user_agent.to_owned(),
            limits: Limits::default(),
            server: None,
            problem: None,
        }
    }

    /// Sets where the API lives, also for calls that have a server of their own.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base = url.into();
        self.reach = Reach::All;
        self.server = None;
        self
    }

    /// Sets where the API lives for calls that have no server of their own.
    pub fn server(mut self, server: ServerUrl) -> Self {
        self.server = server.problem();
        self.base = server.into();
        self.reach = Reach::Common;
        self
    }

    /// Permits plain HTTP to other machines.
    pub fn allow_insecure_http(mut self) -> Self {
        self.plain = PlainHttp::Allowed;
        self
    }

    /// Connects without any proxy.
    pub fn no_proxy(mut self) -> Self {
        self.proxies = Proxies::None;
        self
    }

    /// Sets the credential of the scheme with this number.
    pub fn credential(mut self, scheme: usize, credential: Credential) -> Self {
        let kind = self.schemes.get(scheme).map(|scheme| scheme.kind);
        if kind.is_some_and(|kind| !credential.is_sendable(kind)) {
            let problem = "a credential holds a character that a header cannot carry";
            self.problem = Some(problem.to_owned());
        }
        if let Some(slot) = self.credentials.get_mut(scheme) {
            *slot = Some(credential);
        }
        self
    }

    /// Sets the user agent.
    pub fn user_agent(mut self, text: impl Into<String>) -> Self {
        self.user_agent = text.into();
        self
    }

    /// Sets the limits.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Adds a header to every call.
    pub fn default_header(mut self, name: &str, value: &str) -> Self {
        match header(name, value) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(problem) => {
                let named = sendable_name(name).map(|name| format!("the default header `{name}`"));
                let named = named.unwrap_or_else(|| "a default header".to_owned());
                self.problem = Some(format!("{named} {problem}"));
            }
        }
        self
    }

    /// Sends through another transport.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// Checks everything and makes the client.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`] where something that was set cannot work.
    pub fn build(self) -> Result<Core, Error> {
        let wrong = |problem: &str| Error::not_sent(ErrorKind::Configuration(problem.to_owned()));
        if let Some(problem) = self.problem.as_deref().or(self.server.as_deref()) {
            return Err(wrong(problem));
        }
        let base = BaseUrl::parse(&self.base, self.plain).map_err(wrong)?;
        let user_agent = HeaderValue::from_str(&self.user_agent)
            .map_err(|_| wrong("the user agent holds a character that a header cannot carry"))?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => ReqwestTransport::new(&self.limits, self.proxies)
                .map(|transport| Box::new(transport) as Box<dyn Transport>)
                .map_err(|error| {
                    wrong("the transport cannot be set up").because(error.without_url())
                })?,
        };
        Ok(Core(Arc::new(Inner {
            base,
            reach: self.reach,
            plain: self.plain,
            transport,
            schemes: self.schemes,
            credentials: self.credentials,
            headers: self.headers,
            user_agent,
            limits: self.limits,
        })))
    }
}

impl fmt::Debug for CoreBuilder {
    /// Without headers and credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CoreBuilder")
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// Headers that belong to the connection or are made from the request.
const OURS: &[&str] = &[
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "te",
    "upgrade",
    "trailer",
];

/// A header that may be set; its value is taken for a secret.
///
/// # Errors
///
/// What is wrong with it, to be said after its name.
pub(super) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    let name =
        HeaderName::from_bytes(name.as_bytes()).map_err(|_| "has a name that is not a header's")?;
    if OURS.contains(&name.as_str()) {
        return Err("cannot be set: the client makes it from the request");
    }
    let mut value =
        HeaderValue::from_str(value).map_err(|_| "holds a character that a header cannot carry")?;
    value.set_sensitive(true);
    Ok((name, value))
}

/// A header's name as an error may show it: none where it is not one, since a value may stand in its place.
pub(super) fn sendable_name(name: &str) -> Option<String> {
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    Some(name.as_str().to_owned())
}
