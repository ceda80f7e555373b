//! The client of `openapi.yaml`, made by `build.rs` as `codegen.toml` says.

#![allow(
    clippy::too_many_arguments,
    reason = "this repository allows fewer than clippy does where emitted code asks"
)]

include!(concat!(env!("OUT_DIR"), "/src/lib.rs"));
