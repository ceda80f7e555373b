//! A value of another schema is no substitute.

use buddy_works::types::{RoleAssumption, UpdateIntegration, UserPermission};

fn body() -> UpdateIntegration {
    UpdateIntegration::new("GitHub").role_assumptions([UserPermission::new()])
}

fn assumption() -> RoleAssumption {
    UserPermission::new().id(1)
}

fn main() {}
