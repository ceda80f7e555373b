//! What single words of the file may be.

use crate::config::{Config, Features};
use crate::diagnostic::Code;

/// Which cargo features a word stands for.
pub(super) fn features(word: &str) -> Option<Features> {
    match word {
        "tags" => Some(Features::Tags),
        "none" => Some(Features::None),
        _ => None,
    }
}

/// Takes the code of a warning, or `warnings` for all of them.
pub(super) fn deny(config: &mut Config, word: &str) -> Option<String> {
    if word == "warnings" {
        config.denied.all = true;
        return None;
    }
    match word.parse::<Code>() {
        Ok(code) => {
            config.denied.codes.insert(code);
            None
        }
        Err(problem) => Some(problem.to_string()),
    }
}

/// What cargo demands of a package's name.
pub(in crate::config) fn bad_package(name: &str) -> Option<String> {
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let rest = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let reserved = matches!(
        name,
        "test" | "core" | "std" | "alloc" | "proc-macro" | "proc_macro"
    );
    let good = begins && rest && !reserved && name.len() <= 64;
    (!good).then(|| format!("a package cannot be called `{name}`"))
}

/// A semantic version.
pub(super) fn bad_version(version: &str) -> Option<String> {
    let problem = semver::Version::parse(version).err()?;
    Some(format!(
        "`{version}` is not a semantic version such as `0.1.0`: {problem}"
    ))
}

/// What the name of a type or a method may consist of.
pub(super) fn bad_name(name: &str) -> Option<String> {
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let good = begins && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    (!good).then(|| format!("`{name}` cannot be a name in Rust"))
}
