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

/// reqwest's own texts hold the URL with its query, so it is taken out of them.
fn failure(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() && error.is_timeout() {
        TransportErrorKind::ConnectTimeout
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_builder() {
        TransportErrorKind::Request
    } else {
        TransportErrorKind::Lost
    };
    TransportError::new(kind).because(error.without_url())
}
