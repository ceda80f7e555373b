//! Clients of spoiled documents, checked by the compiler.

use std::fs;
use std::path::Path;
use std::process::Command;

use clientsmith::{Edited, Generator};
use clientsmith_tests::scratch::Scratch;

/// The clients that the compiler will see.
pub(crate) struct Clients {
    most: u64,
    scratch: Scratch,
    names: Vec<String>,
}

impl Clients {
    /// None yet, and never more than `most`.
    pub(crate) fn new(most: u64) -> Self {
        Self {
            most,
            scratch: Scratch::new(env!("CARGO_TARGET_TMPDIR"), "fuzz-clients"),
            names: Vec::new(),
        }
    }

    /// Takes a document of which a client was made, if there is room.
    pub(crate) fn consider(&mut self, document: &[u8], round: u64) {
        if u64::try_from(self.names.len()).unwrap_or(u64::MAX) >= self.most {
            return;
        }
        let name = format!("spoiled-{round}");
        let path = self
            .scratch
            .write(&format!("documents/{name}.yaml"), document);
        let generator = Generator::from_document(path).package(&name);
        let made = generator.out(self.scratch.path(&name)).generate();
        let made = made.expect("the command made a client of it");
        if made.report.operations.generated == 0 {
            return;
        }
        made.write(Edited::Refuse).expect("a client can be written");
        self.names.push(name);
    }

    /// The compiler's word on all of them.
    pub(crate) fn check(&self) {
        if self.names.is_empty() {
            return;
        }
        let members: Vec<String> = self.names.iter().map(|name| format!("{name:?}")).collect();
        let members = members.join(", ");
        let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
        self.scratch.write("Cargo.toml", workspace);
        // The versions that this repository is tested with, which cargo has at hand.
        fs::copy("../Cargo.lock", self.scratch.path("Cargo.lock")).expect("the lock file is there");
        let output = Command::new(env!("CARGO"))
            .args([
                "check",
                "--workspace",
                "--all-targets",
                "--no-default-features",
                "--features",
                "full",
            ])
            .args(["--offline", "--quiet", "--keep-going"])
            .current_dir(self.scratch.folder())
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden-target"),
            )
            .env("RUSTFLAGS", "-D warnings")
            .output()
            .expect("cargo starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
    }
}
