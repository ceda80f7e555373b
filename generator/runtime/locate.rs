//! Finds the place in a text where reading stopped.
//!
//! The path is noted step by step on the way out of what could not be read, from the inside outwards: only there it is known
//! which keys the document declares. All others are data of the service, as the values are, and are not repeated.

use std::cell::RefCell;
use std::fmt::Write as _;

use super::object::Field;

/// The offset of a line and column as serde_json counts them: lines from 1, columns in bytes that were read.
pub(super) fn offset(text: &[u8], line: usize, column: usize) -> usize {
    let mut breaks = text
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .map(|(at, _)| at + 1);
    let start = match line {
        0 | 1 => 0,
        _ => breaks.nth(line - 2).unwrap_or(text.len()),
    };
    (start + column).min(text.len())
}

/// One step of a path.
pub(super) enum Step {
    /// To the member of this name, which the document declares.
    Member(&'static str),
    /// To a member whose key is data.
    Key,
    /// To an element of a list.
    Element(usize),
}

thread_local! {
    /// The steps of the error that is on its way out, the innermost one first.
    static STEPS: RefCell<Vec<Step>> = const { RefCell::new(Vec::new()) };
}

/// How many steps are kept at most; serde_json reads no deeper than 128. Errors that other callers of serde saw leave theirs
/// behind.
const MOST: usize = 1024;

/// Notes a step of an error that is on its way out.
#[cold]
pub(super) fn note(step: Step) {
    STEPS.with_borrow_mut(|steps| {
        if steps.len() >= MOST {
            steps.clear();
        }
        steps.push(step);
    });
}

/// Notes the step to a member of an object: the field with this number, or none.
#[cold]
pub(super) fn note_member(fields: &'static [Field], field: Option<usize>) {
    let field = field.and_then(|field| fields.get(field));
    note(field.map_or(Step::Key, |field| Step::Member(field.name)));
}

/// Forgets every step.
pub(super) fn forget() {
    STEPS.with_borrow_mut(Vec::clear);
}

/// How many steps there are.
pub(super) fn steps() -> usize {
    STEPS.with_borrow(Vec::len)
}

/// Takes the steps that were noted after the first `from`, as `.items[3].price`; empty where there are none.
pub(super) fn path(from: usize) -> String {
    let mut path = String::new();
    STEPS.with_borrow_mut(|steps| {
        for step in steps.drain(from.min(steps.len())..).rev() {
            let _ = match step {
                Step::Member(name) if is_plain(name) => write!(path, ".{name}"),
                Step::Member(name) => write!(path, "[{name:?}]"),
                Step::Key => write!(path, "[*]"),
                Step::Element(index) => write!(path, "[{index}]"),
            };
        }
    });
    path
}

/// Whether a name is one plain word.
fn is_plain(name: &str) -> bool {
    let mut bytes = name.bytes();
    !name.is_empty() && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
