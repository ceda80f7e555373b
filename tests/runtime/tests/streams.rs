//! Answers that are read while they come, and bodies that take their time.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use clientsmith_runtime::runtime::{
    BodySource, BodyStream, BoxFuture, Bytes, Call, Core, CoreBuilder, Error, ErrorKind, Limits,
    Method, Outcome, Phase, RequestBody, Response, Transport, TransportError, TransportErrorKind,
    TransportRequest, TransportResponse,
};
use http::{HeaderMap, StatusCode};
use tokio::time::{sleep, Sleep};

use crate::support::{builder, method, operation, send, Fake, Script, Step};

fn limits() -> Limits {
    Limits::new()
        .read(Duration::from_secs(1))
        .total(Duration::from_secs(2))
        .response_body(4)
}

fn call(status: u16, steps: Vec<Step>) -> Call {
    let headers = vec![("content-length", b"30".to_vec())];
    let fake = Fake::new(Script::Answer(status, headers, steps));
    let core = builder(&fake, &[]).limits(limits()).build().unwrap();
    core.call(operation("/x"))
}

async fn stream(call: Call) -> Result<Response<BodyStream>, Error> {
    call.send_stream::<(), Error>().await
}

#[tokio::test(start_paused = true)]
async fn only_the_wait_for_each_part_is_limited() {
    let slow = || Step::Slow(900, b"0123456789");
    let mut body = stream(call(200, vec![slow(), slow(), slow()]))
        .await
        .unwrap();
    assert_eq!(body.status(), 200);
    for _ in 0..3 {
        assert_eq!(body.chunk().await.unwrap().unwrap(), "0123456789");
    }
    assert!(body.chunk().await.unwrap().is_none());
    let mut body = stream(call(200, vec![Step::Chunk(b"0"), Step::Hang]))
        .await
        .unwrap();
    assert!(body.chunk().await.unwrap().is_some());
    let error = body.chunk().await.unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::Timeout(Phase::Body));
    assert_eq!(error.status().unwrap(), 200);
}

#[tokio::test]
async fn a_body_that_breaks_off_is_an_error() {
    let mut body = stream(call(200, vec![Step::Chunk(b"0"), Step::Cut]))
        .await
        .unwrap();
    assert!(body.chunk().await.unwrap().is_some());
    let error = body.chunk().await.unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::BodyIncomplete);
    assert_eq!(error.outcome(), Outcome::Answered);
}

#[tokio::test]
async fn what_is_left_is_read_up_to_a_limit() {
    let steps = || vec![Step::Chunk(b"012"), Step::Chunk(b"345")];
    let body = stream(call(200, steps())).await.unwrap();
    assert_eq!(body.into_inner().read(6).await.unwrap(), b"012345");
    let body = stream(call(200, steps())).await.unwrap();
    let error = body.into_inner().read(5).await.unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::BodyTooLarge(5));
}

#[tokio::test]
async fn an_error_is_read_whole_within_the_usual_limits() {
    let fake = Fake::new(crate::support::json(404, "{}"));
    let core = builder(&fake, &[]).limits(limits()).build().unwrap();
    let error = stream(core.call(operation("/x"))).await.unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::Status);
    assert_eq!(error.raw_body().unwrap(), b"{}");
    let error = stream(call(500, vec![Step::Chunk(b"0")]))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::BodyTooLarge(4));
}

#[tokio::test]
async fn nothing_is_shown_of_it() {
    let body = stream(call(200, vec![Step::Chunk(b"secret")]))
        .await
        .unwrap();
    let text = format!("{body:?} {:?}", RequestBody::from("secret"));
    assert!(!text.contains("secret"), "{text}");
}

/// Takes the body part by part, and answers.
struct Taking;

impl Transport for Taking {
    fn send(
        &self,
        mut request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        Box::pin(async move {
            while let Some(chunk) = request.body.chunk().await {
                chunk.map_err(|error| {
                    TransportError::new(TransportErrorKind::Lost).because(error)
                })?;
            }
            let (status, headers) = (StatusCode::NO_CONTENT, HeaderMap::new());
            Ok(TransportResponse::new(status, headers, Bytes::new()))
        })
    }
}

/// Gives a number of parts, each after a wait.
struct Slow {
    parts: u32,
    wait: Duration,
    next: Pin<Box<Sleep>>,
}

impl BodySource for Slow {
    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        if self.parts == 0 {
            return Poll::Ready(None);
        }
        if self.next.as_mut().poll(cx).is_pending() {
            return Poll::Pending;
        }
        self.parts -= 1;
        self.next = Box::pin(sleep(self.wait));
        Poll::Ready(Some(Ok(Bytes::from_static(b"part"))))
    }
}

