//! Meaning.

pub mod docs;
pub mod naming;
