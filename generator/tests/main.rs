//! The generator's own suites, as one program: it is linked once. A file that is not named here is not compiled, which the
//! suite `tidy` reports.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends where something is not as it has to be"
)]

mod docs_rustdoc;
mod docs_text;
mod emit_compile;
mod emit_golden;
mod emit_hostile;
mod emit_support;
mod load_bombs;
mod load_documents;
mod load_errors;
mod load_files;
mod load_positions;
mod load_random;
mod load_report;
mod load_values;
mod lower;
mod resolve_slips;
mod write;
