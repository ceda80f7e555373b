//! Configuration that matched nothing.

use super::context::Context;
use crate::config::Unmatched;
use crate::diagnostic::{Code, Diagnostic, Focus};
use crate::pointer::Pointer;

/// Reports every override that no pass asked for: it is most often a slip, or the document has moved on.
pub(super) fn account(cx: &mut Context<'_, '_>) {
    for Unmatched {
        table,
        key,
        position,
    } in cx.config.unmatched()
    {
        let message = format!("`{key}` in [{table}] matches nothing in the document");
        let remedy = "correct it, or remove it";
        let mut diagnostic = Diagnostic::new(
            Code::UnusedOverride,
            &Pointer::root(),
            Focus::Key,
            message,
            remedy,
        );
        diagnostic.position = Some(position);
        cx.sink.push(diagnostic);
    }
}
