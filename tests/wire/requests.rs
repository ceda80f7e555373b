//! What goes out, byte for byte.

use buddy_works::Client;
use buddy_works::types::{IntegrationPermissions, UpdateIntegration};
use clientsmith_tests::server::Server;

use crate::shared::{ANSWER, JSON, call, client, page_example};

/// The request line, the headers in order of their names (without `host`), the body.
fn parts(request: &str) -> (String, Vec<String>, String) {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let mut lines = head.split("\r\n").map(str::to_owned);
    let line = lines.next().unwrap();
    let mut headers: Vec<String> = lines
        .filter(|line| !line.to_ascii_lowercase().starts_with("host:"))
        .collect();
    headers.sort();
    (line, headers, body.to_owned())
}

#[tokio::test]
async fn the_pages_example_is_sent_as_the_page_says() {
    let server = Server::answering("200 OK", &[JSON, "x-rate-limit-remaining: 999"], ANSWER);
    let client = client(&server);
    let answer = client
        .integrations()
        .update_integration("my-company", "abc123def456", &page_example())
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(
        answer.hash_id.as_deref(),
        Some("NLVaDzgp6W2qJljaQlJOoYdmZ3")
    );
    let (line, headers, body) = parts(&server.request_texts()[0]);
    assert_eq!(
        line,
        "PATCH /workspaces/my-company/integrations/abc123def456 HTTP/1.1"
    );
    assert_eq!(
        headers,
        [
            "accept: application/json",
            "authorization: Bearer token-1",
            "content-length: 168",
            "content-type: application/json",
            concat!("user-agent: buddy-works/", "0.1.0"),
        ]
    );
    assert_eq!(
        body,
        concat!(
            r#"{"identifier":"GitHub","name":"Updated GitHub Integration","token":"ghp_yyyyyyyyyyyyyyyyyyyy","#,
            r#""all_pipelines_allowed":false,"allowed_pipelines":[{"id":123},{"id":456}]}"#
        )
    );
}

#[tokio::test]
async fn absent_members_are_not_sent_and_unknown_ones_are() {
    let server = Server::answering("200 OK", &[JSON], ANSWER);
    let mut body = UpdateIntegration::new("n").permissions(IntegrationPermissions::new());
    body.additional.insert("type".to_owned(), "GIT_HUB".into());
    client(&server)
        .integrations()
        .update_integration("w", "h", &body)
        .send()
        .await
        .unwrap();
    let (_, _, body) = parts(&server.request_texts()[0]);
    assert_eq!(body, r#"{"name":"n","permissions":{},"type":"GIT_HUB"}"#);
}

/// Values of the path, and what becomes of them.
const PATH_VALUES: &[(&str, &str)] = &[
    ("plain", "plain"),
    ("a/b", "a%2Fb"),
    ("a?b#c", "a%3Fb%23c"),
    ("100%", "100%25"),
    ("%2e%2e", "%252e%252e"),
    ("a b+c", "a%20b%2Bc"),
    ("a;b:c@d,e", "a%3Bb%3Ac%40d%2Ce"),
    ("tab\tline\r\n\0", "tab%09line%0D%0A%00"),
    ("é😀", "%C3%A9%F0%9F%98%80"),
    ("~-._", "~-._"),
    ("...", "..."),
];

#[tokio::test]
async fn path_values_reach_the_path_that_is_meant() {
    let server = Server::answering("200 OK", &[JSON], ANSWER);
    let client = client(&server);
    for (value, _) in PATH_VALUES {
        client
            .integrations()
            .update_integration(value, "h", &UpdateIntegration::new("n"))
            .send()
            .await
            .unwrap();
    }
    let lines: Vec<String> = server
        .request_texts()
        .iter()
        .map(|request| parts(request).0)
        .collect();
    let expected: Vec<String> = PATH_VALUES
        .iter()
        .map(|(_, encoded)| format!("PATCH /workspaces/{encoded}/integrations/h HTTP/1.1"))
        .collect();
    assert_eq!(lines, expected);
}

#[tokio::test]
async fn the_prefix_of_the_base_url_is_kept() {
    let server = Server::answering("200 OK", &[JSON], ANSWER);
    for base in ["/api", "/api/", ""] {
        let url = format!("{}{base}", server.url());
        let client = Client::builder()
            .bearer_token("t")
            .base_url(url)
            .build()
            .unwrap();
        call(&client).send().await.unwrap();
    }
    let lines: Vec<String> = server
        .request_texts()
        .iter()
        .map(|request| parts(request).0)
        .collect();
    let path = "/workspaces/my-company/integrations/abc123def456";
    assert_eq!(
        lines,
        [
            format!("PATCH /api{path} HTTP/1.1"),
            format!("PATCH /api{path} HTTP/1.1"),
            format!("PATCH {path} HTTP/1.1")
        ]
    );
}

#[tokio::test]
async fn headers_of_a_call_and_of_the_client_are_sent() {
    let server = Server::answering("200 OK", &[JSON], ANSWER);
    let client = Client::builder()
        .bearer_token("t")
        .base_url(server.url())
        .user_agent("mine/1")
        .default_header("x-everywhere", "1")
        .build()
        .unwrap();
    call(&client).header("x-once", "2").send().await.unwrap();
    call(&client).send().await.unwrap();
    let requests = server.request_texts();
    assert!(
        requests
            .iter()
            .all(|request| request.contains("user-agent: mine/1\r\n")
                && request.contains("x-everywhere: 1\r\n"))
    );
    assert!(requests[0].contains("x-once: 2\r\n") && !requests[1].contains("x-once"));
}
