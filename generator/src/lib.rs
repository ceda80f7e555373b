//! Turns an OpenAPI document into a Rust client crate.

pub mod diagnostic;
pub mod inspect;
pub mod ir;
pub mod lint;
pub mod load;
pub mod lower;
pub mod pointer;
pub mod report;
