//! Many files at once, in threads whose stack a deep nest of types does not exhaust.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::RenderBug;

/// Pages that are not touched cost nothing; measured need of 1,000 nested types in a debug build: over 8 MiB.
const STACK_BYTES: usize = 256 << 20;

/// So few things are not worth another thread.
const SHARE: usize = 16;

/// The results of `work` for all `things`, in their order.
///
/// # Errors
///
/// [`RenderBug`] where a thread cannot be started or `work` panics.
pub(super) fn each<T: Sync, R: Send>(
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Result<Vec<R>, RenderBug> {
    let next = AtomicUsize::new(0);
    // Each thread takes the next thing that nobody has, so that none waits for one that has the large ones.
    let share = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            match things.get(index) {
                Some(thing) => done.push((index, work(thing))),
                None => return done,
            }
        }
    };
    let most = things.len().div_ceil(SHARE);
    let count = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(most);
    let mut all = thread::scope(|scope| {
        let threads: Vec<_> = (0..count)
            .map(|_| {
                thread::Builder::new()
                    .name("render".to_owned())
                    .stack_size(STACK_BYTES)
                    .spawn_scoped(scope, share)
                    .map_err(|error| bug(format!("no thread could be started: {error}")))
            })
            .collect();
        let mut all = Vec::with_capacity(things.len());
        for thread in threads {
            let done = thread?.join();
            all.extend(done.map_err(|_| bug("the thread panicked".to_owned()))?);
        }
        Ok(all)
    })?;
    all.sort_by_key(|(index, _)| *index);
    Ok(all.into_iter().map(|(_, result)| result).collect())
}

fn bug(message: String) -> RenderBug {
    RenderBug {
        path: "the crate".to_owned(),
        message,
    }
}
