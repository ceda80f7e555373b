//! Prints the report as Markdown.

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use clientsmith_bench::layout::Layout;
use clientsmith_bench::{Fault, call, codec, generate, process, types};

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let part = arguments.next();
    let done = match part.as_deref().and_then(|part| part.to_str()) {
        None => report(&[generate::report, codec::report, call::report]),
        Some("types") => report(&[types::report]),
        Some("all") => report(&[generate::report, codec::report, call::report, types::report]),
        Some(process::MEASURE) => process::measure(arguments).and_then(|usage| say(&usage)),
        Some(_) => Err("usage: clientsmith-bench [types | all]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("clientsmith-bench: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// A part of the report.
type Part = fn(&Layout) -> Result<String, Fault>;

fn report(parts: &[Part]) -> Result<(), Fault> {
    let layout = Layout::find()?;
    for part in parts {
        say(&part(&layout)?)?;
    }
    Ok(())
}

fn say(text: &str) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()?;
    Ok(())
}
