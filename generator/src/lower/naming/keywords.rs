//! Rust's keywords, of every edition.

/// Keywords that can be raw identifiers: strict and reserved ones, and weak ones that read badly as names.
const RAW: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// The text as an identifier.
pub(super) fn escape(text: String) -> String {
    if NEVER_RAW.contains(&text.as_str()) {
        text + "_"
    } else if RAW.contains(&text.as_str()) {
        format!("r#{text}")
    } else {
        text
    }
}

/// Whether a text is a keyword.
pub(in crate::lower) fn is_keyword(text: &str) -> bool {
    RAW.contains(&text) || NEVER_RAW.contains(&text)
}
