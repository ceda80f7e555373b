//! What the texts of errors say: enough to act upon, and never a value.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use clientsmith_runtime::fixtures::Parcel;
use clientsmith_runtime::runtime::{
    Answer, Call, CallError, Credential, Error, ErrorBody, ErrorKind, FilePart, Method, Operation,
    Outcome, Param, Response, SchemeKind, Secret, SecurityScheme,
};
use clientsmith_runtime::sample::api::integrations::UpdateIntegrationError;
use clientsmith_runtime::sample::client::Client;
use clientsmith_runtime::sample::types::UpdateIntegration;

use crate::support::{builder, core, empty, json, method, operation, send, Fake, Script, Step};

static SCHEMES: &[SecurityScheme] = &[SecurityScheme {
    name: "petstore_auth",
    setter: "access_token",
    kind: SchemeKind::Authorization,
}];

static DECLARED: Operation = Operation {
    id: "getPet",
    method: Method::GET,
    path: "/pets",
    security: &[],
    accept: "application/json",
    redirects: &["302", "307"],
    failures: &[("404", "No such pet"), ("4XX", "The request is wrong")],
};

/// The error of a call of `DECLARED` that gets this answer.
async fn refused(script: Script) -> Error {
    let fake = Fake::new(script);
    send(core(&fake).call(&DECLARED)).await.unwrap_err()
}

#[tokio::test]
async fn a_status_has_its_reason_and_the_documents_words() {
    for (status, text) in [
        (404, "status 404 Not Found: No such pet"),
        (409, "status 409 Conflict: The request is wrong"),
        (503, "status 503 Service Unavailable"),
        (304, "status 304 Not Modified"),
        (999, "status 999"),
    ] {
        let error = refused(json(status, "{}")).await;
        let text = format!("getPet (GET /pets): the service returned {text}");
        assert_eq!(error.to_string(), text);
    }
}

#[tokio::test]
async fn other_errors_name_the_status_too() {
    let error = refused(empty(301, vec![("location", "https://h.example/canary")])).await;
    assert_eq!(
        error.to_string(),
        "getPet (GET /pets): the service redirects to https://h.example, which is not followed \
         (status 301 Moved Permanently)"
    );
    let fake = Fake::new(json(203, "x"));
    let error = core(&fake).call(&DECLARED);
    let error = error.send_json::<i64, (), Error>().await.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("(status 203 Non Authoritative Information)"),
        "{error}"
    );
}

#[tokio::test]
async fn a_declared_redirect_is_an_answer() {
    for status in [302, 307] {
        let script = empty(status, vec![("location", "https://h.example/file")]);
        let call = core(&Fake::new(script)).call(&DECLARED);
        let response: Response<()> = call.send_empty::<(), Error>().await.unwrap();
        let (value, status_of_it, headers) = response.into_parts();
        assert_eq!(((), status), (value, status_of_it.as_u16()));
        assert_eq!(headers["location"], "https://h.example/file");
    }
    let script = empty(302, vec![("location", "/file")]);
    let call = core(&Fake::new(script)).call(&DECLARED);
    let stream = call.send_stream::<(), Error>().await.unwrap();
    assert_eq!(stream.status().as_u16(), 302);
    // 303 is not declared.
    let error = refused(empty(303, vec![("location", "/file")])).await;
    assert!(
        matches!(error.kind(), ErrorKind::Redirect { .. }),
        "{error}"
    );
}

#[tokio::test]
async fn missing_credentials_name_the_method_that_sets_them() {
    let fake = Fake::new(json(200, "{}"));
    let core = builder(&fake, SCHEMES).build().unwrap();
    let error = send(core.call(crate::support::secured("/x", &[&[0]]))).await;
    assert_eq!(
        error.unwrap_err().to_string(),
        "doIt (GET /x): the client has no credentials; this call takes petstore_auth \
         (`ClientBuilder::access_token`)"
    );
    let with = builder(&fake, SCHEMES).credential(0, Credential::bearer(&Secret::from("t")));
    send(
        with.build()
            .unwrap()
            .call(crate::support::secured("/x", &[&[0]])),
    )
    .await
    .unwrap();
}

#[tokio::test]
async fn a_media_type_is_named_with_those_that_are_declared() {
    let headers = vec![("content-type", b"Text/HTML; token=canary".to_vec())];
    let script = Script::Answer(200, headers, vec![Step::Chunk(b"<p>canary</p>")]);
    let call = core(&Fake::new(script)).call(operation("/x"));
    let error = call.send_json::<i64, (), Error>().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "doIt (GET /x): the answer's body is `text/html`, where the document declares \
         `application/json` (status 200 OK)"
    );
    assert!(!format!("{error:?}").contains("canary"));
}

#[test]
fn a_default_header_that_cannot_be_sent_is_named() {
    let fake = Fake::new(json(200, "{}"));
    for (name, value, text) in [
        (
            "X-Team",
            "canary\n",
            "the default header `x-team` holds a character that a header cannot carry",
        ),
        (
            "Host",
            "canary",
            "the default header `host` cannot be set: the client makes it from the request",
        ),
        (
            "canary canary",
            "X-Team",
            "a default header has a name that is not a header's",
        ),
    ] {
        let built = builder(&fake, &[]).default_header(name, value).build();
        assert_eq!(built.unwrap_err().to_string(), text);
    }
}

