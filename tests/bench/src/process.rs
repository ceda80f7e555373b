//! What running a program costs.
//!
//! The system tells CPU time and peak memory of *all* children that a process has waited for, so each program is run by a
//! process of its own: this one again, with the argument [`MEASURE`].

use std::env;
use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;

use crate::Fault;

/// The argument that makes the bench run a program and print what it cost.
pub const MEASURE: &str = "measure-program";

/// What a program cost, with all that it started.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// From start to end.
    pub wall: Duration,
    /// User and system time.
    pub cpu: Duration,
    /// The most memory that one process had, in bytes.
    pub peak: u64,
}

/// Runs a program in a process of its own.
///
/// # Errors
///
/// Where it fails.
pub fn run(command: &Command) -> Result<Usage, Fault> {
    let mut outer = Command::new(env::current_exe()?);
    outer
        .arg(MEASURE)
        .arg(command.get_program())
        .args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        outer.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => outer.env(name, value),
            None => outer.env_remove(name),
        };
    }
    let output = outer.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("{command:?} failed").into());
    }
    parse(&String::from_utf8(output.stdout)?)
}

/// The other side of [`run`]: the program and its arguments in, three numbers out.
///
/// # Errors
///
/// Where the program fails.
pub fn measure(mut arguments: impl Iterator<Item = OsString>) -> Result<String, Fault> {
    let program = arguments.next().ok_or("no program")?;
    let mut command = Command::new(program);
    command.args(arguments).stdout(Stdio::null());
    let start = Instant::now();
    let status = command.status()?;
    let wall = start.elapsed();
    if !status.success() {
        return Err(format!("{status}").into());
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let cpu = microseconds(usage.user_time()) + microseconds(usage.system_time());
    Ok(format!("{} {cpu} {}", wall.as_micros(), usage.max_rss()))
}

fn microseconds(time: TimeVal) -> i64 {
    time.tv_sec() * 1_000_000 + time.tv_usec()
}

/// Microseconds, microseconds, and KiB as Linux counts peak memory.
fn parse(text: &str) -> Result<Usage, Fault> {
    let numbers: Vec<u64> = text
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let [wall, cpu, peak] = numbers[..] else {
        return Err(format!("not a usage: {text}").into());
    };
    Ok(Usage {
        wall: Duration::from_micros(wall),
        cpu: Duration::from_micros(cpu),
        peak: peak * 1024,
    })
}
