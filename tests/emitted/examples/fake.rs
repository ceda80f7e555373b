//! A transport that answers from a table, for the tests of a program that uses the client: no socket, no server.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};

use clientsmith_emitted::bytes::Bytes;
use clientsmith_emitted::http::header::CONTENT_TYPE;
use clientsmith_emitted::http::{HeaderMap, HeaderValue, StatusCode};
use clientsmith_emitted::{
    BoxFuture, Client, Transport, TransportError, TransportRequest, TransportResponse,
};

/// Answers by the operation's id, and keeps what was sent.
#[derive(Clone, Default)]
pub(crate) struct Fake {
    answers: BTreeMap<&'static str, (StatusCode, &'static str)>,
    sent: Arc<Mutex<Vec<(String, Bytes)>>>,
}

impl Fake {
    /// Answers calls of `operation` with this status and this JSON; without any, nothing is found.
    pub(crate) fn answer(
        mut self,
        operation: &'static str,
        status: StatusCode,
        json: &'static str,
    ) -> Self {
        self.answers.insert(operation, (status, json));
        self
    }

    /// The method and the path, and the body, of every request so far.
    pub(crate) fn sent(&self) -> Vec<(String, Bytes)> {
        self.sent
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Transport for Fake {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        let answer = self.answers.get(request.operation_id());
        let (status, json) = answer.copied().unwrap_or((StatusCode::NOT_FOUND, ""));
        let line = format!("{} {}", request.method, request.url.path());
        let body = request.body.into_bytes().unwrap_or_default();
        self.sent
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((line, body));
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let response = TransportResponse::new(status, headers, Bytes::from_static(json.as_bytes()));
        Box::pin(std::future::ready(Ok(response)))
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let fake = Fake::default().answer("read state", StatusCode::NO_CONTENT, "");
    let client = Client::builder().transport(fake.clone()).build()?;
    client.servers().read_state().send().await?;
    for (line, _) in fake.sent() {
        println!("{line}");
    }
    Ok(())
}
