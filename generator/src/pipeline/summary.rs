//! What is reported of a run.

use std::collections::BTreeMap;

use super::Checked;
use crate::dialect::Version;
use crate::ir::Api;
use crate::lower::Coverage;
use crate::render::FileSet;
use crate::report::{OperationsReport, Report, Skipped, TypesReport, Untyped};

/// What a run that made a crate did.
pub(super) fn report(
    version: &Version,
    api: &Api,
    coverage: &Coverage,
    (files, checked): (&FileSet, &Checked),
    timings_ms: BTreeMap<&'static str, f64>,
) -> Report {
    let skipped = coverage.skipped.iter();
    let untyped = coverage.untyped.iter();
    Report {
        openapi: version.as_str().to_owned(),
        operations: OperationsReport {
            total: coverage.operations,
            generated: coverage.generated(),
            skipped: skipped
                .map(|one| Skipped {
                    pointer: one.pointer.to_string(),
                    code: one.code.text(),
                })
                .collect(),
        },
        types: TypesReport {
            total: api.types.len(),
            untyped: untyped
                .map(|one| Untyped {
                    pointer: one.pointer.to_string(),
                    reason: one.reason.code(),
                    has_shape: one.reason.has_shape(),
                })
                .collect(),
        },
        diagnostics: checked.to_json(),
        files: files.len(),
        lines: files.lines(),
        timings_ms,
    }
}
