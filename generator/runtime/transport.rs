//! How requests travel: one narrow trait. Limits, redirects, credentials and decoding are above it, so that another
//! transport (a fake in a test, a stack of your own) shares them.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use url::Url;

use super::body::RequestBody;

/// A future in a box.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one request and gives the answer as it comes.
///
/// An implementation sends each request once (again only where the service did nothing with it), follows no redirect, and
/// does not decompress. Every limit but that for connecting is kept above it; dropping the future that it gives has to end
/// the request.
///
/// The transport that a client has unless given another is reqwest. It uses the proxy that the environment names
/// (`HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`; `NO_PROXY` lists exceptions), except for plain HTTP to this machine. A request
/// that an HTTP/2 server says it did nothing with is sent again, if its body is at hand.
pub trait Transport: Send + Sync + 'static {
    /// Sends `request` and waits for the head of the answer.
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>>;
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
}

impl TransportRequest {
    /// The same request again; none where its body can be read only once.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        Some(Self {
            method: self.method.clone(),
            url: self.url.clone(),
            headers: self.headers.clone(),
            body: self.body.try_clone()?,
        })
    }
}

impl fmt::Debug for TransportRequest {
    /// Without the URL, the headers' values and the body, which may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("TransportRequest");
        out.field("method", &self.method)
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

impl TransportError {
    /// A failure of this kind.
    #[must_use]
    pub fn new(kind: TransportErrorKind) -> Self {
        Self { kind, source: None }
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
