//! What an error says: its kind, what it means for the service, whether to try again.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::future::Future as _;
use std::time::Duration;

use clientsmith_runtime::runtime::{
    Error, ErrorKind, Limits, Method, Outcome, Phase, TransportErrorKind,
};

use crate::support::{builder, core, empty, json, method, operation, send, Fake, Script, Step};

async fn failure(script: Script, verb: Method) -> Error {
    let fake = Fake::new(script);
    let error = send(core(&fake).call(method(verb, "/x/{id}", &[]))).await;
    assert_eq!(fake.count(), 0, "the path has no value");
    error.unwrap_err()
}

/// The error of a call whose path is complete.
async fn answered(script: Script, verb: Method) -> Error {
    let fake = Fake::new(script);
    let error = send(core(&fake).call(method(verb, "/x", &[])))
        .await
        .unwrap_err();
    assert_eq!(fake.count(), 1, "sent once");
    error
}

#[tokio::test]
async fn what_is_not_sent_says_so() {
    let error = failure(empty(204, Vec::new()), Method::GET).await;
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(!error.is_retryable() && !error.reached_server() && !error.is_connect());
    assert_eq!(
        (error.status(), error.raw_body(), error.retry_after()),
        (None, None, None)
    );
}

#[tokio::test]
async fn what_a_transport_reports() {
    use TransportErrorKind as Kind;
    for (kind, expected, outcome, get, patch) in [
        (
            Kind::Request,
            ErrorKind::InvalidHeader {
                name: None,
                problem: "cannot be sent",
            },
            Outcome::NotSent,
            false,
            false,
        ),
        (
            Kind::Connect,
            ErrorKind::Connect,
            Outcome::NotSent,
            true,
            true,
        ),
        (
            Kind::ConnectTimeout,
            ErrorKind::Timeout(Phase::Connect),
            Outcome::NotSent,
            true,
            true,
        ),
        (Kind::Tls, ErrorKind::Tls, Outcome::NotSent, false, false),
        (
            Kind::Lost,
            ErrorKind::ConnectionLost,
            Outcome::MaybeProcessed,
            true,
            false,
        ),
        (
            Kind::Protocol,
            ErrorKind::Protocol,
            Outcome::MaybeProcessed,
            true,
            false,
        ),
    ] {
        for (verb, retryable) in [(Method::GET, get), (Method::PATCH, patch)] {
            let error = answered(Script::Fail(kind), verb).await;
            assert_eq!((error.kind(), error.outcome()), (&expected, outcome));
            assert_eq!(error.is_retryable(), retryable, "{error}");
            assert_eq!(error.is_timeout(), kind == Kind::ConnectTimeout);
            assert_eq!(
                error.is_connect(),
                matches!(kind, Kind::Connect | Kind::ConnectTimeout | Kind::Tls)
            );
            assert!(std::error::Error::source(&error).is_some() && !error.reached_server());
            let may = error
                .to_string()
                .ends_with("; the request may have been processed");
            assert_eq!(may, outcome == Outcome::MaybeProcessed, "{error}");
        }
    }
}

#[tokio::test]
async fn which_statuses_are_worth_another_try() {
    for (status, get, patch) in [
        (400, false, false),
        (401, false, false),
        (404, false, false),
        (408, true, false),
        (409, false, false),
        (429, true, true),
        (500, true, false),
        (501, false, false),
        (502, true, false),
        (503, true, false),
        (504, true, false),
        (999, false, false),
        (304, false, false),
    ] {
        for (verb, retryable) in [(Method::GET, get), (Method::PATCH, patch)] {
            let error = answered(json(status, "{}"), verb).await;
            assert_eq!(
                (error.kind(), error.outcome()),
                (&ErrorKind::Status, Outcome::Answered)
            );
            assert_eq!(error.is_retryable(), retryable, "{status}");
            assert_eq!(error.status().unwrap().as_u16(), status);
            assert!(error.reached_server());
        }
    }
}

