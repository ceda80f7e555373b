//! A text is no value of an enum.

use buddy_works::types::UpdateIntegration;

fn body() -> UpdateIntegration {
    UpdateIntegration::new("GitHub").auth_type("TOKEN")
}

fn main() {}
