//! The transport that clients have by default, against a raw socket: what is on the wire, and what faults become.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{channel, Receiver};
use std::thread;
use std::time::Duration;

use clientsmith_runtime::runtime::{
    CallError, CoreBuilder, ErrorKind, Limits, Method, Outcome, Phase, Response,
};
use clientsmith_runtime::sample::api::integrations::{
    UpdateIntegrationError, UpdateIntegrationHeaders,
};
use clientsmith_runtime::sample::client::Client;
use clientsmith_runtime::sample::types::{Integration, UpdateIntegration};

use crate::clock::{assert_ended_at, stalled};
use crate::support::{method, send};

/// A server that hands each connection to `serve`, once its request is read, and tells what it read.
struct Server {
    base: String,
    requests: Receiver<String>,
}

impl Server {
    fn start(serve: impl Fn(&mut TcpStream) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}/api", listener.local_addr().unwrap());
        let (tell, requests) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                if tell.send(request(&mut stream)).is_err() {
                    return;
                }
                serve(&mut stream);
            }
        });
        Self { base, requests }
    }

    /// A server that answers with this text.
    fn answering(text: &'static str) -> Self {
        Self::start(move |stream| {
            let _ = stream.write_all(text.as_bytes());
        })
    }

    fn client(&self, limits: Limits) -> Client {
        let builder = Client::builder().base_url(&self.base).bearer_token("t0k");
        builder.limits(limits).build().unwrap()
    }

    /// Every request so far.
    fn seen(&self) -> Vec<String> {
        self.requests.try_iter().collect()
    }
}

/// Reads one request, its body included.
fn request(stream: &mut TcpStream) -> String {
    let (mut text, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let read = stream.read(&mut buffer).unwrap_or(0);
        text.extend_from_slice(&buffer[..read]);
        let so_far = String::from_utf8_lossy(&text).into_owned();
        let whole = so_far.split_once("\r\n\r\n").is_some_and(|(head, body)| {
            let length = head
                .to_ascii_lowercase()
                .lines()
                .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            body.len() >= length.unwrap_or(0)
        });
        if whole || read == 0 {
            return so_far;
        }
    }
}

type Answer =
    Result<Response<Integration, UpdateIntegrationHeaders>, CallError<UpdateIntegrationError>>;

async fn call(server: &Server, limits: Limits) -> Answer {
    let body = UpdateIntegration::new("canary-name", None).token("canary-token");
    let client = server.client(limits);
    let call = client.integrations().update_integration("w", "h", &body);
    let answer = call.send().await;
    if let Err(error) = &answer {
        let mut causes = format!("{error} {error:?}");
        let mut source = std::error::Error::source(&**error);
        while let Some(cause) = source {
            causes.push_str(&format!(" {cause} {cause:?}"));
            source = cause.source();
        }
        assert!(
            !causes.contains("canary") && !causes.contains("t0k"),
            "{causes}"
        );
    }
    answer
}

/// The error of a call with the usual limits of time, so that a busy machine is none, and one of 1000 bytes.
async fn failure(server: &Server) -> CallError<UpdateIntegrationError> {
    let limits = Limits::new().response_body(1000);
    call(server, limits).await.unwrap_err()
}

