//! A secret is not printed.

use buddy_works::Secret;

fn show(secret: &Secret) -> String {
    format!("the token is {secret}")
}

fn main() {}
