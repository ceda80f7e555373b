//! A server on loopback that does exactly what a test says, byte by byte, and records exactly what it was sent.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// What the server does with a connection, one after the other; then it closes.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads one whole request (head, and as much body as `content-length` or the last chunk says) and records it.
    Read,
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Writes one byte, then waits, for each byte.
    Drip(Vec<u8>, Duration),
    /// Writes the same bytes until the other side closes, at most so many times.
    Endless(Vec<u8>, usize),
    /// Waits.
    Wait(Duration),
}

/// A running server.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Debug, Default)]
struct Seen {
    connections: usize,
    requests: Vec<Vec<u8>>,
}

impl Server {
    /// Starts a server that runs `script` on every connection.
    ///
    /// # Panics
    ///
    /// Where loopback has no free port.
    #[must_use]
    pub fn start(script: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
        let address = listener.local_addr().expect("an address");
        let seen = Arc::new(Mutex::new(Seen::default()));
        let record = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                lock(&record).connections += 1;
                let (script, record) = (script.clone(), Arc::clone(&record));
                thread::spawn(move || serve(stream, &script, &record));
            }
        });
        Self { address, seen }
    }

    /// A server that reads a request and answers with this status line, these header lines and this body.
    #[must_use]
    pub fn answering(status: &str, headers: &[&str], body: &str) -> Self {
        Self::start(vec![Step::Read, Step::Write(answer(status, headers, body))])
    }

    /// Its base URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every request so far, byte for byte.
    #[must_use]
    pub fn requests(&self) -> Vec<Vec<u8>> {
        lock(&self.seen).requests.clone()
    }

    /// Every request so far, as text.
    #[must_use]
    pub fn request_texts(&self) -> Vec<String> {
        self.requests()
            .iter()
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            .collect()
    }

    /// How many connections were opened so far.
    #[must_use]
    pub fn connections(&self) -> usize {
        lock(&self.seen).connections
    }
}

/// An answer with `content-length` and `connection: close`.
#[must_use]
pub fn answer(status: &str, headers: &[&str], body: &str) -> Vec<u8> {
    let mut text = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n",
        body.len()
    );
    for header in headers {
        text.push_str(header);
        text.push_str("\r\n");
    }
    text.push_str("\r\n");
    text.push_str(body);
    text.into_bytes()
}

/// Runs the script; the other side going away ends it early, which is what some tests are about.
fn serve(mut stream: TcpStream, script: &[Step], seen: &Mutex<Seen>) {
    for step in script {
        let done = match step {
            Step::Read => read(&mut stream).map(|request| lock(seen).requests.push(request)),
            Step::Write(bytes) => stream.write_all(bytes),
            Step::Drip(bytes, pause) => drip(&mut stream, bytes, *pause),
            Step::Endless(bytes, times) => (0..*times).try_for_each(|_| stream.write_all(bytes)),
            Step::Wait(time) => {
                thread::sleep(*time);
                Ok(())
            }
        };
        if done.is_err() {
            return;
        }
    }
}

fn drip(stream: &mut TcpStream, bytes: &[u8], pause: Duration) -> std::io::Result<()> {
    bytes.iter().try_for_each(|byte| {
        stream.write_all(&[*byte])?;
        thread::sleep(pause);
        Ok(())
    })
}

/// Reads one request: the head, then as many bytes as `content-length` says, or all chunks.
fn read(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let (mut request, mut chunk) = (Vec::new(), [0_u8; 4096]);
    loop {
        if let Some(head) = request.windows(4).position(|window| window == b"\r\n\r\n")
            && is_whole(&request[..head], &request[head + 4..])
        {
            return Ok(request);
        }
        let read = stream.read(&mut chunk)?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        request.extend_from_slice(&chunk[..read]);
    }
}

fn is_whole(head: &[u8], body: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if head.contains("\r\ntransfer-encoding: chunked") {
        return body.ends_with(b"\r\n0\r\n\r\n");
    }
    body.len() >= content_length(&head)
}

fn content_length(text: &str) -> usize {
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length:").map(str::to_owned));
    line.and_then(|value| value.trim().parse().ok())
        .unwrap_or(0)
}

/// A poisoned lock only means that a test failed elsewhere.
fn lock(seen: &Mutex<Seen>) -> std::sync::MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}