#[tokio::test]
async fn a_success() {
    let server = Server::answering(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 12\r\n\r\n{\"name\":\"a\"}",
    );
    let answer = call(&server, Limits::new()).await.unwrap();
    assert_eq!(answer.name.as_deref(), Some("a"));
    let seen = server.seen();
    let [request] = seen.as_slice() else {
        panic!("{seen:?}");
    };
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let expected = r#"{"name":"canary-name","token":"canary-token","ends":null}"#;
    assert_eq!(body, expected);
    let length = format!("content-length: {}", expected.len());
    let mut lines: Vec<&str> = head.lines().collect();
    lines.sort_unstable();
    let host = format!(
        "host: {}",
        server
            .base
            .trim_start_matches("http://")
            .trim_end_matches("/api")
    );
    assert_eq!(
        lines,
        [
            "PATCH /api/workspaces/w/integrations/h HTTP/1.1",
            "accept: application/json",
            "authorization: Bearer t0k",
            &length,
            "content-type: application/json",
            &host,
            concat!(
                "user-agent: clientsmith-runtime/",
                env!("CARGO_PKG_VERSION")
            ),
        ]
    );
    assert_eq!(
        body,
        r#"{"name":"canary-name","token":"canary-token","ends":null}"#
    );
}

/// RFC 9110, section 8.6: many services refuse such a request without a length.
#[tokio::test]
async fn where_a_body_is_usual_its_absence_is_said() {
    let server = Server::answering("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
    let builder = CoreBuilder::new(&server.base, "tests/1", &[]);
    let core = builder.build().unwrap();
    for (verb, body, length) in [
        (Method::POST, None, Some("content-length: 0")),
        (Method::PUT, None, Some("content-length: 0")),
        (Method::PATCH, None, Some("content-length: 0")),
        (Method::GET, None, None),
        (Method::DELETE, None, None),
        (Method::OPTIONS, None, None),
        // An empty file is a body, of its media type.
        (Method::PUT, Some(""), Some("content-length: 0")),
        (Method::PUT, Some("text"), Some("content-length: 4")),
    ] {
        let mut call = core.call(method(verb.clone(), "/x", &[]));
        if let Some(body) = body {
            call.bytes("text/plain", body);
        }
        send(call).await.unwrap();
        let seen = server.seen();
        let head = seen[0].split("\r\n\r\n").next().unwrap();
        let line = |name| head.lines().find(|line| line.starts_with(name));
        assert_eq!(line("content-length"), length, "{verb} {body:?}");
        assert_eq!(line("content-type").is_some(), body.is_some(), "{verb}");
        assert_eq!(line("transfer-encoding"), None);
    }
}

#[tokio::test]
async fn a_declared_error() {
    let server = Server::answering(
        "HTTP/1.1 404 Not Found\r\ncontent-length: 15\r\nretry-after: 7\r\n\r\n{\"message\":\"m\"}",
    );
    let error = failure(&server).await;
    assert!(
        matches!(error.body(), Some(UpdateIntegrationError::NotFound(body)) if body.message.as_deref() == Some("m"))
    );
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let target = Server::answering("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
    let location = target.base.clone();
    let server = Server::start(move |stream| {
        let head = format!("HTTP/1.1 307 T\r\nlocation: {location}/x\r\ncontent-length: 0\r\n\r\n");
        let _ = stream.write_all(head.as_bytes());
    });
    let error = failure(&server).await;
    let origin = Some(target.base.trim_end_matches("/api").to_owned());
    assert_eq!(error.kind(), &ErrorKind::Redirect { origin });
    assert_eq!((server.seen().len(), target.seen().len()), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn stalls_before_and_in_the_head_and_in_the_body() {
    for (text, phase, outcome) in [
        ("", Phase::Answer, Outcome::MaybeProcessed),
        (
            "HTTP/1.1 200 OK\r\ncontent-",
            Phase::Answer,
            Outcome::MaybeProcessed,
        ),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"",
            Phase::Body,
            Outcome::Answered,
        ),
    ] {
        let (stall, stalls) = channel();
        let server = Server::start(move |stream| {
            let _ = stream.write_all(text.as_bytes());
            let _ = stall.send(());
            let _ = std::io::copy(stream, &mut std::io::sink());
        });
        let read = Duration::from_millis(300);
        let call = call(&server, Limits::new().read(read));
        let (answer, time) = stalled(move || stalls.recv().unwrap(), call).await;
        let error = answer.unwrap_err();
        assert_eq!(
            (error.kind(), error.outcome()),
            (&ErrorKind::Timeout(phase), outcome)
        );
        assert_ended_at(time, read);
    }
}

#[tokio::test]
async fn a_body_without_end_is_not_read_on() {
    let server = Server::start(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
        while stream.write_all(b"5\r\n    \n\r\n").is_ok() {}
    });
    let error = failure(&server).await;
    assert_eq!(error.kind(), &ErrorKind::BodyTooLarge(1000));
    assert!(error.raw_body().unwrap().len() <= 1000);
}

#[tokio::test]
async fn a_connection_closed_after_the_request_may_mean_that_it_was_carried_out() {
    let server = Server::start(|_| {});
    let error = failure(&server).await;
    assert_eq!(
        (error.kind(), error.outcome()),
        (&ErrorKind::ConnectionLost, Outcome::MaybeProcessed)
    );
    assert!(!error.is_retryable());
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn bodies_that_break_off() {
    for text in [
        "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"name\":",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
    ] {
        let error = failure(&Server::answering(text)).await;
        assert_eq!(
            (error.kind(), error.outcome()),
            (&ErrorKind::BodyIncomplete, Outcome::Answered),
            "{text}"
        );
        assert_eq!(error.status().unwrap().as_u16(), 200);
    }
}

#[tokio::test]
async fn answers_that_are_not_http() {
    let many = format!("HTTP/1.1 200 OK\r\n{}\r\n", "a: b\r\n".repeat(150));
    let large = format!("HTTP/1.1 200 OK\r\na: {}\r\n\r\n", "b".repeat(600_000));
    for text in [
        "SSH-2.0-OpenSSH_9.2\r\n\r\n".to_owned(),
        "HTTP/1.1 abc OK\r\n\r\n".to_owned(),
        "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n12".to_owned(),
        many,
        large,
    ] {
        let text: &'static str = text.leak();
        let error = failure(&Server::answering(text)).await;
        let start = &text[..text.len().min(40)];
        assert_eq!(
            (error.kind(), error.outcome()),
            (&ErrorKind::Protocol, Outcome::MaybeProcessed),
            "{start}"
        );
    }
}

#[tokio::test]
async fn no_one_listens() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::builder()
        .base_url(base)
        .bearer_token("t")
        .build()
        .unwrap();
    let body = UpdateIntegration::new("a", None);
    let error = client
        .integrations()
        .update_integration("w", "h", &body)
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (&ErrorKind::Connect, Outcome::NotSent)
    );
    assert!(error.is_connect() && error.is_retryable());
}

/// The server speaks no TLS; nothing of the request may reach it.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[tokio::test]
async fn a_connection_that_is_not_secure_is_not_used() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("https://{}", listener.local_addr().unwrap());
    let (tell, heard) = channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut buffer = [0; 4096];
        let read = stream.read(&mut buffer).unwrap();
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
        let _ = tell.send(String::from_utf8_lossy(&buffer[..read]).into_owned());
    });
    let client = Client::builder()
        .base_url(base)
        .bearer_token("t0k")
        .build()
        .unwrap();
    let body = UpdateIntegration::new("a", None);
    let error = client
        .integrations()
        .update_integration("w", "h", &body)
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (&ErrorKind::Tls, Outcome::NotSent)
    );
    assert!(error.is_connect() && !error.is_retryable());
    let heard = heard.recv().unwrap();
    assert!(!heard.contains("PATCH") && !heard.contains("t0k"));
}

/// Without TLS in the build, `https` cannot be spoken, and plain HTTP is not spoken in its place.
#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
#[tokio::test]
async fn without_tls_nothing_is_sent_to_https() {
    let server = Server::answering("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
    let base = server.base.replace("http:", "https:");
    let client = Client::builder()
        .base_url(base)
        .bearer_token("t0k")
        .build()
        .unwrap();
    let body = UpdateIntegration::new("a", None);
    let error = client
        .integrations()
        .update_integration("w", "h", &body)
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (&ErrorKind::Connect, Outcome::NotSent)
    );
    assert!(server.seen().is_empty());
}
