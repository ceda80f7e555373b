//! A required argument is missing.

use buddy_works::types::UpdateIntegration;
use buddy_works::Client;

fn call(client: &Client, body: &UpdateIntegration) {
    let _ = client.integrations().update_integration("my-company", body);
}

fn main() {}
