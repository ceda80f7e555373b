//! Emitted crates that the compiler judges: one target folder for all suites, so that what the crates depend on is compiled
//! once.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::scratch::Scratch;

/// What is checked of a crate, without TLS, which compiles C: the crate and its examples. It has no tests of its own.
pub const CHECK: &[&str] = &[
    "check",
    "--lib",
    "--examples",
    "--no-default-features",
    "--features",
];

/// Crates, each in a folder of its name.
#[derive(Debug)]
pub struct Workspace {
    scratch: Scratch,
    target: PathBuf,
}

impl Workspace {
    /// An empty one. `base` is `env!("CARGO_TARGET_TMPDIR")`; `name` is that of the test.
    ///
    /// # Panics
    ///
    /// Where the disk refuses.
    #[must_use]
    pub fn new(base: &str, name: &str) -> Self {
        Self {
            scratch: Scratch::new(base, name),
            target: PathBuf::from(base).join("clients"),
        }
    }

    /// The folder that the crates are in.
    #[must_use]
    pub fn scratch(&self) -> &Scratch {
        &self.scratch
    }

    /// Says which folders are its crates. They depend on the versions that this repository is tested with, which cargo has
    /// fetched.
    ///
    /// # Panics
    ///
    /// Where the disk refuses.
    pub fn members<'a>(&self, names: impl IntoIterator<Item = &'a str>) {
        let members: Vec<String> = names.into_iter().map(|name| format!("{name:?}")).collect();
        let members = members.join(", ");
        let text = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{members}]\n\n[profile.dev]\ndebug = false\nincremental = false\n"
        );
        self.scratch.write("Cargo.toml", text);
        // Clippy as it is by default: this repository's own file is stricter.
        self.scratch.write("clippy.toml", "");
        fs::copy("../Cargo.lock", self.scratch.path("Cargo.lock")).expect("the lock file is there");
    }

    /// Runs cargo, which has to succeed without a word: a warning is one too many.
    ///
    /// # Panics
    ///
    /// With what cargo says.
    pub fn cargo(&self, words: &[&str]) {
        let mut words = words.to_vec();
        words.splice(1..1, ["--offline", "--quiet"]);
        let output = Command::new(env!("CARGO"))
            .args(&words)
            .current_dir(self.scratch.folder())
            .env("CARGO_TARGET_DIR", &self.target)
            .output()
            .expect("cargo starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && said.is_empty(),
            "cargo {}, {}: {said}",
            words.join(" "),
            output.status
        );
    }

    /// Where a program is that was built.
    #[must_use]
    pub fn program(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(name)
    }
}
