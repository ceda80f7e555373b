//! What is read is not what is sent.

use buddy_works::types::Integration;
use buddy_works::Client;

fn call(client: &Client, read: &Integration) {
    let _ = client
        .integrations()
        .update_integration("my-company", "abc123def456", read);
}

fn main() {}
