//! The command from outside: words in; exit codes, texts and files out.
#![allow(
    clippy::expect_used,
    reason = "in a test, what is not as expected ends it"
)]

mod disk;
mod exit_codes;
mod kill;
mod published;
mod readme;
mod root;
mod run;
mod streams;
mod terminal;
