//! Where texts go. A pipe that the other side closes ends the run without a word.

use std::io::{IsTerminal, Write, stderr, stdout};

use super::End;
use crate::Style;

/// Writes to standard output.
pub(super) fn say(text: &str) -> End {
    let mut out = stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    End::Done
}

/// Writes to standard error.
pub(super) fn complain(text: &str) {
    let _ = stderr().lock().write_all(text.as_bytes());
}

/// Colours where standard error is a terminal and NO_COLOR is not set (no-color.org).
pub(super) fn style() -> Style {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if stderr().is_terminal() && !unwanted {
        Style::Color
    } else {
        Style::Plain
    }
}
