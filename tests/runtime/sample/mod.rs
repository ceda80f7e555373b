//! What an emitted crate looks like, by hand: the shape that `emit` aims at, and what the runtime's tests use.

pub mod api;
pub mod client;
pub mod types;
