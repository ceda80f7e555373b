//! Conventions that make a document good to generate from, beyond what OpenAPI demands.
//!
//! Each check is one entry in a list. Checks see the plain tree, so that one odd place never hides another.

mod operations;
mod schemas;
mod secrets;
mod spelling;
mod walk;

use serde_json::Value;

use crate::diagnostic::Sink;

/// One check of the whole document.
type Check = fn(&Value, &mut Sink);

/// Every check, in the order of their codes.
const CHECKS: &[Check] = &[
    operations::untagged,
    operations::undescribed,
    secrets::unmarked,
    operations::undescribed_parameters,
    schemas::undescribed,
    operations::without_errors,
    spelling::odd,
    secrets::lively,
];

/// Reports where `document` leaves the conventions.
pub fn lint(document: &Value, sink: &mut Sink) {
    for check in CHECKS {
        check(document, sink);
    }
}
