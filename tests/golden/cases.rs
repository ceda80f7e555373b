//! The cases on the disk.

use std::fs;
use std::path::{Path, PathBuf};

use clientsmith::render::FileSet;
use clientsmith::{Failure, Generator};

/// A case: its folder, `golden/<topic>/<case>` as cargo runs tests in the folder of their package.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) folder: PathBuf,
}

impl Case {
    /// The case's own name, which a package can have: `enums-open`.
    pub(crate) fn name(&self) -> String {
        let parts = self
            .folder
            .iter()
            .skip(1)
            .map(|part| part.to_string_lossy());
        parts.collect::<Vec<_>>().join("-")
    }

    /// Whether it is about what is compiled with which tag.
    pub(crate) fn is_about_features(&self) -> bool {
        self.folder.starts_with("golden/features")
    }

    /// The feature of each of its tags.
    pub(crate) fn features(&self) -> Vec<String> {
        let (api, _) = self.settle(self.generator().and_then(Generator::inspect));
        let features = api.groups.into_iter().filter_map(|group| group.feature);
        features.collect()
    }

    /// The crate that is made of it.
    pub(crate) fn generate(&self) -> FileSet {
        let generator = self.generator();
        self.settle(generator.and_then(Generator::generate)).files
    }

    fn generator(&self) -> Result<Generator, Failure> {
        let config = self.folder.join("codegen.toml");
        let generator = if config.is_file() {
            Generator::from_config(config)
        } else {
            Ok(Generator::from_document(self.folder.join("openapi.yaml")))
        };
        generator.map(|generator| generator.package(self.name()))
    }

    fn settle<T>(&self, outcome: Result<T, Failure>) -> T {
        match outcome {
            Ok(outcome) => outcome,
            Err(Failure::Input(checked)) => {
                panic!(
                    "{}:\n{}",
                    self.name(),
                    checked.render(clientsmith::Style::Plain)
                )
            }
            Err(Failure::Bug(bug)) => panic!("{}: {bug}", self.name()),
        }
    }
}

/// Every case, in the order of their paths.
pub(crate) fn all() -> Vec<Case> {
    let topics = folders(Path::new("golden"));
    let cases: Vec<Case> = topics
        .iter()
        .flat_map(|topic| folders(topic))
        .map(|folder| Case { folder })
        .collect();
    assert!(cases.len() > 10, "the cases are not where they should be");
    cases
}

fn folders(above: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(above).expect("a folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut folders: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
