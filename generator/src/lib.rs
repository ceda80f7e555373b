//! Turns an OpenAPI document into a Rust client crate.

pub mod diagnostic;
pub mod ir;
pub mod load;
pub mod pointer;