#[tokio::test]
async fn a_redirect_is_relative_to_the_server_of_the_operation() {
    let fake = Fake::new(empty(302, vec![("location", "/next")]));
    let call = core(&fake).call_at("https://uploads.example.org/v1", operation("/x"));
    let error = send(call).await.unwrap_err();
    let origin = Some("https://uploads.example.org".to_owned());
    assert_eq!(error.kind(), &ErrorKind::Redirect { origin });
}

#[tokio::test]
async fn a_redirect_names_the_origin_and_no_more() {
    for (location, origin) in [
        (
            Some("https://u:canary@evil.example:8443/canary?canary#canary"),
            Some("https://evil.example:8443"),
        ),
        (Some("http://evil.example/"), Some("http://evil.example")),
        (Some("/canary"), Some("https://api.example.com")),
        (Some("canary?canary"), Some("https://api.example.com")),
        (Some("//evil.example/canary"), Some("https://evil.example")),
        (Some("javascript:canary"), None),
        (Some("mailto:canary@x"), None),
        (Some("https://"), None),
        (None, None),
    ] {
        for status in [300, 301, 302, 303, 307, 308] {
            let headers = location
                .map(|value| ("location", value))
                .into_iter()
                .collect();
            let error = answered(empty(status, headers), Method::PATCH).await;
            let origin = origin.map(str::to_owned);
            assert_eq!(error.kind(), &ErrorKind::Redirect { origin });
            assert_eq!(
                (error.outcome(), error.status().unwrap().as_u16()),
                (Outcome::Answered, status)
            );
            assert!(!error.is_retryable());
            assert!(!format!("{error} {error:?}").contains("canary"), "{error}");
        }
    }
}

