//! `.clientsmith.lock`: the hash of every file as it was written, so that an edited file can be told from a stale one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The file's name.
pub(super) const NAME: &str = ".clientsmith.lock";

/// What stands at its top.
const HEAD: &str = "# Written by `clientsmith generate`. It tells edited files from stale ones: keep it under version control.\n\
                    version = 1\n\n[files]\n";

/// The text of the file for these files.
pub(super) fn write(files: &BTreeMap<String, String>) -> String {
    let mut text = HEAD.to_owned();
    for (path, content) in files {
        let _ = writeln!(
            text,
            "{} = \"{}\"",
            toml::Value::String(path.clone()),
            hash(content.as_bytes())
        );
    }
    text
}

/// The hashes by path; empty where the text is missing or not ours.
pub(super) fn read(text: &str) -> BTreeMap<String, String> {
    let table: toml::Table = text.parse().unwrap_or_default();
    let files = table
        .get("files")
        .and_then(toml::Value::as_table)
        .cloned()
        .unwrap_or_default();
    files
        .into_iter()
        .filter_map(|(path, hash)| Some((path, hash.as_str()?.to_owned())))
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
