//! What is refused: each with its code and the exact place.

use clientsmith::diagnostic::{Code, Diagnostic, Sink};
use clientsmith::load::Source;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

/// A code and where it was found: line and column.
type Place = (Code, usize, usize);

/// Loads what must be refused; the codes and places of everything found.
fn refuse(name: &str, bytes: &[u8]) -> Vec<Place> {
    let mut sink = Sink::default();
    let source = Source::parse(name, bytes, &mut sink);
    assert!(
        source.is_none(),
        "{:?} was accepted",
        String::from_utf8_lossy(bytes)
    );
    places(&sink)
}

fn places(sink: &Sink) -> Vec<Place> {
    let place = |found: &Diagnostic| {
        assert!(
            !found.message.is_empty() && !found.remedy.is_empty() && found.position.is_some(),
            "{found:?}"
        );
        found
            .position
            .as_ref()
            .map(|position| (found.code, position.line, position.column))
    };
    sink.found().iter().filter_map(place).collect()
}

#[test]
fn yaml_mistakes() {
    let table: &[(&str, &[Place])] = &[
        ("a: 1\nb: 2\na: 3\n", &[(Code::DuplicateKey, 3, 1)]),
        (
            "paths:\n  /a: {get: 1, get: 2}\n  /b: 1\n  \"/b\": 2\n",
            &[(Code::DuplicateKey, 2, 16), (Code::DuplicateKey, 4, 3)],
        ),
        ("200: 1\n\"200\": 2\n", &[(Code::DuplicateKey, 2, 1)]),
        (
            "a: &a 1\nb: {<<: 1}\n",
            &[(Code::MergeKey, 2, 5), (Code::BadMerge, 2, 9)],
        ),
        (
            "b: {<<: [{a: 1}, text]}\n",
            &[(Code::MergeKey, 1, 5), (Code::BadMerge, 1, 18)],
        ),
        ("a:\n  b: 1\n\tc: 2\n", &[(Code::Tab, 3, 1)]),
        ("a: 1\n---\nb: 2\n", &[(Code::MultipleDocuments, 2, 1)]),
        ("a: !include other.yaml\n", &[(Code::Tag, 1, 13)]),
        (
            "a: !!python/object:os.system [x]\nb: !!binary aGk=\n",
            &[(Code::Tag, 1, 30), (Code::Tag, 2, 13)],
        ),
        (
            "a: .inf\nb: -.INF\nc: .nan\nd: 1e999\n",
            &[
                (Code::NoSuchNumber, 1, 4),
                (Code::NoSuchNumber, 2, 4),
                (Code::NoSuchNumber, 3, 4),
                (Code::NoSuchNumber, 4, 4),
            ],
        ),
        ("{id}: 1\n", &[(Code::ComplexKey, 1, 1)]),
        ("? [a]\n: 1\n", &[(Code::ComplexKey, 1, 3)]),
        ("a: &a k\n*a : 1\n", &[(Code::ComplexKey, 2, 1)]),
        ("&k a: 1\n", &[(Code::ComplexKey, 1, 4)]),
        ("a: &a [*a]\n", &[(Code::RecursiveAlias, 1, 8)]),
        ("a: *nothing\n", &[(Code::Syntax, 1, 4)]),
        ("a: b: c\n", &[(Code::Syntax, 1, 5)]),
        ("a: 'open\n", &[(Code::Syntax, 1, 4)]),
        ("a: [1, 2\n", &[(Code::Syntax, 1, 4)]),
        ("a:\n  b: 1\n c: 2\n", &[(Code::Syntax, 3, 2)]),
        ("a: \"\\q\"\n", &[(Code::Syntax, 1, 4)]),
        ("a: @x\n", &[(Code::Syntax, 1, 4)]),
        ("a: 1\ntext\n", &[(Code::Syntax, 2, 1)]),
        (
            "a: &x 1\nb: &x 2\nc: &y 3\nd: *x\n",
            &[(Code::Disagreement, 3, 4)],
        ),
        ("just text\n", &[(Code::RootNotMapping, 1, 1)]),
        ("42", &[(Code::RootNotMapping, 1, 1)]),
        ("- a\n- b\n", &[(Code::RootNotMapping, 1, 1)]),
        ("# only a comment\n", &[(Code::Empty, 1, 1)]),
        ("---\n...\n", &[(Code::RootNotMapping, 1, 4)]),
        // Everything in one run.
        (
            "a: 1\na: 2\nb: !x 1\nc: .inf\nd: 012\n",
            &[
                (Code::DuplicateKey, 2, 1),
                (Code::Tag, 3, 7),
                (Code::NoSuchNumber, 4, 4),
                (Code::AmbiguousScalar, 5, 4),
            ],
        ),
    ];
    for (text, wanted) in table {
        assert_eq!(refuse("a.yaml", text.as_bytes()), *wanted, "{text:?}");
    }
}

