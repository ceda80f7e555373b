//! How findings look, to people and to programs.

use clientsmith::diagnostic::{
    Code, Diagnostic, Findings, Focus, Locate, Severity, Sink, Style, explain, suggest,
};
use clientsmith::load::Source;
use clientsmith::pointer::Pointer;
use std::collections::BTreeSet;

const TEXT: &str = "openapi: 3.0.3\npaths:\n  /a:\n    get: {operationID: x}\n";

/// A document with three findings, in the wrong order.
fn findings_of(text: &str) -> (Option<Source>, Sink) {
    let mut sink = Sink::default();
    let source = Source::parse("spec/a b.yaml", text, &mut sink);
    let at = |pointer: &str| Pointer::parse(pointer).unwrap_or_default();
    sink.key(
        Code::Tag,
        &at("/paths/~1a/get/operationID"),
        "`operationID` is not known",
        "did you mean `operationId`?",
    );
    let mut note = Diagnostic::new(
        Code::MergeKey,
        &at("/openapi"),
        Focus::Value,
        "a note",
        "nothing",
    );
    note.severity = Severity::Note;
    sink.push(note);
    sink.value(
        Code::InexactNumber,
        &at("/paths/~1a/get/responses"),
        "no responses",
        "add one",
    );
    (source, sink)
}

fn located(source: &Option<Source>) -> Option<&dyn Locate> {
    source.as_ref().map(|source| source as &dyn Locate)
}

#[test]
fn people_see_code_place_excerpt_pointer_and_remedy_in_the_order_of_the_text() {
    let (source, sink) = findings_of(TEXT);
    let text = Findings::new(&sink, located(&source)).render(Style::Plain);
    let wanted = "\
note[CS0122]: a note
 --> spec/a b.yaml:1:10
  |
1 | openapi: 3.0.3
  |          ^^^^^
  |
  = note: #/openapi
  = help: nothing

warning[CS0120]: no responses
 --> spec/a b.yaml:4:5
  |
4 |     get: {operationID: x}
  |     ^^^
  |
  = note: #/paths/~1a/get/responses
  = help: add one

error[CS0115]: `operationID` is not known
 --> spec/a b.yaml:4:11
  |
4 |     get: {operationID: x}
  |           ^^^^^^^^^^^
  |
  = note: #/paths/~1a/get/operationID
  = help: did you mean `operationId`?

1 error, 1 warning, 1 note
";
    assert_eq!(text, wanted);
    let color = Findings::new(&sink, located(&source)).render(Style::Color);
    assert!(color.contains("\u{1b}[") && color.contains("CS0115"));
    assert_eq!(
        Findings::new(&Sink::default(), None).render(Style::Plain),
        ""
    );
}

#[test]
fn long_lines_are_cut_and_the_place_stays_true() {
    let mut sink = Sink::default();
    let text = format!(
        "{{\"long\": \"{}\", \"a\": 1, \"a\": 2, \"z\": \"{}\"}}",
        "é".repeat(5000),
        "y".repeat(5000)
    );
    assert!(Source::parse("a.json", &text, &mut sink).is_none());
    let report = Findings::new(&sink, None).render(Style::Plain);
    assert!(report.contains("--> a.json:1:5022\n"), "{report}");
    assert!(
        report.contains("\"a\": 1, \"a\": 2, \"z\": \"yyy"),
        "{report}"
    );
    assert!(
        report.lines().all(|line| line.chars().count() < 160),
        "{report}"
    );
    let (code, mark) = (
        report.find("\"a\": 2"),
        report.lines().find(|line| line.contains('^')),
    );
    assert!(
        code.is_some() && mark.is_some_and(|mark| mark.matches('^').count() == 3),
        "{report}"
    );
}

