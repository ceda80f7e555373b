//! What to do about the mistakes that parsers report.

use super::check::Syntax;
use crate::diagnostic::Code;

/// A part of a parser's message, and what helps.
const YAML_HINTS: &[(&str, Code, &str)] = &[
    (
        "tab",
        Code::Tab,
        "indent with spaces; YAML does not allow tabs there",
    ),
    (
        "mapping values are not allowed",
        Code::Syntax,
        "put the text in quotes if it holds `: `, and check the indentation",
    ),
    (
        "unknown anchor",
        Code::Syntax,
        "define the anchor (`&name`) before the alias (`*name`), or quote text that begins with `*`",
    ),
    (
        "while scanning an anchor or alias",
        Code::Syntax,
        "quote text that begins with `*` or `&`",
    ),
    (
        "simple key",
        Code::Syntax,
        "check that this line is `key: value` and is indented like its neighbours",
    ),
    (
        "expected <block end>",
        Code::Syntax,
        "check the indentation: this line does not line up with the ones before it",
    ),
    (
        "block mapping",
        Code::Syntax,
        "check the indentation: each member is `key: value` at the same column",
    ),
    (
        "block sequence",
        Code::Syntax,
        "check the indentation: each element begins with `- ` at the same column",
    ),
    (
        "flow",
        Code::Syntax,
        "check that each `{` and `[` is closed, and that commas separate the elements",
    ),
    (
        "quoted scalar",
        Code::Syntax,
        "check that the quote is closed, and that `\\` stands before a known escape",
    ),
    (
        "found character that cannot start",
        Code::Syntax,
        "put the text in quotes: this character cannot begin plain text",
    ),
    (
        "control characters",
        Code::Syntax,
        "remove the control character, or write it as an escape in double quotes",
    ),
];

const YAML_OTHER: &str = "check the indentation and the quotes on this line and the one before it";
const JSON_OTHER: &str =
    "correct the JSON here; if the file is YAML, its name should end with `.yaml`";

/// The code of a syntax error, and the remedy.
pub(super) fn explain(message: &str, syntax: Syntax) -> (Code, &'static str) {
    if syntax == Syntax::Json {
        return (Code::Syntax, JSON_OTHER);
    }
    let hint = YAML_HINTS
        .iter()
        .find(|(part, _, _)| message.contains(part));
    hint.map_or((Code::Syntax, YAML_OTHER), |(_, code, remedy)| {
        (*code, remedy)
    })
}
