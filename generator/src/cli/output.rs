//! Where texts go. A pipe that the other side closes ends the run without a word.

use std::io::{self, ErrorKind, IsTerminal, Write, stderr, stdout};

use super::End;
use crate::Style;

/// Writes to standard output.
pub(super) fn say(text: &str) -> End {
    said(stdout().lock().write_all(text.as_bytes()))
}

/// The end of a run that wrote to standard output.
pub(super) fn said(written: io::Result<()>) -> End {
    match written.and_then(|()| stdout().lock().flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(&format!(
                "error: cannot write to standard output: {error}\n"
            ));
            End::Unwritten
        }
        _ => End::Done,
    }
}

/// Writes to standard error.
pub(super) fn complain(text: &str) {
    let _ = stderr().lock().write_all(text.as_bytes());
}

/// How to write to standard error.
pub(super) fn style() -> Style {
    style_on(&stderr())
}

/// How to write to standard output.
pub(super) fn output_style() -> Style {
    style_on(&stdout())
}

/// Colours where the stream is a terminal and NO_COLOR is not set (no-color.org).
fn style_on(stream: &impl IsTerminal) -> Style {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if stream.is_terminal() && !unwanted {
        Style::Color
    } else {
        Style::Plain
    }
}
