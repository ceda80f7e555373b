//! The sample, an `Api` that uses everything the IR can say, under every judge that a crate has: the compiler, clippy, rustdoc.

use clientsmith::emit::emit;
use clientsmith::ir::Api;
use clientsmith::render::render;
use clientsmith_tests::clients::{CHECK, Workspace};

#[path = "../../generator/tests/emit_support/mod.rs"]
mod emit_support;

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

/// Writes the crate of `api` as a member of the workspace.
fn write(workspace: &Workspace, api: &Api) {
    let name = &api.package.name;
    let files = render(&emit(api), &api.package.command).expect("files");
    for (path, text) in files.iter() {
        workspace.scratch().write(&format!("{name}/{path}"), text);
    }
}

/// What is left where a document says next to nothing: no server, no scheme, no type, one call.
fn smallest() -> Api {
    let mut api = emit_support::api();
    api.package.name = "smallest-api".to_owned();
    api.package.crate_name = emit_support::id("smallest_api");
    api.types.clear();
    api.schemes.clear();
    api.servers.clear();
    api.groups.retain_mut(|group| {
        group.operations.retain(|operation| operation.id == "ping");
        !group.operations.is_empty()
    });
    api
}

#[test]
fn the_sample_and_the_smallest_client_have_no_warning() {
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), "sample");
    let (sample, smallest) = (emit_support::api(), smallest());
    let names = [sample.package.name.as_str(), smallest.package.name.as_str()];
    write(&workspace, &sample);
    write(&workspace, &smallest);
    workspace.members(names);

    let full = ["--no-default-features", "--features", "full"];
    workspace.cargo(&[CHECK, &["full", "--workspace"]].concat());
    for features in ["", "integrations", "misc"] {
        workspace.cargo(&[CHECK, &[features, "--package", names[0]]].concat());
    }
    let lints: Vec<String> = PEDANTIC
        .iter()
        .map(|lint| format!("-Wclippy::{lint}"))
        .collect();
    let lints: Vec<&str> = lints.iter().map(String::as_str).collect();
    let clippy = ["clippy", "--lib", "--examples", "--package", names[0]];
    workspace.cargo(&[&clippy, full.as_slice(), &["--"], &lints].concat());
    workspace.cargo(&[&["doc", "--workspace", "--no-deps"], full.as_slice()].concat());
    workspace.cargo(&[&["test", "--doc", "--package", names[0]], full.as_slice()].concat());
}
