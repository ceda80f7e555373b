//! The operations of the API, by tag.

pub mod integrations;
