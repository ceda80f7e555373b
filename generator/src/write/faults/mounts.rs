//! Folders that are mounted: the crate's own, one in it, one of ours.

use std::fs;

use super::folder::{NEW, OLD, Place, files};
use crate::write::{Edited, WriteError, compare, write};

#[test]
fn a_folder_that_is_a_mount_is_written_like_any_other() {
    let mut place = Place::empty("mounted");
    fs::create_dir_all(place.out()).expect("made");
    fs::create_dir_all(place.path("volume")).expect("made");
    if !place.mount("volume", "") {
        return;
    }
    for texts in [OLD, NEW] {
        write(&place.out(), &files(texts), Edited::Refuse).expect("written");
        assert!(place.is(texts));
    }
    assert_eq!(
        fs::read_to_string(place.path("volume/Cargo.toml")).expect("there"),
        "new\n"
    );
}

#[test]
fn a_folder_of_ours_that_is_a_mount_is_refused_and_nothing_changes() {
    let mut place = Place::full("inner-mount");
    fs::create_dir_all(place.path("volume")).expect("made");
    for (path, text) in OLD {
        if let Some(name) = path.strip_prefix("src/").filter(|name| !name.contains('/')) {
            fs::write(place.path("volume").join(name), text).expect("written");
        }
    }
    fs::create_dir_all(place.path("volume/inner")).expect("made");
    fs::write(place.path("volume/inner/gone.rs"), "gone too\n").expect("written");
    if !place.mount("volume", "src") {
        return;
    }
    let strangers = place.strangers();
    assert!(
        compare(&place.out(), &files(OLD))
            .expect("readable")
            .is_fresh()
    );
    let refused = write(&place.out(), &files(NEW), Edited::Overwrite);
    assert!(matches!(refused, Err(WriteError::Mount(_))), "{refused:?}");
    assert!(place.is(OLD), "{:?}", place.ours());
    assert_eq!(place.stage(), (false, false));
    assert_eq!(place.strangers(), strangers);
}
