//! The runtime, laid out as in an emitted crate: at `crate::runtime`.

#[path = "../../generator/runtime/mod.rs"]
pub mod runtime;

pub mod dates;
pub mod fixtures;
mod formats;
pub mod sample;
pub mod unions;
