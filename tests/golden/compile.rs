//! Every expected crate compiles, examples included, without a warning of rustc or of clippy as it is by default.

use std::fs;
use std::path::Path;
use std::process::Command;

use clientsmith_tests::scratch::Scratch;

use crate::cases::all;

/// One workspace for all, so that what they depend on is compiled once; without TLS, which compiles C.
#[test]
fn every_case_compiles_without_a_warning() {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), "golden");
    let (mut members, mut features) = (Vec::new(), Vec::new());
    for case in all() {
        let name = case.name();
        if case.is_about_features() {
            // Each tag alone, and none.
            let own = case.features().into_iter().chain([String::new()]);
            features.extend(own.map(|feature| (name.clone(), feature)));
        }
        for (path, text) in case.generate().iter() {
            scratch.write(&format!("{name}/{path}"), text);
        }
        members.push(format!("{name:?}"));
    }
    let members = members.join(", ");
    scratch.write(
        "Cargo.toml",
        format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n"),
    );
    // Not the one of this repository, which is stricter.
    scratch.write("clippy.toml", "");
    // The versions that this repository is tested with, which cargo has at hand.
    fs::copy("../Cargo.lock", scratch.path("Cargo.lock")).expect("the lock file is there");
    assert!(features.len() > 3, "there is a case with several tags");
    check(&scratch, "clippy", &["--workspace"], "full");
    for (name, feature) in features {
        check(&scratch, "check", &["--package", &name], &feature);
    }
}

fn check(scratch: &Scratch, command: &str, packages: &[&str], features: &str) {
    let output = Command::new(env!("CARGO"))
        .args([command, "--all-targets", "--offline", "--quiet"])
        .args(["--no-default-features", "--features", features])
        .args(packages)
        .current_dir(scratch.folder())
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden-target"),
        )
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .expect("cargo starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{packages:?} with {features:?}: {said}"
    );
}
