//! The parts of the code table, one file for each room and range.
//!
//! An entry is a doc comment (what is wrong, why it matters, an example, what to do: `clientsmith explain` prints it),
//! then the variant, the text, the severity and the title:
//!
//! ```text
//! /// Explanation, in Markdown.
//! UnknownVersion "CS0201" Error "the document's version is not known";
//! ```

mod config;
mod dialect;
mod lint;
mod load;
mod lower;
mod resolve;
mod write;

pub(super) use config::config_codes;
pub(super) use dialect::dialect_codes;
pub(super) use lint::lint_codes;
pub(super) use load::load_codes;
pub(super) use lower::lower_codes;
pub(super) use resolve::resolve_codes;
pub(super) use write::write_codes;
