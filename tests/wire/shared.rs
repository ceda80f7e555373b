//! What the tests of this suite share.

use std::time::Duration;

use buddy_works::api::integrations::UpdateIntegrationCall;
use buddy_works::types::{PipelineId, UpdateIntegration};
use buddy_works::{Client, Limits};
use clientsmith_tests::server::Server;

/// The vendor's example answer.
pub(crate) const ANSWER: &str =
    r#"{"hash_id":"NLVaDzgp6W2qJljaQlJOoYdmZ3","name":"GitHub Integration","type":"GIT_HUB"}"#;

/// What says that a body is JSON.
pub(crate) const JSON: &str = "content-type: application/json";

/// How long [`limited`] clients wait for a byte.
pub(crate) const READ: Duration = Duration::from_millis(300);

/// How long a whole call of [`limited`] clients may last.
pub(crate) const TOTAL: Duration = Duration::from_millis(800);

/// A client of a server, which reads bodies of up to 64 KiB. It has the usual limits of time, so that a busy machine is none.
pub(crate) fn client(server: &Server) -> Client {
    with(server, Limits::new())
}

/// A client with short limits of time, for tests whose clock is paused.
pub(crate) fn limited(server: &Server) -> Client {
    with(server, short())
}

/// The limits of [`limited`].
pub(crate) fn short() -> Limits {
    Limits::new().read(READ).total(TOTAL)
}

fn with(server: &Server, limits: Limits) -> Client {
    Client::builder()
        .bearer_token("token-1")
        .base_url(server.url())
        .limits(limits.response_body(64 * 1024))
        .build()
        .unwrap()
}

/// The request of the page.
pub(crate) fn page_example() -> UpdateIntegration {
    UpdateIntegration::new("Updated GitHub Integration")
        .identifier("GitHub")
        .token("ghp_yyyyyyyyyyyyyyyyyyyy")
        .all_pipelines_allowed(false)
        .allowed_pipelines([PipelineId::new(123), PipelineId::new(456)])
}

/// A call with the page's arguments and the smallest body.
pub(crate) fn call(client: &Client) -> UpdateIntegrationCall {
    client.integrations().update_integration(
        "my-company",
        "abc123def456",
        &UpdateIntegration::new("n"),
    )
}
