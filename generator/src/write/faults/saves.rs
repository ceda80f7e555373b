//! A person saves a file while the command is at work: what was saved is there afterwards.

use std::fs;

use super::folder::{NEW, OLD, Place, disturbed, files};
use crate::write::{Edited, write, write_on};

/// How editors save.
#[derive(Clone, Copy, Debug)]
enum Save {
    /// Into the file that is there.
    InPlace,
    /// Into a new file, which takes the place of the old one.
    ByRename,
}

#[test]
fn what_is_saved_during_any_call_is_there_afterwards() {
    let place = Place::full("saves");
    // A file that changes, one that goes, one that comes, one that is not ours.
    let cases = [
        (Save::InPlace, "src/pets.rs"),
        (Save::ByRename, "src/pets.rs"),
        (Save::ByRename, "src/gone.rs"),
        (Save::InPlace, "src/types/toy.rs"),
        (Save::ByRename, "src/fresh.rs"),
    ];
    for (save, path) in cases {
        for at in 0.. {
            let (to, aside) = (place.out().join(path), place.path("aside"));
            let person = move || {
                let _ = fs::create_dir_all(to.parent().expect("below"));
                match save {
                    Save::InPlace => fs::write(&to, "saved").expect("written"),
                    Save::ByRename => {
                        fs::write(&aside, "saved").expect("written");
                        fs::rename(&aside, &to).expect("renamed");
                    }
                }
            };
            let (disk, reached) = disturbed(at, person);
            let result = write_on(&disk, &place.out(), &files(NEW), Edited::Refuse);
            let now = fs::read_to_string(place.out().join(path));
            if !reached.get() {
                assert!(result.is_ok(), "{result:?}");
                write(&place.out(), &files(OLD), Edited::Refuse).expect("written");
                break;
            }
            assert_eq!(
                now.ok().as_deref(),
                Some("saved"),
                "{save:?} {path} {at}: {result:?}"
            );
            let _ = fs::remove_file(place.out().join(path));
            write(&place.out(), &files(OLD), Edited::Refuse).expect("written");
            let _ = fs::remove_dir(place.out().join("src/types"));
            assert_eq!(place.stage(), (false, false), "{save:?} {path} {at}");
        }
    }
}
