//! `.clientsmith.lock`: the hash of every file as it was written, so that an edited file can be told from a stale one, and
//! every published name, so that nothing that is added to the document renames what people use.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The file's name.
pub(super) const NAME: &str = ".clientsmith.lock";

/// What stands at its top.
const HEAD: &str = "# Written by `clientsmith generate`. It tells edited files from stale ones and keeps names: keep it under version control.\n\
                    version = 1\n\n[files]\n";

/// The text of the file for these files and names.
pub(super) fn write(files: &BTreeMap<String, String>, names: &BTreeMap<String, String>) -> String {
    let mut text = HEAD.to_owned();
    for (path, content) in files {
        member(&mut text, path, &hash(content.as_bytes()));
    }
    if !names.is_empty() {
        text.push_str("\n[names]\n");
    }
    for (what, name) in names {
        member(&mut text, what, name);
    }
    text
}

fn member(text: &mut String, key: &str, value: &str) {
    let _ = writeln!(text, "{} = \"{value}\"", quoted(key));
}

/// A key in quotation marks; unlike a value, it has to stay on one line.
fn quoted(key: &str) -> String {
    let mut text = String::from("\"");
    for c in key.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(text, "\\u{:04X}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

/// The hashes by path; empty where the text is missing or not ours.
pub(super) fn read(text: &str) -> BTreeMap<String, String> {
    section(text, "files")
}

/// The published names by what they are of; empty where the text is missing or not ours.
pub(super) fn names(text: &str) -> BTreeMap<String, String> {
    section(text, "names")
}

fn section(text: &str, name: &str) -> BTreeMap<String, String> {
    let mut table: toml::Table = text.parse().unwrap_or_default();
    let Some(toml::Value::Table(section)) = table.remove(name) else {
        return BTreeMap::new();
    };
    section
        .into_iter()
        .filter_map(|(key, value)| Some((key, value.as_str()?.to_owned())))
        .collect()
}

/// SHA-256 in hexadecimal digits.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
