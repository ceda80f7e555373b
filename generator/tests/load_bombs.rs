//! Documents made to exhaust time, memory or the stack.

use clientsmith::diagnostic::{Code, Findings, Sink, Style};
use clientsmith::load::Source;
use std::fmt::Write;

/// What reading and reporting may allocate for each byte of a document, in number, and what they may hold, in bytes; to which
/// comes what a small document takes. The attacks, where they succeed, have no end.
const PER_BYTE: (u64, u64) = (10, 100);

/// See [`PER_BYTE`]. Aliases are followed up to a budget, which takes this much; the attacks ask for more than any machine has.
const SMALL: (u64, u64) = (10_000, 256 << 20);

/// What the keys and scalars may take that aliases stand for, in bytes: five million at the most, which are compared with what
/// the second parser reads.
const REPEATED: u64 = 5_000_000 * 48;

/// Reads a bomb, and reports it.
fn explode(name: &str, text: &str) -> Option<Code> {
    explode_within(name, text, SMALL.1)
}

/// Reads a bomb that may take this many bytes besides those for its text.
fn explode_within(name: &str, text: &str, more: u64) -> Option<Code> {
    let (mut sink, mut source, mut report) = (Sink::default(), None, String::new());
    let work = allocation_counter::measure(|| {
        source = Source::parse(name, text, &mut sink);
        report = Findings::new(&sink, None).render(Style::Plain);
    });
    let size = text.len() as u64;
    assert!(
        work.count_total < SMALL.0 + size * PER_BYTE.0,
        "{name}: {work:?}"
    );
    assert!(
        work.bytes_max < more + size * PER_BYTE.1,
        "{name}: {work:?}"
    );
    assert!(report.len() < 1 << 20, "an excerpt is cut");
    assert_eq!(source.is_none(), sink.has_errors());
    sink.found().first().map(|found| found.code)
}

#[test]
fn aliases_of_aliases() {
    let mut text = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for level in 1..9 {
        let alias = format!("*a{}", level - 1);
        let _ = writeln!(
            text,
            "a{level}: &a{level} [{}]",
            [alias.as_str(); 9].join(",")
        );
    }
    let code = explode_within("laughs.yaml", &text, REPEATED);
    assert_eq!(code, Some(Code::AliasBudget));
}

#[test]
fn one_large_text_repeated() {
    let text = format!(
        "a: &a \"{}\"\nb: [{}]\n",
        "x".repeat(1_000_000),
        ["*a"; 400].join(",")
    );
    assert_eq!(explode("blob.yaml", &text), Some(Code::AliasBudget));
}

#[test]
fn many_aliases_of_little() {
    let text = format!("a: &a x\nb: [{}]\n", ["*a"; 100_001].join(","));
    assert_eq!(explode("aliases.yaml", &text), Some(Code::AliasBudget));
}

#[test]
fn a_long_chain_of_aliases() {
    let mut text = String::from("a0: &a0 {k: 1}\n");
    for link in 1..3000 {
        let _ = writeln!(text, "a{link}: &a{link} {{k: *a{}}}", link - 1);
    }
    assert_eq!(explode("chain.yaml", &text), Some(Code::TooDeep));
}

#[test]
fn deep_nesting() {
    let staircase: String = (0..1000).fold(String::new(), |text, depth| {
        text + &" ".repeat(depth) + "a:\n"
    });
    let bombs = [
        ("flow.yaml", format!("a: {}", "{\"\":[".repeat(20_000))),
        ("flow.json", "{\"\":[".repeat(20_000)),
        ("array.json", "[".repeat(100_000)),
        ("array.yaml", format!("a: {}", "[a, ".repeat(100_000))),
        ("block.yaml", staircase),
        ("list.yaml", "- ".repeat(100_000)),
    ];
    for (name, text) in bombs {
        assert_eq!(explode(name, &text), Some(Code::TooDeep), "{name}");
    }
}

#[test]
fn keys_of_keys() {
    assert_eq!(
        explode("keys.yaml", &"? ".repeat(50_000)),
        Some(Code::ComplexKey)
    );
}

#[test]
fn the_deepest_document_that_is_read() {
    // The root counts.
    for (depth, code) in [(127, None), (128, Some(Code::TooDeep))] {
        let json = "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth);
        assert_eq!(explode("deep.json", &json), code, "{depth}");
        let flow = "{a: ".repeat(depth) + "1" + &"}".repeat(depth);
        assert_eq!(explode("deep.yaml", &flow), code, "{depth}");
        let block = (0..depth).fold(String::new(), |text, level| {
            text + &" ".repeat(level) + "a:\n"
        }) + &" ".repeat(depth)
            + "1\n";
        assert_eq!(explode("block.yaml", &block), code, "{depth}");
    }
}

#[test]
fn one_line_of_megabytes() {
    let mut text = String::from("{\"a\":[");
    for number in 0..100_000 {
        let _ = write!(text, "{{\"key{number}\":{number},\"other\":\"text\"}},");
    }
    let good = text.clone() + "0]}";
    assert_eq!(explode("line.json", &good), None);
    assert_eq!(explode("line.yaml", &format!("a: {good}")), None);
    assert_eq!(explode("line.json", &(text + "oops]}")), Some(Code::Syntax));
}