/// The error of a call that cannot be sent.
async fn unsent(prepare: impl FnOnce(&mut Call)) -> String {
    let fake = Fake::new(json(200, "{}"));
    let mut call = core(&fake).call(method(Method::POST, "/x", &[]));
    prepare(&mut call);
    let error = send(call).await.unwrap_err();
    assert_eq!((error.outcome(), fake.count()), (Outcome::NotSent, 0));
    let text = format!("{error} {error:?}");
    assert!(!text.contains("canary"), "{text}");
    error.to_string()
}

#[tokio::test]
async fn a_header_that_cannot_be_sent_is_named() {
    let error = unsent(|call| call.header("X-Trace", "canary\r\n")).await;
    assert_eq!(
        error,
        "doIt (POST /x): the header `x-trace` holds a character that a header cannot carry"
    );
    let error = unsent(|call| call.header("canary:", "x")).await;
    assert_eq!(
        error,
        "doIt (POST /x): a header of the call has a name that is not a header's"
    );
}

#[tokio::test]
async fn a_number_that_json_cannot_hold_is_found() {
    let offers = |price: f64| BTreeMap::from([("canary".to_owned(), vec![1.0, price])]);
    let error = unsent(|call| {
        call.json("application/json", &offers(f64::NAN));
    });
    assert_eq!(
        error.await,
        "doIt (POST /x): the body cannot be written: `$[*][1]` is infinity or NaN, which JSON cannot hold"
    );
    let inner = || serde_json::from_str::<Parcel>(r#"{"id":1,"note":"canary"}"#).unwrap();
    let parcel = || {
        let (mut outer, mut heavy) = (inner(), inner());
        heavy.weight = Some(f64::INFINITY);
        outer.parts = Some(vec![inner(), heavy]);
        outer
    };
    for prepare in [
        (|call, parcel| {
            call.json("application/json", parcel);
        }) as fn(&mut Call, &Parcel),
        |call, parcel| {
            call.form("application/x-www-form-urlencoded", &[], parcel);
        },
        |call, parcel| {
            call.multipart("multipart/form-data").parts(parcel);
        },
    ] {
        let error = unsent(|call| prepare(call, &parcel())).await;
        assert!(
            error.contains(": `$.parts[1].weight` is infinity or NaN"),
            "{error}"
        );
    }
    // serde's own way says it too.
    let error = serde_json::to_string(&parcel()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "JSON cannot hold infinity or NaN: $.parts[1].weight"
    );
}

#[tokio::test]
async fn a_part_that_cannot_be_sent_is_named() {
    let error = unsent(|call| {
        let file = FilePart::new("x").content_type("canary\n");
        call.multipart("multipart/form-data")
            .file(&Param::part("image"), file);
    });
    assert_eq!(
        error.await,
        "doIt (POST /x): the body cannot be written: `image` has a media type that a header cannot carry"
    );
    let error = unsent(|call| {
        call.form("application/x-www-form-urlencoded", &[], "canary");
    });
    assert_eq!(
        error.await,
        "doIt (POST /x): the body cannot be written: it is no object, which a form is made of"
    );
}

/// What an operation declares that has a text for every failure.
#[derive(Debug, PartialEq)]
enum Texts {
    Default(String),
}

impl ErrorBody for Texts {
    type Headers = ();

    fn read(answer: &Answer) -> Option<Self> {
        answer.text().map(Self::Default)
    }
}

/// The declared body of a failure.
async fn body(status: u16, steps: Vec<Step>) -> Option<Texts> {
    let headers = vec![("content-type", b"text/plain".to_vec())];
    let fake = Fake::new(Script::Answer(status, headers, steps));
    let call = core(&fake).call(operation("/x"));
    let error: CallError<Texts> = call.send_empty::<(), _>().await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), status);
    error.into_body()
}

#[tokio::test]
async fn what_is_not_there_or_broke_off_is_no_declared_body() {
    let busy = || Step::Chunk(b"busy");
    let typed = Some(Texts::Default("busy".to_owned()));
    assert_eq!(body(500, vec![busy()]).await, typed);
    for status in [101, 304, 500, 999] {
        assert_eq!(body(status, Vec::new()).await, None, "{status}");
        assert_eq!(
            body(status, vec![Step::Chunk(b"bu"), Step::Cut]).await,
            None
        );
    }
}

#[tokio::test]
async fn an_error_gives_its_body_and_its_typed_headers() {
    let headers = vec![
        ("content-type", b"application/json".to_vec()),
        ("x-rate-limit-remaining", b"7".to_vec()),
    ];
    let steps = vec![Step::Chunk(br#"{"message":"gone"}"#)];
    let fake = Fake::new(Script::Answer(404, headers, steps));
    let client = Client::builder()
        .bearer_token("t")
        .base_url("https://h/api");
    let client = client.transport(fake).build().unwrap();
    let call =
        client
            .integrations()
            .update_integration("w", "h", &UpdateIntegration::new("GitHub", None));
    let error = call.send().await.unwrap_err();
    let headers = error.typed_headers().unwrap();
    assert_eq!(headers.x_rate_limit_remaining, Some(7));
    let (error, body) = error.into_parts();
    assert!(error
        .to_string()
        .ends_with("status 404 Not Found: No such workspace or integration"));
    assert!(matches!(body, Some(UpdateIntegrationError::NotFound(_))));
}
