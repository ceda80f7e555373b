//! Declared headers of an answer, typed.

use clientsmith_emitted::api::bodies::ReadHeadersHeaders;
use clientsmith_emitted::{Client, Response};
use clientsmith_tests::server::Server;

async fn answered(headers: &[&str]) -> Response<(), ReadHeadersHeaders> {
    let server = Server::answering("204 No Content", headers, "");
    let client = Client::builder().base_url(server.url()).build().unwrap();
    client.bodies().read_headers().send().await.unwrap()
}

#[tokio::test]
async fn every_type_is_read() {
    let answer = answered(&[
        "x-total:  7 ",
        "x-until: 2023-01-15T10:30:00.120Z",
        "x-numbers: 1, 2,,3",
        "x-numbers: 4",
        "set-cookie: a=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT",
        "set-cookie: b=2",
        "link: </1>; rel=first",
        "link: </2>; rel=next",
    ])
    .await;
    let headers = answer.checked_headers().unwrap();
    assert_eq!(headers, answer.typed_headers());
    assert_eq!(headers.total, Some(7));
    let until = headers
        .until
        .as_ref()
        .map(clientsmith_emitted::DateTime::as_str);
    assert_eq!(until, Some("2023-01-15T10:30:00.120Z"));
    assert_eq!(headers.numbers, Some(vec![1, 2, 3, 4]));
    let cookies = ["a=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT", "b=2"];
    assert_eq!(headers.set_cookie.unwrap(), cookies);
    let links = "</1>; rel=first, </2>; rel=next";
    assert_eq!(headers.link.as_deref(), Some(links));
}

/// Not even where it is required: the answer itself is there.
#[tokio::test]
async fn what_is_not_there_fails_nothing() {
    let answer = answered(&[]).await;
    let headers = answer.checked_headers().unwrap();
    assert_eq!(headers, ReadHeadersHeaders::default());
}

#[tokio::test]
async fn what_cannot_be_read_is_none_and_is_named() {
    for (line, name) in [
        ("x-total: many", "X-Total"),
        ("x-until: Wed, 21 Oct 2015 07:28:00 GMT", "X-Until"),
        ("x-numbers: 1, two", "X-Numbers"),
        ("x-total: 1\r\nx-total: 2", "X-Total"),
    ] {
        let answer = answered(&[line, "link: x"]).await;
        let headers = answer.typed_headers();
        let link = Some("x".to_owned());
        assert_eq!((headers.total, headers.link), (None, link), "{line}");
        let error = answer.checked_headers().unwrap_err();
        assert_eq!(error.name(), name);
        let text = format!("the header {name} is not of its declared form");
        assert_eq!(error.to_string(), text);
    }
}
