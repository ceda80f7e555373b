//! Limits of time without waiting for them: the clock of the client is paused, and moves when a test says so.

use std::future::Future;
use std::sync::mpsc;
use std::time::Duration;

use tokio::task;
use tokio::time::Instant;

/// A paused clock that stands still. Tokio moves a paused clock as soon as there is nothing to do but wait, also where what is
/// waited for is a socket; as long as a blocking task is at work, it does not.
pub(crate) struct Still {
    release: mpsc::Sender<()>,
    held: task::JoinHandle<()>,
}

impl Still {
    pub(crate) fn hold() -> Self {
        let (release, until) = mpsc::channel::<()>();
        let held = task::spawn_blocking(move || {
            // Ends when the other end is dropped.
            let _ = until.recv();
        });
        Self { release, held }
    }

    /// From here on the clock moves to the next limit whenever nothing else is to be done.
    pub(crate) async fn release(self) {
        drop(self.release);
        self.held.await.unwrap();
    }
}

/// Lets a client take note of what a server has written, or done.
pub(crate) async fn after(happened: impl FnOnce() + Send + 'static) {
    let real = || std::thread::sleep(Duration::from_millis(20));
    for step in [
        Box::new(happened) as Box<dyn FnOnce() + Send>,
        Box::new(real),
    ] {
        task::spawn_blocking(step).await.unwrap();
        for _ in 0..100 {
            task::yield_now().await;
        }
    }
}

/// What a call gives that nobody but a limit ends, and how long that was by the paused clock. No time passes before `stall`
/// returns, however busy the machine is; it waits until the server does nothing more.
pub(crate) async fn stalled<T>(
    stall: impl FnOnce() + Send + 'static,
    call: impl Future<Output = T>,
) -> (T, Duration) {
    let (still, start) = (Still::hold(), Instant::now());
    let watch = async {
        after(stall).await;
        still.release().await;
    };
    let (given, ()) = tokio::join!(call, watch);
    (given, start.elapsed())
}

/// Asserts that a limit ended a call when it was reached. Tokio's clock counts in milliseconds, and rounds up.
pub(crate) fn assert_ended_at(time: Duration, limit: Duration) {
    let late = time.checked_sub(limit);
    assert!(
        late.is_some_and(|late| late <= Duration::from_millis(2)),
        "{time:?} instead of {limit:?}"
    );
}
