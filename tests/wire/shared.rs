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

/// Limits that tests can wait for: reading 300 ms, everything 800 ms, bodies 64 KiB.
pub(crate) fn short() -> Limits {
    Limits::new()
        .connect(Duration::from_millis(500))
        .read(Duration::from_millis(300))
        .total(Duration::from_millis(800))
        .response_body(64 * 1024)
}

/// A client of a server with the short limits.
pub(crate) fn client(server: &Server) -> Client {
    Client::builder()
        .bearer_token("token-1")
        .base_url(server.url())
        .limits(short())
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
