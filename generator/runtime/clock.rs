//! The time limits of a call.

use std::time::Duration;

use tokio::time::Instant;

use super::error::Phase;

/// The limits of one call as points in time.
pub(super) struct Clock {
    read: Duration,
    pub(super) end: Option<Instant>,
}

impl Clock {
    pub(super) fn start(read: Duration, total: Duration) -> Self {
        Self {
            read,
            end: Instant::now().checked_add(total),
        }
    }

    /// Until when the next step may take, and what to say if it takes longer.
    pub(super) fn next(&self, phase: Phase) -> (Instant, Phase) {
        let now = Instant::now();
        // A limit beyond what the clock can tell is none; a year is as good.
        let far = now + Duration::from_secs(365 * 86_400);
        let (read, end) = (
            now.checked_add(self.read).unwrap_or(far),
            self.end.unwrap_or(far),
        );
        if end <= read {
            (end, Phase::Total)
        } else {
            (read, phase)
        }
    }
}
