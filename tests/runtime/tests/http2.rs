//! HTTP/2, frame by frame: what becomes of requests that a server refuses, or leaves out when it goes away.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use clientsmith_runtime::runtime::{
    Bytes, Core, CoreBuilder, Error, ErrorKind, Method, Outcome, RequestBody, ReqwestTransport,
};

use crate::support::{method, send};

/// What the server does with a request.
#[derive(Clone, Copy)]
enum Act {
    Answer,
    /// Answers, and lets this be the last request of the connection.
    AnswerLast,
    /// `RST_STREAM` with this code.
    Reset(u32),
    /// `GOAWAY` without an error that leaves the request out.
    LeaveOut,
    /// `GOAWAY` without an error that does not leave the request out; then the connection is closed without an answer.
    GoSilently,
}

const REFUSED_STREAM: u32 = 7;
const INTERNAL_ERROR: u32 = 2;

/// What came.
#[derive(Default)]
struct Seen {
    /// How many requests came whole.
    requests: usize,
    /// The bodies of those that were answered.
    answered: Vec<Vec<u8>>,
}

/// A server that does with each request what `act` says by the request's number.
struct Server {
    base: String,
    seen: Arc<Mutex<Seen>>,
}

impl Server {
    fn start(act: impl Fn(usize) -> Act + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (seen, act) = (Arc::<Mutex<Seen>>::default(), Arc::new(act));
        let record = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (record, act) = (Arc::clone(&record), Arc::clone(&act));
                // The other side closing is how a connection ends.
                thread::spawn(move || Connection::new(stream.unwrap(), record).serve(&*act));
            }
        });
        Self { base, seen }
    }

    fn core(&self) -> Core {
        let client = reqwest::Client::builder()
            .http2_prior_knowledge()
            .no_proxy()
            .retry(reqwest::retry::never());
        CoreBuilder::new(&self.base, "tests/1", &[])
            .transport(ReqwestTransport::from_client(client.build().unwrap()))
            .build()
            .unwrap()
    }

    async fn call(&self, method_is: Method, body: impl Into<RequestBody>) -> Result<(), Error> {
        call(&self.core(), method_is, body).await
    }

    fn requests(&self) -> usize {
        self.seen.lock().unwrap().requests
    }

    fn answered(&self) -> Vec<Vec<u8>> {
        self.seen.lock().unwrap().answered.clone()
    }
}

async fn call(core: &Core, verb: Method, body: impl Into<RequestBody>) -> Result<(), Error> {
    let mut call = core.call(method(verb, "/x", &[]));
    let body = body.into();
    if !body.is_empty() {
        call.bytes("text/plain", body);
    }
    send(call).await
}

struct Connection {
    stream: TcpStream,
    seen: Arc<Mutex<Seen>>,
    /// Bodies of requests that are not whole yet.
    bodies: Vec<(u32, Vec<u8>)>,
    /// The last stream that is served.
    last: u32,
}

impl Connection {
    fn new(stream: TcpStream, seen: Arc<Mutex<Seen>>) -> Self {
        let (bodies, last) = (Vec::new(), u32::MAX);
        Self {
            stream,
            seen,
            bodies,
            last,
        }
    }

    fn write(&mut self, kind: u8, flags: u8, stream: u32, payload: &[u8]) -> io::Result<()> {
        let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
        let mut frame = vec![length[1], length[2], length[3], kind, flags];
        frame.extend(stream.to_be_bytes());
        frame.extend(payload);
        self.stream.write_all(&frame)
    }

    fn go_away(&mut self, last: u32) -> io::Result<()> {
        self.last = last;
        self.write(7, 0, 0, &[last.to_be_bytes(), [0; 4]].concat())
    }

    fn serve(mut self, act: &dyn Fn(usize) -> Act) -> io::Result<()> {
        self.stream.read_exact(&mut [0; 24])?;
        self.write(4, 0, 0, &[])?;
        loop {
            let mut head = [0; 9];
            self.stream.read_exact(&mut head)?;
            let [a, b, c, kind, flags, stream @ ..] = head;
            let mut payload = vec![0; u32::from_be_bytes([0, a, b, c]) as usize];
            self.stream.read_exact(&mut payload)?;
            let stream = u32::from_be_bytes(stream);
            if kind == 0 && !payload.is_empty() {
                let taken = u32::try_from(payload.len()).unwrap().to_be_bytes();
                self.write(8, 0, 0, &taken)?;
                self.write(8, 0, stream, &taken)?;
            }
            match kind {
                0 if flags & 8 == 0 => match self.bodies.iter_mut().find(|(id, _)| *id == stream) {
                    Some((_, body)) => body.extend(payload),
                    None => continue,
                },
                1 => self.bodies.push((stream, Vec::new())),
                4 if flags & 1 == 0 => self.write(4, 1, 0, &[])?,
                _ => {}
            }
            let is_whole = matches!(kind, 0 | 1) && flags & 1 == 1;
            if is_whole && stream <= self.last {
                let at = self.bodies.iter().position(|(id, _)| *id == stream);
                let (_, body) = self.bodies.remove(at.unwrap());
                self.request(stream, body, act)?;
            }
        }
    }

