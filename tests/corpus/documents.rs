//! Documents, and what is made of them.

use std::fs;
use std::path::{Path, PathBuf};

use clientsmith::ir::TypeKind;
use clientsmith::render::FileSet;
use clientsmith::{Failure, Generator, Report, Style};
use clientsmith_tests::scratch::Scratch;
use sha2::{Digest as _, Sha256};

/// What was made of a document.
pub(crate) struct Made {
    pub(crate) name: String,
    pub(crate) skipped: usize,
    /// The fields of all structs.
    pub(crate) properties: usize,
    report: Report,
    files: FileSet,
}

/// Every document in a folder, in the order of their names.
pub(crate) fn folder(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_document = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        path.is_file() && matches!(ending, Some("json" | "yaml" | "yml"))
    };
    let mut documents: Vec<PathBuf> = paths.filter(is_document).collect();
    documents.sort();
    documents
}

/// Makes a client; none of a document that is written in another version.
pub(crate) fn make(document: &Path) -> Option<Made> {
    let name = document.file_stem()?.to_string_lossy();
    let words = name.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let name = words.join("-").to_lowercase();
    let generator = || Generator::from_document(document).package(name.clone());
    let made = generator().generate();
    match made {
        Ok(outcome) => Some(Made {
            properties: properties(generator()),
            name,
            skipped: outcome.report.operations.skipped.len(),
            report: outcome.report,
            files: outcome.files,
        }),
        Err(Failure::Input(checked)) => {
            let said = checked.render(Style::Plain);
            assert!(said.contains("[CS0202]"), "{}:\n{said}", document.display());
            None
        }
        Err(Failure::Bug(bug)) => panic!("{}: {bug}", document.display()),
    }
}

fn properties(generator: Generator) -> usize {
    let (api, _) = generator.inspect().expect("what was made can be looked at");
    let fields = api.types.iter().map(|def| match &def.kind {
        TypeKind::Object(object) => object.fields.len(),
        TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => 0,
    });
    fields.sum()
}

impl Made {
    /// What is raw JSON although its schema says more, and why.
    pub(crate) fn raw(&self) -> Vec<String> {
        let untyped = self.report.types.untyped.iter();
        let raw = untyped.filter(|one| one.has_shape);
        raw.map(|one| format!("{} {}: {}", self.name, one.pointer, one.reason))
            .collect()
    }

    /// A line of the manifest.
    pub(crate) fn row(&self) -> String {
        let report = &self.report;
        let mut hash = Sha256::new();
        // The runtime is the same for all; its changes are no news here.
        let own = self
            .files
            .iter()
            .filter(|(path, _)| !path.starts_with("src/runtime/"));
        for (path, text) in own {
            hash.update(path);
            hash.update(text);
        }
        let digits: String = hash
            .finalize()
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!(
            "{}: {} operations, {} skipped, {} types, {} untyped, {} findings, {digits}\n",
            self.name,
            report.operations.generated,
            self.skipped,
            report.types.total,
            report.types.untyped.len(),
            report.diagnostics.len(),
        )
    }

    /// The feature of each of its tags, as the manifest has them.
    pub(crate) fn features(&self) -> Vec<String> {
        let manifest = self.files.get("Cargo.toml").expect("a manifest");
        let full = manifest.split_once("\nfull = [").expect("a feature").1;
        let full = full.split_once(']').expect("the end of a list").0;
        let names = full.split(',').map(|name| name.trim().trim_matches('"'));
        names
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Writes the client into a folder of its name.
    pub(crate) fn write(&self, scratch: &Scratch) -> &str {
        for (path, text) in self.files.iter() {
            scratch.write(&format!("{}/{path}", self.name), text);
        }
        &self.name
    }
}
