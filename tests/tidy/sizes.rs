//! Small files, small functions, few parameters, none of them a boolean.

use crate::sources::{Source, rust_files};

/// The folders of code that people read.
const CODE: &[&str] = &["generator/src", "generator/runtime", "tests"];

/// Inputs and expected outputs of tests, which are not code of the house.
const CASES: &[&str] = &["/expected/", "tests/compile/pass/", "tests/compile/fail/"];

/// Lines of the largest file.
const FILE: usize = 400;

/// Lines of the largest function.
const FUNCTION: usize = 60;

/// Parameters of a function, `self` included.
const PARAMETERS: usize = 5;

/// Files that may be larger, each with its reason.
const LARGE_FILES: &[(&str, &str)] = &[];

/// Functions that may be longer, each with its reason.
const LONG_FUNCTIONS: &[(&str, &str)] = &[];

/// Functions that may take a boolean, each with its reason.
const BOOLEAN: &[(&str, &str)] = &[
    (
        "generator/src/load/values.rs::visit_bool",
        "serde's trait has it so",
    ),
    (
        "generator/runtime/tree.rs::visit_bool",
        "serde's trait has it so",
    ),
];

#[test]
fn files_are_small() {
    let large: Vec<_> = code()
        .into_iter()
        .filter(|file| file.text.lines().count() > FILE)
        .filter(|file| !LARGE_FILES.iter().any(|(path, _)| *path == file.path))
        .map(|file| format!("{}: {} lines", file.path, file.text.lines().count()))
        .collect();
    assert!(large.is_empty(), "{}", large.join("\n"));
}

#[test]
fn most_files_are_much_smaller() {
    let mut lines: Vec<_> = code()
        .iter()
        .map(|file| file.text.lines().count())
        .collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    assert!(median < 150, "the median file has {median} lines");
}

#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    for file in code() {
        for function in functions(&file) {
            let excused = LONG_FUNCTIONS
                .iter()
                .any(|(name, _)| *name == format!("{}::{}", file.path, function.name));
            if function.lines > FUNCTION && !excused {
                long.push(format!(
                    "{}::{}: {} lines",
                    file.path, function.name, function.lines
                ));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn nine_of_ten_functions_are_much_shorter() {
    let mut lines: Vec<_> = code()
        .iter()
        .flat_map(functions)
        .map(|function| function.lines)
        .collect();
    lines.sort_unstable();
    let p90 = lines[lines.len() * 9 / 10];
    assert!(p90 < 40, "one function in ten has {p90} lines or more");
}

#[test]
fn functions_have_few_parameters_and_no_boolean_one() {
    let mut broken = Vec::new();
    for file in code() {
        for function in functions(&file) {
            let name = format!("{}::{}", file.path, function.name);
            let excused = BOOLEAN.iter().any(|(it, _)| *it == name);
            let boolean = !excused
                && function
                    .parameters
                    .iter()
                    .any(|parameter| parameter.ends_with(": bool"));
            if function.parameters.len() > PARAMETERS || boolean {
                broken.push(format!(
                    "{}::{}({})",
                    file.path,
                    function.name,
                    function.parameters.join(", ")
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn code() -> Vec<Source> {
    let mut files = rust_files(CODE);
    files.retain(|file| !CASES.iter().any(|case| file.path.contains(case)));
    files
}

struct Function {
    name: String,
    lines: usize,
    parameters: Vec<String>,
}

/// Every function: from its `fn` line to the closing brace at the same indent.
fn functions(file: &Source) -> Vec<Function> {
    let lines: Vec<&str> = file.text.lines().collect();
    let starts = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_function(line));
    starts
        .map(|(start, line)| {
            let indent = line.len() - line.trim_start().len();
            let close = format!("{}}}", " ".repeat(indent));
            let one_line = line.ends_with('}') || line.ends_with(';');
            let end = if one_line {
                start
            } else {
                lines[start..]
                    .iter()
                    .position(|l| *l == close)
                    .map_or(start, |n| start + n)
            };
            Function {
                name: name(line),
                lines: end - start + 1,
                parameters: parameters(&lines[start..=end].join(" ")),
            }
        })
        .collect()
}

fn is_function(line: &str) -> bool {
    let words = line
        .trim_start()
        .trim_start_matches("pub(crate) ")
        .trim_start_matches("pub(super) ")
        .trim_start_matches("pub ");
    let words = words
        .trim_start_matches("const ")
        .trim_start_matches("async ");
    words.starts_with("fn ") && !words.starts_with("fn(")
}

fn name(line: &str) -> String {
    let after = line.split("fn ").nth(1).unwrap_or_default();
    after
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// The parameters between the parentheses of a signature, split at commas that stand outside any bracket.
fn parameters(text: &str) -> Vec<String> {
    let Some(open) = parenthesis(text) else {
        return Vec::new();
    };
    let (mut depth, mut current, mut found) = (0_i32, String::new(), Vec::new());
    let mut previous = ' ';
    for c in text[open + 1..].chars() {
        match c {
            '(' | '[' | '<' | '{' => depth += 1,
            '>' if previous == '-' => {}
            ')' if depth == 0 => break,
            ')' | ']' | '>' | '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(std::mem::take(&mut current).trim().to_owned());
                continue;
            }
            _ => {}
        }
        current.push(c);
        previous = c;
    }
    found.push(current.trim().to_owned());
    found.retain(|parameter| !parameter.is_empty());
    found
}

/// Where the parameters of a signature begin: the first parenthesis outside the generics.
fn parenthesis(text: &str) -> Option<usize> {
    let start = text.find("fn ")?;
    let mut depth = 0_i32;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < start) {
        match c {
            '<' => depth += 1,
            '>' if depth > 0 && !text[..at].ends_with('-') => depth -= 1,
            '(' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}
