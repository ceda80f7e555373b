//! Descriptions become Markdown that means the same and is safe.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use clientsmith::lower::docs::{docs, line};

/// What a description becomes.
fn check(markdown: &str, expected: &str) {
    assert_eq!(docs(markdown).as_str(), expected, "from {markdown:?}");
}

#[test]
fn plain_text_stays_as_it_is() {
    check("The name of the integration", "The name of the integration");
    check(
        "One.\n\nTwo `code` and *more*.\n",
        "One.\n\nTwo `code` and *more*.",
    );
    check(
        "snake_case and kebab-case, 3.5 %",
        "snake_case and kebab-case, 3.5 %",
    );
    check(
        "Required scope: `INTEGRATION_MANAGE`.",
        "Required scope: `INTEGRATION_MANAGE`.",
    );
}

#[test]
fn code_blocks_of_any_kind_become_text() {
    for fence in [
        "```",
        "```rust",
        "```rust,should_panic",
        "~~~",
        "````ignore",
    ] {
        let close: String = fence
            .chars()
            .take_while(|c| matches!(c, '`' | '~'))
            .collect();
        check(
            &format!("{fence}\nfn main() {{}}\n{close}"),
            "```text\nfn main() {}\n```",
        );
    }
    check("    indented();", "```text\nindented();\n```");
    check(
        "- item\n\n      nested();",
        "- item\n\n  ```text\n  nested();\n  ```",
    );
    check("```\nnever closed", "```text\nnever closed\n```");
    check("````\na ``` b\n````", "````text\na ``` b\n````");
}

#[test]
fn html_is_text_or_goes() {
    check(
        "<script>alert(1)</script>",
        "\\<script\\>alert(1)\\</script\\>",
    );
    check("<p>One</p><p>Two &lt;x&gt;</p>", "One\nTwo \\<x\\>");
    check("use <YOUR-TOKEN> here", "use \\<YOUR-TOKEN\\> here");
    check("a<br>b", "a\nb");
    check("a <!-- hidden --> b", "a  b");
}

#[test]
fn links_are_links_only_to_the_web() {
    check(
        "[docs](https://example.com/a_b)",
        "[docs](<https://example.com/a_b>)",
    );
    check("see https://example.com/x.", "see <https://example.com/x>.");
    check(
        "[Option](Option) [x](javascript:alert(1)) [y](#z)",
        "Option x y",
    );
    check(
        "[foo] and [`bar`] and [^1]",
        "\\[foo\\] and \\[`bar`\\] and \\[^1\\]",
    );
    check("<https://example.com>", "<https://example.com>");
}

#[test]
fn structure_survives() {
    check("1. one\n2. two\n   - nested", "1. one\n2. two\n   - nested");
    check("> quoted\n> twice", "> quoted\n> twice");
    check(
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
    );
    check("# Title\ntext", "# Title\n\ntext");
}

#[test]
fn what_would_begin_a_block_does_not() {
    check("year\n1986\\. A good one", "year\n1986\\. A good one");
    check("\\# no heading", "\\# no heading");
    check("2 \\* 3 \\[x\\]", "2 \\* 3 \\[x\\]");
}

#[test]
fn characters_that_break_or_deceive_are_shown() {
    check("a\rb\r\nc", "a\nb\nc");
    check("evil \u{202e}txt", "evil U+202Etxt");
    check(
        "nul \u{0} bell \u{7}",
        "nul U+FFFD bell U+0007"
            .replace("U+FFFD", "U+0000")
            .as_str(),
    );
}

#[test]
fn a_line_is_one_line_of_text() {
    assert_eq!(
        line("Buddy\n*API* [x] # y").as_str(),
        "Buddy \\*API\\* \\[x\\] # y"
    );
    assert_eq!(line("# Title").as_str(), "\\# Title");
}

/// Documentation of a text, on a thread whose stack is small.
fn on_a_small_stack(markdown: String) -> String {
    let work = move || docs(&markdown).as_str().to_owned();
    let thread = std::thread::Builder::new().stack_size(512 << 10);
    thread.spawn(work).expect("a thread").join().expect("docs")
}

#[test]
fn no_depth_exhausts_the_stack() {
    let deep = 20_000;
    let nests = [
        ">".repeat(deep),
        "> ".repeat(deep),
        "- ".repeat(deep),
        "1. ".repeat(deep),
        "> - ".repeat(deep / 2),
        "*a ".repeat(deep),
        "![".repeat(deep),
        "<div>".repeat(deep),
    ];
    for nest in nests {
        let written = on_a_small_stack(format!("{nest}end"));
        assert!(written.contains("end"), "{}", &nest[..5]);
    }
}

#[test]
fn open_brackets_do_not_cost_a_search_each() {
    let brackets = "<a ".repeat(300_000);
    // A search for each would read a hundred thousand million bytes.
    let _ = docs(&format!("<div>\n{brackets}"));
}

#[test]
fn deep_nests_are_written_flat() {
    let quoted = format!("{} a\n\nb", ">".repeat(40));
    check(&quoted, &format!("{}a\n\nb", "> ".repeat(12)));
    let listed: String = (0..14)
        .map(|depth| format!("{}- {depth}\n", "  ".repeat(depth)))
        .collect();
    let flat: String = (0..12)
        .map(|depth| format!("{}- {depth}\n", "  ".repeat(depth)))
        .collect();
    check(&listed, &format!("{flat}\n{0}12\n\n{0}13", "  ".repeat(12)));
}
