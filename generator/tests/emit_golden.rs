//! The text of emitted files. `BLESS=1 cargo test -p clientsmith emit_golden` takes over what is emitted now.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use clientsmith::emit::emit;
use clientsmith::render::{FileSet, render};

/// The files whose whole text is kept.
const GOLDEN: &[&str] = &[
    "Cargo.toml",
    "README.md",
    "examples/update_integration.rs",
    "src/api/integrations/list_all.rs",
    "src/api/integrations/mod.rs",
    "src/api/integrations/update_integration.rs",
    "src/api/misc/several.rs",
    "src/client.rs",
    "src/lib.rs",
    "src/types/kind.rs",
    "src/types/level.rs",
    "src/types/mod.rs",
    "src/types/old.rs",
    "src/types/open_thing.rs",
    "src/types/tree.rs",
    "src/types/update_integration.rs",
];

fn files() -> FileSet {
    let api = crate::emit_support::api();
    render(&emit(&api), &api.package.command).expect("the sample")
}

#[test]
fn files_read_as_they_are_kept() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emit_golden");
    let files = files();
    let mut differing = Vec::new();
    for path in GOLDEN {
        let emitted = files
            .get(path)
            .unwrap_or_else(|| panic!("{path} is not emitted"));
        let golden = kept.join(format!("{path}.golden"));
        if env::var_os("BLESS").is_some() {
            fs::create_dir_all(golden.parent().expect("a folder")).expect("a folder");
            fs::write(&golden, emitted).expect("a file");
        }
        if fs::read_to_string(&golden).ok().as_deref() != Some(emitted) {
            differing.push(path);
        }
    }
    assert!(differing.is_empty(), "not as kept: {differing:?}");
}

#[test]
fn emission_is_deterministic() {
    assert_eq!(files(), files());
}

/// The decision is docs/decisions/0003-line-breaks.md: rustfmt would leave the files as they are.
#[test]
fn rustfmt_agrees() {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emit_golden_rustfmt");
    let _ = fs::remove_dir_all(&scratch);
    let files = files();
    let ours = |path: &str| path.ends_with(".rs") && !path.starts_with("src/runtime/");
    let mut differing = Vec::new();
    for (index, (path, text)) in files.iter().filter(|(path, _)| ours(path)).enumerate() {
        // A folder per file, so that rustfmt follows no `mod` line.
        let folder = scratch.join(index.to_string());
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("file.rs");
        fs::write(&file, text).expect("a file");
        let without_modules = !text.contains("\nmod ") && !text.contains("\npub mod ");
        let check = ["--edition", "2021", "--check"];
        let agrees = Command::new("rustfmt")
            .args(check)
            .arg(&file)
            .output()
            .expect("rustfmt");
        if without_modules && !agrees.status.success() {
            differing.push(path.to_owned());
        }
    }
    assert!(differing.is_empty(), "rustfmt would change {differing:?}");
}
