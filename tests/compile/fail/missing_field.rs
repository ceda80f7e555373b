//! A required field is missing.

use buddy_works::types::UpdateIntegration;

fn body() -> UpdateIntegration {
    UpdateIntegration::new()
}

fn main() {}
