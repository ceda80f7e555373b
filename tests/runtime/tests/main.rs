//! What the runtime does, as one program: it is linked once. A file that is not named here is not compiled, which the suite
//! `tidy` reports.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it has to be"
)]

mod answers;
#[path = "../../wire/clock.rs"]
mod clock;
mod codec;
mod decode;
mod failures;
mod forms;
mod params;
mod params_nested;
mod parts;
mod reports;
mod requests;
mod socket;
mod streams;
mod support;
mod text_types;
mod unions;
mod urls;
