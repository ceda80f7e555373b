//! Bodies as emitted code puts them on a socket: forms, parts, what is read while it is sent or while it comes.

use std::collections::BTreeMap;
use std::io::Cursor;

use clientsmith_emitted::types::{Color, ColorRequired, SendFormBody};
use clientsmith_emitted::{Client, FilePart, Limits, RequestBody};
use clientsmith_tests::server::Server;

fn color() -> Color {
    Color::new(ColorRequired { r: 1, g: 2, b: 3 })
}

fn client(server: &Server) -> Client {
    let limits = Limits::new().response_body(1024);
    let client = Client::builder().base_url(server.url()).limits(limits);
    client.build().unwrap()
}

fn done() -> Server {
    Server::answering("204 No Content", &[], "")
}

/// The header lines and the body of the only request.
fn sent(server: &Server) -> (Vec<String>, String) {
    let requests = server.request_texts();
    let [request] = requests.as_slice() else {
        panic!("one request, not {}", requests.len());
    };
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let lines = head.split("\r\n").skip(1);
    (lines.map(str::to_owned).collect(), body.to_owned())
}

/// The header of this name.
fn header<'l>(lines: &'l [String], name: &str) -> Option<&'l str> {
    let mut lines = lines.iter().filter_map(|line| line.split_once(": "));
    lines
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

/// Whatever the media type is: the document says `format: binary`.
#[tokio::test]
async fn octets_are_octets_in_json_and_in_text() {
    let octets = b"\xff\x00\"{".as_slice();
    let server = Server::answering("200 OK", &["content-type: text/csv"], "a,\"b\"");
    let answer = client(&server).bodies().send_octets(octets).send();
    assert_eq!(answer.await.unwrap().as_ref(), b"a,\"b\"");
    let request = &server.requests()[0];
    assert!(request.ends_with(octets));
    let head = String::from_utf8_lossy(request).to_ascii_lowercase();
    assert!(
        head.contains("content-type: application/json\r\n"),
        "{head}"
    );
}

