//! An open enum grows: a match needs a wildcard.

use buddy_works::types::IntegrationScope;

fn name(scope: &IntegrationScope) -> &str {
    match scope {
        IntegrationScope::Workspace => "workspace",
        IntegrationScope::Project => "project",
        IntegrationScope::Environment => "environment",
        IntegrationScope::Unknown(other) => other.as_str(),
    }
}

fn main() {}
