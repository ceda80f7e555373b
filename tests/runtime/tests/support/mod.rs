//! A transport that keeps what is sent and answers from a script, and calls that need no emitted code.

#![allow(dead_code, reason = "each suite uses a part of it")]

use std::future::{pending, ready};
use std::sync::{Arc, Mutex};

use clientsmith_runtime::runtime::{
    BoxFuture, Bytes, Call, Core, CoreBuilder, Error, Method, Operation, ResponseBody,
    SecurityScheme, Transport, TransportError, TransportErrorKind, TransportRequest,
    TransportResponse, Wire,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

/// What the transport does with a request.
#[derive(Clone)]
pub(crate) enum Script {
    Answer(u16, Vec<(&'static str, Vec<u8>)>, Vec<Step>),
    Fail(TransportErrorKind),
    Hang,
}

/// What happens next while a body comes.
#[derive(Clone)]
pub(crate) enum Step {
    Chunk(&'static [u8]),
    /// A chunk, after so many milliseconds.
    Slow(u64, &'static [u8]),
    Cut,
    Hang,
}

/// What was sent.
pub(crate) struct Sent {
    pub(crate) method: Method,
    pub(crate) url: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Sent {
    pub(crate) fn header(&self, name: &str) -> Vec<&str> {
        let values = self.headers.get_all(name).iter();
        values.map(|value| value.to_str().unwrap()).collect()
    }
}

#[derive(Clone)]
pub(crate) struct Fake {
    script: Script,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl Fake {
    pub(crate) fn new(script: Script) -> Self {
        Self {
            script,
            sent: Arc::default(),
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.sent.lock().unwrap().len()
    }

    /// The only request.
    pub(crate) fn only(&self) -> Sent {
        let mut sent = self.sent.lock().unwrap();
        assert_eq!(sent.len(), 1, "one request");
        sent.remove(0)
    }
}

impl Transport for Fake {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        self.sent.lock().unwrap().push(Sent {
            method: request.method,
            url: request.url.to_string(),
            headers: request.headers,
            body: request.body.into_bytes().unwrap_or_default(),
        });
        match &self.script {
            Script::Hang => Box::pin(pending()),
            Script::Fail(kind) => Box::pin(ready(Err(TransportError::new(*kind)))),
            Script::Answer(status, headers, steps) => {
                let headers = headers.iter().map(|(name, value)| {
                    (
                        HeaderName::from_static(name),
                        HeaderValue::from_bytes(value).unwrap(),
                    )
                });
                Box::pin(ready(Ok(TransportResponse::new(
                    StatusCode::from_u16(*status).unwrap(),
                    headers.collect(),
                    Steps(steps.clone().into_iter()),
                ))))
            }
        }
    }
}

struct Steps(std::vec::IntoIter<Step>);

impl ResponseBody for Steps {
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        let step = self.0.next();
        Box::pin(async move {
            match step {
                None => Ok(None),
                Some(Step::Chunk(bytes)) => Ok(Some(Bytes::from_static(bytes))),
                Some(Step::Slow(wait, bytes)) => {
                    tokio::time::sleep(std::time::Duration::from_millis(wait)).await;
                    Ok(Some(Bytes::from_static(bytes)))
                }
                Some(Step::Cut) => Err(TransportError::new(TransportErrorKind::Lost)),
                Some(Step::Hang) => pending().await,
            }
        })
    }
}

/// An answer with a JSON body.
pub(crate) fn json(status: u16, body: &'static str) -> Script {
    let headers = vec![("content-type", b"application/json".to_vec())];
    Script::Answer(status, headers, vec![Step::Chunk(body.as_bytes())])
}

/// An answer without a body.
pub(crate) fn empty(status: u16, headers: Vec<(&'static str, &'static str)>) -> Script {
    let headers = headers
        .into_iter()
        .map(|(name, value)| (name, value.as_bytes().to_vec()));
    Script::Answer(status, headers.collect(), Vec::new())
}

pub(crate) fn builder(fake: &Fake, schemes: &'static [SecurityScheme]) -> CoreBuilder {
    CoreBuilder::new("https://api.example.com/v1", "tests/1", schemes).transport(fake.clone())
}

pub(crate) fn core(fake: &Fake) -> Core {
    builder(fake, &[]).build().unwrap()
}

/// An operation of this path that takes no credentials.
pub(crate) fn operation(path: &'static str) -> &'static Operation {
    secured(path, &[])
}

/// An operation of this path and these alternatives of credentials.
pub(crate) fn secured(
    path: &'static str,
    security: &'static [&'static [usize]],
) -> &'static Operation {
    method(Method::GET, path, security)
}

pub(crate) fn method(
    method: Method,
    path: &'static str,
    security: &'static [&'static [usize]],
) -> &'static Operation {
    Box::leak(Box::new(Operation {
        id: "doIt",
        method,
        path,
        security,
        accept: "application/json",
        redirects: &[],
        failures: &[],
    }))
}

/// Sends a call that answers nothing.
pub(crate) async fn send(call: Call) -> Result<(), Error> {
    call.send_empty::<(), Error>().await.map(|_| ())
}

/// Reads a JSON text as an answer of this type.
pub(crate) async fn read<T: Wire>(text: &'static str) -> Result<T, Error> {
    let fake = Fake::new(json(200, text));
    let call = core(&fake).call(operation("/x"));
    call.send_json::<T, (), Error>()
        .await
        .map(clientsmith_runtime::runtime::Response::into_inner)
}
