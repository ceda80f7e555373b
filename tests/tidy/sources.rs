//! The source files that the laws are about.

use std::fs;
use std::path::{Path, PathBuf};

/// One source file.
pub(crate) struct Source {
    /// Its path from the workspace's root, with `/`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// The workspace's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file below the folders `below`, in the order of paths.
pub(crate) fn rust_files(below: &[&str]) -> Vec<Source> {
    let mut files = Vec::new();
    for folder in below {
        collect(&root().join(folder), folder, &mut files);
    }
    assert!(!files.is_empty(), "no Rust file below {below:?}");
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(folder: &Path, name: &str, files: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let entry = entry.unwrap();
        let path = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            if !path.ends_with("/target") {
                collect(&entry.path(), &path, files);
            }
        } else if path.ends_with(".rs") {
            files.push(Source {
                path,
                text: fs::read_to_string(entry.path()).unwrap(),
            });
        }
    }
}
