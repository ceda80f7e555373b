//! The call: required values positional, optional ones chained; an answer derefs to its type.

use std::time::Duration;

use buddy_works::api::integrations::{UpdateIntegrationError, UpdateIntegrationHeaders};
use buddy_works::types::{Integration, IntegrationType, UpdateIntegration};
use buddy_works::{CallError, Client, Error, ErrorKind, Outcome, Response};

async fn call(
    client: &Client,
) -> Result<Response<Integration, UpdateIntegrationHeaders>, CallError<UpdateIntegrationError>> {
    client
        .integrations()
        .update_integration(
            "my-company",
            "abc123def456",
            &UpdateIntegration::new("GitHub").token("ghp_..."),
        )
        .timeout(Duration::from_secs(5))
        .header("x-request-id", "1")
        .send()
        .await
}

fn read(answer: Response<Integration, UpdateIntegrationHeaders>) -> Option<String> {
    let _ = answer.typed_headers().rate_limit_remaining;
    let _ = answer.checked_headers().map_err(|error| error.name());
    let _ = (answer.status(), answer.headers());
    match &answer.r#type {
        Some(IntegrationType::GitHub) => answer.name.clone(),
        Some(other) => Some(other.as_str().to_owned()),
        None => answer.into_inner().url,
    }
}

fn tell(error: CallError<UpdateIntegrationError>) -> Error {
    match error.body() {
        Some(UpdateIntegrationError::NotFound(body)) => drop(body.message.clone()),
        Some(_) | None => {}
    }
    match (error.kind(), error.outcome()) {
        (ErrorKind::MissingCredentials(_), Outcome::NotSent) => {}
        _ if error.is_retryable() => drop(error.retry_after()),
        _ => drop(error.status()),
    }
    let _ = error.typed_headers().map(|headers| headers.rate_limit_reset);
    let (error, _) = error.into_parts();
    error
}

fn spawnable<T: Send + 'static>(_: T) {}

fn shareable<T: Clone + Send + Sync + 'static>(_: &T) {}

fn main() -> Result<(), Error> {
    let client = Client::builder().bearer_token("token").build()?;
    shareable(&client);
    spawnable(async move { call(&client).await.map(read).map_err(tell) });
    Ok(())
}
