//! What the runtime does, as one program: it is linked once. A file that is not named here is not compiled, which the suite
//! `tidy` reports.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod answers;
#[path = "../../wire/clock.rs"]
mod clock;
mod codec;
mod credentials;
mod decode;
mod failures;
mod forms;
mod http2;
mod params;
mod params_nested;
mod parts;
mod redirects;
mod reports;
mod requests;
mod socket;
mod streams;
mod support;
mod text_types;
mod unions;
mod urls;
