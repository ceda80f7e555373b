//! How long things take.

use std::collections::BTreeMap;
use std::time::Instant;

/// How long each stage takes. It reaches the report alone, never an emitted file.
pub(super) struct Clock {
    observer: fn(&'static str),
    pub(super) timings: BTreeMap<&'static str, f64>,
}

impl Clock {
    pub(super) fn new(observer: fn(&'static str)) -> Self {
        Self {
            observer,
            timings: BTreeMap::new(),
        }
    }

    pub(super) fn time<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        (self.observer)(stage);
        let start = Instant::now();
        let done = work();
        self.timings
            .insert(stage, start.elapsed().as_secs_f64() * 1000.0);
        done
    }
}
