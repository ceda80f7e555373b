//! The runtime, laid out as in an emitted crate: at `crate::runtime`.
