//! What is refused before anything is sent: the server sees no connection.

use buddy_works::types::UpdateIntegration;
use buddy_works::{Client, ErrorKind, Outcome, Server as Buddy};
use clientsmith_tests::server::Server;
use serde_json::Value;

use crate::shared::{ANSWER, JSON, call, client};

fn server() -> Server {
    Server::answering("200 OK", &[JSON], ANSWER)
}

#[tokio::test]
async fn path_values_that_lead_elsewhere_are_refused() {
    let server = server();
    let client = client(&server);
    let body = UpdateIntegration::new("n");
    for (workspace, hash_id, name) in [
        ("", "h", "workspace"),
        (".", "h", "workspace"),
        ("w", "..", "hash_id"),
    ] {
        let error = client
            .integrations()
            .update_integration(workspace, hash_id, &body)
            .send()
            .await
            .unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::InvalidParameter { name: it, .. } if *it == name),
            "{error:?}"
        );
        assert_eq!(error.outcome(), Outcome::NotSent);
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_call_without_credentials_is_refused() {
    let server = server();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let error = call(&client).send().await.unwrap_err();
    assert_eq!(
        *error.kind(),
        ErrorKind::MissingCredentials("bearerAuth (`ClientBuilder::bearer_token`)".to_owned())
    );
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn headers_that_would_split_the_request_are_refused() {
    let server = server();
    let client = client(&server);
    for (name, value) in [
        ("x-a", "b\r\nx-c: d"),
        ("x a", "b"),
        ("content-length", "5"),
        ("host", "elsewhere"),
    ] {
        let error = call(&client).header(name, value).send().await.unwrap_err();
        let is_told = matches!(error.kind(), ErrorKind::InvalidHeader { .. });
        assert!(is_told, "{name}: {error:?}");
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn numbers_that_json_cannot_hold_are_refused() {
    let mut body = UpdateIntegration::new("n");
    // `Value` itself cannot hold NaN: it becomes null where it is made, before this crate sees it.
    body.additional
        .insert("x".to_owned(), Value::from(f64::NAN));
    assert_eq!(
        serde_json::to_string(&body).unwrap(),
        r#"{"name":"n","x":null}"#
    );
}

#[test]
fn base_urls_that_are_not_what_they_seem_are_refused() {
    for url in [
        "http://api.buddy.works",
        "ftp://h/",
        "https://user@h/",
        "https://user:sekret@h/",
        "https://h/?q=1",
        "https://h/#f",
        "https://h\\@evil/",
        "https:///api",
        " https://h/",
        "https://h/a\nb",
        "/api",
        "h/api",
        "",
    ] {
        let error = Client::builder().base_url(url).build().unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Configuration(_)),
            "{url:?}: {error:?}"
        );
        assert!(
            !format!("{error} {error:?}").contains("sekret"),
            "{error:?}"
        );
    }
    for url in [
        "https://h/api",
        "https://H:8443",
        "http://127.0.0.1:1",
        "http://localhost/api",
        "http://[::1]:1/",
    ] {
        assert!(Client::builder().base_url(url).build().is_ok(), "{url}");
    }
    assert!(
        Client::builder()
            .base_url("http://h/")
            .allow_insecure_http()
            .build()
            .is_ok()
    );
}

#[test]
fn tokens_that_a_header_cannot_carry_are_refused() {
    let error = Client::builder()
        .bearer_token("a\r\nb")
        .build()
        .unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Configuration(_)));
    assert!(!format!("{error:?}").contains("a\\r"), "{error:?}");
}

#[test]
fn every_server_of_the_document_can_be_chosen() {
    for server in [
        Buddy::us(),
        Buddy::eu(),
        Buddy::asia_pacific(),
        Buddy::self_hosted().host("ci.example.com:8443"),
    ] {
        assert!(Client::builder().server(server).build().is_ok());
    }
    for host in ["evil.example/path?", "a@b", "a#b", "a b", ""] {
        let server = Buddy::self_hosted().host(host);
        assert!(
            Client::builder().server(server).build().is_err(),
            "{host:?}"
        );
    }
}
