//! One document through the command, as a user would run it.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

/// What a shell runs to limit a command to a minute of the processor's time, of which no other program takes any: usual is a
/// tenth of a second.
const LIMITED: &str = r#"ulimit -t 60 && exec "$0" "$@""#;

/// What became of a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// A client was made.
    Made,
    /// The document has errors, which were said.
    Refused,
    /// What must never be, and where it came from.
    Fault(String),
}

/// Runs the command in a process of its own, so that an overflow of the stack is seen too.
pub(crate) fn run(folder: &Path, words: &[&str]) -> End {
    let said = folder.join("said.txt");
    let file = |name: &str| File::create(folder.join(name)).expect("a file can be written");
    let status = Command::new("sh")
        .args(["-c", LIMITED, env!("CARGO_BIN_EXE_clientsmith-under-test")])
        .current_dir(folder)
        .args(words)
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(file("said.txt"))
        .status()
        .expect("the command starts");
    let said = fs::read(said).expect("the file is there");
    judge(status, &String::from_utf8_lossy(&said), words[0])
}

fn judge(status: ExitStatus, said: &str, command: &str) -> End {
    // A panic of another thread does not end the process as one of the first does.
    let bad = [
        "panicked at",
        "a fault of this program",
        "overflowed its stack",
    ];
    let bad = said
        .lines()
        .find(|line| bad.iter().any(|bad| line.contains(bad)));
    if let Some(line) = bad {
        return End::Fault(line.to_owned());
    }
    match (status.code(), command) {
        (Some(0), _) => End::Made,
        (Some(2), _) | (Some(1), "lint") if said.contains("error") || command == "lint" => {
            End::Refused
        }
        _ => End::Fault(format!("{status} of `{command}`: {said}")),
    }
}