#[test]
fn documents_cannot_steer_the_terminal() {
    let mut sink = Sink::default();
    let text = "{\"\\u001b]0;title\": 1, \"\\u001b]0;title\": 2, \"\u{7f}\u{9b}31m\u{202e}x\": 1, \"\u{7f}\u{9b}31m\u{202e}x\": 1}";
    assert!(Source::parse("a\u{1b}[31m.json", text, &mut sink).is_none());
    let report = Findings::new(&sink, None).render(Style::Plain);
    assert!(
        !report.contains(
            |letter: char| letter != '\n' && (letter.is_control() || letter == '\u{202e}')
        ),
        "{report:?}"
    );
    assert!(
        report.contains("\\u{1b}]0;title") && report.contains("\\u{7f}\\u{9b}31m\\u{202e}x"),
        "{report}"
    );
}

#[test]
fn programs_read_json() {
    let (source, sink) = findings_of(TEXT);
    let list = Findings::new(&sink, located(&source)).to_json();
    assert_eq!(
        list[2],
        serde_json::json!({
            "code": "CS0115", "severity": "error", "pointer": "#/paths/~1a/get/operationID", "file": "spec/a b.yaml",
            "line": 4, "column": 11, "message": "`operationID` is not known", "remedy": "did you mean `operationId`?",
        })
    );
    let unplaced = Findings::new(&sink, None).to_json();
    assert_eq!(unplaced[0]["line"], serde_json::Value::Null);
}

#[test]
fn code_hosts_read_sarif() {
    let (source, sink) = findings_of(TEXT);
    let log = Findings::new(&sink, located(&source)).to_sarif();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules: Vec<_> = run["tool"]["driver"]["rules"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|rule| rule["id"].clone())
        .collect();
    assert_eq!(rules, ["CS0115", "CS0120", "CS0122"]);
    for result in run["results"].as_array().into_iter().flatten() {
        let index = result["ruleIndex"]
            .as_u64()
            .and_then(|index| usize::try_from(index).ok());
        assert_eq!(
            index.and_then(|index| rules.get(index)),
            Some(&result["ruleId"])
        );
    }
    let place = &run["results"][2]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "spec/a%20b.yaml");
    assert_eq!(
        place["region"],
        serde_json::json!({"startLine": 4, "startColumn": 11})
    );
}

#[test]
fn every_code_is_explained() {
    let texts: Vec<_> = Code::ALL.iter().map(|code| code.text()).collect();
    assert!(texts.is_sorted(), "the table is in the order of the texts");
    assert_eq!(
        texts.iter().collect::<BTreeSet<_>>().len(),
        texts.len(),
        "no text twice"
    );
    for code in Code::ALL {
        assert!(
            code.text().len() == 6 && code.text().starts_with("CS0"),
            "{code}"
        );
        assert!(
            code.explanation().len() > 80 && code.explanation().ends_with('\n'),
            "{code}"
        );
        assert!(
            !code
                .explanation()
                .lines()
                .any(|line| line.starts_with(' ') && line.trim().is_empty()),
            "{code}"
        );
        assert!(
            explain(*code).starts_with(code.text()) && explain(*code).contains(code.title()),
            "{code}"
        );
        assert_eq!(Code::parse(&code.text().to_lowercase()), Some(*code));
        assert_eq!(code.text().parse(), Ok(*code));
    }
    assert_eq!(Code::parse("CS9999"), None);
    assert!(
        "nonsense\u{1b}"
            .parse::<Code>()
            .is_err_and(|error| error.to_string().contains("\\u{1b}"))
    );
}

#[test]
fn near_names_are_suggested() {
    let keywords = [
        "operationId",
        "parameters",
        "requestBody",
        "responses",
        "get",
        "put",
        "description",
    ];
    let table = [
        ("operationID", Some("operationId")),
        ("operatonId", Some("operationId")),
        ("paramters", Some("parameters")),
        ("reqeustBody", Some("requestBody")),
        ("gte", Some("get")),
        ("descripton", Some("description")),
        ("x", None),
        ("completely", None),
        ("", None),
        ("get", None),
    ];
    for (name, wanted) in table {
        assert_eq!(suggest(name, keywords), wanted, "{name}");
    }
}
