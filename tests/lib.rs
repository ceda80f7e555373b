//! What the suites share.
#![allow(clippy::expect_used, reason = "a helper of tests may fail loudly")]

pub mod clients;
pub mod expected;
pub mod scratch;
pub mod server;
