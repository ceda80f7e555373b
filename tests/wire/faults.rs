//! Answers that are not as they should be.

use buddy_works::api::integrations::{UpdateIntegrationError, UpdateIntegrationHeaders};
use buddy_works::{ErrorKind, Outcome};
use clientsmith_tests::server::{Server, Step, answer};

use crate::shared::{ANSWER, JSON, call, client};

/// The kind of the error that an answer gives.
async fn kind(server: &Server) -> ErrorKind {
    call(&client(server))
        .send()
        .await
        .unwrap_err()
        .kind()
        .clone()
}

fn unexpected(media_type: &str) -> ErrorKind {
    ErrorKind::UnexpectedContentType {
        found: Some(media_type.to_owned()),
        declared: "application/json",
    }
}

#[tokio::test]
async fn bodies_that_cannot_be_the_declared_one() {
    let cases = [
        ("", JSON, ErrorKind::EmptyBody),
        (" \r\n", JSON, ErrorKind::EmptyBody),
        ("<html>", "content-type: text/html", unexpected("text/html")),
        (ANSWER, "content-type: text/plain", unexpected("text/plain")),
    ];
    for (body, header, expected) in cases {
        let server = Server::answering("200 OK", &[header], body);
        assert_eq!(kind(&server).await, expected, "{header} {body}");
    }
}

#[tokio::test]
async fn bodies_that_are_the_declared_one_in_another_dress() {
    let marked = format!("\u{feff}{ANSWER}");
    let spaced = format!("\n {ANSWER} \n");
    for (body, header) in [
        (marked.as_str(), JSON),
        (spaced.as_str(), JSON),
        (ANSWER, "content-type: Application/JSON; charset=\"UTF-8\""),
        (ANSWER, "content-type: application/vnd.buddy+json"),
        (ANSWER, "content-type: application/json;charset=ISO-8859-1"),
        (ANSWER, "content-type: text/json"),
        (ANSWER, "x-nothing: 1"),
        (
            r#"{"name":null,"permissions":{"users":null},"hash_id":"NLVaDzgp6W2qJljaQlJOoYdmZ3","new":[1,{"a":2}]}"#,
            JSON,
        ),
    ] {
        let server = Server::answering("200 OK", &[header], body);
        let answer = call(&client(&server)).send().await.unwrap();
        assert_eq!(
            answer.hash_id.as_deref(),
            Some("NLVaDzgp6W2qJljaQlJOoYdmZ3"),
            "{header}"
        );
    }
}

