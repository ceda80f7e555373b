//! Where places of a document are in its text.

use clientsmith::diagnostic::{Focus, Sink};
use clientsmith::load::Source;
use clientsmith::pointer::Pointer;
use std::fmt::Write;
use std::time::Instant;

fn source(name: &str, text: &str) -> Option<Source> {
    Source::parse(name, text, &mut Sink::default())
}

fn check(name: &str, text: &str, table: &[(&str, Focus, (usize, usize))]) {
    let source = source(name, text);
    assert!(source.is_some());
    let Some(source) = source else { return };
    let places: Vec<_> = table
        .iter()
        .filter_map(|(pointer, focus, _)| Some((Pointer::parse(pointer)?, *focus)))
        .collect();
    let found = source.positions(&places);
    for ((pointer, focus, (line, column)), found) in table.iter().zip(&found) {
        assert_eq!(
            (found.line, found.column),
            (*line, *column),
            "{pointer} {focus:?}"
        );
        assert_eq!(found.file, name);
    }
    for ((pointer, focus), batch) in places.iter().zip(&found) {
        assert_eq!(
            source.position(pointer, *focus),
            *batch,
            "one at a time: {pointer}"
        );
    }
    assert_eq!(found.len(), table.len());
}

#[test]
fn what_belongs_to_a_path_that_is_a_reference_stands_where_that_leads() {
    let text = "paths:\n  /a:\n    $ref: '#/x/b'\n    put: {}\n  /c: { $ref: '#/paths/~1a' }\n  /d: { $ref: '#/paths/~1d' }\nx:\n  b:\n    get:\n      tags: [t]\n";
    check(
        "a.yaml",
        text,
        &[
            ("/paths/~1a/get/tags", Focus::Key, (10, 7)),
            ("/paths/~1c/get/tags", Focus::Key, (10, 7)),
            ("/paths/~1a/put", Focus::Key, (4, 5)),
            ("/paths/~1a/$ref", Focus::Key, (3, 5)),
            // Nowhere: shown where it is missing from.
            ("/paths/~1d/get/tags", Focus::Key, (6, 3)),
            ("/paths/~1a/post/tags", Focus::Key, (8, 3)),
        ],
    );
}

#[test]
fn yaml_places() {
    let text = "# comment\nopenapi: 3.0.3\npaths:\n  /é/{id}: &item\n    get:\n      tags: [a, 'b', c]\n      # another\n      list:\n        - name: x\n        -   {y: 1}\n  /other: *item\nlast: |\n  text\n";
    check(
        "a.yaml",
        text,
        &[
            ("", Focus::Value, (2, 1)),
            ("/openapi", Focus::Key, (2, 1)),
            ("/openapi", Focus::Value, (2, 10)),
            ("/paths", Focus::Value, (3, 1)),
            ("/paths/~1é~1{id}", Focus::Key, (4, 3)),
            ("/paths/~1é~1{id}/get/tags", Focus::Value, (6, 7)),
            ("/paths/~1é~1{id}/get/tags/1", Focus::Value, (6, 17)),
            ("/paths/~1é~1{id}/get/list/0/name", Focus::Value, (9, 17)),
            ("/paths/~1é~1{id}/get/list/0", Focus::Value, (9, 11)),
            ("/paths/~1é~1{id}/get/list/1/y", Focus::Key, (10, 14)),
            ("/paths/~1other", Focus::Value, (11, 11)),
            ("/last", Focus::Value, (13, 3)),
            // Nearest parents.
            ("/paths/~1other/get/tags/0", Focus::Value, (11, 3)),
            ("/paths/~1é~1{id}/get/operationId", Focus::Key, (5, 5)),
            ("/paths/~1é~1{id}/get/tags/9", Focus::Value, (6, 7)),
            ("/nothing/here", Focus::Value, (2, 1)),
            ("/openapi/0", Focus::Value, (2, 1)),
        ],
    );
}

#[test]
fn json_places() {
    let text = "{\r\n\t\"é\\n\": \"ü\", \"b\": [10, {\"c\": null}],\r\"d\": {}}";
    check(
        "a.json",
        text,
        &[
            ("", Focus::Value, (1, 1)),
            ("/é\n", Focus::Key, (2, 2)),
            ("/é\n", Focus::Value, (2, 9)),
            ("/b/0", Focus::Value, (2, 20)),
            ("/b/1/c", Focus::Key, (2, 25)),
            ("/b/1/c", Focus::Value, (2, 30)),
            ("/d", Focus::Key, (3, 1)),
            ("/b/7/c", Focus::Value, (2, 14)),
        ],
    );
}

#[test]
fn many_places_cost_one_reading() {
    let mut text = String::from("{\"s\":{");
    for number in 0..60_000 {
        let _ = write!(text, "\"member{number}\":{{\"type\":\"string\"}},");
    }
    text.push_str("\"end\":1}}");
    let source = source("big.json", &text).expect("the document is read");
    let places: Vec<_> = (0..500)
        .filter_map(|number| Pointer::parse(&format!("/s/member{}/type", number * 100)))
        .map(|pointer| (pointer, Focus::Value))
        .collect();
    let (one, all) = (source.positions(&places[..1]), source.positions(&places));
    assert_eq!((one[0].clone(), all.len()), (all[0].clone(), 500));
    assert!(all.is_sorted_by_key(|position| position.column));
    // The best of three each, as something else may be at work.
    let time = |places: &[_]| {
        let times = (0..3).map(|_| {
            let start = Instant::now();
            let _ = source.positions(places);
            start.elapsed()
        });
        times.min().expect("three")
    };
    let (one, all) = (time(&places[..1]), time(&places));
    assert!(all < one * 50, "{all:?} for 500 places, {one:?} for one");
}