#[tokio::test]
async fn a_form_is_a_form() {
    let server = done();
    let body = SendFormBody::new("a b&c é")
        .amount(1.5)
        .expand(["x", "y.z"])
        .metadata(BTreeMap::from([("k 1".to_owned(), "v=1".to_owned())]))
        .tags(["a", "b c"])
        .colors(["a", "b c"])
        .color(color())
        .spread(color());
    let call = client(&server).bodies().send_form(&body);
    call.send().await.unwrap();
    let (lines, body) = sent(&server);
    assert_eq!(
        header(&lines, "content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        body,
        "name=a+b%26c+%C3%A9&amount=1.5&expand%5B0%5D=x&expand%5B1%5D=y.z&metadata%5Bk+1%5D=v%3D1&\
         tags=a,b+c&colors=a&colors=b+c&color=%7B%22R%22%3A1%2C%22G%22%3A2%2C%22B%22%3A3%7D&R=1&G=2&B=3"
    );
}

#[tokio::test]
async fn parts_are_parts() {
    let server = done();
    let reader = RequestBody::reader(Cursor::new("0123456789")).sized(10);
    let call = client(&server)
        .bodies()
        .send_parts(
            FilePart::new(reader)
                .file_name("a \"b\".txt")
                .content_type("text/plain"),
        )
        .more([
            FilePart::new("one").header("Content-ID", "<1>"),
            FilePart::new("two").file_name("ü.png"),
        ])
        .title("T é")
        .ids([1, 2])
        .color(&color());
    call.send().await.unwrap();
    let (lines, body) = sent(&server);
    let media_type = header(&lines, "content-type").unwrap();
    let boundary = media_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let length = body.len().to_string();
    assert_eq!(header(&lines, "content-length"), Some(length.as_str()));
    let part = |head: &str, content: &str| {
        format!("--B\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n")
    };
    let expected = [
        part("name=\"title\"", "T é"),
        part("name=\"ids\"", "1"),
        part("name=\"ids\"", "2"),
        part(
            "name=\"color\"\r\nContent-Type: application/json",
            r#"{"R":1,"G":2,"B":3}"#,
        ),
        part(
            "name=\"file\"; filename=\"a %22b%22.txt\"\r\nContent-Type: text/plain",
            "0123456789",
        ),
        part(
            "name=\"more\"; filename=\"more\"\r\nContent-Type: image/png\r\nContent-ID: <1>",
            "one",
        ),
        part(
            "name=\"more\"; filename=\"ü.png\"\r\nContent-Type: image/png",
            "two",
        ),
        "--B--\r\n".to_owned(),
    ];
    assert_eq!(body.replace(boundary, "B"), expected.concat());
}

#[tokio::test]
async fn a_part_with_a_header_that_cannot_be_sent_is_not_sent() {
    for (name, value) in [
        ("content-id", "a\r\nb"),
        ("a b", "c"),
        ("Content-Type", "text/plain"),
        ("content-disposition", "x"),
    ] {
        let server = done();
        let file = FilePart::new("x").header(name, value);
        let error = client(&server).bodies().send_parts(file).send().await;
        let error = error.unwrap_err();
        assert!(
            matches!(
                error.kind(),
                clientsmith_emitted::ErrorKind::InvalidBody { .. }
            ),
            "{name}: {error:?}"
        );
        assert!(server.requests().is_empty());
    }
}

/// A document may give a body to any method but `TRACE`, and any name to JSON.
#[tokio::test]
async fn every_media_type_goes_out_as_it_is_written() {
    let color = color();
    let json = r#"{"R":1,"G":2,"B":3}"#;
    let server = done();
    let client = client(&server);
    client.bodies().get_body(&color).send().await.unwrap();
    client.bodies().delete_body(&color).send().await.unwrap();
    client.bodies().any_body("any").send().await.unwrap();
    let requests = server.request_texts();
    for (request, (line, media_type, body)) in requests.iter().zip([
        ("GET /any ", "application/json; charset=utf-8", json),
        ("DELETE /any ", "application/vnd.github.v3+json", json),
        ("PUT /any ", "application/octet-stream", "any"),
    ]) {
        assert!(request.starts_with(line), "{request}");
        assert!(
            request.contains(&format!("\r\ncontent-type: {media_type}\r\n")),
            "{request}"
        );
        assert!(request.ends_with(&format!("\r\n\r\n{body}")), "{request}");
    }
    assert_eq!(requests.len(), 3);
}

#[tokio::test]
async fn a_body_without_a_length_is_sent_in_chunks() {
    let server = done();
    let body = RequestBody::reader(Cursor::new("x".repeat(40_000)));
    client(&server)
        .bodies()
        .send_bytes(body)
        .send()
        .await
        .unwrap();
    let (lines, body) = sent(&server);
    assert_eq!(
        header(&lines, "content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(header(&lines, "transfer-encoding"), Some("chunked"));
    assert_eq!(header(&lines, "content-length"), None);
    assert_eq!(body.matches('x').count(), 40_000);
    assert!(body.starts_with("8000\r\nxx") && body.ends_with("x\r\n0\r\n\r\n"));
}

#[tokio::test]
async fn a_body_shorter_than_stated_never_ends_well() {
    let server = done();
    let body = RequestBody::reader(Cursor::new("short")).sized(10);
    let error = client(&server).bodies().send_bytes(body).send().await;
    assert!(error.is_err());
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn bytes_are_read_while_they_come_however_many() {
    let text = "0123456789".repeat(10_000);
    let server = Server::answering("200 OK", &["content-type: application/octet-stream"], &text);
    let mut answer = client(&server)
        .bodies()
        .read_bytes()
        .send_stream()
        .await
        .unwrap();
    let mut all = Vec::new();
    while let Some(chunk) = answer.chunk().await.unwrap() {
        all.extend_from_slice(&chunk);
    }
    assert_eq!(all, text.as_bytes());
    let error = client(&server)
        .bodies()
        .read_bytes()
        .send()
        .await
        .unwrap_err();
    assert!(matches!(
        error.kind(),
        clientsmith_emitted::ErrorKind::BodyTooLarge(1024)
    ));
}

#[tokio::test]
async fn xml_is_text_both_ways() {
    let server = Server::answering("200 OK", &["content-type: application/xml"], "<b>é</b>");
    let answer = client(&server)
        .bodies()
        .send_xml("<a>é</a>")
        .send()
        .await
        .unwrap();
    assert_eq!(*answer, "<b>é</b>");
    let (lines, body) = sent(&server);
    assert_eq!(header(&lines, "content-type"), Some("application/xml"));
    assert_eq!(header(&lines, "accept"), Some("application/xml"));
    assert_eq!(body, "<a>é</a>");
}
