//! What every client shares: where the API lives, who calls, and how.

use std::fmt;
use std::sync::Arc;

use http::header::{HeaderName, HeaderValue};
use http::HeaderMap;

use super::auth::{Credential, SecurityScheme, Slot};
use super::base_url::{BaseUrl, PlainHttp};
use super::call::Call;
use super::credentials::{CredentialProvider, Form, Source};
use super::default_transport;
use super::error::{Error, ErrorKind};
use super::limits::Limits;
use super::operation::Operation;
use super::proxies::Proxies;
use super::redirect::Redirects;
use super::server::ServerUrl;
use super::transport::Transport;

/// A client without its operations; cheap to clone.
#[derive(Clone)]
pub struct Core(pub(super) Arc<Inner>, pub(super) Arc<[Slot]>);

pub(super) struct Inner {
    pub(super) base: BaseUrl,
    pub(super) reach: Reach,
    pub(super) plain: PlainHttp,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) schemes: &'static [SecurityScheme],
    pub(super) redirects: Redirects,
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

    /// The same client with another credential of the scheme with this number; both share their connections.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`] where it cannot be sent.
    pub fn with_credential(&self, scheme: usize, credential: Credential) -> Result<Self, Error> {
        if let Some(problem) = problem(self.0.schemes, scheme, &credential) {
            return Err(Error::not_sent(ErrorKind::Configuration(problem)));
        }
        let slots = self.1.iter().enumerate().map(|(index, slot)| {
            if index == scheme {
                Slot::Fixed(credential.clone())
            } else {
                slot.clone()
            }
        });
        Ok(Self(Arc::clone(&self.0), slots.collect()))
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

/// Why a credential cannot be sent, if so.
fn problem(schemes: &[SecurityScheme], scheme: usize, credential: &Credential) -> Option<String> {
    let scheme = schemes.get(scheme)?;
    let problem = credential.problem(scheme.kind)?;
    Some(format!("the credential of `{}` {problem}", scheme.name))
}

/// What a transport that the client makes itself is made with.
#[derive(Clone, Copy, Debug)]
pub struct Connecting {
    pub(super) limits: Limits,
    pub(super) proxies: Proxies,
    /// Whether the base URL is plain HTTP to this machine, which no proxy has to do with.
    pub(super) to_this_machine: bool,
}

/// Makes a transport.
type Connect =
    Box<dyn FnOnce(Connecting) -> Result<Arc<dyn Transport>, Error> + Send + Sync + 'static>;

/// Puts a layer around a transport.
type Wrap = Box<dyn FnOnce(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync + 'static>;

/// Builds a [`Core`].
pub struct CoreBuilder {
    base: String,
    reach: Reach,
    plain: PlainHttp,
    proxies: Proxies,
    connect: Connect,
    /// From the innermost to the outermost.
    layers: Vec<Wrap>,
    schemes: &'static [SecurityScheme],
    slots: Vec<Slot>,
    redirects: Redirects,
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
            connect: Box::new(default_transport),
            layers: Vec::new(),
            schemes,
            slots: schemes.iter().map(|_| Slot::Empty).collect(),
            redirects: Redirects::None,
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
        self.server = server.url().err();
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
        if let Some(problem) = problem(self.schemes, scheme, &credential) {
            self.problem = Some(problem);
        }
        self.set(scheme, Slot::Fixed(credential))
    }

    /// Sets who gives the credential of the scheme with this number.
    pub fn provider(self, scheme: usize, form: Form, provider: impl CredentialProvider) -> Self {
        self.set(
            scheme,
            Slot::Provided(Arc::new(Source::new(form, provider))),
        )
    }

    fn set(mut self, scheme: usize, to: Slot) -> Self {
        if let Some(slot) = self.slots.get_mut(scheme) {
            *slot = to;
        }
        self
    }

    /// Sets which redirects are followed.
    pub fn redirects(mut self, redirects: Redirects) -> Self {
        self.redirects = redirects;
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
    pub fn transport(self, transport: impl Transport) -> Self {
        self.connect(move |_| Ok(transport))
    }

    /// Sends through a transport that is made when the client is built.
    pub fn connect<T: Transport>(
        mut self,
        make: impl FnOnce(Connecting) -> Result<T, Error> + Send + Sync + 'static,
    ) -> Self {
        self.connect = Box::new(move |with| Ok(Arc::new(make(with)?)));
        self
    }

    /// Puts a layer around the transport.
    pub fn wrap<T: Transport>(
        mut self,
        layer: impl FnOnce(Arc<dyn Transport>) -> T + Send + Sync + 'static,
    ) -> Self {
        self.layers
            .push(Box::new(move |inner| Arc::new(layer(inner))));
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
        let connected = (self.connect)(Connecting {
            limits: self.limits,
            proxies: self.proxies,
            to_this_machine: base.is_plain_and_local(),
        })?;
        let wrap = |inner, layer: Wrap| layer(inner);
        let transport = self.layers.into_iter().fold(connected, wrap);
        let inner = Inner {
            base,
            reach: self.reach,
            plain: self.plain,
            transport,
            schemes: self.schemes,
            redirects: self.redirects,
            headers: self.headers,
            user_agent,
            limits: self.limits,
        };
        Ok(Core(Arc::new(inner), self.slots.into()))
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
