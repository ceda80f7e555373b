//! The emitted client on a real socket: exact bytes, faults, secrets, real bodies.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails loudly"
)]

mod bodies;
mod canary;
mod clock;
mod content_types;
mod faults;
mod headers;
mod limits;
mod paths;
mod redirects;
mod refusals;
mod requests;
mod samples;
mod servers;
mod shared;
mod styles;
