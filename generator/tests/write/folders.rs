//! Which folder is written, and which is refused.

use std::env;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use super::support::{Scratch, files, tree};
use clientsmith::write::{Edited, WriteError, write};

const TEXTS: &[(&str, &str)] = &[("Cargo.toml", "a\n"), ("src/lib.rs", "b\n")];

#[test]
fn a_folder_is_the_same_however_it_is_spelt() {
    let scratch = Scratch::new("spelling");
    scratch.write("beside/x", "");
    for spelling in [
        "out",
        "out/",
        "./out",
        "beside/../out",
        "out/.",
        "out//",
        "out/src/..",
    ] {
        let folder = scratch.path(spelling);
        write(&folder, &files(TEXTS), Edited::Refuse).expect(spelling);
        assert_eq!(scratch.names(), ["beside", "out"], "{spelling}");
    }
    assert_eq!(scratch.read("out/src/lib.rs"), "b\n");
}

#[test]
fn folders_above_are_made() {
    let scratch = Scratch::new("above");
    write(&scratch.path("a/b/out"), &files(TEXTS), Edited::Refuse).expect("written");
    assert_eq!(scratch.read("a/b/out/Cargo.toml"), "a\n");
}

/// No other test of this program depends on the current folder.
#[test]
fn the_current_folder_and_those_around_it_are_refused_while_they_would_change() {
    let scratch = Scratch::new("current");
    let out = scratch.path("out");
    write(&out, &files(TEXTS), Edited::Refuse).expect("written");
    let before = tree(&out);
    for (current, spelling) in [
        ("out", "."),
        ("out", ""),
        ("out", "./"),
        ("out", "../out"),
        ("out/src", ".."),
        ("out/src", "../../out/"),
    ] {
        env::set_current_dir(scratch.path(current)).expect("there");
        let folder = Path::new(spelling);
        write(folder, &files(TEXTS), Edited::Refuse).expect("nothing changes");
        let error = write(folder, &files(&[("Cargo.toml", "new\n")]), Edited::Refuse);
        assert!(matches!(error, Err(WriteError::Current(_))), "{error:?}");
    }
    env::set_current_dir(scratch.folder()).expect("there");
    assert_eq!(tree(&out), before);
    assert_eq!(scratch.names(), ["out"]);
}

#[test]
fn the_root_of_the_disk_is_refused() {
    let error = write(Path::new("/"), &files(TEXTS), Edited::Overwrite).expect_err("refused");
    assert!(matches!(error, WriteError::NotAFolder(_)), "{error}");
}

#[test]
fn a_link_to_a_folder_is_refused_with_and_without_a_slash() {
    let scratch = Scratch::new("link");
    scratch.write("real/keep", "mine");
    symlink(scratch.path("real"), scratch.path("out")).expect("a link");
    for spelling in ["out", "out/", "out/."] {
        let error = write(&scratch.path(spelling), &files(TEXTS), Edited::Overwrite);
        let error = error.expect_err(spelling);
        assert!(matches!(error, WriteError::NotAFolder(_)), "{error}");
    }
    assert_eq!(tree(&scratch.path("real")).len(), 1);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let scratch = Scratch::new("file");
    scratch.write("out", "mine");
    let error = write(&scratch.path("out"), &files(TEXTS), Edited::Overwrite);
    assert!(matches!(error, Err(WriteError::NotAFolder(_))), "{error:?}");
    assert_eq!(scratch.read("out"), "mine");
}

#[test]
fn a_file_above_the_folder_is_an_error_of_the_disk() {
    let scratch = Scratch::new("file-above");
    scratch.write("above", "mine");
    let error = write(&scratch.path("above/out"), &files(TEXTS), Edited::Overwrite);
    assert!(matches!(error, Err(WriteError::Disk { .. })), "{error:?}");
    assert_eq!(scratch.read("above"), "mine");
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let scratch = Scratch::new("outside");
    for path in [
        "../escape.rs",
        "src/../../escape.rs",
        "/tmp/escape.rs",
        "src//lib.rs",
        "./lib.rs",
        "src/..",
        "",
        "..\\escape.rs",
        "c:escape.rs",
        ".git/hooks/pre-commit",
        "target/x",
    ] {
        let error = write(
            &scratch.path("out"),
            &files(&[(path, "x")]),
            Edited::Overwrite,
        );
        assert!(
            matches!(error, Err(WriteError::Outside(_))),
            "{path}: {error:?}"
        );
    }
    assert!(scratch.names().is_empty());
}

#[test]
fn who_may_look_into_the_folder_stays() {
    let scratch = Scratch::new("mode");
    let out = scratch.path("out");
    write(&out, &files(TEXTS), Edited::Refuse).expect("written");
    fs::set_permissions(&out, fs::Permissions::from_mode(0o700)).expect("ours");
    write(&out, &files(&[("Cargo.toml", "new\n")]), Edited::Refuse).expect("written");
    let mode = fs::metadata(&out).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn names_that_are_no_text_stay() {
    use std::os::unix::ffi::OsStrExt as _;
    let scratch = Scratch::new("no-text");
    let out = scratch.path("client");
    write(&out, &files(&[("a.rs", "1\n")]), Edited::Refuse).expect("written");
    let odd = std::ffi::OsStr::from_bytes(b"note-\xff.txt");
    fs::write(out.join(odd), "mine").expect("written");
    write(&out, &files(&[("a.rs", "2\n")]), Edited::Refuse).expect("written again");
    assert_eq!(fs::read_to_string(out.join(odd)).expect("kept"), "mine");
}

#[test]
fn a_link_where_the_new_tree_grows_is_not_followed() {
    let scratch = Scratch::new("stage-link");
    let (out, theirs) = (scratch.path("client"), scratch.path("theirs"));
    fs::create_dir_all(theirs.join("target")).expect("made");
    write(&out, &files(&[("a.rs", "1\n")]), Edited::Refuse).expect("written");
    symlink(&theirs, scratch.path(".client.clientsmith-stage")).expect("linked");
    let refused = write(&out, &files(&[("a.rs", "2\n")]), Edited::Refuse);
    assert!(matches!(refused, Err(WriteError::NotAFolder(_))));
    assert!(theirs.join("target").is_dir());
    assert_eq!(fs::read_to_string(out.join("a.rs")).expect("kept"), "1\n");
}
