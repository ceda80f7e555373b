//! Progress on a terminal; silence everywhere else.

use std::io::{IsTerminal, stderr};
use std::sync::OnceLock;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// The line on the terminal, of which there is one.
static BAR: OnceLock<ProgressBar> = OnceLock::new();

/// A line on the terminal that names the stage at work, until it is dropped.
pub(super) struct Progress;

impl Progress {
    /// Starts a line where standard error is a terminal.
    pub(super) fn start() -> Self {
        if stderr().is_terminal() {
            let bar = BAR.get_or_init(ProgressBar::new_spinner);
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(80));
        }
        Self
    }

    /// Names the stage.
    pub(super) fn stage(name: &'static str) {
        if let Some(bar) = BAR.get() {
            bar.set_message(name);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = BAR.get() {
            bar.finish_and_clear();
        }
    }
}
