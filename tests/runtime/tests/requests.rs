//! What a request holds: body, headers, credentials.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::time::Duration;

use clientsmith_runtime::runtime::{
    Core, Credential, ErrorKind, Method, Outcome, Param, SchemeKind, Secret, SecurityScheme,
};

use crate::support::{builder, core, empty, method, operation, secured, send, Fake, Sent};

static SCHEMES: &[SecurityScheme] = &[
    SecurityScheme {
        name: "bearer",
        setter: "set_bearer",
        kind: SchemeKind::Authorization,
    },
    SecurityScheme {
        name: "header",
        setter: "set_header",
        kind: SchemeKind::HeaderKey("X-Key"),
    },
    SecurityScheme {
        name: "query",
        setter: "set_query",
        kind: SchemeKind::QueryKey("key"),
    },
    SecurityScheme {
        name: "cookie",
        setter: "set_cookie",
        kind: SchemeKind::CookieKey("sid"),
    },
];

const BEARER: usize = 0;
const HEADER: usize = 1;
const QUERY: usize = 2;
const COOKIE: usize = 3;

fn fake() -> Fake {
    Fake::new(empty(204, Vec::new()))
}

/// A client with credentials of these schemes.
fn with(fake: &Fake, schemes: &[usize]) -> Core {
    let key = || Credential::key(Secret::from("k&=1"));
    let builder = schemes
        .iter()
        .fold(builder(fake, SCHEMES), |builder, scheme| {
            let credential = match *scheme {
                BEARER => Credential::bearer(&Secret::from("t0k")),
                _ => key(),
            };
            builder.credential(*scheme, credential)
        });
    builder.build().unwrap()
}

/// What a call of an operation with this security sends, or the schemes that it misses.
async fn credentials(
    schemes: &[usize],
    security: &'static [&'static [usize]],
) -> Result<Vec<&'static str>, String> {
    let fake = fake();
    match send(with(&fake, schemes).call(secured("/x", security))).await {
        Ok(()) => Ok(found(&fake.only())),
        Err(error) => {
            assert_eq!((error.outcome(), fake.count()), (Outcome::NotSent, 0));
            let ErrorKind::MissingCredentials(wanted) = error.kind() else {
                panic!("{error}");
            };
            Err(wanted.clone())
        }
    }
}

fn found(sent: &Sent) -> Vec<&'static str> {
    let mut found = Vec::new();
    if sent.header("authorization") == ["Bearer t0k"] {
        assert!(sent.headers["authorization"].is_sensitive());
        found.push("bearer");
    }
    if sent.header("x-key") == ["k&=1"] {
        assert!(sent.headers["x-key"].is_sensitive());
        found.push("header");
    }
    if sent.url.ends_with("?key=k%26%3D1") {
        found.push("query");
    }
    if sent.header("cookie") == ["sid=k&=1"] {
        assert!(sent.headers["cookie"].is_sensitive());
        found.push("cookie");
    }
    let others = ["user-agent", "accept"].len();
    let in_headers = found.iter().filter(|name| **name != "query").count();
    assert_eq!(sent.headers.len(), others + in_headers);
    found
}

#[tokio::test]
async fn credentials_are_sent_as_the_operation_asks_and_not_otherwise() {
    let all = &[BEARER, HEADER, QUERY, COOKIE];
    let none: Vec<&str> = Vec::new();
    assert_eq!(credentials(all, &[]).await, Ok(none.clone()));
    assert_eq!(credentials(all, &[&[]]).await, Ok(none.clone()));
    assert_eq!(credentials(all, &[&[BEARER]]).await, Ok(vec!["bearer"]));
    assert_eq!(
        credentials(all, &[&[HEADER, QUERY, COOKIE]]).await,
        Ok(vec!["header", "query", "cookie"])
    );
    // The first alternative all of whose credentials are there.
    assert_eq!(
        credentials(all, &[&[QUERY], &[BEARER]]).await,
        Ok(vec!["query"])
    );
    assert_eq!(
        credentials(&[BEARER], &[&[BEARER, HEADER], &[BEARER]]).await,
        Ok(vec!["bearer"])
    );
    // "No credentials" is the last choice, wherever it stands.
    assert_eq!(
        credentials(&[BEARER], &[&[], &[BEARER]]).await,
        Ok(vec!["bearer"])
    );
    assert_eq!(credentials(&[], &[&[], &[BEARER]]).await, Ok(none));
}

#[tokio::test]
async fn missing_credentials_are_named_before_anything_is_sent() {
    let wanted = credentials(&[QUERY], &[&[BEARER], &[HEADER, COOKIE]]).await;
    assert_eq!(wanted, Err("bearer (`ClientBuilder::set_bearer`), or header (`ClientBuilder::set_header`) and cookie (`ClientBuilder::set_cookie`)".to_owned()));
}

#[tokio::test]
async fn a_user_name_and_a_password() {
    let fake = fake();
    let credential = Credential::basic("Aladdin", &Secret::from("open sesame"));
    let core = builder(&fake, SCHEMES)
        .credential(BEARER, credential)
        .build()
        .unwrap();
    send(core.call(secured("/x", &[&[BEARER]]))).await.unwrap();
    assert_eq!(
        fake.only().header("authorization"),
        ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]
    );
}

