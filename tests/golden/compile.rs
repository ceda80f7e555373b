//! Every expected crate compiles, examples included, without a warning of rustc or of clippy as it is by default.

use clientsmith_tests::clients::{CHECK, Workspace};

use crate::cases::all;

#[test]
fn every_case_compiles_without_a_warning() {
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), "golden");
    let (mut members, mut features) = (Vec::new(), Vec::new());
    for case in all() {
        let name = case.name();
        if case.is_about_features() {
            // Each tag alone, and none.
            let own = case.features().into_iter().chain([String::new()]);
            features.extend(own.map(|feature| (name.clone(), feature)));
        }
        for (path, text) in case.generate().iter() {
            workspace.scratch().write(&format!("{name}/{path}"), text);
        }
        members.push(name);
    }
    workspace.members(members.iter().map(String::as_str));
    assert!(features.len() > 3, "there is a case with several tags");
    let mut clippy = [CHECK, &["full", "--workspace"]].concat();
    clippy[0] = "clippy";
    workspace.cargo(&clippy);
    for (name, feature) in features {
        workspace.cargo(&[CHECK, &[&feature, "--package", &name]].concat());
    }
}
