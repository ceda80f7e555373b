//! The transport that a client has unless given another: reqwest, with the defaults that hurt turned off.

use std::error::Error as StdError;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderValue, CONTENT_LENGTH};
use http::Method;
use http_body::{Frame, SizeHint};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Request, Response};
use url::Url;

use super::base_url::is_loopback;
use super::body::RequestBody;
use super::core::{Connecting, CoreBuilder};
use super::error::{Error, ErrorKind};
use super::limits::Limits;
use super::prepare_tls;
use super::proxies::{self, Proxies};
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
/// It follows no redirects, repeats no request that the service may have acted on, does not decompress, and sends no referer.
/// Made here, it is a transport to be wrapped, or to be shared between clients; what a client needs of its own (a proxy, a root
/// certificate, a client certificate, a resolver) is set by `ClientBuilder::reqwest`.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: Client,
    /// For plain HTTP to this machine, where the other may go through proxies: one of those would be another machine.
    direct: Option<Client>,
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
        Self {
            client,
            direct: None,
        }
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
        build(builder.timeout(FAR).read_timeout(FAR), limits).map(Self::from_client)
    }

    /// The client that a request to this URL is sent by.
    fn client(&self, url: &Url) -> &Client {
        let near = url.scheme() == "http" && url.host().is_some_and(|host| is_loopback(&host));
        let direct = self.direct.as_ref().filter(|_| near);
        direct.unwrap_or(&self.client)
    }
}

/// reqwest with the defaults that hurt turned off.
fn build(builder: ClientBuilder, limits: &Limits) -> Result<Client, Error> {
    prepare_tls();
    let built = builder
        .redirect(Policy::none())
        .referer(false)
        // What is sent again is decided here: reqwest does not do it for a body that it is to read part by part.
        .retry(reqwest::retry::never().max_retries_per_request(0))
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .connect_timeout(limits.connect)
        .build();
    built.map_err(|error| wrong("the transport cannot be set up").because(error.without_url()))
}

/// The error of a transport that cannot be made.
fn wrong(problem: &str) -> Error {
    Error::not_sent(ErrorKind::Configuration(problem.to_owned()))
}

/// The transport of a client that was given none.
pub(super) fn default_transport(with: Connecting) -> Result<Arc<dyn Transport>, Error> {
    let pooled = || {
        Client::builder()
            .pool_max_idle_per_host(IDLE.0)
            .pool_idle_timeout(Duration::from_secs(IDLE.1))
    };
    let direct = || build(pooled().no_proxy(), &with.limits);
    if with.proxies == Proxies::None {
        return Ok(Arc::new(ReqwestTransport::from_client(direct()?)));
    }
    proxies::check().map_err(|problem| wrong(&problem))?;
    Ok(Arc::new(ReqwestTransport {
        client: build(pooled(), &with.limits)?,
        direct: proxies::may_be_there().then(direct).transpose()?,
    }))
}

impl CoreBuilder {
    /// Sends by a client of reqwest that is made from this builder.
    pub fn reqwest(self, builder: ClientBuilder) -> Self {
        self.connect(|with| {
            // A token that is sent in clear to this machine stays on it, whatever the environment or the builder says.
            let near = with.to_this_machine || with.proxies == Proxies::None;
            let builder = if near { builder.no_proxy() } else { builder };
            ReqwestTransport::from_builder(builder, &with.limits)
        })
    }
}

/// How many times a request is sent again that the service did not begin with.
const AGAIN: usize = 3;

impl Transport for ReqwestTransport {
    fn send(
        &self,
        mut request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        let client = self.client(&request.url);
        Box::pin(async move {
            for _ in 0..AGAIN {
                let Some(copy) = request.try_clone() else {
                    break;
                };
                match send(client, request).await {
                    Err(error) if error.kind == TransportErrorKind::Refused => request = copy,
                    sent => return sent,
                }
            }
            send(client, request).await
        })
    }
}

/// Sends a request once.
async fn send(
    client: &Client,
    request: TransportRequest,
) -> Result<TransportResponse, TransportError> {
    let TransportRequest {
        method,
        url,
        headers,
        body,
        ..
    } = request;
    let wants_length = matches!(method, Method::POST | Method::PUT | Method::PATCH);
    let mut request = Request::new(method, url);
    *request.headers_mut() = headers;
    if !body.is_empty() {
        // Even what is at hand: when it is taken out, there is a connection, and each part shows that sending gets on.
        *request.body_mut() = Some(reqwest::Body::wrap(Upload(body)));
    } else if wants_length {
        // RFC 9110, section 8.6: many services refuse these methods without a length.
        let nothing = HeaderValue::from_static("0");
        request.headers_mut().insert(CONTENT_LENGTH, nothing);
    }
    let mut response = client.execute(request).await.map_err(failure)?;
    let headers = std::mem::take(response.headers_mut());
    let status = response.status();
    Ok(TransportResponse::new(status, headers, Body(response)))
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

/// What h2's texts begin with where the other side did nothing with a request (RFC 9113, sections 6.8 and 8.7): a `GOAWAY`
/// without an error, which is the error of those requests alone that it leaves out, and `REFUSED_STREAM`. Its types are not
/// at hand either; a text that changes would make of such a failure one that may have been processed.
const REFUSED: &[&str] = &[
    "connection error received: not a result of an error",
    "stream error received: refused stream before processing any application logic",
];

/// Whether the service did nothing with the request.
fn is_refused(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| {
        let text = cause.to_string();
        REFUSED.iter().any(|start| text.starts_with(start))
    })
}

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
    } else if is_refused(&error) {
        TransportErrorKind::Refused
    } else if error.is_request() && says(&error, PROTOCOL) {
        TransportErrorKind::Protocol
    } else {
        TransportErrorKind::Lost
    };
    TransportError::new(kind).because(error.without_url())
}
