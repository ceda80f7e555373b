//! Each call fails once, the disk is full from each call on, the process is killed before each call.

use std::fs;

use super::folder::{Fault, NEW, OLD, Place, System, failing, files};
use crate::write::{Edited, WriteError, compare, write, write_on};

/// More calls than any run here makes.
const MANY: usize = 5_000;

#[test]
fn a_kill_before_any_call_leaves_the_old_files_the_new_ones_or_a_journal() {
    for system in [System::Exchanges, System::Plain] {
        let place = Place::full(&format!("kill-{system:?}"));
        let strangers = place.strangers();
        let mut seen = [0; 3];
        for at in 0..MANY {
            let (disk, reached) = failing(at, Fault::Kill, system);
            let result = write_on(&disk, &place.out(), &files(NEW), Edited::Refuse);
            assert_eq!(place.strangers(), strangers, "{system:?} {at}");
            let (_, journal) = place.stage();
            if journal {
                seen[2] += 1;
                // Either the next command is `check`, or it makes another crate at once.
                if at % 2 == 0 {
                    let found = compare(&place.out(), &files(NEW)).expect("completed");
                    assert!(found.completed && found.is_fresh(), "{at}: {found:?}");
                    assert_eq!(place.stage(), (false, false), "{at}");
                }
            } else if place.is(NEW) {
                seen[1] += 1;
            } else {
                assert!(
                    place.is(OLD),
                    "{system:?} {at}: {:?} {result:?}",
                    place.ours()
                );
                seen[0] += 1;
            }
            back(&place, &strangers, at);
            if !reached.get() {
                break;
            }
        }
        assert!(seen.iter().all(|count| *count > 0), "{system:?}: {seen:?}");
        eprintln!("{system:?}: kills that left old files, new files, a journal: {seen:?}");
    }
}

#[test]
fn an_error_of_any_call_leaves_the_old_files_or_the_new_ones() {
    let place = Place::full("error");
    let strangers = place.strangers();
    for at in 0..MANY {
        let (disk, reached) = failing(at, Fault::Error, System::Exchanges);
        match write_on(&disk, &place.out(), &files(NEW), Edited::Refuse) {
            Ok(_) => assert!(place.is(NEW), "{at}: {:?}", place.ours()),
            Err(WriteError::Halfway(error)) => {
                assert!(place.stage().1, "{at}: {error}");
                let found = compare(&place.out(), &files(NEW)).expect("completed");
                assert!(found.completed && found.is_fresh(), "{at}: {found:?}");
            }
            Err(error) => {
                assert!(place.is(OLD), "{at}: {error}: {:?}", place.ours());
                assert!(!place.stage().1, "{at}: {error}");
            }
        }
        assert_eq!(place.strangers(), strangers, "{at}");
        back(&place, &strangers, at);
        if !reached.get() {
            return;
        }
    }
    panic!("it never ended");
}

#[test]
fn an_error_without_exchanges_leaves_old_new_or_a_journal() {
    let place = Place::full("error-plain");
    let strangers = place.strangers();
    for at in 0..MANY {
        let (disk, reached) = failing(at, Fault::Error, System::Plain);
        let result = write_on(&disk, &place.out(), &files(NEW), Edited::Refuse);
        let whole = place.is(if result.is_ok() { NEW } else { OLD });
        assert!(whole || place.stage().1, "{at}: {result:?}");
        assert_eq!(place.strangers(), strangers, "{at}");
        back(&place, &strangers, at);
        if !reached.get() {
            return;
        }
    }
    panic!("it never ended");
}

#[test]
fn a_full_disk_leaves_the_old_files_and_nothing_else() {
    let place = Place::full("full");
    let strangers = place.strangers();
    for at in 0..MANY {
        let (disk, reached) = failing(at, Fault::Full, System::Exchanges);
        let result = write_on(&disk, &place.out(), &files(NEW), Edited::Refuse);
        assert_eq!(place.strangers(), strangers, "{at}");
        if !reached.get() {
            assert!(place.is(NEW), "{result:?}");
            return;
        }
        assert!(place.is(OLD), "{at}: {:?}", place.ours());
        assert_eq!(place.stage(), (false, false), "{at}");
        assert!(!place.out().join("src/types").exists(), "{at}");
    }
    panic!("it never ended");
}

