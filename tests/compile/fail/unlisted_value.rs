//! Only reading makes a value that the document does not list.

use buddy_works::types::IntegrationScope;
use buddy_works::Unrecognized;

fn scope() -> IntegrationScope {
    IntegrationScope::Unknown(Unrecognized::new("WORKSPACE"))
}

fn main() {}
