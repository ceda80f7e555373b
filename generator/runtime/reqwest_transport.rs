//! The transport that a client has unless given another: reqwest, with the defaults that hurt turned off.

use bytes::Bytes;
use reqwest::redirect::Policy;
use reqwest::{Client, Response};

use super::limits::Limits;
use super::transport::{
    BoxFuture, ResponseBody, Transport, TransportError, TransportErrorKind, TransportRequest,
    TransportResponse,
};

/// How many idle connections are kept for a host, and for how long in seconds; reqwest keeps any number.
const IDLE: (usize, u64) = (8, 30);

/// Sends requests with reqwest: no redirects, no retries, no decompression, no referer.
#[derive(Clone, Debug)]
pub(super) struct ReqwestTransport {
    client: Client,
}

impl ReqwestTransport {
    /// A pool of connections.
    pub(super) fn new(limits: &Limits) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
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
        let mut building = self.client.request(method, url).headers(headers);
        if !body.is_empty() {
            building = building.body(body);
        }
        Box::pin(async move {
            let response = building.send().await.map_err(failure)?;
            let (status, headers) = (response.status(), response.headers().clone());
            Ok(TransportResponse::new(status, headers, Body(response)))
        })
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

/// What the texts of rustls and of the system's libraries hold where TLS failed.
const TLS: &[&str] = &["certificate", "tls", "ssl", "handshake", "invalid message"];

/// Whether the cause of an error says one of these.
fn says(error: &reqwest::Error, words: &[&str]) -> bool {
    let first = std::error::Error::source(error);
    let mut causes = std::iter::successors(first, |cause| cause.source());
    causes.any(|cause| {
        let text = cause.to_string().to_ascii_lowercase();
        words.iter().any(|word| text.contains(word))
    })
}

/// reqwest's own texts hold the URL with its query, so it is taken out of them.
fn failure(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() && error.is_timeout() {
        TransportErrorKind::ConnectTimeout
    } else if error.is_connect() && says(&error, TLS) {
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
