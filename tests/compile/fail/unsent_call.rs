//! A call that is not sent, and a builder that builds nothing, are slips.
#![deny(unused_must_use)]

use buddy_works::types::UpdateIntegration;
use buddy_works::Client;

async fn call(client: &Client) {
    Client::builder().bearer_token("token");
    let body = UpdateIntegration::new("GitHub");
    client
        .integrations()
        .update_integration("my-company", "abc123def456", &body);
    body.token("secret");
}

fn main() {}
