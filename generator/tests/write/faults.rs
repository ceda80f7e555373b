//! What others put into the folder, and a disk that refuses: the old tree stays.

use std::fs::{self, File};
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt, symlink};
use std::thread;

use super::support::{Scratch, files, tree};
use clientsmith::write::{Edited, WriteError, compare, write};

const OLD: &[(&str, &str)] = &[
    ("Cargo.toml", "old\n"),
    ("src/gone.rs", "gone\n"),
    ("src/lib.rs", "same\n"),
];
const NEW: &[(&str, &str)] = &[("Cargo.toml", "new\n"), ("src/lib.rs", "same\n")];

fn written(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    write(&scratch.path("out"), &files(OLD), Edited::Refuse).expect("written");
    scratch
}

#[test]
fn what_is_not_ours_survives() {
    let scratch = written("survives");
    for path in [
        "target/debug/x",
        ".git/HEAD",
        ".git/target/x",
        "notes/a",
        "src/target/b",
        "Cargo.lock",
    ] {
        scratch.write(&format!("out/{path}"), path);
    }
    fs::create_dir_all(scratch.path("out/empty/inner")).expect("a folder");
    symlink("nowhere", scratch.path("out/dangling")).expect("a link");
    write(&scratch.path("out"), &files(NEW), Edited::Refuse).expect("written");
    for path in [
        "target/debug/x",
        ".git/HEAD",
        ".git/target/x",
        "notes/a",
        "src/target/b",
        "Cargo.lock",
    ] {
        assert_eq!(scratch.read(&format!("out/{path}")), path);
    }
    assert!(scratch.path("out/empty/inner").is_dir());
    assert!(scratch.path("out/dangling").is_symlink());
    assert!(!scratch.path("out/src/gone.rs").exists());
    assert_eq!(scratch.names(), ["out"], "nothing is left beside it");
}

#[test]
fn an_edited_file_that_is_no_longer_needed_stays() {
    let scratch = written("obsolete");
    scratch.write("out/src/gone.rs", "mine\n");
    write(&scratch.path("out"), &files(NEW), Edited::Refuse).expect("written");
    assert_eq!(scratch.read("out/src/gone.rs"), "mine\n");
}

#[test]
fn edited_files_stop_everything_and_are_named() {
    let scratch = written("edited");
    scratch.write("out/Cargo.toml", "mine\n");
    let before = tree(&scratch.path("out"));
    match write(&scratch.path("out"), &files(NEW), Edited::Refuse) {
        Err(WriteError::Edited(paths)) => assert_eq!(paths, ["Cargo.toml"]),
        other => panic!("{other:?}"),
    }
    assert_eq!(tree(&scratch.path("out")), before);
    write(&scratch.path("out"), &files(NEW), Edited::Overwrite).expect("written");
    assert_eq!(scratch.read("out/Cargo.toml"), "new\n");
}

#[test]
fn a_lock_file_that_makes_no_sense_protects_every_file() {
    for text in [
        "",
        "\u{0}",
        "version = 1\n[files]\n\"../../x\" = \"y\"\n",
        "not = [toml",
    ] {
        let scratch = written("lock");
        scratch.write("x", "mine");
        scratch.write("out/.clientsmith.lock", text);
        let error = write(&scratch.path("out"), &files(NEW), Edited::Refuse);
        assert!(
            matches!(error, Err(WriteError::Edited(_))),
            "{text:?}: {error:?}"
        );
        assert_eq!(scratch.read("x"), "mine");
    }
}

#[test]
fn links_inside_are_not_followed() {
    let scratch = written("links");
    scratch.write("elsewhere/lib.rs", "theirs\n");
    fs::remove_dir_all(scratch.path("out/src")).expect("there");
    symlink("../elsewhere", scratch.path("out/src")).expect("a link");
    let result = write(&scratch.path("out"), &files(NEW), Edited::Overwrite);
    assert!(result.is_err(), "{result:?}");
    assert_eq!(scratch.read("elsewhere/lib.rs"), "theirs\n");
    assert_eq!(scratch.names(), ["elsewhere", "out"]);
}

