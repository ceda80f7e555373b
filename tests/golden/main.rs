//! Tiny documents and what is made of them: `<topic>/<case>/openapi.yaml`, perhaps a `codegen.toml`, and `expected/`.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, what is not as expected ends it"
)]

mod cases;
mod compile;
mod sample;
mod texts;
