//! The laws of the house, read off the sources: which room imports what, how large files and functions are, and that
//! texts hold no marks of unfinished work.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails loudly"
)]

mod freshness;
mod imports;
mod programs;
mod sizes;
mod sources;
mod texts;