#[test]
fn json_mistakes() {
    let table: &[(&str, &[Place])] = &[
        ("{\"a\": 1,\n \"a\": 2}", &[(Code::DuplicateKey, 2, 2)]),
        (
            "{\"x\": [{\"é\": 1, \"\\u00e9\": 2}]}",
            &[(Code::DuplicateKey, 1, 17)],
        ),
        ("{\"a\": 1,}", &[(Code::Syntax, 1, 8)]),
        ("[1, 2,\n]", &[(Code::Syntax, 1, 6)]),
        ("{\"a\": 1 // why\n}", &[(Code::Syntax, 1, 9)]),
        ("{'a': 1}", &[(Code::Syntax, 1, 2)]),
        ("{a: 1}", &[(Code::Syntax, 1, 2)]),
        ("{\"a\" 1}", &[(Code::Syntax, 1, 6)]),
        ("{\"a\": 1 \"b\": 2}", &[(Code::Syntax, 1, 9)]),
        ("{\"a\": NaN}", &[(Code::Syntax, 1, 7)]),
        ("{\"a\": 01}", &[(Code::Syntax, 1, 7)]),
        ("{\"a\": +1}", &[(Code::Syntax, 1, 7)]),
        ("{\"a\": .5}", &[(Code::Syntax, 1, 7)]),
        ("{\"a\": 1.}", &[(Code::Syntax, 1, 7)]),
        ("{\"a\": }", &[(Code::Syntax, 1, 7)]),
        ("{\"a\": \"x\ty\"}", &[(Code::Syntax, 1, 9)]),
        ("{\"a\": \"open}", &[(Code::Syntax, 1, 7)]),
        ("{\"a\": \"\\x\"}", &[(Code::Syntax, 1, 7)]),
        ("{\"a\": \"\\ud800\"}", &[(Code::Syntax, 1, 7)]),
        ("{\"a\": [1, 2}", &[(Code::Syntax, 1, 12)]),
        ("{\"a\": [1, 2", &[(Code::Syntax, 1, 12)]),
        ("{} {}", &[(Code::Syntax, 1, 4)]),
        ("{}]", &[(Code::Syntax, 1, 3)]),
        ("[", &[(Code::Syntax, 1, 2)]),
        ("{\"a\": 1e999}", &[(Code::NoSuchNumber, 1, 7)]),
        ("[1]", &[(Code::RootNotMapping, 1, 1)]),
        ("\"text\"", &[(Code::RootNotMapping, 1, 1)]),
        ("openapi: 3.0.3", &[(Code::Syntax, 1, 1)]),
    ];
    for (text, wanted) in table {
        assert_eq!(refuse("a.json", text.as_bytes()), *wanted, "{text:?}");
    }
}

#[test]
fn bytes_that_are_no_document() {
    let utf16: Vec<u8> = "a: 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16_big: Vec<u8> = [0xFE, 0xFF]
        .into_iter()
        .chain("a: 1\n".encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    let table: &[(&[u8], Code, usize, usize)] = &[
        (b"", Code::Empty, 1, 1),
        (b" \n\t\n", Code::Empty, 1, 1),
        (b"\xEF\xBB\xBF", Code::Empty, 1, 1),
        (b"\x1F\x8B\x08\0\0\0", Code::NotText, 1, 1),
        (b"PK\x03\x04rest", Code::NotText, 1, 1),
        (b"\x89PNG\r\n\x1A\n", Code::NotText, 1, 1),
        (b"%PDF-1.7\n", Code::NotText, 1, 1),
        (b"a: 1\nb: x\0y\n", Code::NotText, 2, 5),
        (b"<!DOCTYPE html>\n<html></html>", Code::Html, 1, 1),
        (b"\n  <HTML lang=en>", Code::Html, 1, 1),
        (b"<?xml version='1.0'?><a/>", Code::Html, 1, 1),
        (&utf16, Code::Encoding, 1, 1),
        (&utf16_big, Code::Encoding, 1, 1),
        (b"\xFF\xFE\0\0a\0\0\0", Code::Encoding, 1, 1),
        (b"a: 1\nb: \xC3\xA9\xFF\n", Code::Encoding, 2, 5),
        (b"a: 1\r\nb: \xE9t\xE9", Code::Encoding, 2, 4),
    ];
    for (bytes, code, line, column) in table {
        assert_eq!(
            refuse("a.yaml", bytes),
            [(*code, *line, *column)],
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn both_places_of_a_duplicate_key_are_named() {
    let mut sink = Sink::default();
    Source::parse("a.yaml", "paths:\n  /a: 1\n  /b: 1\n  /a: 2\n", &mut sink);
    let found = &sink.found()[0];
    assert!(
        found.message.contains("`/a`") && found.message.contains("2:3"),
        "{}",
        found.message
    );
    assert_eq!(found.pointer.to_string(), "#/paths/~1a");
}

#[test]
fn more_findings_than_fit_are_counted() {
    let text: String = (0..2000).map(|_| "k: 1\n").collect();
    let found = refuse("a.yaml", text.as_bytes());
    assert_eq!(
        (found.len(), found.last().map(|last| last.0)),
        (501, Some(Code::NotListed))
    );
}

#[test]
fn paths_that_are_no_files() {
    let folder = std::env::temp_dir().join(format!("clientsmith-load-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a temporary folder");
    let pipe = folder.join("pipe");
    let made = Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .expect("mkfifo runs");
    assert!(made.success());
    let large = folder.join("large.yaml");
    File::create(&large)
        .and_then(|file| file.set_len((64 << 20) + 1))
        .expect("a sparse file");
    let table: &[(&Path, Code)] = &[
        (&folder.join("missing.yaml"), Code::Unreadable),
        (&folder, Code::NotAFile),
        (&pipe, Code::NotAFile),
        (Path::new("/dev/zero"), Code::NotAFile),
        (&large, Code::TooLarge),
    ];
    let found: Vec<_> = table.iter().map(|(path, _)| load(path)).collect();
    fs::remove_dir_all(&folder).expect("the folder is ours");
    for ((path, code), found) in table.iter().zip(found) {
        assert_eq!(found, [(*code, 1, 1)], "{}", path.display());
    }
}

fn load(path: &Path) -> Vec<Place> {
    let mut sink = Sink::default();
    assert!(Source::load(path, &mut sink).is_none());
    places(&sink)
}
