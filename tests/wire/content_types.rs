//! Which of several shapes an answer has: by its status, then by its `Content-Type`.

use clientsmith_emitted::api::bodies::{ReadShapeError, ReadShapeSuccess};
use clientsmith_emitted::types::{Color, ColorRequired};
use clientsmith_emitted::{CallError, Client, ErrorKind, Response};
use clientsmith_tests::server::Server;

const COLOR: &str = r#"{"R":1,"G":2,"B":3}"#;

/// What [`COLOR`] says.
fn value() -> Color {
    Color::new(ColorRequired { r: 1, g: 2, b: 3 })
}

type Read = Result<Response<ReadShapeSuccess>, CallError<ReadShapeError>>;

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).build().unwrap()
}

async fn answered(status: &str, content_type: Option<&str>, body: &str) -> Read {
    let header = content_type.map(|media_type| format!("content-type: {media_type}"));
    let headers: Vec<&str> = header.as_deref().into_iter().collect();
    let server = Server::answering(status, &headers, body);
    client(&server).bodies().read_shape().send().await
}

async fn shape(content_type: Option<&str>, body: &str) -> ReadShapeSuccess {
    let answer = answered("200 OK", content_type, body).await;
    answer.unwrap().into_inner()
}

fn color() -> ReadShapeSuccess {
    ReadShapeSuccess::Ok(value())
}

fn list() -> ReadShapeSuccess {
    ReadShapeSuccess::OkVndListJson(vec!["a".to_owned()])
}

fn text(text: &str) -> ReadShapeSuccess {
    ReadShapeSuccess::OkTextPlain(text.to_owned())
}

fn image(bytes: &'static str) -> ReadShapeSuccess {
    ReadShapeSuccess::OkImageAny(bytes.into())
}

#[tokio::test]
async fn a_listed_media_type_chooses_whatever_its_parameters_and_letters() {
    assert_eq!(shape(Some("application/json"), COLOR).await, color());
    let media_type = "APPLICATION/json; charset=UTF-8; a=\"b\"";
    assert_eq!(shape(Some(media_type), COLOR).await, color());
    let media_type = "application/vnd.list+json;version=1";
    assert_eq!(shape(Some(media_type), r#"["a"]"#).await, list());
    assert_eq!(shape(Some("text/plain"), COLOR).await, text(COLOR));
    assert_eq!(shape(Some("image/png"), "png").await, image("png"));
}

#[tokio::test]
async fn what_is_not_listed_is_taken_for_what_comes_nearest() {
    let media_type = Some("application/vnd.other+json");
    assert_eq!(shape(media_type, COLOR).await, color());
    assert_eq!(shape(Some("text/csv"), "a,b").await, text("a,b"));
    assert_eq!(shape(Some("application/pdf"), "%PDF").await, image("%PDF"));
    assert_eq!(shape(None, COLOR).await, color());
    assert_eq!(shape(None, "plain").await, text("plain"));
    assert_eq!(shape(Some(""), "plain").await, text("plain"));
}

#[tokio::test]
async fn json_of_another_shape_is_an_error() {
    let read = answered("200 OK", Some("application/json"), r#"["a"]"#).await;
    let error = read.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Decode(_)), "{error:?}");
    let read = answered("200 OK", Some("application/json"), "").await;
    let error = read.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::EmptyBody), "{error:?}");
}

#[tokio::test]
async fn the_status_comes_first() {
    let read = answered("201 Created", Some("application/json"), "7").await;
    assert_eq!(read.unwrap().into_inner(), ReadShapeSuccess::Created(7));
    let read = answered("204 No Content", None, "").await;
    assert_eq!(read.unwrap().into_inner(), ReadShapeSuccess::NoContent);
}

#[tokio::test]
async fn errors_have_shapes_too() {
    let wrong = |color| Some(ReadShapeError::ClientError(color));
    let json = Some("application/problem+json");
    let error = answered("400 Bad Request", json, COLOR).await.unwrap_err();
    assert_eq!(error.body().cloned(), wrong(value()));
    let json = Some("application/json");
    let error = answered("400 Bad Request", json, COLOR).await.unwrap_err();
    assert_eq!(error.body().cloned(), wrong(value()));
    let plain = Some("text/plain; charset=utf-8");
    let error = answered("404 Not Found", plain, "gone").await.unwrap_err();
    let body = ReadShapeError::ClientErrorTextPlain("gone".to_owned());
    assert_eq!(error.body(), Some(&body));
    let error = answered("400 Bad Request", Some("image/png"), "x").await;
    assert_eq!(error.unwrap_err().body(), None);
}

/// What was asked for in the last request.
fn accept(server: &Server) -> String {
    let request = server.request_texts().pop().unwrap();
    let line = request
        .lines()
        .find_map(|line| line.strip_prefix("accept: "));
    line.unwrap().to_owned()
}

#[tokio::test]
async fn shapes_are_asked_for_in_the_order_of_the_document_but_for_vendors() {
    let server = Server::answering("200 OK", &["content-type: text/plain"], "x");
    let all = "application/json, text/plain, image/*";
    let call = client(&server).bodies().read_shape();
    call.send().await.unwrap();
    assert_eq!(accept(&server), all);
    let call = client(&server).bodies().read_shape();
    let call = call.header("accept", "Application/Vnd.List+JSON");
    call.send().await.unwrap();
    assert_eq!(accept(&server), "Application/Vnd.List+JSON");
    let call = client(&server).bodies().read_shape();
    let stream = call.send_stream().await.unwrap().into_inner();
    assert_eq!(stream.read(10).await.unwrap(), b"x");
    assert_eq!(accept(&server), all);
}

/// Services that have variations of one shape may call them all `application/json`.
#[tokio::test]
async fn plain_json_is_what_the_caller_asked_for() {
    let server = Server::answering("200 OK", &["content-type: application/json"], "[\"a\"]");
    let call = client(&server).bodies().read_shape();
    let call = call.header("accept", "application/vnd.list+json; v=1");
    assert_eq!(call.send().await.unwrap().into_inner(), list());
}

#[tokio::test]
async fn events_are_bytes_that_are_asked_for_by_themselves() {
    let server = Server::answering("200 OK", &["content-type: application/json"], "[\"a\"]");
    let call = client(&server).bodies().read_events();
    assert_eq!(*call.send().await.unwrap(), ["a"]);
    assert_eq!(accept(&server), "application/json");
    let call = client(&server).bodies().read_events();
    call.send_stream().await.unwrap();
    assert_eq!(accept(&server), "text/event-stream");
    let call = client(&server).bodies().read_events();
    let call = call.header("accept", "text/event-stream;v=2");
    call.send_stream().await.unwrap();
    assert_eq!(accept(&server), "text/event-stream;v=2");
}
