//! Every document of the repository is read without a finding at error level.

use clientsmith::diagnostic::{Findings, Sink, Style};
use clientsmith::load::Source;
use std::path::{Path, PathBuf};

/// The YAML and JSON files under a folder.
fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path())
    {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if path.is_dir() && !name.starts_with('.') && name != "target" {
            documents(&path, found);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "yaml" || ending == "json")
        {
            found.push(path);
        }
    }
}

#[test]
fn the_documents_of_the_repository() {
    let mut found = Vec::new();
    documents(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"),
        &mut found,
    );
    assert!(!found.is_empty());
    for path in found {
        let mut sink = Sink::default();
        let source = Source::load(&path, &mut sink);
        assert!(
            source.is_some(),
            "{}",
            Findings::new(&sink, None).render(Style::Plain)
        );
        assert_eq!(
            sink.found().len(),
            0,
            "{}",
            Findings::new(&sink, None).render(Style::Plain)
        );
    }
}