#[test]
fn a_first_run_that_fails_leaves_nothing_and_one_that_is_killed_nothing_of_value() {
    for fault in [Fault::Error, Fault::Full, Fault::Kill] {
        let place = Place::empty(&format!("first-{fault:?}"));
        for at in 0..MANY {
            let (disk, reached) = failing(at, fault, System::Exchanges);
            let result = write_on(&disk, &place.path("a/out"), &files(NEW), Edited::Refuse);
            let there = place.path("a/out/Cargo.toml").exists();
            let journal = place.path("a/out/.clientsmith-stage/journal").exists();
            if fault == Fault::Full && reached.get() {
                assert!(
                    result.is_err() && !place.path("a").exists(),
                    "{at}: {result:?}"
                );
            }
            assert!(
                !there || journal || reached.get() || result.is_ok(),
                "{fault:?} {at}"
            );
            write(&place.path("a/out"), &files(NEW), Edited::Refuse).expect("written");
            let found = compare(&place.path("a/out"), &files(NEW)).expect("readable");
            assert!(found.is_fresh() && found.foreign.is_empty(), "{found:?}");
            fs::remove_dir_all(place.path("a")).expect("there");
            if !reached.get() {
                break;
            }
        }
    }
}

#[test]
fn a_folder_that_is_called_like_the_stage_is_not_ours() {
    let place = Place::full("stage");
    let stage = place.out().join(".clientsmith-stage");
    fs::create_dir_all(&stage).expect("made");
    fs::write(stage.join("0"), "mine").expect("written");
    let refused = write(&place.out(), &files(NEW), Edited::Overwrite);
    assert!(matches!(refused, Err(WriteError::Stage(_))), "{refused:?}");
    assert_eq!(fs::read_to_string(stage.join("0")).expect("there"), "mine");
    assert!(place.is(OLD));
    // What somebody puts into ours stays too.
    fs::remove_file(stage.join("0")).expect("there");
    fs::write(stage.join("made-by-clientsmith"), "").expect("written");
    fs::write(stage.join("notes"), "mine").expect("written");
    let refused = write(&place.out(), &files(NEW), Edited::Overwrite);
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(
        fs::read_to_string(stage.join("notes")).expect("there"),
        "mine"
    );
    assert!(place.is(OLD));
}

#[test]
fn a_journal_of_strangers_overwrites_nothing() {
    let place = Place::full("journal");
    let strangers = place.strangers();
    let stage = place.out().join(".clientsmith-stage");
    let evil = |path: &str, before: &str| {
        format!(
            "{{\"version\":1,\"steps\":[{{\"path\":\"{path}\",\"number\":0,\"before\":{before},\"after\":{{\"file\":\"{}\"}}}}]}}",
            crate::write::lock::hash(b"evil")
        )
    };
    for (path, before) in [
        ("../escape", "\"nothing\""),
        (".git/HEAD", "\"nothing\""),
        ("link/escape", "\"nothing\""),
        ("notes.md", "\"nothing\""),
        ("notes.md", "{\"file\":\"00\"}"),
        ("src/mine.rs", "\"special\""),
    ] {
        fs::create_dir_all(&stage).expect("made");
        fs::write(stage.join("made-by-clientsmith"), "").expect("written");
        fs::write(stage.join("0"), "evil").expect("written");
        fs::write(stage.join("journal"), evil(path, before)).expect("written");
        let _ = compare(&place.out(), &files(OLD));
        assert_eq!(place.strangers(), strangers, "{path}");
        assert!(
            !place.path("escape").exists() && !place.path("host/escape").exists(),
            "{path}"
        );
        let _ = fs::remove_dir_all(&stage);
    }
}

/// Back to the old files, over whatever was left, and without force.
fn back(
    place: &Place,
    strangers: &std::collections::BTreeMap<std::path::PathBuf, String>,
    at: usize,
) {
    write(&place.out(), &files(OLD), Edited::Refuse)
        .unwrap_or_else(|error| panic!("{at}: {error}"));
    assert!(place.is(OLD), "{at}: {:?}", place.ours());
    assert_eq!(place.stage(), (false, false), "{at}");
    assert!(!place.out().join("src/types").exists(), "{at}");
    assert_eq!(&place.strangers(), strangers, "{at}");
}