#[test]
fn a_folder_in_the_place_of_a_file_is_left_alone() {
    let scratch = written("folder-for-file");
    fs::remove_file(scratch.path("out/src/lib.rs")).expect("there");
    scratch.write("out/src/lib.rs/inner", "mine");
    let before = tree(&scratch.path("out"));
    for edited in [Edited::Refuse, Edited::Overwrite] {
        let result = write(&scratch.path("out"), &files(NEW), edited);
        assert!(result.is_err(), "{result:?}");
        assert_eq!(tree(&scratch.path("out")), before);
    }
    assert_eq!(scratch.names(), ["out"]);
}

#[test]
fn a_pipe_in_the_folder_stays_and_nothing_waits_for_it() {
    let scratch = written("pipe");
    let pipe = scratch.path("out/pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo is there").success());
    write(&scratch.path("out"), &files(NEW), Edited::Overwrite).expect("written");
    assert!(
        fs::symlink_metadata(&pipe)
            .expect("there")
            .file_type()
            .is_fifo()
    );
    assert_ne!(scratch.read("out/Cargo.toml"), "old\n");
    assert_eq!(scratch.names(), ["out"]);
}

/// What a killed run leaves: a part of a new tree, and, where the system cannot exchange, the old tree aside.
#[test]
fn what_a_killed_run_left_is_put_in_order() {
    let scratch = written("left");
    scratch.write(".out.clientsmith-stage/half", "x");
    write(&scratch.path("out"), &files(NEW), Edited::Refuse).expect("written");
    assert_eq!(scratch.names(), ["out"]);

    fs::rename(scratch.path("out"), scratch.path(".out.clientsmith-old")).expect("moved");
    scratch.write(".out.clientsmith-old/target/x", "kept");
    write(&scratch.path("out"), &files(OLD), Edited::Refuse).expect("written");
    assert_eq!(scratch.names(), ["out"]);
    assert_eq!(scratch.read("out/target/x"), "kept");
    assert_eq!(scratch.read("out/Cargo.toml"), "old\n");
}

/// A name that the system does not take, however mighty the user is: the new tree fails half-way.
#[test]
fn a_disk_that_refuses_half_way_leaves_the_old_tree() {
    let scratch = written("half-way");
    let long = format!("src/{}.rs", "x".repeat(300));
    let texts = [
        ("Cargo.toml", "new\n"),
        ("src/a.rs", "a"),
        (long.as_str(), "b"),
    ];
    let before = tree(&scratch.path("out"));
    let error = write(&scratch.path("out"), &files(&texts), Edited::Overwrite);
    assert!(matches!(error, Err(WriteError::Disk { .. })), "{error:?}");
    assert_eq!(tree(&scratch.path("out")), before);
    assert_eq!(scratch.names(), ["out"]);
}

/// Permissions stop no administrator, so that this holds for both: an error and the old tree, or the new one.
#[test]
fn a_folder_above_without_the_right_to_write_leaves_a_whole_tree() {
    let scratch = Scratch::new("read-only");
    let out = scratch.path("above/out");
    write(&out, &files(OLD), Edited::Refuse).expect("written");
    let mode = |mode| fs::set_permissions(scratch.path("above"), fs::Permissions::from_mode(mode));
    mode(0o555).expect("ours");
    let result = write(&out, &files(NEW), Edited::Refuse);
    mode(0o755).expect("ours");
    let expected = if result.is_ok() { NEW } else { OLD };
    assert!(
        compare(&out, &files(expected))
            .expect("readable")
            .is_fresh()
    );
}

#[test]
fn runs_at_once_wait_for_each_other() {
    let scratch = Scratch::new("at-once");
    thread::scope(|scope| {
        for round in 0..8 {
            let out = scratch.path(if round % 4 == 0 { "other" } else { "out" });
            scope.spawn(move || {
                let texts = if round % 2 == 0 { OLD } else { NEW };
                write(&out, &files(texts), Edited::Refuse).expect("written in its turn");
            });
        }
    });
    let out = scratch.path("out");
    let fresh = |texts| compare(&out, &files(texts)).expect("readable").is_fresh();
    assert!(fresh(OLD) || fresh(NEW));
    assert_eq!(scratch.names(), ["other", "out"]);
}

#[test]
fn a_run_that_does_not_end_is_not_waited_for_forever() {
    let scratch = written("busy");
    let lock = File::open(scratch.folder()).expect("there");
    lock.lock().expect("free");
    let error = write(&scratch.path("out"), &files(NEW), Edited::Refuse);
    assert!(matches!(error, Err(WriteError::Busy(_))), "{error:?}");
    assert_eq!(scratch.read("out/Cargo.toml"), "old\n");
}
