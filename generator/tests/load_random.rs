//! Whatever the bytes are: a tree or a finding, never a panic.

use clientsmith::diagnostic::{Findings, Focus, Locate, Sink, Style};
use clientsmith::load::Source;
use clientsmith::pointer::Pointer;
use proptest::prelude::*;
use serde_json::Value;

/// Reads and reports, and checks what must hold for every input.
fn read(name: &str, bytes: &[u8]) -> Option<Value> {
    let mut sink = Sink::default();
    let source = Source::parse(name, bytes, &mut sink);
    assert_eq!(
        source.is_none(),
        sink.has_errors(),
        "refused exactly if there is an error"
    );
    let findings = Findings::new(&sink, source.as_ref().map(|source| source as &dyn Locate));
    let text = findings.render(Style::Plain);
    let hidden = |letter: char| letter.is_control() && letter != '\n';
    assert!(
        !text.contains(hidden),
        "control characters are shown as escapes: {text:?}"
    );
    assert_eq!(
        findings.to_json().as_array().map(Vec::len),
        Some(sink.found().len())
    );
    let source = source?;
    for pointer in pointers(source.root()) {
        let position = source.position(&pointer, Focus::Value);
        assert!(position.line >= 1 && position.column >= 1);
    }
    Some(source.root().clone())
}

/// The root's members and their members.
fn pointers(root: &Value) -> Vec<Pointer> {
    let members = |value: &Value, at: &Pointer| -> Vec<Pointer> {
        value
            .as_object()
            .into_iter()
            .flat_map(|members| members.keys())
            .map(|key| at.child(key))
            .collect()
    };
    let top = members(root, &Pointer::root());
    let inner = top
        .iter()
        .filter_map(|at| Some(members(root.get(at.last()?)?, at)))
        .flatten();
    top.iter().cloned().chain(inner).take(20).collect()
}

/// Pieces that together are often YAML or nearly so.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b: ",
        ": ",
        "- ",
        "? ",
        "\n",
        "\n  ",
        "\n    ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "&x ",
        "*x ",
        "<<: ",
        "!!str ",
        "!t ",
        "'",
        "\"",
        "\\u00e9",
        "|\n",
        ">-\n",
        "# c\n",
        "---\n",
        "...\n",
        "012",
        "1.5",
        "true",
        "~",
        ".inf",
        "\t",
        "\r",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "é",
        "%YAML 1.2\n",
        "@",
        "`",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Any key but that of merges, which YAML does not read as a member.
fn keys() -> impl Strategy<Value = String> {
    ".{0,8}".prop_filter("merges", |key| key != "<<")
}

/// Any value of JSON.
fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>()
            .prop_filter("finite", |float| float.is_finite())
            .prop_map(Value::from),
        ".*".prop_map(Value::from),
        "[-+.0-9a-fox_:]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((keys(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read("a.yaml", &bytes);
        read("a.json", &bytes);
        read("stdin", &bytes);
    }

    #[test]
    fn nearly_yaml(text in pieces()) {
        read("a.yaml", text.as_bytes());
        read("a.yaml", format!("a:\n  {text}").as_bytes());
        read("a.json", format!("{{\"a\": {text}}}").as_bytes());
    }

    #[test]
    fn any_json_is_read_back(value in values()) {
        let document = Value::Object([("v".to_owned(), value)].into_iter().collect());
        let (compact, pretty) = (document.to_string(), format!("{document:#}"));
        prop_assert_eq!(read("a.json", compact.as_bytes()), Some(document.clone()));
        prop_assert_eq!(read("a.json", pretty.as_bytes()), Some(document));
    }

    #[test]
    fn any_values_are_read_back_from_yaml(value in values()) {
        let document = Value::Object([("v".to_owned(), value)].into_iter().collect());
        let text = serde_yaml::to_string(&document).expect("JSON can be said in YAML");
        prop_assert_eq!(read("a.yaml", text.as_bytes()), Some(document), "{}", text);
    }
}
