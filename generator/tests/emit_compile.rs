//! The emitted crate is compiled, with warnings denied.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clientsmith::emit::emit;
use clientsmith::ir::Api;
use clientsmith::render::render;

/// Writes the crate of `api` and gives its folder.
fn write(api: &Api, name: &str) -> PathBuf {
    let files = render(&emit(api), &api.package.command).expect("files");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for stale in ["src", "examples"] {
        let _ = fs::remove_dir_all(folder.join(stale));
    }
    for (path, text) in files.iter() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    // A workspace of its own, so that cargo does not look further up.
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
    fs::write(folder.join("Cargo.toml"), manifest + "\n[workspace]\n").expect("a manifest");
    folder
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("emit_target"),
        )
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}:\n{told}");
}

/// Lints that emitted code keeps besides clippy's default ones: the workspace's own, and what a library's user meets.
const PEDANTIC: &[&str] = &[
    "cloned_instead_of_copied",
    "explicit_iter_loop",
    "fn_params_excessive_bools",
    "if_not_else",
    "manual_let_else",
    "map_unwrap_or",
    "missing_errors_doc",
    "missing_panics_doc",
    "must_use_candidate",
    "needless_pass_by_value",
    "redundant_closure_for_method_calls",
    "return_self_not_must_use",
    "semicolon_if_nothing_returned",
    "uninlined_format_args",
    "unnested_or_patterns",
    "wildcard_imports",
];

#[test]
fn the_sample_has_no_warning() {
    let folder = write(&crate::emit_support::api(), "emit_compile");
    cargo(&folder, &["check", "--all-targets"]);
    for features in ["", "integrations", "misc", "full"] {
        let choice = ["--no-default-features", "--features", features];
        cargo(
            &folder,
            &[&["check", "--all-targets"], choice.as_slice()].concat(),
        );
    }
    let lints: Vec<String> = PEDANTIC
        .iter()
        .map(|lint| format!("-Wclippy::{lint}"))
        .collect();
    let mut clippy = vec!["clippy", "--all-targets", "--"];
    clippy.extend(lints.iter().map(String::as_str));
    cargo(&folder, &clippy);
    cargo(&folder, &["doc", "--no-deps"]);
    cargo(&folder, &["test", "--doc"]);
}

/// What is left where a document says next to nothing: no server, no scheme, no type, one call.
#[test]
fn the_smallest_client_has_no_warning() {
    let mut api = crate::emit_support::api();
    // Another name than the sample's: both share a target folder.
    api.package.name = "smallest-api".to_owned();
    api.package.crate_name = crate::emit_support::id("smallest_api");
    api.types.clear();
    api.schemes.clear();
    api.servers.clear();
    api.groups.retain_mut(|group| {
        group.operations.retain(|operation| operation.id == "ping");
        !group.operations.is_empty()
    });
    let folder = write(&api, "emit_compile_smallest");
    cargo(&folder, &["check", "--all-targets"]);
    cargo(&folder, &["doc", "--no-deps"]);
}