#[tokio::test]
async fn texts_name_the_operation_and_no_value() {
    let error = answered(json(404, r#"{"message":"canary"}"#), Method::PATCH).await;
    assert_eq!(
        error.to_string(),
        "doIt (PATCH /x): the service returned status 404 Not Found"
    );
    assert!(!format!("{error:?} {error:#?}").contains("canary"));
    assert_eq!(error.raw_body(), Some(&br#"{"message":"canary"}"#[..]));
}

/// The error of a call with limits of one second for reading, ten in all and ten bytes.
async fn limited(script: Script, timeout: Option<Duration>) -> (Error, Duration) {
    let fake = Fake::new(script);
    let limits = Limits::new()
        .read(Duration::from_secs(1))
        .total(Duration::from_secs(10))
        .response_body(10);
    let core = builder(&fake, &[]).limits(limits).build().unwrap();
    let mut call = core.call(operation("/x"));
    if let Some(timeout) = timeout {
        call.timeout(timeout);
    }
    let start = tokio::time::Instant::now();
    let error = send(call).await.unwrap_err();
    (error, start.elapsed())
}

fn body(steps: Vec<Step>) -> Script {
    Script::Answer(200, Vec::new(), steps)
}

#[tokio::test(start_paused = true)]
async fn time_limits_tell_what_they_waited_for() {
    let drip = || body(vec![Step::Slow(900, b""); 100]);
    let second = Duration::from_secs(1);
    for (script, timeout, phase, outcome, after) in [
        (
            Script::Hang,
            None,
            Phase::Answer,
            Outcome::MaybeProcessed,
            second,
        ),
        (
            Script::Hang,
            Some(second / 2),
            Phase::Total,
            Outcome::MaybeProcessed,
            second / 2,
        ),
        (
            body(vec![Step::Chunk(b"abc"), Step::Hang]),
            None,
            Phase::Body,
            Outcome::Answered,
            second,
        ),
        (drip(), None, Phase::Total, Outcome::Answered, second * 10),
        (
            drip(),
            Some(second * 20),
            Phase::Total,
            Outcome::Answered,
            second * 20,
        ),
        (
            Script::Hang,
            Some(Duration::MAX),
            Phase::Total,
            Outcome::MaybeProcessed,
            second * 365 * 86_400,
        ),
    ] {
        let (error, took) = limited(script, timeout).await;
        assert_eq!(
            (error.kind(), error.outcome()),
            (&ErrorKind::Timeout(phase), outcome)
        );
        assert!(error.is_timeout() && !error.is_connect() && error.is_retryable());
        assert!(took >= after && took < after + second / 10, "{took:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_within_its_limits_is_no_error() {
    let fake = Fake::new(body(vec![Step::Slow(900, b"a"), Step::Slow(900, b"b")]));
    let core = builder(&fake, &[])
        .limits(Limits::new().read(Duration::from_secs(1)))
        .build()
        .unwrap();
    let answer = core
        .call(operation("/x"))
        .send_bytes::<(), Error>()
        .await
        .unwrap();
    assert_eq!(answer.into_inner(), "ab");
}

#[test]
fn the_limits_of_a_client_that_sets_none() {
    let limits = Limits::default();
    let seconds = [limits.connect, limits.read, limits.total].map(|limit| limit.as_secs());
    assert_eq!((seconds, limits.response_body), ([10, 30, 60], 32 << 20));
}

#[tokio::test]
async fn a_body_up_to_the_limit_is_read_and_no_byte_more() {
    let (error, _) = limited(
        body(vec![
            Step::Chunk(b"12345"),
            Step::Chunk(b"678901"),
            Step::Hang,
        ]),
        None,
    )
    .await;
    assert_eq!(
        (error.kind(), error.raw_body()),
        (&ErrorKind::BodyTooLarge(10), Some(&b"12345"[..]))
    );
    assert!(!error.is_retryable());
    // Stated to be longer: not read at all.
    let stated = vec![("content-length", b"10000000000".to_vec())];
    let (error, _) = limited(Script::Answer(200, stated, vec![Step::Hang]), None).await;
    assert_eq!(
        (error.kind(), error.raw_body()),
        (&ErrorKind::BodyTooLarge(10), Some(&b""[..]))
    );
    let fake = Fake::new(body(vec![Step::Chunk(b"1234567890")]));
    let core = builder(&fake, &[])
        .limits(Limits::new().response_body(10))
        .build()
        .unwrap();
    let answer = core
        .call(operation("/x"))
        .send_text::<(), Error>()
        .await
        .unwrap();
    assert_eq!(&*answer, "1234567890");
}

#[tokio::test]
async fn an_answer_to_head_has_no_body_whatever_it_states() {
    let stated = vec![("content-length", "10000000000")];
    let fake = Fake::new(empty(200, stated));
    send(core(&fake).call(method(Method::HEAD, "/x", &[])))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_body_that_breaks_off_keeps_the_status_and_what_came() {
    let cut = |status| Script::Answer(status, Vec::new(), vec![Step::Chunk(b"abc"), Step::Cut]);
    for (status, verb, retryable) in [
        (200, Method::GET, true),
        (200, Method::PATCH, false),
        (404, Method::PATCH, false),
        (429, Method::PATCH, true),
    ] {
        let error = answered(cut(status), verb).await;
        assert_eq!(
            (error.kind(), error.outcome()),
            (&ErrorKind::BodyIncomplete, Outcome::Answered)
        );
        assert_eq!(
            (error.status().unwrap().as_u16(), error.raw_body()),
            (status, Some(&b"abc"[..]))
        );
        assert_eq!(error.is_retryable(), retryable, "{status}");
        assert!(!error.is_decode());
    }
}

#[tokio::test]
async fn text_that_is_none_is_told() {
    let call = core(&Fake::new(body(vec![Step::Chunk(b"a\xffb")]))).call(operation("/x"));
    let error = call.send_text::<(), Error>().await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::UnexpectedContentType { .. }),
        "{error}"
    );
    assert_eq!(error.raw_body(), Some(&b"a\xffb"[..]));
}

#[test]
fn without_a_tokio_runtime_there_is_an_error_and_no_panic() {
    let call = core(&Fake::new(json(200, "{}"))).call(operation("/x"));
    let mut sending = std::pin::pin!(send(call));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Err(error)) = sending.as_mut().poll(&mut context) else {
        panic!("an error at once");
    };
    assert!(
        matches!(error.kind(), ErrorKind::Configuration(_)),
        "{error}"
    );
    assert_eq!(error.outcome(), Outcome::NotSent);
}
