//! How long and how much.

use std::time::Duration;

/// Limits of every call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// For making a connection, TLS included. 10 s by default.
    pub connect: Duration,
    /// For the beginning of the answer (counted from the start of the call, connecting included, or from when a part of a
    /// body that is read while it is sent was last taken), and then for each further part of it. 30 s by default.
    pub read: Duration,
    /// For the whole call, from connecting to the last byte. 60 s by default. Where an answer is read while it comes, from
    /// connecting to its beginning; a large body that is sent needs a longer limit of its own, by the call's `timeout`.
    pub total: Duration,
    /// For the answer's body, in bytes, unless it is read while it comes. 32 MiB by default.
    pub response_body: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            read: Duration::from_secs(30),
            total: Duration::from_secs(60),
            response_body: 32 * 1024 * 1024,
        }
    }
}

impl Limits {
    /// The limits that a client has unless told otherwise.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the limit for making a connection.
    #[must_use]
    pub fn connect(mut self, limit: Duration) -> Self {
        self.connect = limit;
        self
    }

    /// Sets the limit for the beginning of the answer and for each further part of it.
    #[must_use]
    pub fn read(mut self, limit: Duration) -> Self {
        self.read = limit;
        self
    }

    /// Sets the limit for the whole call.
    #[must_use]
    pub fn total(mut self, limit: Duration) -> Self {
        self.total = limit;
        self
    }

    /// Sets the limit for the answer's body, in bytes.
    #[must_use]
    pub fn response_body(mut self, bytes: u64) -> Self {
        self.response_body = bytes;
        self
    }
}
