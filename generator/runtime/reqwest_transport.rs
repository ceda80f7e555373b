//! The transport that a client has unless given another: reqwest, with the defaults that hurt turned off.

use std::error::Error as StdError;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Request, Response};

use super::body::RequestBody;
use super::core::{Connecting, CoreBuilder, Proxies};
use super::error::{Error, ErrorKind};
use super::limits::Limits;
use super::prepare_tls;
use super::transport::{
    BoxFuture, ResponseBody, Transport, TransportError, TransportErrorKind, TransportRequest,
    TransportResponse,
};

/// How many idle connections are kept for a host, and for how long in seconds; reqwest keeps any number.
const IDLE: (usize, u64) = (8, 30);

/// How long reqwest's own time limits are, which are not wanted: those of the client hold.
const FAR: Duration = Duration::from_secs(365 * 86_400);

/// Sends requests with reqwest: the transport that a client has unless given another.
///
/// It follows no redirects, repeats no request that may have been processed, does not decompress, and sends no referer. Made
/// here, it is a transport to be wrapped, or to be shared between clients; what a client needs of its own (a proxy, a root
/// certificate, a client certificate, a resolver) is set by `ClientBuilder::reqwest`.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: Client,
}

impl ReqwestTransport {
    /// Sends through a client of reqwest that is ready, and shares its connections.
    ///
    /// What it was built with holds, and cannot be seen from here. So that the client keeps its promises, it has to be built
    /// with `redirect(Policy::none())` (else redirects are followed, and credentials may be sent to another host),
    /// `referer(false)`, without a timeout (else its limits hold besides [`Limits`]), and without decompression.
    /// [`Limits::connect`] does not hold: set `connect_timeout`. [`from_builder`](Self::from_builder) sees to all of it.
    #[must_use]
    pub fn from_client(client: Client) -> Self {
        Self { client }
    }

    /// Makes a client of reqwest from its builder: with the proxies, the certificates, the resolver, the pool, the default
    /// headers that are set there.
    ///
    /// Redirects, referer, retries, decompression and time limits are set here, whatever the builder says.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`] where reqwest cannot make it, for example because of a certificate; the source says why.
    pub fn from_builder(builder: ClientBuilder, limits: &Limits) -> Result<Self, Error> {
        Self::build(builder.timeout(FAR).read_timeout(FAR), limits)
    }

    fn build(builder: ClientBuilder, limits: &Limits) -> Result<Self, Error> {
        prepare_tls();
        let built = builder
            .redirect(Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .connect_timeout(limits.connect)
            .build();
        built.map(Self::from_client).map_err(|error| {
            let problem = "the transport cannot be set up";
            let error = error.without_url();
            Error::not_sent(ErrorKind::Configuration(problem.to_owned())).because(error)
        })
    }
}

/// The transport of a client that was given none.
pub(super) fn default_transport(with: Connecting) -> Result<Arc<dyn Transport>, Error> {
    let builder = Client::builder()
        .pool_max_idle_per_host(IDLE.0)
        .pool_idle_timeout(Duration::from_secs(IDLE.1));
    let built = ReqwestTransport::build(proxied(builder, with.proxies), &with.limits);
    built.map(|transport| Arc::new(transport) as Arc<dyn Transport>)
}

impl CoreBuilder {
    /// Sends by a client of reqwest that is made from this builder.
    pub fn reqwest(self, builder: ClientBuilder) -> Self {
        self.connect(|with| {
            ReqwestTransport::from_builder(proxied(builder, with.proxies), &with.limits)
        })
    }
}

fn proxied(builder: ClientBuilder, proxies: Proxies) -> ClientBuilder {
    match proxies {
        Proxies::Environment => builder,
        Proxies::None => builder.no_proxy(),
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
            ..
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
