//! The transport that a client has unless given another: reqwest, with the defaults that hurt turned off.

use std::error::Error as StdError;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use reqwest::redirect::Policy;
use reqwest::{Client, Request, Response};

use super::body::RequestBody;
use super::limits::Limits;
use super::transport::{
    BoxFuture, ResponseBody, Transport, TransportError, TransportErrorKind, TransportRequest,
    TransportResponse,
};

/// How many idle connections are kept for a host, and for how long in seconds; reqwest keeps any number.
const IDLE: (usize, u64) = (8, 30);

/// Which proxies requests go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proxies {
    /// Those of the environment: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, but for `NO_PROXY`; the system's elsewhere.
    Environment,
    /// None.
    None,
}

/// Sends requests with reqwest: no redirects, no retries, no decompression, no referer.
#[derive(Clone, Debug)]
pub(super) struct ReqwestTransport {
    client: Client,
}

impl ReqwestTransport {
    /// A pool of connections.
    pub(super) fn new(limits: &Limits, proxies: Proxies) -> Result<Self, reqwest::Error> {
        let builder = match proxies {
            Proxies::Environment => Client::builder(),
            Proxies::None => Client::builder().no_proxy(),
        };
        let client = builder
            .redirect(Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .connect_timeout(limits.connect)
            .pool_max_idle_per_host(IDLE.0)
            .pool_idle_timeout(std::time::Duration::from_secs(IDLE.1))
            .build()?;
        Ok(Self { client })
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        let TransportRequest {
            method,
            url,
            headers,
            body,
        } = request;
        let mut request = Request::new(method, url);
        *request.headers_mut() = headers;
        // Even what is at hand: when it is taken out, there is a connection.
        let body = (!body.is_empty()).then(|| reqwest::Body::wrap(Upload(body)));
        *request.body_mut() = body;
        let sent = self.client.execute(request);
        Box::pin(async move {
            let mut response = sent.await.map_err(failure)?;
            let headers = std::mem::take(response.headers_mut());
            let status = response.status();
            Ok(TransportResponse::new(status, headers, Body(response)))
        })
    }
}

/// A body that is read while it is sent.
struct Upload(RequestBody);

impl http_body::Body for Upload {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let chunk = self.0.poll_chunk(cx);
        chunk.map(|chunk| chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.0
            .len()
            .map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

struct Body(Response);

impl ResponseBody for Body {
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async move { self.0.chunk().await.map_err(failure) })
    }
}

/// What hyper's texts hold where an answer could not be read as HTTP. Its types are not at hand here, and a text that changes
/// only makes the error a less exact one: the outcome stays the same.
const PROTOCOL: &[&str] = &[
    " parsed",
    "message head is too large",
    "invalid transfer-encoding",
];

/// What the texts of the system's TLS libraries hold where TLS failed; rustls is known by another mark.
const TLS: &[&str] = &["certificate", "tls", "ssl", "handshake"];

/// Whether TLS failed while the connection was made.
fn is_tls(error: &reqwest::Error) -> bool {
    causes(error).any(is_invalid_data) || says(error, TLS)
}

/// Whether an I/O error, or one that it wraps, is about data: rustls puts its own errors into such ones.
fn is_invalid_data(cause: &(dyn StdError + 'static)) -> bool {
    let mut io = cause.downcast_ref::<io::Error>();
    while let Some(error) = io {
        if error.kind() == io::ErrorKind::InvalidData {
            return true;
        }
        io = error.get_ref().and_then(|inner| inner.downcast_ref());
    }
    false
}

/// Whether the cause of an error says one of these.
fn says(error: &reqwest::Error, words: &[&str]) -> bool {
    causes(error).any(|cause| {
        let text = cause.to_string().to_ascii_lowercase();
        words.iter().any(|word| text.contains(word))
    })
}

/// The causes of an error, without itself: its own text holds the URL.
fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    std::iter::successors(error.source(), |&cause| cause.source())
}

/// reqwest's own texts hold the URL with its query, so it is taken out of them.
fn failure(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() && error.is_timeout() {
        TransportErrorKind::ConnectTimeout
    } else if error.is_connect() && is_tls(&error) {
        TransportErrorKind::Tls
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_builder() {
        TransportErrorKind::Request
    } else if error.is_request() && says(&error, PROTOCOL) {
        TransportErrorKind::Protocol
    } else {
        TransportErrorKind::Lost
    };
    TransportError::new(kind).because(error.without_url())
}
