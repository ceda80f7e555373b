//! Sends a call and waits for the whole answer. Not generic: it is compiled once, however many operations there are.

use bytes::{Bytes, BytesMut};
use http::header::{HeaderName, HeaderValue, ACCEPT, CONTENT_LENGTH, COOKIE, LOCATION, USER_AGENT};
use http::{HeaderMap, StatusCode};
use tokio::time::{timeout_at, Instant};

use super::answer::Answer;
use super::auth::{grant, Addition, Granted};
use super::base_url::BaseUrl;
use super::call::Call;
use super::clock::Clock;
use super::core::Core;
use super::error::{Error, ErrorKind, Outcome, Phase};
use super::operation::{is_redirect, Operation};
use super::redirect::follow;
use super::style;
use super::template::{self, bad_path};
use super::transport::{
    BoxFuture, ResponseBody, TransportError, TransportErrorKind, TransportRequest,
    TransportResponse,
};

/// Sends a call; success statuses give the answer, everything else an error.
pub(super) fn execute(
    call: Call,
) -> BoxFuture<'static, Result<(Answer, &'static Operation), Error>> {
    Box::pin(async move {
        let (operation, core, server) = (call.operation, call.core.clone(), call.server);
        match run(call).await {
            Ok(answer) if operation.takes(answer.status) => Ok((answer, operation)),
            Ok(answer) => Err(refused(answer, &core, server).of(operation)),
            Err(error) => Err(error.of(operation)),
        }
    })
}

async fn run(call: Call) -> Result<Answer, Error> {
    begin(call).await?.whole().await
}

/// An answer that has begun.
pub(super) struct Begun {
    /// Its head.
    pub(super) answer: Answer,
    pub(super) from: Box<dyn ResponseBody>,
    pub(super) clock: Clock,
    stated: u64,
    pub(super) core: Core,
}

/// Sends a call and waits for the head of its answer.
pub(super) async fn begin(call: Call) -> Result<Begun, Error> {
    // Without this check, tokio's timer would panic.
    if tokio::runtime::Handle::try_current().is_err() {
        let problem = "a call needs a Tokio runtime with its timer switched on";
        return Err(Error::not_sent(ErrorKind::Configuration(
            problem.to_owned(),
        )));
    }
    let core = call.core.clone();
    let is_head = call.operation.method == http::Method::HEAD;
    let clock = Clock::start(&core.0.limits, call.timeout);
    let asked = call.headers.get(ACCEPT);
    let asked = asked.or_else(|| core.0.headers.get(ACCEPT)).cloned();
    let declared = call.operation.accept;
    if let Some(problem) = call.problem() {
        return Err(Error::not_sent(problem));
    }
    let granted = grant(&call, &clock).await?;
    let request = request(call, &granted)?;
    let response = follow(request, &core, &clock).await?;
    granted.judge(response.status);
    let answer = Answer {
        status: response.status,
        headers: response.headers,
        body: Bytes::new(),
        asked,
        declared,
    };
    Ok(Begun {
        stated: if is_head { 0 } else { stated_length(&answer) },
        answer,
        from: response.body,
        clock,
        core,
    })
}

impl Begun {
    /// The answer with the whole body.
    pub(super) async fn whole(self) -> Result<Answer, Error> {
        let mut answer = self.answer;
        match body(self.from, self.stated, &self.core, &self.clock).await {
            Ok(body) => {
                answer.body = body;
                Ok(answer)
            }
            Err((kind, partial, source)) => {
                answer.body = partial;
                let error = Error::answered(kind, answer);
                Err(match source {
                    Some(source) => error.because(source),
                    None => error,
                })
            }
        }
    }
}

