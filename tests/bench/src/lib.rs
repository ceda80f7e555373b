//! How the generator and the crate that it emits compare with code written by hand: one run, one report of ratios.
//!
//! Every part times both sides in turn, so that what else the machine does hits both alike, and compares medians.

pub mod call;
pub mod codec;
pub mod derived;
pub mod generate;
pub mod layout;
pub mod process;
pub mod server;
pub mod stats;
pub mod types;

/// Why a part could not be measured.
pub type Fault = Box<dyn std::error::Error>;