#[test]
fn credentials_that_cannot_be_carried_are_refused() {
    for (scheme, text) in [
        (BEARER, "a\r\nb"),
        (HEADER, "a\nb"),
        (COOKIE, "a; b=c"),
        (COOKIE, "a b"),
        (COOKIE, "a\"b"),
        (COOKIE, "ü"),
    ] {
        let credential = Credential::key(Secret::from(text));
        let built = builder(&fake(), SCHEMES)
            .credential(scheme, credential)
            .build();
        let error = built.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Configuration(_)),
            "{text}"
        );
        assert!(!error.to_string().contains(text));
    }
    let credential = Credential::key(Secret::from("a; \n ü"));
    assert!(builder(&fake(), SCHEMES)
        .credential(QUERY, credential)
        .build()
        .is_ok());
}

#[tokio::test]
async fn a_body_and_its_media_type() {
    let fake = fake();
    let mut call = core(&fake).call(method(Method::PATCH, "/x", &[]));
    call.json("application/merge-patch+json", ["a", "b"].as_slice());
    send(call).await.unwrap();
    let request = fake.only();
    assert_eq!(request.method, Method::PATCH);
    assert_eq!(
        request.header("content-type"),
        ["application/merge-patch+json"]
    );
    assert_eq!(request.body, "[\"a\",\"b\"]");
    let mut call = core(&fake).call(method(Method::POST, "/x", &[]));
    call.bytes("text/plain", "hello");
    send(call).await.unwrap();
    assert_eq!(fake.only().body, "hello");
}

#[tokio::test]
async fn a_body_that_json_cannot_hold_is_refused() {
    let fake = fake();
    let mut call = core(&fake).call(method(Method::PATCH, "/x", &[]));
    call.json("application/json", &vec![1.0, f64::INFINITY]);
    let error = send(call).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (
            &ErrorKind::InvalidBody {
                place: Some("$[1]".to_owned()),
                problem: "is infinity or NaN, which JSON cannot hold",
            },
            Outcome::NotSent
        )
    );
    assert_eq!(fake.count(), 0);
}

#[tokio::test]
async fn each_header_is_sent_once_and_the_nearest_wins() {
    let fake = fake();
    let builder = builder(&fake, SCHEMES)
        .default_header("X-Team", "client")
        .default_header("X-Trace", "client");
    let builder = builder
        .user_agent("mine/2")
        .credential(BEARER, Credential::bearer(&Secret::from("t0k")));
    let core = builder.build().unwrap();
    let mut call = core.call(secured("/x", &[&[BEARER]]));
    call.header("x-team", "call");
    call.header("Accept", "text/csv");
    call.header("authorization", "Custom");
    send(call).await.unwrap();
    let request = fake.only();
    for (name, value) in [
        ("x-team", "call"),
        ("x-trace", "client"),
        ("accept", "text/csv"),
        ("authorization", "Custom"),
        ("user-agent", "mine/2"),
    ] {
        assert_eq!(request.header(name), [value], "{name}");
    }
    assert!(request.headers["x-team"].is_sensitive() && request.headers["x-trace"].is_sensitive());
}

#[tokio::test]
async fn cookies_come_together() {
    let fake = fake();
    let mut call = with(&fake, &[COOKIE]).call(secured("/x", &[&[COOKIE]]));
    call.param(&Param::cookie("a"), &1);
    call.header("Cookie", "b=2");
    send(call).await.unwrap();
    let request = fake.only();
    assert_eq!(request.header("cookie"), ["a=1; sid=k&=1; b=2"]);
    assert!(request.headers["cookie"].is_sensitive());
}

#[tokio::test]
async fn a_header_of_the_call_that_cannot_be_sent_is_refused() {
    for (name, value, shown) in [
        ("a evil", "c", None),
        ("X-A", "evil\r\nc: d", Some("x-a")),
        ("Host", "evil.example", Some("host")),
        ("Transfer-Encoding", "chunked", Some("transfer-encoding")),
    ] {
        let fake = fake();
        let mut call = core(&fake).call(operation("/x"));
        call.header(name, value);
        let error = send(call).await.unwrap_err();
        let ErrorKind::InvalidHeader { name, .. } = error.kind() else {
            panic!("{error}");
        };
        assert_eq!(name.as_deref(), shown);
        assert_eq!((error.outcome(), fake.count()), (Outcome::NotSent, 0));
        assert!(!error.to_string().contains("evil"));
    }
}

#[test]
fn no_debug_text_shows_a_secret() {
    let fake = fake();
    let secret = || Secret::from("canary");
    let builder = builder(&fake, SCHEMES)
        .credential(BEARER, Credential::bearer(&secret()))
        .default_header("x-key", "canary");
    let before = format!("{builder:?} {:?}", Credential::basic("canary", &secret()));
    let core = builder.build().unwrap();
    let mut call = core.call(operation("/x/{id}"));
    call.param(&Param::path("id"), "canary")
        .param(&Param::query("q"), "canary");
    call.json("application/json", "canary");
    call.header("x-other", "canary");
    call.timeout(Duration::from_secs(1));
    let after = format!("{core:?} {call:?} {call:#?}");
    assert!(
        !before.contains("canary") && !after.contains("canary"),
        "{before} {after}"
    );
    assert!(after.contains("doIt"));
}
