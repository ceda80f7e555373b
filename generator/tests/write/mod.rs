//! Writing a crate: which folder, what survives there, and what a fault leaves behind.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it has to be"
)]

mod faults;
mod folders;
mod support;