/// Sends the request and waits for the head of the answer. As long as parts of the request's body are taken, the limit for
/// the beginning of the answer starts anew.
pub(super) async fn head(
    request: TransportRequest,
    core: &Core,
    clock: &Clock,
) -> Result<TransportResponse, Error> {
    let (progress, mut since) = (request.body.progress(), Instant::now());
    let has_body = !request.body.is_empty();
    let mut sending = core.0.transport.send(request);
    loop {
        let (limit, phase) = clock.since(since, Phase::Answer);
        if let Ok(sent) = timeout_at(limit, &mut sending).await {
            return sent.map_err(|error| match progress.take_fault() {
                // Part of it may have gone out before.
                Some(fault) => {
                    Error::new(ErrorKind::RequestBody, Outcome::MaybeProcessed).because(fault)
                }
                None => not_answered(error),
            });
        }
        let latest = progress.latest().unwrap_or(since);
        if phase == Phase::Total || latest <= since {
            // A body is taken when there is a connection to send it on.
            let outcome = if has_body && !progress.has_begun() {
                Outcome::NotSent
            } else {
                Outcome::MaybeProcessed
            };
            return Err(Error::new(ErrorKind::Timeout(phase), outcome));
        }
        since = latest;
    }
}

type BodyFault = (ErrorKind, Bytes, Option<TransportError>);

/// How long the body is going to be, as far as the answer says; an answer without a body may say it too.
fn stated_length(answer: &Answer) -> u64 {
    if answer.status == StatusCode::NOT_MODIFIED {
        return 0;
    }
    let stated = answer.headers.get(CONTENT_LENGTH);
    let stated = stated.and_then(|value| value.to_str().ok()?.parse().ok());
    stated.unwrap_or_default()
}

/// The most room that is made for a body before any of it is there.
const FIRST_ROOM: usize = 64 * 1024;

/// A body that grows. Most come in one part, which is kept as it is.
#[derive(Default)]
struct Whole {
    first: Bytes,
    all: BytesMut,
}

impl Whole {
    fn len(&self) -> usize {
        self.first.len() + self.all.len()
    }

    fn add(&mut self, chunk: Bytes, stated: u64) {
        if self.len() == 0 {
            self.first = chunk;
            return;
        }
        if self.all.is_empty() {
            let room = usize::try_from(stated).unwrap_or(FIRST_ROOM);
            self.all.reserve(room.min(FIRST_ROOM).max(self.len()));
            self.all.extend_from_slice(&std::mem::take(&mut self.first));
        }
        self.all.extend_from_slice(&chunk);
    }

    fn done(self) -> Bytes {
        if self.all.is_empty() {
            self.first
        } else {
            self.all.freeze()
        }
    }
}

/// Reads the body part by part, up to the limit; not at all where it is stated to be longer.
async fn body(
    mut from: Box<dyn ResponseBody>,
    stated: u64,
    core: &Core,
    clock: &Clock,
) -> Result<Bytes, BodyFault> {
    let limit = core.0.limits.response_body;
    if stated > limit {
        return Err((ErrorKind::BodyTooLarge(limit), Bytes::new(), None));
    }
    let mut whole = Whole::default();
    loop {
        let (until, phase) = clock.next(Phase::Body);
        let fault = match timeout_at(until, from.chunk()).await {
            Ok(Ok(Some(chunk))) => {
                let length = whole.len() as u64 + chunk.len() as u64;
                if length <= limit {
                    whole.add(chunk, stated);
                    continue;
                }
                (ErrorKind::BodyTooLarge(limit), None)
            }
            Ok(Ok(None)) => return Ok(whole.done()),
            Ok(Err(error)) => (ErrorKind::BodyIncomplete, Some(error)),
            Err(_) => (ErrorKind::Timeout(phase), None),
        };
        return Err((fault.0, whole.done(), fault.1));
    }
}

