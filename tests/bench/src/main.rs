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
        None => report(&QUICK),
        Some("generate") => report(&[generate::report]),
        Some("codec") => report(&[codec::report]),
        Some("call") => report(&[call::report]),
        Some("types") => report(&[types::report]),
        Some("all") => report(&QUICK).and_then(|()| report(&[types::report])),
        Some(process::MEASURE) => process::measure(arguments).and_then(|usage| say(&usage)),
        Some(_) => Err("usage: clientsmith-bench [generate | codec | call | types | all]".into()),
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

/// What takes a minute.
const QUICK: [Part; 3] = [generate::report, codec::report, call::report];

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
