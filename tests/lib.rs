//! What the suites share.

pub mod scratch;
pub mod server;
