//! Where calls go: the servers of the document, those of single operations, and what a caller says.

use std::future::ready;
use std::sync::{Arc, Mutex};

use clientsmith_emitted::bytes::Bytes;
use clientsmith_emitted::http::{HeaderMap, StatusCode};
use clientsmith_emitted::{
    BoxFuture, Client, ClientBuilder, ErrorKind, Server, Transport, TransportError,
    TransportRequest, TransportResponse,
};
use clientsmith_tests::server::Server as Socket;

/// Keeps where requests go, and the key that goes with them.
#[derive(Clone, Default)]
struct Fake(Arc<Mutex<Vec<String>>>);

impl Transport for Fake {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        let key = request.headers.get("x-key");
        let key = key.map_or("", |key| key.to_str().unwrap());
        let line = format!("{} {} {key}", request.method, request.url);
        self.0.lock().unwrap().push(line.trim_end().to_owned());
        let (status, headers) = (StatusCode::NO_CONTENT, HeaderMap::new());
        let answer = TransportResponse::new(status, headers, Bytes::new());
        Box::pin(ready(Ok(answer)))
    }
}

/// Where two calls go, of which the second has a server of its own.
async fn lines(builder: ClientBuilder) -> Vec<String> {
    let fake = Fake::default();
    let client = builder.key("k-1").transport(fake.clone()).build().unwrap();
    client.servers().read_state().send().await.unwrap();
    client.servers().send_file().send().await.unwrap();
    let lines = fake.0.lock().unwrap();
    lines.clone()
}

#[tokio::test]
async fn an_operation_goes_to_its_own_server_with_its_credentials() {
    assert_eq!(
        lines(Client::builder()).await,
        [
            "GET https://eu.example.com/eu/state",
            "POST https://uploads.example.com/v2/files k-1"
        ]
    );
}

#[tokio::test]
async fn another_server_of_the_document_is_for_the_others() {
    assert_eq!(
        lines(Client::builder().server(Server::area().region("us"))).await,
        [
            "GET https://us.example.com/us/state",
            "POST https://uploads.example.com/v2/files k-1"
        ]
    );
}

#[tokio::test]
async fn a_base_url_is_for_all() {
    assert_eq!(
        lines(Client::builder().base_url("https://own.example.com/api")).await,
        [
            "GET https://own.example.com/api/state",
            "POST https://own.example.com/api/files k-1"
        ]
    );
    let socket = Socket::answering("204 No Content", &[], "");
    let client = Client::builder().key("k-1").base_url(socket.url());
    let client = client.build().unwrap();
    client.servers().send_file().send().await.unwrap();
    assert!(socket.request_texts()[0].starts_with("POST /files HTTP/1.1\r\n"));
}

#[tokio::test]
async fn the_last_choice_counts() {
    let both = Client::builder().base_url("https://own.example.com");
    let lines = lines(both.server(Server::area())).await;
    assert_eq!(lines[1], "POST https://uploads.example.com/v2/files k-1");
}

#[tokio::test]
async fn plain_http_is_refused_there_as_everywhere() {
    let fake = Fake::default();
    let client = Client::builder().transport(fake.clone()).build().unwrap();
    let error = client.servers().list_files().send().await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Configuration(_)),
        "{error:?}"
    );
    assert!(fake.0.lock().unwrap().is_empty());
    let builder = Client::builder().allow_insecure_http();
    let client = builder.transport(fake.clone()).build().unwrap();
    client.servers().list_files().send().await.unwrap();
    assert_eq!(
        *fake.0.lock().unwrap(),
        ["GET http://files.example.com/files"]
    );
}

#[test]
fn a_variable_has_a_value_that_the_document_allows() {
    let server = Server::area().region("eu.evil.example/?");
    let error = Client::builder().server(server).build().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Configuration(_)));
    let text = error.to_string();
    assert!(text.contains("`region` is none of `eu`, `us`"), "{text}");
    assert!(!text.contains("evil"), "{text}");
}
