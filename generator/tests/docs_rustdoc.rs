//! rustdoc itself judges descriptions: whatever they hold, the documentation has no warning, and no part of it runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use clientsmith::lower::docs::{docs, line};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

/// Pieces that break the documentation of other generators, alone and together.
const PIECES: &[&str] = &[
    "```\nfn main() { panic!() }\n```",
    "```rust\npanic!();\n```",
    "```rust,should_panic\nlet x = 1;\n```",
    "```ignore\nx\n```",
    "```compile_fail,E0277\nx\n```",
    "~~~\npanic!();\n~~~",
    "````\n```\nnested\n```\n````",
    "```\nnever closed panic!();",
    "    indented(); panic!();",
    "\tindented_by_a_tab(); panic!();",
    "- item\n\n      nested_code(); panic!();",
    "1. one\n\n       deep(); panic!();\n2. two",
    "> quoted\n>\n>     code(); panic!();",
    "> ```\n> panic!();\n> ```",
    "- ```\n  panic!();\n  ```",
    "[Option] and [`Vec`] and [foo::bar] and [crate::Nothing]",
    "[text](Option) [text](foo::bar) [text](#anchor) [text](../x.md)",
    "[text][ref] and [ref]\n\n[ref]: Option",
    "[ref]: https://example.com\n\n[ref]",
    "footnote[^1]\n\n[^1]: the note",
    "- [ ] task\n- [x] done",
    "https://example.com and http://example.com/a_b(c)?d=e&f#g.",
    "<https://example.com> <mailto:a@b.c> a@b.c",
    "![image](https://example.com/x.png) ![x](y)",
    "[x](javascript:alert(1)) [y](data:text/html,x)",
    "<script>alert(1)</script>",
    "<div><b>bold</b><br/>text",
    "Vec<String> and Option<T> and a < b > c",
    "<YOUR-TOKEN> </nothing> <!-- comment --> <!-- open",
    "`unbalanced and ``two` and ``` three",
    "*unbalanced **strong _under __more",
    "| a | b |\n|---|---|\n| 1 | `x\\|y` |\n| [z] | <b> |",
    "| no | table",
    "# Heading\n## [Second]\nSetext\n===\nOther\n---",
    "line\\\nbreak  \nmore",
    "&lt;b&gt; &amp; &nope; &#60;",
    "$x^2$ and {braces} and #[attribute] and @param",
    "*/ /* \"# quotes \\ backslash",
    "\u{202e}evil\u{202c} zero\u{200b}width bell\u{7} nul\u{0}",
    "a\rb\r\nc\u{2028}d\u{85}e",
    "   leading and trailing   ",
    "* a\n+ b\n- c\n1) d",
    "- a\nlazy\n  - b\nlazy again\n\n  para",
    "term\n: definition",
    "~~struck~~ and ~one~",
    "---",
    "",
    "Ünïcödé 😀 日本語",
    "https://example.com/a_very_long_address_that_goes_on_and_on/with/many/parts?and=a&query=too",
    "#no heading\n#1 issue\n1986. A year\n- - - x",
    "<p>One</p>\n\n<pre>code [x]</pre>\n<ul><li>a</li></ul>",
    "_<b></b>     let x = panic!(); //_",
    "*<i></i>     panic!();*\n\n- **<b></b>**     panic!();",
    "> _<b></b>_      panic!();",
    "<details>\n\n```\npanic!();\n```\n\n</details>",
];

/// A crate whose items carry these texts as documentation.
fn library(texts: &[String]) -> String {
    let mut source = String::from("//! A crate.\n#![deny(missing_docs)]\n");
    for (number, text) in texts.iter().enumerate() {
        for line in text.lines() {
            source.push_str(&format!("#[doc = {:?}]\n", format!(" {line}")));
        }
        source.push_str(&format!(
            "#[doc = \"\"]\n#[doc = \" End.\"]\npub struct S{number};\n"
        ));
    }
    source
}

fn rustdoc(source: &Path, out: &Path, words: &[&str]) -> Output {
    Command::new("rustdoc")
        .args([
            "--edition",
            "2021",
            "--crate-name",
            "texts",
            "-D",
            "warnings",
        ])
        .args(["-D", "rustdoc::all"])
        .args(words)
        .arg("--out-dir")
        .arg(out)
        .arg(source)
        .output()
        .expect("rustdoc runs")
}

/// Judges texts.
fn judge(name: &str, texts: &[String]) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder can be made");
    let source = folder.join("lib.rs");
    fs::write(&source, library(texts)).expect("a file can be written");
    let documented = rustdoc(&source, &folder.join("doc"), &[]);
    assert!(
        documented.status.success(),
        "{}",
        String::from_utf8_lossy(&documented.stderr)
    );
    let tested = rustdoc(&source, &folder.join("doc"), &["--test"]);
    let said = String::from_utf8_lossy(&tested.stdout);
    assert!(
        said.contains("running 0 tests"),
        "something of a description runs: {said}"
    );
}

#[test]
fn every_piece_is_harmless() {
    let texts: Vec<String> = PIECES
        .iter()
        .flat_map(|piece| {
            [
                docs(piece).as_str().to_owned(),
                line(piece).as_str().to_owned(),
            ]
        })
        .collect();
    judge("docs_pieces", &texts);
}

#[test]
fn pieces_together_are_harmless() {
    let mut runner = TestRunner::deterministic();
    let separator = prop::sample::select(&["\n\n", "\n", " ", "\n\n  ", "\n> ", "\n\n- "][..]);
    let several = prop::collection::vec((prop::sample::select(PIECES), separator), 1..5);
    let texts = (0..300).map(|_| {
        let parts = several.new_tree(&mut runner).expect("pieces").current();
        let whole: String = parts
            .into_iter()
            .map(|(piece, separator)| format!("{piece}{separator}"))
            .collect();
        docs(&whole).as_str().to_owned()
    });
    judge("docs_together", &texts.collect::<Vec<_>>());
}

#[test]
fn signs_at_random_are_harmless() {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    );
    let signs = "[-a-c \n\t`*_\\[\\]()<>#~|&!:=1.\\\\/\"{}$+@^]{0,60}";
    let strategy = proptest::string::string_regex(signs).expect("a pattern");
    let texts = (0..600).map(|_| {
        docs(&strategy.new_tree(&mut runner).expect("signs").current())
            .as_str()
            .to_owned()
    });
    judge("docs_signs", &texts.collect::<Vec<_>>());
}
