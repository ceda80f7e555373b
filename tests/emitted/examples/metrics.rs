//! A layer that counts requests by their operation, and how long the service took to begin its answers.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use clientsmith_emitted::bytes::Bytes;
use clientsmith_emitted::http::{HeaderMap, StatusCode};
use clientsmith_emitted::{
    BoxFuture, Client, Transport, TransportError, TransportRequest, TransportResponse,
};

/// What is known about the requests of one operation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    /// The path template: unlike the URL, it holds no value of a call.
    pub(crate) template: &'static str,
    pub(crate) requests: u64,
    /// Those without an answer, or with a status of 400 and above.
    pub(crate) failures: u64,
    /// Until the head of the answer, summed up.
    pub(crate) waited: Duration,
}

/// The counts of every operation, by its id.
#[derive(Clone, Default)]
pub(crate) struct Metrics(Arc<Mutex<BTreeMap<&'static str, Counts>>>);

impl Metrics {
    /// Counts what goes through `inner`.
    pub(crate) fn around<T: Transport>(self, inner: T) -> Counting<T> {
        Counting {
            inner,
            metrics: self,
        }
    }

    pub(crate) fn read(&self) -> BTreeMap<&'static str, Counts> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn count(&self, operation: (&'static str, &'static str), failures: u64, waited: Duration) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counts = all.entry(operation.0).or_default();
        counts.template = operation.1;
        counts.requests += 1;
        counts.failures += failures;
        counts.waited += waited;
    }
}

/// Counts, and sends through another transport.
pub(crate) struct Counting<T> {
    inner: T,
    metrics: Metrics,
}

impl<T: Transport> Transport for Counting<T> {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        Box::pin(async move {
            let operation = (request.operation_id(), request.path_template());
            let begun = Instant::now();
            let result = self.inner.send(request).await;
            let failed = !matches!(&result, Ok(response) if response.status.as_u16() < 400);
            self.metrics
                .count(operation, u64::from(failed), begun.elapsed());
            result
        })
    }
}

/// A service that has nothing to say.
struct Silent;

impl Transport for Silent {
    fn send(
        &self,
        _: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        let status = StatusCode::NO_CONTENT;
        let response = TransportResponse::new(status, HeaderMap::new(), Bytes::new());
        Box::pin(std::future::ready(Ok(response)))
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let metrics = Metrics::default();
    // `transport` is left out for a real service.
    let client = Client::builder()
        .transport(Silent)
        .wrap({
            let metrics = metrics.clone();
            move |inner| metrics.around(inner)
        })
        .build()?;
    client.servers().read_state().send().await?;
    for (operation, counts) in metrics.read() {
        println!("{operation}: {counts:?}");
    }
    Ok(())
}
