//! Names: whatever a document calls a thing, Rust gets an identifier for it, the same one each time, and no two things of
//! a place get one name.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, what is not as expected ends it"
)]

mod course;
mod kinds;
mod positions;
mod random;
mod scopes;
mod shuffle;
mod signatures;
mod swaps;
