//! One enum is no value of another, although both are made of texts.

use buddy_works::types::{AccessLevel, UpdateIntegration};

fn body() -> UpdateIntegration {
    UpdateIntegration::new("GitHub").auth_type(AccessLevel::Manage)
}

fn main() {}
