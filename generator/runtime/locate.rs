//! Finds the JSON path of a place in a text.

use std::fmt::Write as _;

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

/// Where in a list or an object the walk is.
enum Frame {
    /// In an object, at the member with this key (still as it is written); none before the first.
    Object(Option<(usize, usize)>),
    /// In a list, at this element.
    List(usize),
}

/// The path of the value that holds or ends at `offset`, as `$.items[3].price`.
pub(super) fn path(text: &[u8], offset: usize) -> String {
    let (mut frames, mut at, mut key) = (Vec::new(), 0, None);
    while at < offset {
        match text.get(at) {
            Some(b'{') => frames.push(Frame::Object(None)),
            Some(b'[') => frames.push(Frame::List(0)),
            Some(b'}' | b']') => {
                frames.pop();
            }
            Some(b',') => {
                if let Some(Frame::List(index)) = frames.last_mut() {
                    *index += 1;
                }
            }
            Some(b':') => {
                if let Some(Frame::Object(member)) = frames.last_mut() {
                    *member = key;
                }
            }
            Some(b'"') => {
                let end = string_end(text, at + 1);
                key = Some((at + 1, end));
                at = end;
            }
            Some(_) => {}
            None => break,
        }
        at += 1;
    }
    print(text, &frames)
}

/// Where the string that begins at `at` ends: the position of its closing quote.
fn string_end(text: &[u8], mut at: usize) -> usize {
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at,
            _ => at += 1,
        }
    }
    text.len()
}

fn print(text: &[u8], frames: &[Frame]) -> String {
    let mut path = String::from("$");
    for frame in frames {
        match frame {
            Frame::Object(Some((start, end))) => {
                member(&mut path, text.get(*start..*end).unwrap_or_default());
            }
            Frame::Object(None) => {}
            Frame::List(index) => {
                let _ = write!(path, "[{index}]");
            }
        }
    }
    path
}

/// How many characters of a key are shown.
const SHOWN: usize = 64;

/// `.key`, or `["a key"]` where it is not one plain word. A key comes from the service: it is cut short, and what a terminal
/// would take for a command is replaced.
fn member(path: &mut String, key: &[u8]) {
    let key = String::from_utf8_lossy(key);
    let harmless = |c: char| match c {
        // Control characters, and those that change the direction of what follows.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    let key: String = key.chars().take(SHOWN).map(harmless).collect();
    let plain = !key.is_empty()
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let _ = if plain {
        write!(path, ".{key}")
    } else {
        write!(path, "[\"{key}\"]")
    };
}