/// Bodies of another shape, the path where they stop fitting, and what is said.
const MISFITS: &[(&str, &str, &str)] = &[
    (
        r#"{"name":7331}"#,
        "$.name",
        "expected a string, found an integer",
    ),
    (
        r#"{"allowed_pipelines":[{"id":1},{"id":"sekret"}]}"#,
        "$.allowed_pipelines[1].id",
        "expected i32, found a string",
    ),
    (
        r#"{"permissions":{"users":[{"id":99999999999}]}}"#,
        "$.permissions.users[0].id",
        "expected i32, found a number out of range",
    ),
    (
        r#"{"type":["sekret"]}"#,
        "$.type",
        "expected a string, found a list",
    ),
    (r#"["sekret"]"#, "$", "expected an object, found a list"),
    (
        r#"{"name":"a"} sekret"#,
        "$",
        "something follows the JSON text",
    ),
    (r#"{"name":"sek"#, "$.name", "the JSON text ends early"),
];

#[tokio::test]
async fn decode_errors_name_the_place_and_never_a_value() {
    for (body, path, reason) in MISFITS {
        let server = Server::answering("200 OK", &[JSON], body);
        let error = call(&client(&server)).send().await.unwrap_err();
        assert!(error.is_decode(), "{error:?}");
        assert_eq!(error.json_path(), Some(*path), "{body}");
        assert_eq!(error.raw_body(), Some(body.as_bytes()));
        assert_eq!(error.outcome(), Outcome::Answered);
        let texts = format!("{error} {error:?}");
        assert!(texts.contains(reason), "{reason}: {texts}");
        assert!(
            !texts.contains("sek") && !texts.contains("7331") && !texts.contains("99999999999"),
            "{texts}"
        );
    }
}

#[tokio::test]
async fn declared_errors_are_typed_and_all_others_keep_their_bytes() {
    let declared = [
        r#"{"errors":[{"message":"Sandbox not found"}]}"#,
        r#"{"errors":["Error 1"]}"#,
        r#"{"error":"PackageNotEmpty","message":"m"}"#,
        r#"{"message":"Deployment 'dep_999' not found"}"#,
    ];
    for body in declared {
        let server = Server::answering("404 Not Found", &[JSON], body);
        let error = call(&client(&server)).send().await.unwrap_err();
        assert!(
            matches!(error.body(), Some(UpdateIntegrationError::NotFound(_))),
            "{body}"
        );
        assert_eq!(error.raw_body(), Some(body.as_bytes()));
    }
    for (status, body) in [
        ("502 Bad Gateway", "<html>proxy</html>"),
        ("404 Not Found", ""),
        ("500 Oops", "[1]"),
    ] {
        let server = Server::answering(status, &["content-type: text/html"], body);
        let error = call(&client(&server)).send().await.unwrap_err();
        assert!(error.body().is_none(), "{status}");
        assert_eq!(error.raw_body(), Some(body.as_bytes()));
        assert_eq!(
            error.status().map(|it| it.as_u16()),
            status[..3].parse().ok()
        );
        assert_eq!(*error.kind(), ErrorKind::Status);
    }
}

#[tokio::test]
async fn every_other_status_falls_to_default() {
    let server = Server::answering("418 Teapot", &[JSON], r#"{"message":"m"}"#);
    let error = call(&client(&server)).send().await.unwrap_err();
    assert!(
        matches!(error.body(), Some(UpdateIntegrationError::Default(body)) if body.message.as_deref() == Some("m"))
    );
}

#[tokio::test]
async fn rate_limits_are_typed_on_success_and_on_error() {
    let headers = [
        "x-rate-limit-limit: 1",
        "x-rate-limit-remaining: 999",
        "x-rate-limit-reset: 1767225600",
        "retry-after: 7",
    ];
    let server = Server::answering("429 Too Many Requests", &headers, "{}");
    let error = call(&client(&server)).send().await.unwrap_err();
    let typed = error.typed_headers().unwrap();
    assert_eq!(
        error.headers_as::<UpdateIntegrationHeaders>(),
        Some(typed.clone())
    );
    assert_eq!(typed.rate_limit_limit, Some(1));
    assert_eq!(typed.rate_limit_remaining, Some(999));
    assert_eq!(typed.rate_limit_reset, Some(1_767_225_600));
    assert_eq!(error.retry_after().map(|it| it.as_secs()), Some(7));
    assert!(error.is_retryable());
    let server = Server::answering(
        "200 OK",
        &[
            JSON,
            "x-rate-limit-remaining: -5",
            "x-rate-limit-limit: many",
        ],
        ANSWER,
    );
    let answer = call(&client(&server)).send().await.unwrap();
    let typed = answer.typed_headers();
    assert_eq!(
        (typed.rate_limit_remaining, typed.rate_limit_limit),
        (Some(-5), None)
    );
}

#[tokio::test]
async fn redirects_are_errors_and_nobody_else_is_called() {
    let elsewhere = Server::answering("200 OK", &[JSON], ANSWER);
    for status in ["301 M", "302 F", "303 S", "307 T", "308 P"] {
        let location = format!("location: {}/secret-path?key=sekret", elsewhere.url());
        let server = Server::answering(status, &[&location], "");
        let error = call(&client(&server)).send().await.unwrap_err();
        assert_eq!(
            *error.kind(),
            ErrorKind::Redirect {
                origin: Some(elsewhere.url())
            },
            "{status}"
        );
        assert!(!format!("{error} {error:?}").contains("sek"), "{error:?}");
        assert_eq!(server.requests().len(), 1);
    }
    let server = Server::answering("302 Found", &[], "");
    assert_eq!(kind(&server).await, ErrorKind::Redirect { origin: None });
    let server = Server::answering("302 Found", &["location: ../login?key=sekret"], "");
    let origin = Some(server.url());
    assert_eq!(kind(&server).await, ErrorKind::Redirect { origin });
    let server = Server::answering("304 Not Modified", &[], "");
    assert!(matches!(
        kind(&server).await,
        ErrorKind::Status | ErrorKind::Redirect { .. }
    ));
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn a_body_that_is_cut_is_no_decode_error() {
    let mut cut = answer("200 OK", &[JSON], ANSWER);
    cut.truncate(cut.len() - 10);
    let server = Server::start(vec![Step::Read, Step::Write(cut)]);
    let error = call(&client(&server)).send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::BodyIncomplete);
    assert_eq!(error.status().map(|it| it.as_u16()), Some(200));
    assert!(!error.is_decode());
}

#[tokio::test]
async fn a_connection_that_closes_after_the_request_may_have_been_processed() {
    let server = Server::start(vec![Step::Read]);
    let error = call(&client(&server)).send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::ConnectionLost, "{error:?}");
    assert_eq!(error.outcome(), Outcome::MaybeProcessed);
    assert!(!error.is_retryable(), "a PATCH is not safe to repeat");
    assert!(
        error.to_string().contains("may have been processed"),
        "{error}"
    );
    assert_eq!(server.requests().len(), 1, "the request was sent once");
}

#[tokio::test]
async fn a_server_that_is_not_there_has_seen_nothing() {
    let url = Server::answering("200 OK", &[], "")
        .url()
        .replace("127.0.0.1", "127.0.0.2");
    let client = buddy_works::Client::builder()
        .bearer_token("t")
        .base_url(url)
        .build()
        .unwrap();
    let error = call(&client).send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Connect, "{error:?}");
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(error.is_retryable());
}

#[tokio::test]
async fn what_is_no_http_is_an_error_of_the_connection() {
    let server = Server::start(vec![
        Step::Read,
        Step::Write(b"SSH-2.0-OpenSSH\r\n".to_vec()),
    ]);
    let error = call(&client(&server)).send().await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::MaybeProcessed, "{error:?}");
    assert!(error.status().is_none());
}
