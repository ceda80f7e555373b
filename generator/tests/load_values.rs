//! What documents say: YAML 1.2 and JSON, down to the values that readers disagree about.

use clientsmith::diagnostic::{Code, Findings, Sink, Style};
use clientsmith::load::Source;
use clientsmith::pointer::Pointer;
use serde_json::{Value, json};

/// The value of a document that must be read, and the codes of what was found on the way.
fn read(name: &str, text: &str) -> (Value, Vec<Code>) {
    let mut sink = Sink::default();
    let source = Source::parse(name, text, &mut sink);
    let codes = sink.found().iter().map(|found| found.code).collect();
    let report = Findings::new(&sink, None).render(Style::Plain);
    assert!(source.is_some(), "{text:?}\n{report}");
    (
        source
            .map(|source| source.root().clone())
            .unwrap_or_default(),
        codes,
    )
}

#[test]
fn plain_scalars_mean_what_the_core_schema_says() {
    let table = [
        ("no", json!("no")),
        ("yes", json!("yes")),
        ("on", json!("on")),
        ("Off", json!("Off")),
        ("y", json!("y")),
        ("true", json!(true)),
        ("False", json!(false)),
        ("tRUE", json!("tRUE")),
        ("null", json!(null)),
        ("~", json!(null)),
        ("", json!(null)),
        ("nil", json!("nil")),
        ("200", json!(200)),
        ("-7", json!(-7)),
        ("+7", json!(7)),
        ("-0", json!(0)),
        ("0", json!(0)),
        ("0x1f", json!(31)),
        ("0o17", json!(15)),
        ("0o9", json!("0o9")),
        ("0x", json!("0x")),
        ("1.10", json!(1.1)),
        ("1.", json!(1.0)),
        (".5", json!(0.5)),
        ("-.5e-3", json!(-0.0005)),
        ("1e3", json!(1000.0)),
        ("1.2.3", json!("1.2.3")),
        ("3.0.3", json!("3.0.3")),
        ("1_000", json!("1_000")),
        ("12:30", json!("12:30")),
        ("12:30:45", json!("12:30:45")),
        ("2024-01-02", json!("2024-01-02")),
        ("2024-01-02T03:04:05Z", json!("2024-01-02T03:04:05Z")),
        ("inf", json!("inf")),
        ("nan", json!("nan")),
        ("infinity", json!("infinity")),
        (".", json!(".")),
        ("-", json!("-")),
        ("+", json!("+")),
        (
            "18446744073709551615",
            json!(18_446_744_073_709_551_615_u64),
        ),
        (
            "-9223372036854775808",
            json!(-9_223_372_036_854_775_808_i64),
        ),
        ("'012'", json!("012")),
        ("\"no\"", json!("no")),
        ("\"\\u00e9\\n\"", json!("é\n")),
        ("!!str 200", json!("200")),
        ("!!str", json!("")),
        ("${HOME}", json!("${HOME}")),
        ("a # comment", json!("a")),
        ("http://host/x", json!("http://host/x")),
        ("=", json!("=")),
    ];
    for (text, value) in table {
        if text == "-" {
            // Alone on its line, `-` begins a list.
            assert_eq!(read("a.yaml", "v: [\"-\"]\n").0["v"], json!(["-"]));
            continue;
        }
        let (root, codes) = read("a.yaml", &format!("v: {text}\n"));
        assert_eq!(root["v"], value, "{text}");
        assert_eq!(codes, [], "{text}");
        // The end of the file, a list and an alias do not change the value.
        assert_eq!(
            read("a.yaml", &format!("v: {text}")).0["v"],
            value,
            "{text} at the end"
        );
        assert_eq!(
            read("a.yaml", &format!("v:\n- x\n- {text}\n")).0["v"][1],
            value,
            "{text} in a list"
        );
    }
}

#[test]
fn doubtful_scalars_get_a_value_and_a_warning() {
    let table = [
        ("012", json!(12), Code::AmbiguousScalar),
        ("-012", json!(-12), Code::AmbiguousScalar),
        ("00", json!(0), Code::AmbiguousScalar),
        ("0b11", json!("0b11"), Code::AmbiguousScalar),
        ("-0x1f", json!("-0x1f"), Code::AmbiguousScalar),
        ("+0o7", json!("+0o7"), Code::AmbiguousScalar),
        (
            "18446744073709551616",
            json!(18_446_744_073_709_551_616.0),
            Code::InexactNumber,
        ),
        (
            "-9223372036854775809",
            json!(-9_223_372_036_854_775_809.0),
            Code::InexactNumber,
        ),
        (
            "0x1ffffffffffffffff",
            json!(36_893_488_147_419_103_231.0),
            Code::InexactNumber,
        ),
        (
            "123456789012345678901234567890123456789012345",
            json!(1.234_567_890_123_456_7e44),
            Code::InexactNumber,
        ),
    ];
    for (text, value, code) in table {
        let (root, codes) = read(
            "a.yaml",
            &format!("a: &a [{text}]\nb: 1\nc: [x, *a, *a]\nd: {text}\n"),
        );
        assert_eq!(
            root,
            json!({"a": [value], "b": 1, "c": ["x", [value], [value]], "d": value}),
            "{text}"
        );
        assert_eq!(codes, [code, code], "{text}");
    }
}

