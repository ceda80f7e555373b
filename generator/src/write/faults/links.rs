//! Somebody exchanges a folder for a link while the command is at work: nothing is written through it.

use std::fs;
use std::os::unix::fs::symlink;

use super::folder::{NEW, OLD, Place, disturbed, files};
use crate::write::{Edited, write, write_on};

#[test]
fn a_folder_that_becomes_a_link_during_any_call_is_not_followed() {
    let place = Place::full("swapped");
    let theirs = place.path("theirs");
    fs::create_dir_all(theirs.join("types/deep")).expect("made");
    fs::write(theirs.join("pets.rs"), "old pets\n").expect("written");
    for name in ["", "src", "src/types", ".clientsmith-stage"] {
        for at in 0.. {
            let mut folder = place.out();
            // A path with a slash at its end would be that of what the link leads to.
            folder.extend((!name.is_empty()).then_some(name));
            let (from, aside, to) = (folder.clone(), place.path("aside"), theirs.clone());
            let swap = move || {
                if fs::rename(&from, &aside).is_ok() {
                    symlink(&to, &from).expect("linked");
                }
            };
            let (disk, reached) = disturbed(at, swap);
            let result = write_on(&disk, &place.out(), &files(NEW), Edited::Refuse);
            let seen: Vec<_> = fs::read_dir(&theirs).expect("there").collect();
            assert_eq!(seen.len(), 2, "{name} {at}: {result:?}");
            let text = fs::read_to_string(theirs.join("pets.rs")).expect("there");
            assert_eq!(text, "old pets\n", "{name} {at}: {result:?}");
            assert!(
                fs::remove_dir(theirs.join("types/deep")).is_ok(),
                "{name} {at}: {result:?}"
            );
            fs::create_dir(theirs.join("types/deep")).expect("made");
            if folder.is_symlink() {
                fs::remove_file(&folder).expect("a link");
            }
            if place.path("aside").exists() {
                let _ = fs::remove_dir(&folder);
                fs::rename(place.path("aside"), &folder).expect("back");
            }
            let done = !reached.get();
            let back = write(&place.out(), &files(OLD), Edited::Overwrite);
            assert!(back.is_ok(), "{name} {at}: {back:?} after {result:?}");
            let _ = fs::remove_dir_all(place.out().join("src/types"));
            if done {
                break;
            }
        }
    }
}
