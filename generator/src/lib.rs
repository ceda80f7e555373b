//! Turns an OpenAPI document into a Rust client crate.

pub mod diagnostic;
pub mod emit;
pub mod ir;
pub mod pointer;
pub mod render;
