//! Bytes to text: what is not a text document is named for what it is.

use super::event::Mark;
use crate::diagnostic::Code;

/// What is wrong with the bytes.
#[derive(Debug)]
pub(super) struct NotText {
    pub(super) code: Code,
    pub(super) mark: Mark,
    pub(super) message: String,
    pub(super) remedy: &'static str,
}

/// The first bytes of formats that people pass by mistake.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (
        b"\x1F\x8B",
        "compressed with gzip",
        "unpack it first, as with `gunzip`",
    ),
    (
        b"PK\x03\x04",
        "a zip archive",
        "unpack it first and give the document inside",
    ),
    (
        b"\x28\xB5\x2F\xFD",
        "compressed with zstd",
        "unpack it first, as with `unzstd`",
    ),
    (
        b"BZh",
        "compressed with bzip2",
        "unpack it first, as with `bunzip2`",
    ),
    (
        b"\xFD7zXZ\0",
        "compressed with xz",
        "unpack it first, as with `unxz`",
    ),
    (b"%PDF-", "a PDF file", DOCUMENT),
    (b"\x89PNG", "a PNG image", DOCUMENT),
    (b"\xFF\xD8\xFF", "a JPEG image", DOCUMENT),
    (b"GIF8", "a GIF image", DOCUMENT),
    (b"\x7FELF", "a program", DOCUMENT),
];

const DOCUMENT: &str = "give the path of an OpenAPI document in YAML or JSON";
const UTF8: &str = "save the file as UTF-8";
const UTF8_BOM: &[u8] = b"\xEF\xBB\xBF";

/// The text of a document, without a byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, NotText> {
    if let Some((_, what, remedy)) = MAGIC.iter().find(|(magic, _, _)| bytes.starts_with(magic)) {
        return Err(at_start(
            Code::NotText,
            format!("the file is {what}, not a text document"),
            remedy,
        ));
    }
    if let Some(encoding) = wide_encoding(bytes) {
        return Err(at_start(
            Code::Encoding,
            format!("the file is in {encoding}, not in UTF-8"),
            UTF8,
        ));
    }
    let bytes = bytes.strip_prefix(UTF8_BOM).unwrap_or(bytes);
    let text = str::from_utf8(bytes).map_err(|error| {
        let (good, bad) = bytes
            .split_at_checked(error.valid_up_to())
            .unwrap_or((bytes, &[]));
        let byte = bad.first().copied().unwrap_or_default();
        let mark = end_of(&String::from_utf8_lossy(good));
        let message = format!("the byte 0x{byte:02X} here is not UTF-8");
        NotText {
            code: Code::Encoding,
            mark,
            message,
            remedy: UTF8,
        }
    })?;
    refuse_wrong_text(text)?;
    Ok(text)
}

fn refuse_wrong_text(text: &str) -> Result<(), NotText> {
    let start = text.trim_start();
    if start.is_empty() {
        let remedy = "give the path of an OpenAPI document, which begins with `openapi:`";
        return Err(at_start(
            Code::Empty,
            "the file is empty".to_owned(),
            remedy,
        ));
    }
    if let Some((before, _)) = text.split_once('\0') {
        let message = "the file holds a NUL character, which no text document has".to_owned();
        return Err(NotText {
            code: Code::NotText,
            mark: end_of(before),
            message,
            remedy: DOCUMENT,
        });
    }
    if start.starts_with('<') {
        let head: String = start
            .chars()
            .take(512)
            .collect::<String>()
            .to_ascii_lowercase();
        let what = if head.contains("<html") || head.contains("<!doctype html") {
            "an HTML page"
        } else {
            "XML or HTML"
        };
        let remedy =
            "download the document itself: a login or error page may have been saved in its place";
        return Err(at_start(
            Code::Html,
            format!("the file is {what}, not an OpenAPI document"),
            remedy,
        ));
    }
    Ok(())
}

/// The name of an encoding with two or four bytes to a character.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        // Without a byte order mark: a first character of ASCII and its zero byte, twice.
        [0, first, 0, second, ..] | [first, 0, second, 0, ..] if *first != 0 && *second != 0 => {
            Some("UTF-16")
        }
        _ => None,
    }
}

fn at_start(code: Code, message: String, remedy: &'static str) -> NotText {
    NotText {
        code,
        mark: Mark { line: 1, column: 1 },
        message,
        remedy,
    }
}

/// The place after a text.
fn end_of(text: &str) -> Mark {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let last = unified.rsplit('\n').next().unwrap_or_default();
    Mark {
        line: unified.matches('\n').count() + 1,
        column: last.chars().count() + 1,
    }
}
