//! JSON text as events: strict, and with messages for the mistakes that people make.

use super::event::{Event, Mark, Node, Style, SyntaxError};
use std::borrow::Cow;

/// The events of a JSON text.
///
/// The grammar is checked here except for the inside of strings, which serde_json checks when it builds the values.
pub(super) struct JsonEvents<'text> {
    text: &'text str,
    /// The next byte.
    at: usize,
    /// The place of the byte `marked`, from which the next place is counted.
    mark: Mark,
    marked: usize,
    open: Vec<Open>,
    expect: Expect,
}

/// A collection that is not closed yet.
struct Open {
    kind: Kind,
    mark: Mark,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Object,
    Array,
}

/// What the grammar allows next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    /// After `[`.
    ValueOrEnd,
    /// After `{`.
    KeyOrEnd,
    /// After a comma in an object.
    Key,
    Colon,
    CommaOrEnd,
    Nothing,
}

impl<'text> JsonEvents<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        let mark = Mark { line: 1, column: 1 };
        Self {
            text,
            at: 0,
            mark,
            marked: 0,
            open: Vec::new(),
            expect: Expect::Value,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'text str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The place of the next byte. Places are asked for in the order of the text.
    fn here(&mut self) -> Mark {
        let between = self
            .text
            .as_bytes()
            .get(self.marked..self.at)
            .unwrap_or_default();
        for (offset, byte) in between.iter().enumerate() {
            let previous = (self.marked + offset)
                .checked_sub(1)
                .and_then(|at| self.text.as_bytes().get(at));
            match byte {
                b'\n' if previous == Some(&b'\r') => {}
                b'\n' | b'\r' => {
                    self.mark = Mark {
                        line: self.mark.line + 1,
                        column: 1,
                    }
                }
                0x80..=0xBF => {}
                _ => self.mark.column += 1,
            }
        }
        self.marked = self.at;
        self.mark
    }

    fn error(&mut self, message: impl Into<String>) -> SyntaxError {
        SyntaxError {
            mark: self.here(),
            message: message.into(),
        }
    }

    fn skip_space(&mut self) {
        let space = self
            .rest()
            .bytes()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
            .count();
        self.at += space;
    }

    /// Reads up to and with the next event; `None` at the end of the text.
    fn step(&mut self) -> Result<Option<Node<'text>>, SyntaxError> {
        loop {
            self.skip_space();
            let Some(byte) = self.peek() else {
                return self.end();
            };
            match (self.expect, byte) {
                (Expect::Nothing, _) => {
                    return Err(self.error("text after the end of the document"));
                }
                (Expect::Colon, b':') => self.advance(Expect::Value),
                (Expect::Colon, _) => {
                    return Err(self.error("a `:` is missing after this member's key"));
                }
                (Expect::CommaOrEnd, b',') => self.comma()?,
                (Expect::CommaOrEnd | Expect::KeyOrEnd, b'}') => {
                    return self.close(Kind::Object).map(Some);
                }
                (Expect::CommaOrEnd | Expect::ValueOrEnd, b']') => {
                    return self.close(Kind::Array).map(Some);
                }
                (Expect::CommaOrEnd, _) => {
                    return Err(
                        self.unexpected("a `,` is missing here, or this should not be here")
                    );
                }
                (Expect::Key | Expect::KeyOrEnd, b'"') => {
                    return self.string(Expect::Colon).map(Some);
                }
                (Expect::Key | Expect::KeyOrEnd, _) => {
                    return Err(self.unexpected("a key in double quotes is expected here"));
                }
                (Expect::Value | Expect::ValueOrEnd, _) => return self.value(byte).map(Some),
            }
        }
    }

    fn advance(&mut self, expect: Expect) {
        self.at += 1;
        self.expect = expect;
    }

    fn end(&mut self) -> Result<Option<Node<'text>>, SyntaxError> {
        match self.open.last() {
            None if self.expect == Expect::Nothing => Ok(None),
            None => Err(self.error("the text ends before a value")),
            Some(Open {
                kind,
                mark: Mark { line, column },
            }) => {
                let bracket = if *kind == Kind::Object { '{' } else { '[' };
                let message =
                    format!("the text ends, but the `{bracket}` at {line}:{column} is not closed");
                Err(self.error(message))
            }
        }
    }

    fn comma(&mut self) -> Result<(), SyntaxError> {
        self.here();
        let comma = self.mark;
        let in_object = self
            .open
            .last()
            .is_some_and(|open| open.kind == Kind::Object);
        self.advance(if in_object {
            Expect::Key
        } else {
            Expect::Value
        });
        self.skip_space();
        if matches!(self.peek(), Some(b'}' | b']')) {
            return Err(SyntaxError {
                mark: comma,
                message: "JSON has no comma after the last element".to_owned(),
            });
        }
        Ok(())
    }

    /// The error for a byte that starts no token allowed here.
    fn unexpected(&mut self, message: &str) -> SyntaxError {
        match self.peek() {
            Some(b'/' | b'#') => self.error("JSON has no comments"),
            Some(b'\'') => self.error("JSON quotes text with `\"`, not with `'`"),
            _ => self.error(message),
        }
    }

    fn value(&mut self, byte: u8) -> Result<Node<'text>, SyntaxError> {
        match byte {
            b'{' => Ok(self.open(Kind::Object)),
            b'[' => Ok(self.open(Kind::Array)),
            b'"' => {
                let after = self.after_value();
                self.string(after)
            }
            b'-' | b'+' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => self.word(),
            _ => Err(self.unexpected("a value is expected here")),
        }
    }

    fn after_value(&self) -> Expect {
        if self.open.is_empty() {
            Expect::Nothing
        } else {
            Expect::CommaOrEnd
        }
    }

    fn open(&mut self, kind: Kind) -> Node<'text> {
        let mark = self.here();
        self.open.push(Open { kind, mark });
        let (event, expect) = match kind {
            Kind::Object => (Event::MappingStart, Expect::KeyOrEnd),
            Kind::Array => (Event::SequenceStart, Expect::ValueOrEnd),
        };
        self.advance(expect);
        node(event, mark)
    }

    fn close(&mut self, kind: Kind) -> Result<Node<'text>, SyntaxError> {
        let mark = self.here();
        if self.open.pop().is_none_or(|open| open.kind != kind) {
            return Err(SyntaxError {
                mark,
                message: "this bracket closes nothing of its kind".to_owned(),
            });
        }
        let after = self.after_value();
        self.advance(after);
        Ok(node(
            if kind == Kind::Object {
                Event::MappingEnd
            } else {
                Event::SequenceEnd
            },
            mark,
        ))
    }

    fn string(&mut self, after: Expect) -> Result<Node<'text>, SyntaxError> {
        let mark = self.here();
        let length = self.string_length(mark)?;
        let quoted = self.text.get(self.at..self.at + length).unwrap_or_default();
        let inner = quoted.get(1..length - 1).unwrap_or_default();
        let text = if inner.contains('\\') {
            unescape(quoted, mark)?
        } else {
            Cow::Borrowed(inner)
        };
        self.at += length;
        self.expect = after;
        Ok(node(Event::Scalar(text, Style::Text), mark))
    }

    /// The length of the string that starts here, with its quotes, in bytes.
    fn string_length(&mut self, mark: Mark) -> Result<usize, SyntaxError> {
        let mut escaped = false;
        for (offset, byte) in self.rest().bytes().enumerate().skip(1) {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => return Ok(offset + 1),
                0..=0x1F => {
                    self.at += offset;
                    return Err(self.error(format!(
                        "a string holds the raw control character U+{byte:04X}"
                    )));
                }
                _ => {}
            }
        }
        Err(SyntaxError {
            mark,
            message: "this string is not closed".to_owned(),
        })
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Result<Node<'text>, SyntaxError> {
        let mark = self.here();
        let length = self
            .rest()
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || b"+-._".contains(b))
            .count();
        let word = self.rest().get(..length).unwrap_or_default();
        if !matches!(word, "true" | "false" | "null") && !is_number(word) {
            return Err(SyntaxError {
                mark,
                message: format!("`{word}` is not a value of JSON"),
            });
        }
        self.at += length;
        self.expect = self.after_value();
        Ok(node(Event::Scalar(Cow::Borrowed(word), Style::Plain), mark))
    }
}

impl<'text> Iterator for JsonEvents<'text> {
    type Item = Result<Node<'text>, SyntaxError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step().transpose()
    }
}

fn node(event: Event<'_>, mark: Mark) -> Node<'_> {
    Node {
        event,
        anchor: 0,
        tag: None,
        mark,
    }
}

fn unescape(quoted: &str, mark: Mark) -> Result<Cow<'_, str>, SyntaxError> {
    serde_json::from_str(quoted)
        .map(Cow::Owned)
        .map_err(|error| {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            SyntaxError {
                mark,
                message: format!("this string has a wrong escape: {reason}"),
            }
        })
}

/// Whether the word follows the grammar of numbers (RFC 8259, section 6), which is stricter than YAML's.
fn is_number(word: &str) -> bool {
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && digits(fraction)
        && digits(exponent)
        && (whole == "0" || !whole.starts_with('0'))
}
