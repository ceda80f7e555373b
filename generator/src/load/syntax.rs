//! What to say and to do about the mistakes that parsers report.

use super::check::Syntax;
use crate::diagnostic::Code;

/// What we say in place of a parser's message.
struct Hint {
    /// A part of the parser's message.
    part: &'static str,
    code: Code,
    message: &'static str,
    remedy: &'static str,
}

const fn hint(part: &'static str, message: &'static str, remedy: &'static str) -> Hint {
    Hint {
        part,
        code: Code::Syntax,
        message,
        remedy,
    }
}

/// The first one whose part the message holds counts.
const YAML_HINTS: &[Hint] = &[
    Hint {
        code: Code::Tab,
        ..hint(
            "tab",
            "a tab stands where YAML allows only spaces",
            "indent with spaces; YAML does not allow tabs there",
        )
    },
    Hint {
        code: Code::TooDeep,
        ..hint(
            "recursion limit",
            "mappings and sequences are nested too deeply here",
            "move inner schemas to `components` and refer to them with `$ref`",
        )
    },
    hint(
        "mapping values are not allowed",
        "a `: ` stands where no key can be",
        "put the text in quotes if it holds `: `; check the indentation, and that the line before has its `: `",
    ),
    hint(
        "unknown anchor",
        "this alias refers to no anchor before it",
        "define the anchor (`&name`) before the alias (`*name`), or put text that begins with `*` in quotes",
    ),
    hint(
        "anchor or alias",
        "the name of an anchor or alias is missing",
        "put text that begins with `*` or `&` in quotes",
    ),
    hint(
        "handle wasn't declared",
        "this tag is not declared",
        "remove the tag, or put text that begins with `!` in quotes",
    ),
    hint(
        "simple key",
        "this line is no `key: value`",
        "check that a `:` and a space follow the key, and that the indentation fits",
    ),
    hint(
        "did not find expected key",
        "this line fits neither the mapping before it nor one around it",
        "check the indentation: the keys of one mapping stand at the same column",
    ),
    hint(
        "expected '-'",
        "this line fits neither the list before it nor what is around it",
        "check the indentation: the elements of one list begin with `- ` at the same column",
    ),
    hint(
        "unclosed bracket",
        "this bracket is not closed",
        "close it, or put the text in quotes if it begins with `{` or `[`",
    ),
    hint(
        "bracket",
        "this bracket does not fit the one that is open",
        "check that each `{` has its `}`, and each `[` its `]`",
    ),
    hint(
        "expected ',' or",
        "a `,` or the closing bracket is missing here",
        "separate elements with commas; put text in quotes that holds `,`, `{`, `[` or `: `",
    ),
    hint(
        "unclosed quote",
        "this quote is not closed",
        "close it; inside of `'`, write `''` for one `'`",
    ),
    hint(
        "trailing content after",
        "text follows the closing quote",
        "put the whole value in one pair of quotes, and check that each quote before it is closed; inside of `'`, write `''` for one `'`",
    ),
    hint(
        "illegal placement of ':'",
        "a key stands where none can be",
        "check that each `[` and `{` before it is closed, and the indentation",
    ),
    hint(
        "unknown escape",
        "this escape is not known",
        "write `\\\\` for a backslash, or use single quotes, in which `\\` means itself",
    ),
    hint(
        "unexpected character: `\\u",
        "this character is not allowed here",
        "remove it, or write it as an escape in double quotes",
    ),
    hint(
        "unexpected character",
        "no value can begin with this character",
        "put the text in quotes",
    ),
    hint(
        "cannot start any token",
        "no value can begin with this character",
        "put the text in quotes",
    ),
    hint(
        "control characters",
        "a control character stands here",
        "remove it, or write it as an escape in double quotes",
    ),
];

const YAML_OTHER: &str = "check the indentation and the quotes on this line and the one before it";
const JSON_OTHER: &str =
    "correct the JSON here; if the file is YAML, its name should end with `.yaml`";

/// The code of a syntax error, the message and the remedy.
pub(super) fn explain(message: &str, syntax: Syntax) -> (Code, String, &'static str) {
    if syntax == Syntax::Json {
        return (Code::Syntax, message.to_owned(), JSON_OTHER);
    }
    match YAML_HINTS.iter().find(|hint| message.contains(hint.part)) {
        Some(hint) => (hint.code, hint.message.to_owned(), hint.remedy),
        None => (Code::Syntax, message.to_owned(), YAML_OTHER),
    }
}
