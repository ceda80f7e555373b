//! In place of the default transport, where the feature `reqwest` is off.

use std::sync::Arc;

use super::core::Connecting;
use super::error::{Error, ErrorKind};
use super::transport::Transport;

/// There is none.
pub(super) fn default_transport(_: Connecting) -> Result<Arc<dyn Transport>, Error> {
    let problem = "the client has no transport: set one, or switch on the feature `reqwest`";
    Err(Error::not_sent(ErrorKind::Configuration(
        problem.to_owned(),
    )))
}
