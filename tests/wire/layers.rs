//! Layers around the transport: the examples of the emitted client, and what a request says about itself.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use buddy_works::{
    BoxFuture, Client as Buddy, Outcome, RequestBody, ReqwestTransport, Transport, TransportError,
    TransportErrorKind, TransportRequest, TransportResponse,
};
use clientsmith_emitted::http::StatusCode;
use clientsmith_emitted::{Client, bytes, http};
use clientsmith_tests::server::Server;

use crate::fake::Fake;
use crate::metrics::Metrics;
use crate::retry::Retry;
use crate::shared::{ANSWER, JSON, call, short};

/// Fails or answers as its list says, then answers 204; counts.
#[derive(Clone, Default)]
struct Script {
    steps: Arc<Mutex<Vec<Result<u16, clientsmith_emitted::TransportErrorKind>>>>,
    requests: Arc<Mutex<Vec<bytes::Bytes>>>,
}

impl Script {
    fn new(steps: &[Result<u16, clientsmith_emitted::TransportErrorKind>]) -> Self {
        let steps = steps.iter().rev().copied().collect();
        Self {
            steps: Arc::new(Mutex::new(steps)),
            requests: Arc::default(),
        }
    }

    fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }
}

impl clientsmith_emitted::Transport for Script {
    fn send(
        &self,
        request: clientsmith_emitted::TransportRequest,
    ) -> clientsmith_emitted::BoxFuture<
        '_,
        Result<clientsmith_emitted::TransportResponse, clientsmith_emitted::TransportError>,
    > {
        let body = request.body.into_bytes().unwrap_or_default();
        self.requests.lock().unwrap().push(body);
        let step = self.steps.lock().unwrap().pop().unwrap_or(Ok(204));
        Box::pin(std::future::ready(match step {
            Ok(status) => {
                let mut headers = http::HeaderMap::new();
                headers.insert("retry-after", http::HeaderValue::from_static("0"));
                let status = StatusCode::from_u16(status).unwrap();
                Ok(clientsmith_emitted::TransportResponse::new(
                    status,
                    headers,
                    bytes::Bytes::new(),
                ))
            }
            Err(kind) => Err(clientsmith_emitted::TransportError::new(kind)),
        }))
    }
}

fn retrying(script: &Script) -> Client {
    Client::builder()
        .key("k")
        .transport(script.clone())
        .wrap(|inner| Retry::new(inner, 3, Duration::ZERO))
        .build()
        .unwrap()
}

#[tokio::test]
async fn the_retrying_example_repeats_what_is_safe() {
    use clientsmith_emitted::TransportErrorKind::{Connect, Lost, Tls};
    for (steps, requests, succeeds) in [
        (vec![Ok(503), Err(Lost)], 3, true),
        (vec![Ok(503); 5], 3, false),
        (vec![Err(Tls)], 1, false),
        (vec![Ok(404)], 1, false),
    ] {
        let script = Script::new(&steps);
        let client = retrying(&script);
        let result = client.bodies().send_bytes("content").send().await;
        assert_eq!((script.count(), result.is_ok()), (requests, succeeds));
        let sent = script.requests.lock().unwrap().clone();
        assert!(sent.iter().all(|body| body == "content"), "{sent:?}");
    }
    // A POST: only what was surely not processed.
    for (steps, requests) in [
        (vec![Err(Connect), Ok(429)], 3),
        (vec![Err(Lost)], 1),
        (vec![Ok(503)], 1),
    ] {
        let script = Script::new(&steps);
        let result = retrying(&script).servers().send_file().send().await;
        assert_eq!(script.count(), requests, "{result:?}");
    }
}

#[tokio::test]
async fn the_retrying_example_never_sends_half_a_body_again() {
    let script = Script::new(&[Ok(429)]);
    let client = retrying(&script);
    let body = clientsmith_emitted::RequestBody::reader(&b"content"[..]);
    let error = client.bodies().send_bytes(body).send().await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(script.count(), 1);
}

#[tokio::test]
async fn the_metrics_example_counts_by_operation() {
    let (metrics, script) = (Metrics::default(), Script::new(&[Ok(500)]));
    let client = Client::builder().transport(script).wrap({
        let metrics = metrics.clone();
        move |inner| metrics.around(inner)
    });
    let client = client.build().unwrap();
    assert!(client.servers().read_state().send().await.is_err());
    for _ in 0..2 {
        client.servers().read_state().send().await.unwrap();
    }
    let all = metrics.read();
    let counts = &all["read state"];
    assert_eq!((counts.requests, counts.failures), (3, 1));
    assert_eq!(counts.template, "/state");
}

