//! The proxies that the environment names. What the environment says is read once in each case by a process of its own, which
//! runs the same test again.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::{env, thread};

use buddy_works::{Client, ClientBuilder, ErrorKind};
use clientsmith_tests::server::{Server, answer};

use crate::shared::{ANSWER, JSON, call};

/// What tells a test that it is the process within, and where to call.
const WITHIN: &str = "CLIENTSMITH_WIRE_WITHIN";

const VARIABLES: [&str; 8] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
    "NO_PROXY",
    "no_proxy",
];

/// Runs this test again, alone, with one variable set.
fn again(test: &str, url: &str, variable: &str, value: &str) {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", test]).env(WITHIN, url);
    for name in VARIABLES {
        command.env_remove(name);
    }
    let output = command.env(variable, value).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{variable}={value}: {text}");
    assert!(text.contains("1 passed"), "{text}");
}

/// Where to call, in the process within.
fn within() -> Option<String> {
    env::var(WITHIN).ok()
}

fn builder() -> ClientBuilder {
    Client::builder().bearer_token("token-1")
}

/// Sends a call, which is answered.
fn send(builder: ClientBuilder) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let client = builder.build().unwrap();
    let answer = runtime.block_on(call(&client).send()).unwrap();
    assert_eq!(answer.name.as_deref(), Some("GitHub Integration"));
}

#[test]
fn plain_http_to_this_machine_passes_none() {
    if let Some(url) = within() {
        return send(builder().base_url(url));
    }
    let test = "proxies::plain_http_to_this_machine_passes_none";
    for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        let proxy = Server::answering("200 OK", &[JSON], ANSWER);
        let server = Server::answering("200 OK", &[JSON], ANSWER);
        again(test, &server.url(), variable, &proxy.url());
        assert_eq!((proxy.connections(), server.requests().len()), (0, 1));
    }
}

#[test]
fn plain_http_to_another_machine_passes_them() {
    if let Some(url) = within() {
        return send(builder().allow_insecure_http().base_url(url));
    }
    let test = "proxies::plain_http_to_another_machine_passes_them";
    let proxy = Server::answering("200 OK", &[JSON], ANSWER);
    again(test, "http://api.example.com", "HTTP_PROXY", &proxy.url());
    assert!(proxy.request_texts()[0].starts_with("PATCH http://api.example.com/"));
}

/// A SOCKS proxy that answers as the server behind it would, and tells where the call was to go.
fn socks() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (tell, told) = channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut greeting = [0; 2];
        stream.read_exact(&mut greeting).unwrap();
        take(&mut stream, greeting[1]);
        stream.write_all(&[5, 0]).unwrap();
        // Connect to a name.
        assert_eq!(take(&mut stream, 4), [5, 1, 0, 3]);
        let length = take(&mut stream, 1)[0];
        let host = String::from_utf8(take(&mut stream, length)).unwrap();
        take(&mut stream, 2);
        stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).unwrap();
        tell.send(host).unwrap();
        stream
            .write_all(&answer("200 OK", &[JSON], ANSWER))
            .unwrap();
        let _ = stream.read_to_end(&mut Vec::new());
    });
    (address, told)
}

fn take(stream: &mut TcpStream, bytes: u8) -> Vec<u8> {
    let mut taken = vec![0; bytes.into()];
    stream.read_exact(&mut taken).unwrap();
    taken
}

#[test]
fn they_may_be_of_socks() {
    if let Some(url) = within() {
        return send(builder().allow_insecure_http().base_url(url));
    }
    let (address, host) = socks();
    let proxy = format!("socks5h://{address}");
    let url = "http://api.example.com";
    again("proxies::they_may_be_of_socks", url, "ALL_PROXY", &proxy);
    assert_eq!(host.recv().unwrap(), "api.example.com");
}

#[test]
fn one_that_cannot_be_used_is_an_error_of_the_builder() {
    if let Some(variable) = within() {
        let error = builder().build().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Configuration(_)));
        let text = format!("{error} {error:?}");
        assert!(
            text.contains(&variable) && !text.contains("canary"),
            "{text}"
        );
        builder().no_proxy().build().unwrap();
        return;
    }
    let test = "proxies::one_that_cannot_be_used_is_an_error_of_the_builder";
    for (variable, value) in [
        ("HTTP_PROXY", "::::canary"),
        ("https_proxy", "ftp://canary.example.com"),
        ("ALL_PROXY", "/canary"),
        ("ALL_PROXY", "http://canary.example.com:99999"),
    ] {
        again(test, variable, variable, value);
    }
}
