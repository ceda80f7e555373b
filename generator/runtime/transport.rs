//! How requests travel: one narrow trait. Limits, redirects, credentials and decoding are above it, so that another
//! transport (a fake in a test, a stack of your own, a layer around the default one) shares them.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Extensions, HeaderMap, Method, StatusCode};
use url::Url;

use super::body::RequestBody;
use super::retry_after::retry_after;

/// A future in a box.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one request and gives the answer as it comes.
///
/// An implementation that makes connections sends each request once (again only where the service did nothing with it),
/// follows no redirect, and does not decompress. Every limit but that for connecting is kept above it; dropping the future
/// that it gives has to end the request.
///
/// A transport may also be a layer around another one, which `ClientBuilder::wrap` puts in place: it sees every request and
/// every answer, may change them, and may send a request again ([`TransportRequest::try_clone`]). The time limits of a call
/// hold for all that a layer does, waiting included.
///
/// The transport that a client has unless given another is reqwest (the feature `reqwest`). It uses the proxy that the
/// environment names (`HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`; `NO_PROXY` lists exceptions), except for plain HTTP to this
/// machine. A request that an HTTP/2 server says it did nothing with is sent again, if its body is at hand.
pub trait Transport: Send + Sync + 'static {
    /// Sends `request` and waits for the head of the answer.
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Box<T> {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        (**self).send(request)
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        (**self).send(request)
    }
}

/// A request on its way.
#[non_exhaustive]
pub struct TransportRequest {
    /// The method.
    pub method: Method,
    /// The whole URL. Its query may hold a key.
    pub url: Url,
    /// Every header; those with secrets are marked as sensitive.
    pub headers: HeaderMap,
    /// The body; empty = none.
    pub body: RequestBody,
    /// Whatever layers want to tell each other. A clone has it too; nothing of it is sent.
    pub extensions: Extensions,
    operation_id: &'static str,
    path_template: &'static str,
}

impl TransportRequest {
    /// A request without headers and without a body, of no operation: for tests of a transport.
    #[must_use]
    pub fn new(method: Method, url: Url) -> Self {
        Self {
            method,
            url,
            headers: HeaderMap::new(),
            body: RequestBody::default(),
            extensions: Extensions::new(),
            operation_id: "",
            path_template: "",
        }
    }

    /// Says which operation the request belongs to.
    #[must_use]
    pub fn operation(mut self, id: &'static str, path_template: &'static str) -> Self {
        self.operation_id = id;
        self.path_template = path_template;
        self
    }

    /// The id of its operation, as the document writes it; empty where it belongs to none. Unlike the URL, it holds no value
    /// of the call: a good name for a metric.
    #[must_use]
    pub fn operation_id(&self) -> &'static str {
        self.operation_id
    }

    /// The path template of its operation, `/pets/{id}`; empty where it belongs to none.
    #[must_use]
    pub fn path_template(&self) -> &'static str {
        self.path_template
    }

    /// Whether the method says that sending the request twice does no more than sending it once (RFC 9110, section 9.2.2).
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        self.method.is_idempotent()
    }

    /// Whether it can be cloned: a body that is read while it is sent can be read only once.
    #[must_use]
    pub fn is_repeatable(&self) -> bool {
        self.body.is_at_hand()
    }

    /// The same request again; none where its body can be read only once.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        Some(Self {
            method: self.method.clone(),
            url: self.url.clone(),
            headers: self.headers.clone(),
            body: self.body.try_clone()?,
            extensions: self.extensions.clone(),
            operation_id: self.operation_id,
            path_template: self.path_template,
        })
    }
}

impl fmt::Debug for TransportRequest {
    /// Without the URL, the headers' values and the body, which may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("TransportRequest");
        out.field("operation", &self.operation_id)
            .field("method", &self.method)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

/// The head of an answer, and its body as it comes.
#[non_exhaustive]
pub struct TransportResponse {
    /// The status.
    pub status: StatusCode,
    /// Every header.
    pub headers: HeaderMap,
    /// The body.
    pub body: Box<dyn ResponseBody>,
}

impl TransportResponse {
    /// An answer.
    #[must_use]
    pub fn new(status: StatusCode, headers: HeaderMap, body: impl ResponseBody) -> Self {
        Self {
            status,
            headers,
            body: Box::new(body),
        }
    }

    /// How long the service asks to wait before the next request (`Retry-After`, in seconds or as a date; a date is rounded
    /// up).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers)
    }
}

impl fmt::Debug for TransportResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportResponse")
            .field("status", &self.status.as_u16())
            .finish_non_exhaustive()
    }
}

/// The body of an answer as it comes.
pub trait ResponseBody: Send + 'static {
    /// The next part; `None` after the last one.
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>>;
}

impl ResponseBody for Bytes {
    /// The whole body at once.
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        let all = std::mem::take(self);
        Box::pin(std::future::ready(Ok((!all.is_empty()).then_some(all))))
    }
}

/// Why a transport failed.
#[derive(Debug)]
pub struct TransportError {
    pub(super) kind: TransportErrorKind,
    pub(super) source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What kind of failure it was: above all, whether the service can have seen the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The request could not be formed; nothing was sent.
    Request,
    /// No connection; nothing was sent.
    Connect,
    /// No connection in time; nothing was sent.
    ConnectTimeout,
    /// No connection that can be trusted: TLS failed, for example because of the certificate. Nothing was sent.
    Tls,
    /// The service said that it did nothing with the request: by HTTP/2's `REFUSED_STREAM`, or by a `GOAWAY` that leaves the
    /// request out.
    Refused,
    /// The connection broke; the service may have seen the request.
    Lost,
    /// What came is not HTTP, or more than is accepted; the service may have seen the request.
    Protocol,
}

impl TransportErrorKind {
    /// Whether nothing was sent, or the service did nothing with it, so that any request may be sent again.
    #[must_use]
    pub fn is_not_sent(self) -> bool {
        match self {
            Self::Request | Self::Connect | Self::ConnectTimeout | Self::Tls | Self::Refused => {
                true
            }
            Self::Lost | Self::Protocol => false,
        }
    }
}

impl TransportError {
    /// A failure of this kind.
    #[must_use]
    pub fn new(kind: TransportErrorKind) -> Self {
        Self { kind, source: None }
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// With its cause, whose text must not repeat the request.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Request => "the request could not be formed",
            TransportErrorKind::Connect => "no connection could be made",
            TransportErrorKind::ConnectTimeout => "no connection could be made in time",
            TransportErrorKind::Tls => "no secure connection could be made",
            TransportErrorKind::Refused => "the service did not begin with the request",
            TransportErrorKind::Lost => "the connection broke",
            TransportErrorKind::Protocol => "what came is not an HTTP answer",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}
