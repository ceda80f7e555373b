//! A layer that sends requests again where that is safe, and waits as long as the service asks to.

use std::error::Error;
use std::time::Duration;

use clientsmith_emitted::bytes::Bytes;
use clientsmith_emitted::http::{HeaderMap, HeaderValue, Method, StatusCode};
use clientsmith_emitted::{
    BoxFuture, Client, Transport, TransportError, TransportErrorKind, TransportRequest,
    TransportResponse,
};

/// Sends requests through another transport, up to a number of times.
pub(crate) struct Retry<T> {
    inner: T,
    attempts: u32,
    /// The wait before the second attempt, where the service names none; doubled for each further one.
    pause: Duration,
}

impl<T: Transport> Retry<T> {
    pub(crate) fn new(inner: T, attempts: u32, pause: Duration) -> Self {
        Self {
            inner,
            attempts,
            pause,
        }
    }

    /// How long to wait before the next attempt; none where there is no use in one, or where it might do something twice.
    fn wait(
        &self,
        result: &Result<TransportResponse, TransportError>,
        method: &Method,
        attempt: u32,
    ) -> Option<Duration> {
        let (safe, asked) = match result {
            Ok(response) => {
                let safe = match response.status {
                    // The service says that it was too busy to begin.
                    StatusCode::TOO_MANY_REQUESTS => true,
                    StatusCode::BAD_GATEWAY
                    | StatusCode::SERVICE_UNAVAILABLE
                    | StatusCode::GATEWAY_TIMEOUT => method.is_idempotent(),
                    _ => false,
                };
                (safe, response.retry_after())
            }
            Err(error) => match error.kind() {
                TransportErrorKind::Request | TransportErrorKind::Tls => (false, None),
                kind => (kind.is_not_sent() || method.is_idempotent(), None),
            },
        };
        let pause = self.pause.saturating_mul(1 << (attempt - 1).min(10));
        safe.then(|| asked.unwrap_or(pause))
    }
}

impl<T: Transport> Transport for Retry<T> {
    fn send(
        &self,
        mut request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        Box::pin(async move {
            let mut attempt = 1;
            loop {
                let method = request.method.clone();
                // None where the body can be read only once.
                let again = request.try_clone();
                let result = self.inner.send(request).await;
                let wait = self.wait(&result, &method, attempt);
                let (Some(next), Some(wait)) = (again, wait) else {
                    return result;
                };
                if attempt >= self.attempts {
                    return result;
                }
                // The limits of the call hold meanwhile: it never takes longer than its caller wants.
                tokio::time::sleep(wait).await;
                request = next;
                attempt += 1;
            }
        })
    }
}

/// A service that is too busy for the first request of three.
#[derive(Default)]
struct Busy(std::sync::atomic::AtomicUsize);

impl Transport for Busy {
    fn send(
        &self,
        _: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        let before = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut headers = HeaderMap::new();
        let status = if before % 3 == 0 {
            headers.insert("retry-after", HeaderValue::from_static("1"));
            StatusCode::SERVICE_UNAVAILABLE
        } else {
            StatusCode::NO_CONTENT
        };
        let response = TransportResponse::new(status, headers, Bytes::new());
        Box::pin(std::future::ready(Ok(response)))
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // `transport` is left out for a real service.
    let client = Client::builder()
        .transport(Busy::default())
        .wrap(|inner| Retry::new(inner, 3, Duration::from_millis(200)))
        .build()?;
    let answer = client.servers().read_state().send().await?;
    println!("{}", answer.status());
    Ok(())
}