#[test]
fn keys_are_text_as_written() {
    for key in [
        "200",
        "0x1F",
        "1.10",
        "null",
        "Null",
        "~",
        "true",
        "no",
        "on",
        "012",
        "2024-01-02",
        ".inf",
        "default",
    ] {
        let (root, codes) = read("a.yaml", &format!("m:\n  {key}: 1\n"));
        assert_eq!(root["m"], json!({key: 1}), "{key}");
        assert_eq!(codes, [], "{key}");
    }
    assert_eq!(read("a.yaml", "? a\n: 1\n").0, json!({"a": 1}));
}

#[test]
fn block_scalars_keep_their_text() {
    let text = "a: |\n  one\n   two\n\nb: >-\n  one\n  two\n\n  three\nc: |+\n  x\n\nd: 'it''s'\ne: \"tab\\tand \\\n  more\"\n";
    let wanted = json!({"a": "one\n two\n", "b": "one two\nthree", "c": "x\n\n", "d": "it's", "e": "tab\tand more"});
    assert_eq!(read("a.yaml", text).0, wanted);
    assert_eq!(read("a.yaml", &text.replace('\n', "\r\n")).0, wanted);
    assert_eq!(read("a.yaml", &text.replace('\n', "\r")).0, wanted);
}

#[test]
fn brackets_may_close_at_the_indentation_of_their_parent() {
    let text = "a:\n  b: {\n    \"c\": [\n      1\n  ],\n  }\n  d: 2\n";
    assert_eq!(
        read("a.yaml", text).0,
        json!({"a": {"b": {"c": [1]}, "d": 2}})
    );
}

#[test]
fn merge_keys_add_what_the_mapping_lacks() {
    let text = "base: &base {a: 1, b: 2}\nmore: &more {b: 3, c: 4}\none: {b: 9, <<: *base}\nboth:\n  <<: [*base, *more]\n  d: 5\n";
    let (root, codes) = read("a.yaml", text);
    assert_eq!(root["one"], json!({"b": 9, "a": 1}));
    assert_eq!(root["both"], json!({"d": 5, "a": 1, "b": 2, "c": 4}));
    assert_eq!(codes, [Code::MergeKey]);
    let (root, codes) = read("a.json", r#"{"<<": {"a": 1}}"#);
    assert_eq!((root, codes), (json!({"<<": {"a": 1}}), vec![]));
}

#[test]
fn aliases_repeat_and_anchors_may_be_defined_again() {
    assert_eq!(
        read("a.yaml", "a: &x 1\nb: *x\nc: &x 2\nd: *x\n").0,
        json!({"a": 1, "b": 1, "c": 2, "d": 2})
    );
    let text = format!("a: &a {{k: v}}\nb: [{}]\n", ["*a"; 400].join(", "));
    assert_eq!(
        read("a.yaml", &text).0["b"].as_array().map(Vec::len),
        Some(400)
    );
}

#[test]
fn members_keep_their_order() {
    for (name, text) in [
        ("a.yaml", "z: 1\na: 2\nm: 3\n"),
        ("a.json", r#"{"z": 1, "a": 2, "m": 3}"#),
    ] {
        let (root, _) = read(name, text);
        let keys: Vec<_> = root
            .as_object()
            .into_iter()
            .flat_map(|members| members.keys().cloned())
            .collect();
        assert_eq!(keys, ["z", "a", "m"], "{name}");
    }
}

#[test]
fn json_is_strict_and_yaml_names_may_hold_flow_mappings() {
    let value = json!({"a": "é\u{1f600}/\t", "b": [1, -2.5e3, true, false, null, {}], "c": ""});
    let text = "\u{feff}{\"a\": \"\\u00e9\\ud83d\\ude00\\/\\t\",\r\n\t\"b\": [1, -2.5e3, true, false, null, {}], \"c\": \"\"}\n";
    for name in ["a.json", "a.yaml", "<stdin>"] {
        assert_eq!(read(name, text).0, value, "{name}");
    }
    assert_eq!(
        read("a.yml", "{a: 1, b: [x, y,],}").0,
        json!({"a": 1, "b": ["x", "y"]})
    );
    assert_eq!(
        read("a.json", "{\"a\": 1e2, \"n\": 12345678901234567890123}").1,
        [Code::InexactNumber]
    );
}

#[test]
fn places_are_found_in_the_tree() {
    let mut sink = Sink::default();
    let text = "paths:\n  /pets/{id}:\n    get:\n      parameters: [{name: a}, {name: b}]\n";
    let source = Source::parse("a.yaml", text, &mut sink).expect("the document is read");
    let get =
        |pointer: &str| Pointer::parse(pointer).and_then(|pointer| source.get(&pointer).cloned());
    assert_eq!(
        get("#/paths/~1pets~1{id}/get/parameters/1/name"),
        Some(json!("b"))
    );
    assert_eq!(get(""), Some(source.root().clone()));
    for missing in [
        "/paths/x",
        "/paths/~1pets~1{id}/get/parameters/2",
        "/paths/~1pets~1{id}/get/parameters/01",
        "/paths/~1pets~1{id}/get/parameters/-",
    ] {
        assert_eq!(get(missing), None, "{missing}");
    }
    assert_eq!((source.name(), source.text()), ("a.yaml", text));
}