/// Everything that is sent.
fn request(mut call: Call, granted: &Granted) -> Result<TransportRequest, Error> {
    let core = call.core.clone();
    let inner = &core.0;
    let own = own_server(&call)?;
    let base = own.as_ref().unwrap_or(&inner.base);
    let mut url = base.begin(template::length(&call));
    let mut query = template::fill_in(&call, &mut url)?;
    for (_, name, value) in &call.query {
        add_pair(&mut query, name, value);
    }
    // The call's own headers come first; what follows gives way to them. Cookies come together.
    let mut headers = std::mem::take(&mut call.headers);
    let cookie = headers.remove(COOKIE);
    if let Some(common) = inner.headers.get(COOKIE) {
        headers.insert(COOKIE, common.clone());
    }
    add_cookies(&mut headers, &call);
    let add = |addition| match addition {
        Addition::Header(name, value) => add_header(&mut headers, name, value),
        Addition::Query(name, key) => {
            add_pair(&mut query, &style::name(name), &style::name(key.expose()));
        }
    };
    granted.add(&core, add);
    let url = base.finish(url, &query).map_err(bad_path)?;
    if let Some(cookie) = cookie {
        append_cookie(&mut headers, cookie.as_bytes());
    }
    for (name, value) in &inner.headers {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    if !call.operation.accept.is_empty() {
        let accept = HeaderValue::from_static(call.operation.accept);
        headers.entry(ACCEPT).or_insert(accept);
    }
    headers
        .entry(USER_AGENT)
        .or_insert_with(|| inner.user_agent.clone());
    let operation = call.operation;
    let mut request = TransportRequest::new(operation.method.clone(), url)
        .operation(operation.id, operation.path);
    request.headers = headers;
    request.body = call.body;
    Ok(request)
}

/// Adds an encoded name and an encoded value to a query.
fn add_pair(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(name);
    query.push('=');
    query.push_str(value);
}

/// A header, unless there is one of this name; cookies come together.
fn add_header(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    if name == COOKIE {
        append_cookie(headers, value.as_bytes());
    } else {
        headers.entry(name).or_insert(value);
    }
}

fn add_cookies(headers: &mut HeaderMap, call: &Call) {
    for (_, name, value) in &call.cookies {
        append_cookie(headers, format!("{name}={value}").as_bytes());
    }
}

/// Cookies travel in one header (RFC 6265, section 5.4).
fn append_cookie(headers: &mut HeaderMap, pair: &[u8]) {
    let mut all = match headers.get(COOKIE) {
        Some(before) => [before.as_bytes(), b"; "].concat(),
        None => Vec::new(),
    };
    all.extend_from_slice(pair);
    if let Ok(mut value) = HeaderValue::from_bytes(&all) {
        value.set_sensitive(true);
        headers.insert(COOKIE, value);
    }
}

/// Where a call goes that has a server of its own.
fn own_server(call: &Call) -> Result<Option<BaseUrl>, Error> {
    let own = call
        .server
        .map(|url| BaseUrl::parse(url, call.core.0.plain));
    own.transpose()
        .map_err(|problem| Error::not_sent(ErrorKind::Configuration(problem.to_owned())))
}

/// The error of a transport that gave no answer.
fn not_answered(error: TransportError) -> Error {
    let (kind, outcome) = match error.kind {
        TransportErrorKind::Request => (unsendable(), Outcome::NotSent),
        TransportErrorKind::Connect => (ErrorKind::Connect, Outcome::NotSent),
        TransportErrorKind::ConnectTimeout => {
            (ErrorKind::Timeout(Phase::Connect), Outcome::NotSent)
        }
        TransportErrorKind::Tls => (ErrorKind::Tls, Outcome::NotSent),
        TransportErrorKind::Refused => (ErrorKind::Refused, Outcome::NotSent),
        TransportErrorKind::Lost => (ErrorKind::ConnectionLost, Outcome::MaybeProcessed),
        TransportErrorKind::Protocol => (ErrorKind::Protocol, Outcome::MaybeProcessed),
    };
    Error::new(kind, outcome).because(error)
}

/// The error of a request that the transport cannot form.
fn unsendable() -> ErrorKind {
    ErrorKind::InvalidHeader {
        name: None,
        problem: "cannot be sent",
    }
}

/// The error of an answer that is no success, of a call to this server of its own.
pub(super) fn refused(answer: Answer, core: &Core, server: Option<&str>) -> Error {
    let kind = if is_redirect(answer.status) {
        let target = answer.headers.get(LOCATION);
        let target = target.and_then(|target| target.to_str().ok());
        ErrorKind::Redirect {
            // Its path and query may hold secrets.
            origin: target.and_then(|target| {
                let own = server.and_then(|url| BaseUrl::parse(url, core.0.plain).ok());
                own.as_ref().unwrap_or(&core.0.base).origin_of(target)
            }),
        }
    } else {
        ErrorKind::Status
    };
    Error::answered(kind, answer)
}
