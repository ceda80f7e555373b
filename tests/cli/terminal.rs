//! Colours and progress belong on a terminal.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::process::Stdio;
use std::thread;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::run::{PETS, command, project};

/// What a command wrote to standard output, which is a pipe, and to standard error, which is a terminal.
struct Seen {
    out: String,
    terminal: String,
}

fn on_a_terminal(folder: &Path, words: &[&str], variables: &[(&str, &str)]) -> Seen {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&master).expect("it is granted");
    unlockpt(&master).expect("it is unlocked");
    let name = ptsname(&master, Vec::new()).expect("it has a name");
    let name = name.to_str().expect("an ordinary name").to_owned();
    let terminal = File::options().read(true).write(true).open(name);

    let mut command = command(folder, words);
    command.env("TERM", "xterm").envs(variables.iter().copied());
    command.stdout(Stdio::piped());
    command.stderr(terminal.expect("it opens"));
    let child = command.spawn().expect("the command starts");
    // The terminal's last writer is the child, so that reading ends (with an error, on Linux) when the child does.
    drop(command);
    let reader = thread::spawn(move || {
        let (mut bytes, mut chunk, mut master) = (Vec::new(), [0; 4096], File::from(master));
        while let Ok(count @ 1..) = master.read(&mut chunk) {
            bytes.extend_from_slice(&chunk[..count]);
        }
        bytes
    });
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Seen {
        out: text(&output.stdout),
        terminal: text(&reader.join().expect("the reader ends")),
    }
}

const BROKEN: &[&str] = &["generate", "--spec", "broken.yaml"];

#[test]
fn findings_are_coloured_on_a_terminal_unless_no_color_is_set() {
    let project = project("terminal");
    project.write("broken.yaml", PETS.replace("operationId", "operatonId"));
    let seen = on_a_terminal(project.folder(), BROKEN, &[]);
    assert!(seen.terminal.contains("\u{1b}[1m"), "{:?}", seen.terminal);
    let seen = on_a_terminal(project.folder(), BROKEN, &[("NO_COLOR", "1")]);
    assert!(seen.terminal.contains("CS0301"), "{:?}", seen.terminal);
    assert!(!seen.terminal.contains("\u{1b}[1m"), "{:?}", seen.terminal);
    // An empty value is as good as none (no-color.org).
    let seen = on_a_terminal(project.folder(), BROKEN, &[("NO_COLOR", "")]);
    assert!(seen.terminal.contains("\u{1b}[1m"), "{:?}", seen.terminal);
}

#[test]
fn a_file_gets_no_colours_although_errors_go_to_a_terminal() {
    let project = project("terminal-lint");
    project.write("broken.yaml", PETS.replace("operationId", "operatonId"));
    let seen = on_a_terminal(project.folder(), &["lint", "broken.yaml"], &[]);
    assert!(seen.out.contains("CS0301"), "{:?}", seen.out);
    assert!(!seen.out.contains('\u{1b}'), "{:?}", seen.out);
}

#[test]
fn progress_leaves_the_result_alone() {
    let project = project("terminal-progress");
    let seen = on_a_terminal(project.folder(), &["generate"], &[]);
    assert!(seen.out.contains("created"), "{:?}", seen.out);
    assert!(!seen.out.contains('\u{1b}'), "{:?}", seen.out);
}
