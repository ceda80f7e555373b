//! The time limits of a call.

use std::time::Duration;

use tokio::time::Instant;

use super::error::Phase;
use super::limits::Limits;

/// The limits of one call as points in time.
pub(super) struct Clock {
    /// For the beginning of the answer.
    head: Duration,
    read: Duration,
    pub(super) end: Option<Instant>,
}

impl Clock {
    /// Starts with the limits of the client, and with the call's own for the whole: that is the caller's word on how long an
    /// answer may take to begin, too.
    pub(super) fn start(limits: &Limits, own: Option<Duration>) -> Self {
        Self {
            head: limits.read.max(own.unwrap_or_default()),
            read: limits.read,
            end: Instant::now().checked_add(own.unwrap_or(limits.total)),
        }
    }

    /// Until when the next step may take, and what to say if it takes longer.
    pub(super) fn next(&self, phase: Phase) -> (Instant, Phase) {
        self.since(Instant::now(), phase)
    }

    /// Until when a step may take that began then, and what to say if it takes longer.
    pub(super) fn since(&self, now: Instant, phase: Phase) -> (Instant, Phase) {
        // A limit beyond what the clock can tell is none; a year is as good.
        let far = now + Duration::from_secs(365 * 86_400);
        let wait = match phase {
            Phase::Body => self.read,
            _ => self.head,
        };
        let (read, end) = (
            now.checked_add(wait).unwrap_or(far),
            self.end.unwrap_or(far),
        );
        if end <= read {
            (end, Phase::Total)
        } else {
            (read, phase)
        }
    }
}
