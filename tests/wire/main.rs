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
#[allow(
    dead_code,
    clippy::print_stdout,
    reason = "it is a program of its own, too"
)]
#[path = "../emitted/examples/fake.rs"]
mod fake;
mod faults;
mod headers;
mod layers;
mod limits;
#[allow(
    dead_code,
    clippy::print_stdout,
    reason = "it is a program of its own, too"
)]
#[path = "../emitted/examples/metrics.rs"]
mod metrics;
mod paths;
mod proxies;
mod redirects;
mod refusals;
mod requests;
#[allow(
    dead_code,
    clippy::print_stdout,
    reason = "it is a program of its own, too"
)]
#[path = "../emitted/examples/retry.rs"]
mod retry;
mod samples;
mod servers;
mod shared;
mod styles;
