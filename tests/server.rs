//! A server on loopback that does exactly what a test says, byte by byte, and records exactly what it was sent.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// What the server does with a connection, one after the other; then it closes.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads one whole request (head, and as much body as `content-length` or the last chunk says) and records it.
    Read,
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Writes one of these bytes each time the test calls [`Server::drip`].
    Drip(Vec<u8>),
    /// Writes the same bytes until the other side closes, at most so many times.
    Endless(Vec<u8>, usize),
    /// Does nothing until the other side closes.
    Stall,
}

/// A running server.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    seen: Arc<Record>,
}

/// What happened so far, and what tells that more did.
#[derive(Debug, Default)]
struct Record {
    seen: Mutex<Seen>,
    change: Condvar,
}

#[derive(Debug, Default)]
struct Seen {
    connections: usize,
    requests: Vec<Vec<u8>>,
    /// Connections on which nothing more will be written, or not before the test asks for it.
    stalls: usize,
    /// Bytes that were asked for, and how many of them were written.
    asked: usize,
    dripped: usize,
}

impl Record {
    /// A poisoned lock only means that a test failed elsewhere.
    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Seen)) {
        change(&mut self.lock());
        self.change.notify_all();
    }

    fn wait_until(&self, holds: impl Fn(&Seen) -> bool) {
        let waited = self.change.wait_while(self.lock(), |seen| !holds(seen));
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }
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
        let seen = Arc::new(Record::default());
        let record = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                record.change(|seen| seen.connections += 1);
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
        self.seen.lock().requests.clone()
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
        self.seen.lock().connections
    }

    /// What waits, without a limit, until a connection has come to [`Step::Stall`] or [`Step::Drip`].
    pub fn stalled(&self) -> impl FnOnce() + Send + 'static {
        let record = Arc::clone(&self.seen);
        move || record.wait_until(|seen| seen.stalls > 0)
    }

    /// Asks for another byte of [`Step::Drip`]; gives what waits, without a limit, until it is written.
    pub fn drip(&self) -> impl FnOnce() + Send + 'static {
        let record = Arc::clone(&self.seen);
        let mut asked = 0;
        record.change(|seen| {
            seen.asked += 1;
            asked = seen.asked;
        });
        move || record.wait_until(|seen| seen.dripped >= asked)
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
fn serve(mut stream: TcpStream, script: &[Step], record: &Record) {
    for step in script {
        let done = match step {
            Step::Read => {
                read(&mut stream).map(|request| record.change(|seen| seen.requests.push(request)))
            }
            Step::Write(bytes) => stream.write_all(bytes),
            Step::Drip(bytes) => drip(&mut stream, bytes, record),
            Step::Endless(bytes, times) => (0..*times).try_for_each(|_| stream.write_all(bytes)),
            Step::Stall => {
                record.change(|seen| seen.stalls += 1);
                std::io::copy(&mut stream, &mut std::io::sink()).map(drop)
            }
        };
        if done.is_err() {
            return;
        }
    }
}

fn drip(stream: &mut TcpStream, bytes: &[u8], record: &Record) -> std::io::Result<()> {
    record.change(|seen| seen.stalls += 1);
    let written = bytes.iter().try_for_each(|byte| {
        record.wait_until(|seen| seen.asked > seen.dripped);
        stream.write_all(&[*byte])?;
        record.change(|seen| seen.dripped += 1);
        Ok(())
    });
    // Nobody is to wait for a byte that never comes.
    record.change(|seen| seen.dripped = usize::MAX);
    written
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
