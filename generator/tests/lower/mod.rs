//! What documents mean: small documents in, the IR out.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod bombs;
mod buddy;
mod composition;
mod configuration;
mod cycles;
mod documentation;
mod examples;
mod features;
mod operations;
mod paths;
mod places;
mod render;
mod schemas;
mod services;
mod support;
mod unions;
