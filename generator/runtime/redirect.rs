//! Redirects, which are followed only where the caller asked for it.

use http::header::{ACCEPT, ACCEPT_LANGUAGE, LOCATION, RANGE, USER_AGENT};
use http::{HeaderMap, Method, StatusCode};
use url::Url;

use super::base_url::{is_loopback, PlainHttp};
use super::clock::Clock;
use super::core::Core;
use super::error::Error;
use super::execute::head;
use super::transport::{TransportRequest, TransportResponse};

/// Which redirects are followed.
///
/// Only those of GET and HEAD without a body, at most 10 for a call, never from `https` to `http`. The limits of the call hold
/// for all of them together. Where one is not followed, the call gives what it gives without this: a declared answer, or
/// an error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Redirects {
    /// None.
    #[default]
    None,
    /// Those to the same scheme, host and port, with everything that the first request had but its query.
    SameOrigin,
    /// Also those to other origins, and there without credentials: only `Accept`, `Accept-Language`, `Range` and `User-Agent`
    /// are sent. A service chooses by its redirects which machines this one talks to.
    AnyOrigin,
}

/// How many redirects of a call are followed.
const MOST: usize = 10;

/// The headers that another origin is sent.
const PUBLIC: [http::HeaderName; 4] = [ACCEPT, ACCEPT_LANGUAGE, RANGE, USER_AGENT];

/// Sends a request, and those that follow from its answers.
pub(super) async fn follow(
    mut request: TransportRequest,
    core: &Core,
    clock: &Clock,
) -> Result<TransportResponse, Error> {
    let reads = matches!(request.method, Method::GET | Method::HEAD);
    if core.0.redirects != Redirects::None && reads && request.body.is_empty() {
        for _ in 0..MOST {
            let again = request.try_clone();
            let response = head(request, core, clock).await?;
            let next = again.and_then(|again| next(again, &response, core));
            let Some(next) = next else {
                return Ok(response);
            };
            request = next;
        }
    }
    head(request, core, clock).await
}

/// The request that follows from an answer, where there is one that may be sent.
fn next(
    mut request: TransportRequest,
    response: &TransportResponse,
    core: &Core,
) -> Option<TransportRequest> {
    if !matches!(
        response.status,
        StatusCode::MOVED_PERMANENTLY
            | StatusCode::FOUND
            | StatusCode::SEE_OTHER
            | StatusCode::TEMPORARY_REDIRECT
            | StatusCode::PERMANENT_REDIRECT
    ) {
        return None;
    }
    let target = response.headers.get(LOCATION)?.to_str().ok()?;
    let mut url = request.url.join(target).ok()?;
    url.set_fragment(None);
    if url.origin() != request.url.origin() {
        if core.0.redirects != Redirects::AnyOrigin || !is_permitted(&request.url, &url, core) {
            return None;
        }
        request.headers = public(&request.headers);
    }
    let has_user = !url.username().is_empty() || url.password().is_some();
    request.url = url;
    (!has_user).then_some(request)
}

/// Whether `to` is as safe a place as `from`.
fn is_permitted(from: &Url, to: &Url, core: &Core) -> bool {
    match (from.scheme(), to.scheme()) {
        (_, "https") => true,
        ("http", "http") => {
            let local = |url: &Url| url.host().is_some_and(|host| is_loopback(&host));
            core.0.plain == PlainHttp::Allowed || (local(from) && local(to))
        }
        _ => false,
    }
}

/// What another origin may see.
fn public(headers: &HeaderMap) -> HeaderMap {
    let kept = PUBLIC.into_iter().filter_map(|name| {
        let value = headers.get(&name)?.clone();
        Some((name, value))
    });
    kept.collect()
}
