//! What an answer gives: values, errors by status, headers, `Retry-After`. The emitted sample makes the calls.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use clientsmith_runtime::runtime::{
    CallError, Error, FromHeaders, Headers, Method, Outcome, Response, TransportRequest,
};
use clientsmith_runtime::sample::api::integrations::UpdateIntegrationError;
use clientsmith_runtime::sample::client::Client;
use clientsmith_runtime::sample::types::{Integration, IntegrationType, UpdateIntegration};
use serde_json::json;

use crate::support::{core, empty, json as answer, method, send, Fake, Script, Step};

fn client(fake: &Fake) -> Client {
    let builder = Client::builder()
        .bearer_token("t0k")
        .base_url("https://h/api");
    builder.transport(fake.clone()).build().unwrap()
}

fn update() -> UpdateIntegration {
    UpdateIntegration::new("GitHub", None)
        .token("ghp")
        .note(None)
}

#[tokio::test]
async fn the_emitted_shape_makes_a_call() {
    let script = Script::Answer(
        200,
        vec![
            ("content-type", b"application/json".to_vec()),
            ("x-rate-limit-remaining", b"41".to_vec()),
        ],
        vec![Step::Chunk(
            br#"{"type":"NEW","parts":[{"level":2}],"ignored":{}}"#,
        )],
    );
    let fake = Fake::new(script);
    let client = client(&fake);
    let call = client
        .integrations()
        .update_integration("my-company", "a b", &update());
    let call = call
        .per_page(3)
        .timeout(Duration::from_secs(5))
        .header("x-trace", "7");
    let response: Response<Integration, _> = call.send().await.unwrap();
    assert_eq!(response.r#type, Some(IntegrationType::from("NEW")));
    assert_eq!(response.status().as_u16(), 200);
    assert_eq!(response.typed_headers().x_rate_limit_remaining, Some(41));
    assert!(!format!("{response:?}").contains("41"));

    let sent = fake.only();
    assert_eq!(
        sent.url,
        "https://h/api/workspaces/my-company/integrations/a%20b?per_page=3"
    );
    assert_eq!(sent.method, Method::PATCH);
    let body: serde_json::Value = serde_json::from_slice(&sent.body).unwrap();
    assert_eq!(
        body,
        json!({"name": "GitHub", "token": "ghp", "note": null, "ends": null})
    );
    for (name, value) in [
        ("authorization", "Bearer t0k"),
        ("content-type", "application/json"),
        ("accept", "application/json"),
        ("x-trace", "7"),
        (
            "user-agent",
            concat!("clientsmith-runtime/", env!("CARGO_PKG_VERSION")),
        ),
    ] {
        assert_eq!(sent.header(name), [value]);
    }
}

#[tokio::test]
async fn the_body_of_an_error_is_chosen_by_its_status() {
    let text = r#"{"message":"m"}"#;
    for status in [400, 404, 418, 500, 503, 599, 600] {
        let fake = Fake::new(answer(status, text));
        let client = client(&fake);
        let call = client
            .integrations()
            .update_integration("w", "h", &update());
        let error = call.send().await.unwrap_err();
        let message = match (status, error.body().unwrap()) {
            (404, UpdateIntegrationError::NotFound(body))
            | (500..=599, UpdateIntegrationError::ServerError(body))
            | (400 | 418 | 600, UpdateIntegrationError::Default(body)) => body.message.as_deref(),
            other => panic!("{other:?}"),
        };
        assert_eq!(message, Some("m"));
        assert_eq!(
            (error.status().unwrap().as_u16(), error.outcome()),
            (status, Outcome::Answered)
        );
        let crate_wide: Error = error.into();
        assert_eq!(crate_wide.raw_body(), Some(text.as_bytes()));
    }
}

#[tokio::test]
async fn an_error_body_of_another_shape_hides_nothing() {
    for text in [
        "<html>canary</html>",
        "",
        "[\"canary\"]",
        r#"{"message":{"canary":1}}"#,
        "\u{feff}",
    ] {
        let fake = Fake::new(answer(502, text));
        let client = client(&fake);
        let error = client
            .integrations()
            .update_integration("w", "h", &update())
            .send()
            .await
            .unwrap_err();
        assert!(error.body().is_none(), "{text}");
        assert_eq!(error.status().unwrap().as_u16(), 502);
        assert_eq!(error.raw_body(), Some(text.as_bytes()));
        assert!(!format!("{error} {error:?}").contains("canary"));
    }
}

#[tokio::test]
async fn a_success_that_does_not_fit_has_no_error_body() {
    let fake = Fake::new(answer(200, r#"{"name":1,"message":"m"}"#));
    let client = client(&fake);
    let error = client
        .integrations()
        .update_integration("w", "h", &update())
        .send()
        .await
        .unwrap_err();
    assert!(error.is_decode() && error.body().is_none());
    assert_eq!(error.json_path(), Some("$.name"));
}

/// Headers of every kind that is read.
struct Read {
    text: Option<String>,
    number: Option<i64>,
    flag: Option<bool>,
}

impl FromHeaders for Read {
    fn from_headers(headers: &Headers<'_>) -> Self {
        Self {
            text: headers.text("X-Text"),
            number: headers.parsed("X-Number"),
            flag: headers.parsed("X-Flag"),
        }
    }
}

async fn headers(headers: Vec<(&'static str, &[u8])>) -> Read {
    let headers = headers
        .into_iter()
        .map(|(name, value)| (name, value.to_vec()));
    let fake = Fake::new(Script::Answer(204, headers.collect(), Vec::new()));
    let call = core(&fake).call(crate::support::operation("/x"));
    let response: Response<(), Read> = call.send_empty::<Read, Error>().await.unwrap();
    response.typed_headers()
}

#[tokio::test]
async fn declared_headers_are_read_or_none() {
    let read = headers(vec![
        ("x-text", b"a b"),
        ("x-number", b" -7 "),
        ("x-flag", b"true"),
    ])
    .await;
    assert_eq!(
        (read.text.as_deref(), read.number, read.flag),
        (Some("a b"), Some(-7), Some(true))
    );
    let read = headers(Vec::new()).await;
    assert_eq!((read.text, read.number, read.flag), (None, None, None));
    for value in [
        &b"\xff"[..],
        b"",
        b"1.5",
        b"7, 8",
        b"99999999999999999999",
        "²".as_bytes(),
    ] {
        assert_eq!(
            headers(vec![("x-number", value)]).await.number,
            None,
            "{value:?}"
        );
    }
    assert_eq!(
        headers(vec![("x-number", b"1"), ("x-number", b"2")])
            .await
            .number,
        None
    );
}

/// How long an answer with these headers asks to wait.
async fn wait(headers: Vec<(&'static str, &[u8])>) -> Option<Duration> {
    let headers = headers
        .into_iter()
        .map(|(name, value)| (name, value.to_vec()));
    let fake = Fake::new(Script::Answer(429, headers.collect(), Vec::new()));
    let call = core(&fake).call(method(Method::PATCH, "/x", &[]));
    send(call).await.unwrap_err().retry_after()
}

#[tokio::test]
async fn how_long_to_wait() {
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    for (value, expected) in [
        ("0", seconds(0)),
        ("120", seconds(120)),
        (" 5 ", seconds(5)),
        ("007", seconds(7)),
        ("100000000000000000000", seconds(u64::MAX)),
        ("", None),
        ("+5", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("5, 6", None),
        ("5s", None),
        ("soon", None),
        ("2026-11-24T00:00:00Z", None),
    ] {
        assert_eq!(
            wait(vec![("retry-after", value.as_bytes())]).await,
            expected,
            "{value}"
        );
    }
    assert_eq!(wait(vec![("retry-after", b"\xff")]).await, None);
    assert_eq!(
        wait(vec![("retry-after", b"5"), ("retry-after", b"6")]).await,
        None
    );
    assert_eq!(wait(Vec::new()).await, None);
}

#[tokio::test]
async fn a_date_counts_from_the_answers_own_clock() {
    let now = ("date", &b"Tue, 24 Nov 2015 10:00:00 GMT"[..]);
    for (value, expected) in [
        ("Tue, 24 Nov 2015 10:00:30 GMT", 30),
        ("Tuesday, 24-Nov-15 10:01:00 GMT", 60),
        ("Tue Nov 24 10:00:01 2015", 1),
        ("Tue, 24 Nov 2015 10:00:00 GMT", 0),
        ("Tue, 24 Nov 2015 09:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 251_953_941_599),
    ] {
        let waited = wait(vec![("retry-after", value.as_bytes()), now]).await;
        assert_eq!(waited, Some(Duration::from_secs(expected)), "{value}");
    }
    // Without it, this machine's clock has to do.
    assert_eq!(
        wait(vec![("retry-after", now.1)]).await,
        Some(Duration::ZERO)
    );
    let far = wait(vec![("retry-after", b"Fri, 31 Dec 9999 23:59:59 GMT")]).await;
    assert!(far.unwrap() > Duration::from_secs(200_000_000_000));
}

#[tokio::test]
async fn an_answer_without_a_body_where_none_is_declared() {
    for script in [
        empty(200, Vec::new()),
        empty(204, Vec::new()),
        answer(200, "{\"more\":1}"),
    ] {
        send(core(&Fake::new(script)).call(crate::support::operation("/x")))
            .await
            .unwrap();
    }
}

/// What users move between threads, and keep.
#[test]
fn everything_can_be_sent_to_another_thread() {
    fn shared<T: Send + Sync + 'static>() {}
    fn sendable(_: &(impl Send + 'static)) {}
    shared::<Client>();
    shared::<Error>();
    shared::<CallError<UpdateIntegrationError>>();
    shared::<Response<Integration>>();
    shared::<TransportRequest>();
    let fake = Fake::new(empty(204, Vec::new()));
    let call = client(&fake)
        .integrations()
        .update_integration("w", "h", &update());
    sendable(&call.send());
    assert!(size_of::<CallError<[u64; 100]>>() <= 16);
}