    fn request(&mut self, id: u32, body: Vec<u8>, act: &dyn Fn(usize) -> Act) -> io::Result<()> {
        let number = {
            let mut seen = self.seen.lock().unwrap();
            seen.requests += 1;
            seen.requests
        };
        let act = act(number);
        if matches!(act, Act::AnswerLast) {
            self.go_away(id)?;
        }
        match act {
            Act::Answer | Act::AnswerLast => {
                self.seen.lock().unwrap().answered.push(body);
                // `:status: 204`
                self.write(1, 5, id, &[0x89])
            }
            Act::Reset(code) => self.write(3, 0, id, &code.to_be_bytes()),
            Act::LeaveOut => self.go_away(id - 2),
            Act::GoSilently => {
                self.go_away(id)?;
                Err(io::ErrorKind::ConnectionAborted.into())
            }
        }
    }
}

#[tokio::test]
async fn a_request_that_a_goaway_leaves_out_is_sent_again() {
    for body in ["", "body"] {
        let server = Server::start(|number| match number {
            // The first stream of a connection cannot be left out and name a stream before it.
            2 => Act::LeaveOut,
            _ => Act::Answer,
        });
        let core = server.core();
        call(&core, Method::POST, "first").await.unwrap();
        call(&core, Method::POST, body).await.unwrap();
        assert_eq!(server.answered(), [b"first".as_slice(), body.as_bytes()]);
    }
}

#[tokio::test]
async fn every_graceful_goaway_costs_nothing() {
    let server = Server::start(|number| match number % 5 {
        0 => Act::AnswerLast,
        _ => Act::Answer,
    });
    let core = server.core();
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let core = core.clone();
            tokio::spawn(async move { call(&core, Method::POST, "body").await })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(server.answered().len(), 20);
}

#[tokio::test]
async fn a_refused_stream_is_sent_again() {
    let server = Server::start(|number| match number % 2 {
        0 => Act::Reset(REFUSED_STREAM),
        _ => Act::Answer,
    });
    let core = server.core();
    for _ in 0..10 {
        call(&core, Method::PATCH, "body").await.unwrap();
        call(&core, Method::GET, "").await.unwrap();
    }
    assert_eq!(server.answered().len(), 20);
}

#[tokio::test]
async fn what_is_refused_again_and_again_was_not_sent() {
    let server = Server::start(|_| Act::Reset(REFUSED_STREAM));
    let error = server.call(Method::PATCH, "body").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (&ErrorKind::Refused, Outcome::NotSent)
    );
    assert!(error.is_retryable() && !error.is_connect());
    assert_eq!(server.requests(), 4);
}

#[tokio::test]
async fn a_body_that_can_be_read_only_once_is_not_sent_again() {
    let server = Server::start(|_| Act::Reset(REFUSED_STREAM));
    let body = RequestBody::reader(io::Cursor::new("body"));
    let error = server.call(Method::PATCH, body).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (&ErrorKind::Refused, Outcome::NotSent)
    );
    assert!(error.is_retryable());
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn what_may_have_been_processed_is_never_sent_again() {
    for act in [Act::GoSilently, Act::Reset(INTERNAL_ERROR)] {
        let server = Server::start(move |_| act);
        let error = server.call(Method::PATCH, "body").await.unwrap_err();
        assert_eq!(
            (error.kind(), error.outcome()),
            (&ErrorKind::ConnectionLost, Outcome::MaybeProcessed)
        );
        assert!(!error.is_retryable());
        assert_eq!(server.requests(), 1);
    }
}

#[tokio::test]
async fn a_body_of_many_parts_is_sent_again_whole() {
    let server = Server::start(|number| match number {
        1 => Act::Reset(REFUSED_STREAM),
        _ => Act::Answer,
    });
    let body: Vec<u8> = (0..300_000_u32).map(|byte| byte.to_le_bytes()[0]).collect();
    server
        .call(Method::PUT, Bytes::from(body.clone()))
        .await
        .unwrap();
    assert_eq!(server.answered(), [body]);
}
