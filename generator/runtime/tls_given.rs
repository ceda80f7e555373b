//! TLS as reqwest has it.

/// Nothing has to be chosen.
pub(super) fn prepare_tls() {}