#[tokio::test]
async fn the_fake_answers_by_operation() {
    let fake = Fake::default().answer("read state", StatusCode::NO_CONTENT, "");
    let client = Client::builder().transport(fake.clone()).build().unwrap();
    client.servers().read_state().send().await.unwrap();
    let error = client.bodies().read_bytes().send().await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    let lines: Vec<String> = fake.sent().into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, ["GET /eu/state", "GET /eu/bytes"]);
}

/// Adds its name to a header of the request.
struct Named<T>(&'static str, T);

impl<T: Transport> Transport for Named<T> {
    fn send(
        &self,
        mut request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        let name = http::HeaderValue::from_static(self.0);
        request.headers.append("x-layer", name);
        self.1.send(request)
    }
}

#[tokio::test]
async fn layers_go_around_the_default_transport_the_last_one_outermost() {
    let server = Server::answering("200 OK", &[JSON], ANSWER);
    let client = Buddy::builder()
        .bearer_token("t")
        .base_url(server.url())
        .wrap(|inner| Named("inner", inner))
        .wrap(|inner| Named("outer", inner))
        .build()
        .unwrap();
    call(&client).send().await.unwrap();
    let request = server.request_texts().remove(0);
    let (outer, inner) = (
        request.find("x-layer: outer"),
        request.find("x-layer: inner"),
    );
    assert!(outer.is_some() && outer < inner, "{request}");
}

#[tokio::test]
async fn a_transport_is_shared_between_clients() {
    let server = Server::answering("200 OK", &[JSON], ANSWER);
    let transport =
        ReqwestTransport::from_builder(buddy_works::reqwest::Client::builder(), &short());
    let transport = Arc::new(transport.unwrap());
    for token in ["one", "two"] {
        let client = Buddy::builder()
            .bearer_token(token)
            .base_url(server.url())
            .transport(Arc::clone(&transport))
            .build()
            .unwrap();
        call(&client).send().await.unwrap();
    }
    let sent = server.request_texts();
    assert!(sent[0].contains("Bearer one") && sent[1].contains("Bearer two"));
}

#[tokio::test]
async fn a_builder_of_reqwest_brings_headers_and_no_redirects() {
    let server = Server::answering("302 Found", &["location: /elsewhere"], "");
    let mut headers = http::HeaderMap::new();
    headers.insert("x-mine", http::HeaderValue::from_static("1"));
    let builder = buddy_works::reqwest::Client::builder()
        .default_headers(headers)
        .timeout(Duration::from_nanos(1))
        .redirect(buddy_works::reqwest::redirect::Policy::limited(5));
    let client = Buddy::builder()
        .bearer_token("t")
        .base_url(server.url())
        .reqwest(builder)
        .build()
        .unwrap();
    let error = call(&client).send().await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Answered, "{error:?}");
    let sent = server.request_texts();
    assert_eq!(sent.len(), 1);
    assert!(sent[0].contains("\r\nx-mine: 1\r\n"), "{}", sent[0]);
}

#[tokio::test]
async fn a_client_of_reqwest_is_used_as_it_is() {
    let server = Server::answering("200 OK", &[JSON], ANSWER);
    let client = buddy_works::reqwest::Client::builder().no_proxy().build();
    let client = Buddy::builder()
        .bearer_token("t")
        .base_url(server.url())
        .transport(ReqwestTransport::from_client(client.unwrap()))
        .build()
        .unwrap();
    call(&client).send().await.unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_request_is_cloned_with_all_but_a_body_that_is_read() {
    let url = buddy_works::url::Url::parse("https://h/pets/7?key=SEKRET").unwrap();
    let mut request =
        TransportRequest::new(http::Method::PUT, url).operation("putPet", "/pets/{id}");
    request.body = RequestBody::from("content");
    request.extensions.insert(7_u8);
    let again = request.try_clone().unwrap();
    assert_eq!(
        (again.operation_id(), again.path_template()),
        ("putPet", "/pets/{id}")
    );
    assert_eq!(again.extensions.get::<u8>(), Some(&7));
    assert_eq!(again.body.into_bytes().unwrap(), "content");
    assert!(request.is_idempotent() && request.is_repeatable());
    request.body = RequestBody::reader(&b"content"[..]);
    assert!(!request.is_repeatable());
    assert!(request.try_clone().is_none());
    assert!(!format!("{request:?}").contains("SEKRET"));
    assert!(TransportErrorKind::Connect.is_not_sent() && !TransportErrorKind::Lost.is_not_sent());
}
