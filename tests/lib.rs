//! What the suites share.

pub mod server;
