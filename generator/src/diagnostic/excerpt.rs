//! The line of the document that a finding is about, cut to a width that can be read.

use super::visible::push_visible;
use std::ops::Range;

/// The most characters that are shown before the place.
const BEFORE: usize = 60;
/// The most characters that are shown from the place on.
const AFTER: usize = 80;
const CUT: &str = "...";

/// One line, or a part of it, with the marked part.
#[derive(Debug, PartialEq)]
pub(super) struct Excerpt {
    pub(super) text: String,
    /// What to underline, in bytes of `text`; never empty.
    pub(super) marked: Range<usize>,
    /// The column of the marked part in `text`, from 1, in characters.
    pub(super) column: usize,
}

/// Finds lines in a text. Positions must be asked for in their order, so that one long line is walked once.
pub(super) struct Lines<'text> {
    text: &'text str,
    line: usize,
    column: usize,
    /// The byte at `line` and `column`.
    at: usize,
}

impl<'text> Lines<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        Self {
            text,
            line: 1,
            column: 1,
            at: 0,
        }
    }

    /// The excerpt at a position; `None` if the text has no such line.
    pub(super) fn excerpt(&mut self, line: usize, column: usize) -> Option<Excerpt> {
        self.move_to(line, column)?;
        let (before, after) = self.text.split_at_checked(self.at)?;
        let start: Vec<char> = before
            .chars()
            .rev()
            .take(BEFORE + 1)
            .take_while(|letter| !is_break(*letter))
            .collect();
        let rest: Vec<char> = after
            .chars()
            .take(AFTER + 1)
            .take_while(|letter| !is_break(*letter))
            .collect();
        Some(assemble(&start, &rest))
    }

    fn move_to(&mut self, line: usize, column: usize) -> Option<()> {
        if (line, column) < (self.line, self.column) {
            *self = Self::new(self.text);
        }
        while self.line < line {
            let rest = self.text.get(self.at..)?;
            let found = rest.find(['\n', '\r'])?;
            let length = if rest.get(found..)?.starts_with("\r\n") {
                2
            } else {
                1
            };
            (self.line, self.column, self.at) = (self.line + 1, 1, self.at + found + length);
        }
        let rest = self.text.get(self.at..)?;
        let letters = rest
            .chars()
            .take_while(|letter| !is_break(*letter))
            .take(column.saturating_sub(self.column));
        let (count, bytes) = letters.fold((0, 0), |(count, bytes), letter| {
            (count + 1, bytes + letter.len_utf8())
        });
        (self.column, self.at) = (self.column + count, self.at + bytes);
        Some(())
    }
}

fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r')
}

/// Puts the parts together; `start` is in reverse, and either is cut if it is longer than shown.
fn assemble(start: &[char], rest: &[char]) -> Excerpt {
    let mut text = String::new();
    if start.len() > BEFORE {
        text.push_str(CUT);
    }
    start
        .iter()
        .take(BEFORE)
        .rev()
        .for_each(|letter| push_visible(&mut text, *letter));
    let from = text.len();
    let length = token_length(rest);
    let mut to = from;
    for (index, letter) in rest.iter().take(AFTER).enumerate() {
        push_visible(&mut text, *letter);
        if index < length {
            to = text.len();
        }
    }
    if rest.len() > AFTER {
        text.push_str(CUT);
    }
    if to == from {
        // The end of a line: the place after its last letter.
        text.push(' ');
        to = from + 1;
    }
    let column = text.get(..from).unwrap_or_default().chars().count() + 1;
    Excerpt {
        text,
        marked: from..to,
        column,
    }
}

/// The number of characters of the key or scalar that starts here.
fn token_length(rest: &[char]) -> usize {
    let length = match rest {
        [quote @ ('"' | '\''), inner @ ..] => inner
            .iter()
            .position(|letter| letter == quote)
            .map_or(rest.len(), |at| at + 2),
        [first, ..] if first.is_alphanumeric() || "_/.+-$<*&!~|>".contains(*first) => {
            plain_length(rest)
        }
        _ => 1,
    };
    length.clamp(1, rest.len().max(1))
}

/// Whether a brace stands inside a word, as in `pets/{petId}`.
fn has_placeholder(rest: &[char]) -> bool {
    let word = rest.iter().take_while(|letter| !letter.is_whitespace());
    let open = word.clone().position(|letter| *letter == '{');
    let closed = word.clone().position(|letter| *letter == '}');
    open.zip(closed)
        .is_some_and(|(open, closed)| 0 < open && open < closed)
}

/// Up to `: `, ` #`, a comma, a bracket or the end of the line.
fn plain_length(rest: &[char]) -> usize {
    // A path or a URL may hold braces, which end nothing where a partner stands before or behind them.
    let is_template = rest.first() == Some(&'/') || has_placeholder(rest);
    let ends = |at: usize, letter: char| match letter {
        ',' | '{' | '}' | '[' | ']' => !is_template,
        ':' => rest.get(at + 1).is_none_or(|next| next.is_whitespace()),
        '#' => {
            at > 0
                && rest
                    .get(at - 1)
                    .is_some_and(|previous| previous.is_whitespace())
        }
        _ => false,
    };
    let end = rest
        .iter()
        .enumerate()
        .find(|(at, letter)| ends(*at, **letter))
        .map_or(rest.len(), |(at, _)| at);
    let trailing = rest
        .iter()
        .take(end)
        .rev()
        .take_while(|letter| letter.is_whitespace())
        .count();
    end - trailing
}
