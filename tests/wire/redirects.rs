//! Declared redirects, and statuses that are declared without a body.

use clientsmith_emitted::api::redirects::{FetchFileSuccess, ReadMovedError};
use clientsmith_emitted::{Client, ErrorKind};
use clientsmith_tests::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).build().unwrap()
}

const LOCATION: &str = "location: https://files.example.com/a?key=1";

#[tokio::test]
async fn a_declared_redirect_is_an_answer_with_its_headers() {
    let server = Server::answering("302 Found", &[LOCATION], "");
    let answer = client(&server).redirects().find_archive().send();
    let answer = answer.await.unwrap();
    assert_eq!(answer.status().as_u16(), 302);
    let location = answer.typed_headers().location;
    assert_eq!(
        location.as_deref(),
        Some("https://files.example.com/a?key=1")
    );
    let ((), _, headers) = answer.into_parts();
    assert!(headers.contains_key("location"));
}

#[tokio::test]
async fn another_redirect_is_an_error() {
    let server = Server::answering("303 See Other", &[LOCATION], "");
    let error = client(&server).redirects().find_archive().send();
    let error = error.await.unwrap_err();
    let origin = Some("https://files.example.com".to_owned());
    assert_eq!(error.kind(), &ErrorKind::Redirect { origin });
    assert!(error.typed_headers().unwrap().location.is_some());
}

#[tokio::test]
async fn an_answer_or_where_it_is() {
    let server = Server::answering("302 Found", &[LOCATION], "");
    let answer = client(&server).redirects().fetch_file().send();
    let answer = answer.await.unwrap();
    assert_eq!(*answer, FetchFileSuccess::Found);
    assert!(answer.typed_headers().location.is_some());
    let server = Server::answering("200 OK", &[], "content");
    let answer = client(&server).redirects().fetch_file().send();
    let answer = answer.await.unwrap();
    assert!(matches!(&*answer, FetchFileSuccess::Ok(content) if content == "content"));
}

#[tokio::test]
async fn the_documents_words_stand_in_the_error() {
    for (status, text) in [
        (
            "404 Gone",
            "status 404 Not Found: There is no such file. Look elsewhere",
        ),
        ("409 Conflict", "status 409 Conflict"),
        ("410 Gone", "status 410 Gone"),
        (
            "206 Partial",
            "status 206 Partial Content, which the document does not declare",
        ),
    ] {
        let server = Server::answering(status, &[], "");
        let error = client(&server).redirects().fetch_file().send();
        let text = format!("fetch file (GET /file): the service returned {text}");
        assert_eq!(error.await.unwrap_err().to_string(), text);
    }
}

#[tokio::test]
async fn a_redirect_with_a_body_beside_a_success_is_an_error() {
    let server = Server::answering("301 Moved", &["content-type: application/json"], "\"x\"");
    let error = client(&server).redirects().read_moved().send();
    let body = error.await.unwrap_err().into_body();
    assert_eq!(body, Some(ReadMovedError::MovedPermanently("x".to_owned())));
}

#[tokio::test]
async fn a_status_that_is_declared_without_a_body_has_none() {
    for (status, body, typed) in [
        ("304 Not Modified", "", None),
        ("409 Conflict", "wait", None),
        ("500 Broken", "", None),
        (
            "500 Broken",
            "oh",
            Some(ReadMovedError::Default("oh".to_owned())),
        ),
    ] {
        let server = Server::answering(status, &["content-type: text/plain"], body);
        let error = client(&server).redirects().read_moved().send();
        assert_eq!(error.await.unwrap_err().into_body(), typed, "{status}");
    }
}
