//! A document as typed views: its grammar checked, every `$ref` followed, parameters of paths merged into operations.
//!
//! Items are read one by one, so that one bad item is one finding and never a dead document.

mod chains;
mod checks;
mod damage;
mod edits;
mod grammar;
mod operations;
mod parameters;
mod paths;
mod reading;
mod references;
mod servers;
mod slips;
mod targets;
mod template;
mod views;

pub use operations::{Method, OperationView, StatusKey};
pub use template::Template;
pub use views::{Document, Located, Mended, SchemaView};
