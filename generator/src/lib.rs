//! Turns an OpenAPI document into a Rust client crate that reads as if written by hand.
//!
//! # Quick start
//!
//! ```no_run
//! use clientsmith::{Edited, Generator};
//!
//! let outcome = Generator::from_config("spec/codegen.toml")?.generate()?;
//! outcome.write(Edited::Refuse)?;
//! println!("{} files, {} lines", outcome.report.files, outcome.report.lines);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Without a `codegen.toml`, or from a `build.rs`:
//!
//! ```no_run
//! use clientsmith::{Edited, Generator};
//!
//! let generator = Generator::from_document("petstore.yaml").package("petstore-client").out("target/petstore-client");
//! match generator.generate() {
//!     Ok(outcome) => {
//!         outcome.write(Edited::Overwrite)?;
//!     }
//!     // Every problem at once, each with its place, an excerpt and a remedy.
//!     Err(failure) => eprintln!("{failure}"),
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How it works
//!
//! A document passes through stages that hand each other plain values: [`load`] (text to one tree), [`dialect`] (which
//! version), [`resolve`] (grammar, references, typed views), [`lower`] (what the client is: [`ir`]), [`emit`] (tokens),
//! [`render`] (text), [`mod@write`] (disk). Each stage runs to its end and reports everything it finds to a
//! [`diagnostic::Sink`]; user input never panics. `ARCHITECTURE.md` has the map.

pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod dialect;
pub mod emit;
pub mod inspect;
pub mod ir;
pub mod lint;
pub mod load;
pub mod lower;
mod pipeline;
pub mod pointer;
pub mod render;
pub mod report;
pub mod resolve;
pub mod write;

pub use diagnostic::{Code, Findings, Style, explain};
pub use inspect::{describe, describe_json};
pub use pipeline::{Checked, Failure, Generator, Outcome, lint_below, lint_document};
pub use report::Report;
pub use write::{Comparison, Edited, WriteError, Written};
