//! `src/runtime/`: the hand-written part of the client, copied as it is, and only what this client uses.

use std::borrow::Cow;

use super::{Artifact, Content};
use crate::ir::Api;

/// The parts of the runtime that a client uses.
pub(super) struct Parts {
    optional: Vec<&'static str>,
}

impl Parts {
    /// What `api` uses.
    pub(super) fn of(_api: &Api) -> Self {
        Self {
            optional: Vec::new(),
        }
    }

    /// Whether the optional part `name` is used.
    pub(super) fn has(&self, name: &str) -> bool {
        self.optional.contains(&name)
    }

    /// What the crate's root shows of the runtime.
    pub(super) fn exports(&self) -> impl Iterator<Item = &'static str> {
        ["Patch", "Secret"].into_iter()
    }

    /// The files.
    pub(super) fn artifacts(&self) -> Vec<Artifact> {
        Vec::new()
    }
}
