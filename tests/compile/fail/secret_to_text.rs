//! A secret does not turn into a text unasked.

use buddy_works::Secret;

fn text(secret: Secret) -> String {
    secret.into()
}

fn borrowed(secret: &Secret) -> &str {
    secret
}

fn main() {}
