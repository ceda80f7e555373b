//! Bodies of parts, byte for byte, and bodies that are read while they are sent.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use clientsmith_runtime::runtime::{
    Call, ErrorKind, FilePart, Method, Outcome, Param, RequestBody, Style,
};
use serde_json::json;

use crate::support::{core, empty, method, send, Fake};

/// What is sent where a call of parts is prepared like this, with `BOUNDARY` in place of the boundary.
async fn parts(prepare: impl FnOnce(&mut Call)) -> Result<String, ErrorKind> {
    let fake = Fake::new(empty(204, Vec::new()));
    let mut call = core(&fake).call(method(Method::POST, "/x", &[]));
    call.multipart("multipart/form-data");
    prepare(&mut call);
    if let Err(error) = send(call).await {
        assert_eq!((error.outcome(), fake.count()), (Outcome::NotSent, 0));
        return Err(error.kind().clone());
    }
    let sent = fake.only();
    let media_type = sent.header("content-type")[0].to_owned();
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=");
    let boundary = boundary.unwrap();
    assert!(boundary.len() >= 32 && boundary.len() <= 70, "{boundary}");
    let body = String::from_utf8(sent.body.to_vec()).unwrap();
    Ok(body.replace(boundary, "BOUNDARY"))
}

/// One part.
fn part(head: &str, content: &str) -> String {
    format!("--BOUNDARY\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n")
}

const END: &str = "--BOUNDARY--\r\n";

#[tokio::test]
async fn values_are_texts_and_objects_are_json() {
    let sent = parts(|call| {
        call.part(&Param::part("text"), "a=b & é\r\n--x")
            .part(&Param::part("number"), &1.5)
            .part(&Param::part("list"), &json!(["x", null, 2, ["y"]]))
            .part(&Param::part("object"), &json!({"k": [true]}))
            .part(&Param::part("objects"), &json!([{"k": 1}, {"k": 2}]))
            .part(&Param::part("nothing"), &json!(null))
            .part(&Param::part("none"), &json!([]))
            .part(&Param::part("csv").media_type("text/csv"), "1,2")
            .part(&Param::part("whole").style(Style::Json), &json!(["a"]));
    });
    let json = "\r\nContent-Type: application/json";
    let expected = [
        part("name=\"text\"", "a=b & é\r\n--x"),
        part("name=\"number\"", "1.5"),
        part("name=\"list\"", "x"),
        part("name=\"list\"", "2"),
        part(&format!("name=\"list\"{json}"), "[\"y\"]"),
        part(&format!("name=\"object\"{json}"), "{\"k\":[true]}"),
        part(&format!("name=\"objects\"{json}"), "{\"k\":1}"),
        part(&format!("name=\"objects\"{json}"), "{\"k\":2}"),
        part("name=\"csv\"\r\nContent-Type: text/csv", "1,2"),
        part(&format!("name=\"whole\"{json}"), "[\"a\"]"),
    ];
    assert_eq!(sent.await.unwrap(), expected.concat() + END);
}

#[tokio::test]
async fn files_come_after_values_with_a_name_and_a_media_type() {
    let png = Param::part("image").media_type("image/png");
    let sent = parts(|call| {
        call.file(&png, b"\x01\x02")
            .files(
                &Param::part("more"),
                [
                    FilePart::new("one").file_name("1.txt"),
                    FilePart::new("two").content_type("text/plain"),
                ],
            )
            .part(&Param::part("caption"), "c")
            .file(&Param::part("again"), "first")
            .file(&Param::part("again"), "second");
    });
    let expected = [
        part("name=\"caption\"", "c"),
        part(
            "name=\"image\"; filename=\"image\"\r\nContent-Type: image/png",
            "\u{1}\u{2}",
        ),
        part(
            "name=\"more\"; filename=\"1.txt\"\r\nContent-Type: application/octet-stream",
            "one",
        ),
        part(
            "name=\"more\"; filename=\"more\"\r\nContent-Type: text/plain",
            "two",
        ),
        part(
            "name=\"again\"; filename=\"again\"\r\nContent-Type: application/octet-stream",
            "second",
        ),
    ];
    assert_eq!(sent.await.unwrap(), expected.concat() + END);
}

#[tokio::test]
async fn names_cannot_leave_their_quotes() {
    let sent = parts(|call| {
        let file = FilePart::new("x").file_name("a\"b\r\nX-Evil: 1\\é%22.txt");
        call.file(&Param::part("f\"\r\n"), file);
    });
    let head = "name=\"f%22%0D%0A\"; filename=\"a%22b%0D%0AX-Evil: 1\\é%22.txt\"\r\n\
                Content-Type: application/octet-stream";
    assert_eq!(sent.await.unwrap(), part(head, "x") + END);
}

#[tokio::test]
async fn a_media_type_that_is_none_is_refused() {
    let sent = parts(|call| {
        call.file(
            &Param::part("f"),
            FilePart::new("x").content_type("a\r\nX-Evil: 1"),
        );
    });
    assert!(matches!(sent.await, Err(ErrorKind::InvalidBody { .. })));
}

#[tokio::test]
async fn no_parts_are_an_end_and_members_are_parts() {
    assert_eq!(parts(|_| {}).await.unwrap(), END);
    let sent = parts(|call| {
        call.parts(&json!({"c": 1}))
            .multipart("multipart/form-data");
        call.parts(&json!({"a": 1, "b": ["x", "y"]}));
    });
    let expected = [
        part("name=\"a\"", "1"),
        part("name=\"b\"", "x"),
        part("name=\"b\"", "y"),
    ];
    assert_eq!(sent.await.unwrap(), expected.concat() + END);
    let sent = parts(|call| {
        call.parts("text");
    });
    assert!(matches!(sent.await, Err(ErrorKind::InvalidBody { .. })));
}

#[tokio::test]
async fn boundaries_differ_from_call_to_call() {
    let mut seen = Vec::new();
    for _ in 0..2 {
        let own = Fake::new(empty(204, Vec::new()));
        let mut call = core(&own).call(method(Method::POST, "/x", &[]));
        call.multipart("multipart/mixed; boundary=fixed");
        send(call).await.unwrap();
        seen.push(own.only().header("content-type")[0].to_owned());
    }
    assert!(seen[0].starts_with("multipart/mixed; boundary=part-"));
    assert_ne!(seen[0], seen[1]);
}

/// Everything that a body gives.
async fn read(mut body: RequestBody) -> Result<Vec<Vec<u8>>, std::io::ErrorKind> {
    let mut all = Vec::new();
    while let Some(chunk) = body.chunk().await {
        all.push(chunk.map_err(|error| error.kind())?.to_vec());
    }
    Ok(all)
}

#[tokio::test]
async fn a_reader_is_read_in_parts() {
    let text = vec![7_u8; 100_000];
    let body = RequestBody::reader(std::io::Cursor::new(text.clone()));
    assert_eq!((body.len(), body.is_empty()), (None, false));
    let body = body.sized(100_000);
    assert_eq!(body.len(), Some(100_000));
    let body = body.into_bytes().unwrap_err();
    let chunks = read(body).await.unwrap();
    assert!(chunks.len() > 1 && chunks.concat() == text);
}

#[tokio::test]
async fn a_wrong_length_is_an_error() {
    for stated in [3, 5] {
        let body = RequestBody::reader(std::io::Cursor::new("four")).sized(stated);
        assert_eq!(
            read(body).await,
            Err(std::io::ErrorKind::InvalidData),
            "{stated}"
        );
    }
}
