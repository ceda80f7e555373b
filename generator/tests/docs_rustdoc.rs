//! rustdoc itself judges descriptions: whatever they hold, the documentation has no warning, and no part of it runs.
#![allow(
    clippy::expect_used,
    reason = "in a test, what is not as expected ends it"
)]

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
    // Fences of every kind, open, nested, indented, in lists and quotations.
    "```rust,no_run\npanic!();\n```",
    "```edition2021\npanic!();\n```",
    "```{.rust}\npanic!();\n```",
    "```{class=rust}\npanic!();\n```",
    "```should-panic\nx\n```",
    "```rust ignore\nx\n```",
    "``` rust\npanic!();\n```",
    "```test_harness\npanic!();\n```",
    "```custom,{.a #b c=d}\nx\n```",
    "~~~~rust\n~~~\npanic!();\n~~~~",
    "```\n```rust\npanic!();\n```",
    "   ```\n   panic!();\n   ```",
    "1. a\n   ```\n   panic!();\n   ```\n2. b\n   ~~~\n   never closed",
    "> > ```\n> > panic!();",
    "````rust\n```\npanic!();",
    "`` ` `` and ``` `` ``` and `",
    // Indented code where it is not expected.
    "\n\n\n     panic!();\n\n      let x = (;\n",
    "a\n\n\tpanic!();\n\nb",
    "- a\n\n\n          panic!();",
    "- - - a\n\n          panic!();",
    "10) ten\n\n        panic!();",
    "# Title\n    panic!();",
    "---\n    panic!();",
    "| a |\n|---|\n| b |\n    panic!();",
    "\u{a0}\u{a0}\u{a0}\u{a0}not_code()",
    // Links as rustdoc reads them.
    "[`Option<T>`] [Vec::new()] [println!] [u8] [struct@Foo] [fn@bar] [!]",
    "[a][] [b]() [c](<>) [d]( \"title\") [[e]] [f](g \"h\")",
    "[self] [Self] [super::x] [crate] [::std] [<T as U>::V]",
    "[a]: b\n[a] [A] [a][a]",
    "[^note] and ^[inline] and [^a]: b",
    "![alt][ref] ![Option] ![](Vec)",
    "[x](https://e.com \"t\") [y](https://e.com/a b) [z](HTTPS://E.COM)",
    "https://e.com/<b> http:// https://[::1]/ ftp://e.com www.e.com",
    "(https://e.com) [https://e.com] `https://e.com` \"https://e.com\"",
    "https://e.com/*a*_b_~c~|d",
    "http\\://e.com and https&#58;//e.com",
    // HTML, whole and in pieces.
    "<a href='https://e.com'>x</a><img src=x onerror=alert(1)>",
    "<br><hr/><p><i><b></i></b>",
    "a <b and c> d << e >> f </ g",
    "<!DOCTYPE html><?php ?><![CDATA[x]]><!-- -- -->",
    "<div>\n\n    panic!();\n\n</div>",
    "<pre><code>\npanic!();\n</code></pre>",
    "<textarea></textarea></p></div></body>",
    "<Vec<Option<String>>> and HashMap<K, V>",
    // Tables, footnotes, lists.
    "|a|b|\n|-|-|\n|`|`|\n|\\||||",
    "|||\n|---|---|\n|||",
    "| a |\n|:-:|\n| ```x``` |\n\ntext",
    "- a\n\n  - b\n\n    - c\n\n      - d\n\n        e\n\n            panic!();",
    "* * *\n- - -\n_ _ _\n+ + +",
    "999999999. a\n1000000000. b\n0. c\n-1. d",
    "- \n-\n- a\n-",
    // Characters.
    "\u{2066}a\u{2069} \u{61c} \u{200e}b\u{200f} \u{feff}c",
    "\u{1b}[31mred\u{1b}[0m \u{7f} \u{85} \u{9b}",
    "{} {{}} #{x} %s $(x) ${x} {{ template }}",
    "\\` \\[a\\] \\<b\\> \\\\ \\* \\",
    "e\u{301}\u{302}\u{303} \u{1f468}\u{200d}\u{1f469}",
    "\"\"\" ''' r#\"x\"# //! /// /** */",
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
