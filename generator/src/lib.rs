//! Turns an OpenAPI document into a Rust client crate.

pub mod config;
pub mod diagnostic;
pub mod dialect;
pub mod emit;
pub mod inspect;
pub mod ir;
pub mod lint;
pub mod load;
pub mod lower;
pub mod pointer;
pub mod render;
pub mod report;
pub mod resolve;
