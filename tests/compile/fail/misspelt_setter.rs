//! A misspelt option is refused, and the right one is named.

use buddy_works::types::UpdateIntegration;

fn body() -> UpdateIntegration {
    UpdateIntegration::new("GitHub").tokn("secret")
}

fn main() {}
