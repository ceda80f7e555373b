//! A server on loopback that keeps connections open and gives every request the same answer.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

use crate::Fault;

/// Starts it, in a thread that lives as long as the program.
///
/// # Errors
///
/// Where loopback has no free port.
pub fn start(body: &[u8]) -> Result<SocketAddr, Fault> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let answer = [head.as_bytes(), body].concat();
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            thread::spawn(move || serve(stream, &answer));
        }
    });
    Ok(address)
}

/// Answers until the other side closes.
fn serve(mut stream: TcpStream, answer: &[u8]) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut request, mut chunk) = (Vec::new(), [0_u8; 16 * 1024]);
    loop {
        let read = stream.read(&mut chunk)?;
        if read == 0 {
            return Ok(());
        }
        request.extend(chunk.iter().take(read));
        if is_whole(&request) {
            request.clear();
            stream.write_all(answer)?;
        }
    }
}

/// Whether the head is there, and as much body as it says.
fn is_whole(request: &[u8]) -> bool {
    let Some(end) = request.windows(4).position(|window| window == b"\r\n\r\n") else {
        return false;
    };
    let (head, body) = request.split_at(end + 4);
    body.len() >= content_length(head)
}

fn content_length(head: &[u8]) -> usize {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let stated = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"));
    stated
        .and_then(|stated| stated.trim().parse().ok())
        .unwrap_or_default()
}
