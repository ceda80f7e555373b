//! Answers that are read while they come, instead of being held in memory.

use std::fmt;

use bytes::Bytes;
use http::header::{HeaderValue, ACCEPT};
use tokio::time::timeout_at;

use super::answer::{Answer, Response};
use super::call::Call;
use super::call_error::Failure;
use super::clock::Clock;
use super::error::{Error, ErrorKind, Phase};
use super::execute::{begin, refused};
use super::operation::Operation;
use super::transport::{BoxFuture, ResponseBody};

/// The body of an answer while it comes.
///
/// Dropped before its end, it ends the transfer. `Limits::read` holds for each part; `Limits::total` held until the answer
/// began, and neither it nor `Limits::response_body` holds from there on.
pub struct BodyStream {
    /// The head of the answer.
    answer: Answer,
    from: Box<dyn ResponseBody>,
    clock: Clock,
    operation: &'static Operation,
}

impl BodyStream {
    /// The next part; `None` after the last one.
    ///
    /// # Errors
    ///
    /// Where the body breaks off, or its next part does not come in time.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let (until, phase) = self.clock.next(Phase::Body);
        match timeout_at(until, self.from.chunk()).await {
            Ok(Ok(chunk)) => Ok(chunk),
            Ok(Err(error)) => Err(self.error(ErrorKind::BodyIncomplete).because(error)),
            Err(_) => Err(self.error(ErrorKind::Timeout(phase))),
        }
    }

    fn error(&self, kind: ErrorKind) -> Error {
        Error::answered(kind, self.answer.clone()).of(self.operation)
    }

    /// All that is left, up to a number of bytes.
    ///
    /// # Errors
    ///
    /// As [`chunk`](Self::chunk), and where there is more.
    pub async fn read(mut self, limit: u64) -> Result<Vec<u8>, Error> {
        let mut all = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if all.len() as u64 + chunk.len() as u64 > limit {
                return Err(self.error(ErrorKind::BodyTooLarge(limit)));
            }
            all.extend_from_slice(&chunk);
        }
        Ok(all)
    }
}

impl fmt::Debug for BodyStream {
    /// Without the content.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BodyStream")
            .field("operation", &self.operation.id)
            .finish_non_exhaustive()
    }
}

impl Call {
    /// Sends the call and gives the answer's body while it comes. An error's body is read whole.
    ///
    /// # Errors
    ///
    /// Whatever keeps a success from beginning.
    pub async fn send_stream<H, E: Failure>(self) -> Result<Response<BodyStream, H>, E> {
        let body = open(self).await.map_err(E::from_error)?;
        let answer = body.answer.clone();
        Ok(Response::new(body, answer))
    }

    /// The same, asking for these media types, unless the caller chose some.
    ///
    /// # Errors
    ///
    /// Whatever keeps a success from beginning.
    pub async fn send_stream_of<H, E: Failure>(
        mut self,
        media_types: &'static str,
    ) -> Result<Response<BodyStream, H>, E> {
        let asked = self.headers.entry(ACCEPT);
        asked.or_insert(HeaderValue::from_static(media_types));
        self.send_stream().await
    }
}

/// Waits for the head of a success.
fn open(call: Call) -> BoxFuture<'static, Result<BodyStream, Error>> {
    Box::pin(async move {
        let (operation, server) = (call.operation, call.server);
        let mut begun = begin(call).await.map_err(|error| error.of(operation))?;
        if !operation.takes(begun.answer.status) {
            let core = begun.core.clone();
            let whole = begun.whole().await;
            let whole = whole.map(|answer| refused(answer, &core, server));
            return Err(whole.unwrap_or_else(|error| error).of(operation));
        }
        begun.clock.end = None;
        Ok(BodyStream {
            answer: begun.answer,
            from: begun.from,
            clock: begun.clock,
            operation,
        })
    })
}