/// Never gets a connection.
struct Connecting;

impl Transport for Connecting {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        Box::pin(async move {
            let _kept = request;
            std::future::pending().await
        })
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_not_taken_was_not_sent() {
    let core = |transport: Box<dyn Fn(CoreBuilder) -> CoreBuilder>| {
        let builder = CoreBuilder::new("https://api.example.com/v1", "tests/1", &[]);
        let builder = transport(builder).limits(limits());
        builder.build().unwrap()
    };
    let connecting = core(Box::new(|builder| builder.transport(Connecting)));
    let hanging = core(Box::new(|builder| {
        builder.transport(Fake::new(Script::Hang))
    }));
    for (core, body, outcome) in [
        (&connecting, "x", Outcome::NotSent),
        // Nothing tells when a request without a body is sent.
        (&connecting, "", Outcome::MaybeProcessed),
        (&hanging, "x", Outcome::MaybeProcessed),
    ] {
        for limit in [Duration::from_millis(10), Duration::from_secs(5)] {
            let mut call = core.call(method(Method::POST, "/x", &[]));
            call.bytes("text/plain", body);
            call.timeout(limit);
            let error = send(call).await.unwrap_err();
            assert!(error.is_timeout(), "{error:?}");
            assert_eq!(error.outcome(), outcome, "{body:?}");
        }
    }
}

/// Takes a part each 900 ms.
struct Slowly;

impl Transport for Slowly {
    fn send(
        &self,
        mut request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        Box::pin(async move {
            while request.body.chunk().await.is_some() {
                sleep(Duration::from_millis(900)).await;
            }
            let (status, headers) = (StatusCode::NO_CONTENT, HeaderMap::new());
            Ok(TransportResponse::new(status, headers, Bytes::new()))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn bytes_that_are_taken_slowly_get_on() {
    let builder = CoreBuilder::new("https://api.example.com/v1", "tests/1", &[]);
    let builder = builder.transport(Slowly).limits(limits());
    let core = builder.build().unwrap();
    let mut call = core.call(method(Method::POST, "/x", &[]));
    call.bytes("application/octet-stream", vec![0; 500_000]);
    call.timeout(Duration::from_secs(20));
    send(call).await.unwrap();
}

/// Fails, as a file does that may not be read.
struct Forbidden;

impl BodySource for Forbidden {
    fn poll_chunk(&mut self, _: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        Poll::Ready(Some(Err(io::ErrorKind::PermissionDenied.into())))
    }
}

#[tokio::test]
async fn a_fault_of_the_source_is_not_one_of_the_connection() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let default = CoreBuilder::new(base, "tests/1", &[]);
    let own = CoreBuilder::new("https://h", "tests/1", &[]).transport(Taking);
    for builder in [default, own] {
        let core = builder.build().unwrap();
        for (body, kind) in [
            (
                RequestBody::source(Forbidden),
                io::ErrorKind::PermissionDenied,
            ),
            (
                RequestBody::reader(io::Cursor::new("12345")).sized(4),
                io::ErrorKind::InvalidData,
            ),
        ] {
            let mut call = core.call(method(Method::PUT, "/x", &[]));
            call.bytes("application/octet-stream", body);
            let error = send(call).await.unwrap_err();
            assert_eq!(error.kind(), &ErrorKind::RequestBody);
            assert_eq!(error.outcome(), Outcome::MaybeProcessed);
            assert!(!error.is_retryable());
            let source = std::error::Error::source(&error).unwrap();
            assert_eq!(source.downcast_ref::<io::Error>().unwrap().kind(), kind);
        }
    }
}

fn upload(parts: u32, wait: Duration) -> Call {
    let core: Core = CoreBuilder::new("https://api.example.com/v1", "tests/1", &[])
        .transport(Taking)
        .limits(limits().total(Duration::from_secs(10)))
        .build()
        .unwrap();
    let mut call = core.call(method(Method::POST, "/x", &[]));
    let next = Box::pin(sleep(wait));
    let body = RequestBody::source(Slow { parts, wait, next });
    call.bytes("application/octet-stream", body);
    call
}

#[tokio::test(start_paused = true)]
async fn a_body_that_gets_on_may_take_longer_than_the_limit_for_the_answer() {
    send(upload(5, Duration::from_millis(900))).await.unwrap();
    let error = send(upload(1, Duration::from_secs(3))).await.unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::Timeout(Phase::Answer));
    assert_eq!(error.outcome(), Outcome::MaybeProcessed);
    let error = send(upload(20, Duration::from_millis(900)))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::Timeout(Phase::Total));
}
