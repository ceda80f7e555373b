//! Files: what is touched, what is left alone, what is refused.

use std::fs;
use std::os::unix::fs::symlink;
use std::thread::sleep;
use std::time::Duration;

use clientsmith_tests::scratch::{Entry, times, tree};

use crate::run::{PETS, generated, run};

/// Longer than the coarsest clock of a file system that these tests run on.
fn let_time_pass() {
    sleep(Duration::from_millis(20));
}

#[test]
fn a_second_run_touches_no_file() {
    let project = generated("again");
    let before = times(&project.path("client"));
    let_time_pass();
    run(project.folder(), &["generate"]).exits(0);
    assert_eq!(times(&project.path("client")), before);
}

#[test]
fn only_files_that_change_are_touched() {
    let project = generated("touch");
    let (before, old) = (
        times(&project.path("client")),
        tree(&project.path("client")),
    );
    let_time_pass();
    project.write(
        "spec/pets.yaml",
        PETS.replace("Its name.", "What it hears."),
    );
    run(project.folder(), &["generate"]).exits(0);
    let (after, new) = (
        times(&project.path("client")),
        tree(&project.path("client")),
    );
    let touched: Vec<_> = after
        .iter()
        .filter(|(path, time)| before.get(*path) != Some(*time))
        .collect();
    let changed: Vec<_> = new
        .iter()
        .filter(|(path, entry)| old.get(*path) != Some(*entry))
        .collect();
    let names: Vec<_> = touched.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        names,
        changed
            .iter()
            .map(|(path, _)| path.as_str())
            .collect::<Vec<_>>()
    );
    assert_eq!(names, [".clientsmith.lock", "src/types/pet.rs"]);
}

#[test]
fn a_removed_client_comes_back_as_it_was() {
    let project = generated("removed");
    let before = tree(&project.path("client"));
    fs::remove_dir_all(project.path("client")).expect("it is there");
    run(project.folder(), &["generate"]).exits(0);
    assert!(tree(&project.path("client")) == before);
}

#[test]
fn a_removed_file_comes_back() {
    let project = generated("removed-file");
    let before = tree(&project.path("client"));
    fs::remove_file(project.path("client/src/lib.rs")).expect("it is there");
    run(project.folder(), &["generate"]).exits(0);
    assert!(tree(&project.path("client")) == before);
}

#[test]
fn an_edited_file_is_refused_unless_forced() {
    let project = generated("edited");
    let fresh = tree(&project.path("client"));
    project.write("client/src/types/pet.rs", "// mine\n");
    project.write("spec/pets.yaml", PETS.replace("Everything", "All"));
    let (before, time) = (
        tree(&project.path("client")),
        times(&project.path("client")),
    );
    let ran = run(project.folder(), &["generate"]).exits(3);
    assert!(ran.err.contains("src/types/pet.rs"), "{ran:#?}");
    assert!(ran.err.contains("--force"), "{ran:#?}");
    assert!(
        tree(&project.path("client")) == before,
        "nothing was written"
    );
    assert_eq!(times(&project.path("client")), time);

    project.write("spec/pets.yaml", PETS);
    run(project.folder(), &["generate", "--force"]).exits(0);
    assert!(tree(&project.path("client")) == fresh);
}

#[test]
fn a_file_that_is_not_ours_stays() {
    let project = generated("foreign");
    for path in [
        "client/NOTES.md",
        "client/src/types/mine.rs",
        "client/target/debug/x",
    ] {
        project.write(path, "mine\n");
    }
    let_time_pass();
    project.write(
        "spec/pets.yaml",
        PETS.replace("Its name.", "What it hears."),
    );
    let before = times(&project.path("client"));
    let ran = run(project.folder(), &["generate"]).exits(0);
    assert!(ran.out.contains("NOTES.md, src/types/mine.rs"), "{ran:#?}");
    for path in ["NOTES.md", "src/types/mine.rs", "target/debug/x"] {
        assert_eq!(project.read(&format!("client/{path}")), "mine\n");
        assert_eq!(times(&project.path("client"))[path], before[path]);
    }
}

#[test]
fn an_empty_folder_is_as_good_as_none() {
    let project = generated("empty");
    let fresh = tree(&project.path("client"));
    fs::create_dir(project.path("empty")).expect("a folder");
    run(project.folder(), &["generate", "--out", "empty"]).exits(0);
    assert!(tree(&project.path("empty")) == fresh);
}

#[test]
fn a_folder_with_somebodys_crate_is_not_overwritten() {
    let project = generated("somebodys");
    project.write("theirs/Cargo.toml", "[package]\n");
    project.write("theirs/src/lib.rs", "// theirs\n");
    let before = tree(&project.path("theirs"));
    let ran = run(project.folder(), &["generate", "--out", "theirs"]).exits(3);
    assert!(ran.err.contains("src/lib.rs"), "{ran:#?}");
    assert!(tree(&project.path("theirs")) == before);
}

#[test]
fn a_link_in_the_place_of_a_file_is_not_followed() {
    let project = generated("link-file");
    let elsewhere = project.write("elsewhere.rs", "// elsewhere\n");
    let lib = project.path("client/src/lib.rs");
    fs::remove_file(&lib).expect("it is there");
    symlink(&elsewhere, &lib).expect("a link");
    let ran = run(project.folder(), &["generate"]).exits(3);
    assert!(ran.err.contains("src/lib.rs"), "{ran:#?}");
    assert_eq!(
        tree(&project.path("client"))["src/lib.rs"],
        Entry::Link(elsewhere)
    );
    run(project.folder(), &["generate", "--force"]).exits(0);
    assert_eq!(project.read("elsewhere.rs"), "// elsewhere\n");
    assert!(!lib.is_symlink());
}

#[test]
fn a_link_in_the_place_of_a_folder_is_not_followed() {
    let project = generated("link-folder");
    let types = project.path("client/src/types");
    let outside = project.write("outside/keep.rs", "// keep\n");
    let outside = outside.parent().expect("a folder");
    fs::remove_dir_all(&types).expect("it is there");
    symlink(outside, &types).expect("a link");
    for words in [&["generate"][..], &["generate", "--force"]] {
        let ran = run(project.folder(), words).exits(3);
        assert!(ran.err.contains("src/types"), "{ran:#?}");
        assert_eq!(
            tree(outside).len(),
            1,
            "nothing was written through the link"
        );
        assert!(types.is_symlink());
    }
}

#[test]
fn a_link_to_the_client_is_not_followed() {
    let project = generated("link-out");
    fs::rename(project.path("client"), project.path("real")).expect("it moves");
    symlink(project.path("real"), project.path("client")).expect("a link");
    let before = tree(&project.path("real"));
    project.write(
        "spec/pets.yaml",
        PETS.replace("Its name.", "What it hears."),
    );
    let ran = run(project.folder(), &["generate"]).exits(3);
    assert!(ran.err.contains("links are not followed"), "{ran:#?}");
    assert!(tree(&project.path("real")) == before);
}
