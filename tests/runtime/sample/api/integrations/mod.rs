//! Integrations.

mod update_integration;

pub use update_integration::{
    UpdateIntegrationCall, UpdateIntegrationError, UpdateIntegrationHeaders,
};

use crate::runtime::Core;

/// The operations of the tag `Integrations`.
#[derive(Clone, Copy, Debug)]
pub struct Integrations<'a> {
    pub(crate) core: &'a Core,
}
