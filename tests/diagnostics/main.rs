//! Every finding that there is, as people see it: `<code>/` holds a document or a configuration that has it, and
//! `expected.txt` what is said about it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, what is not as expected ends it"
)]

mod all_at_once;
mod cases;
mod made;
mod table;
