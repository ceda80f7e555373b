//! What a run is about to do, written down before it begins, so that whoever comes after a kill can go on.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::folder::is_inside;
use super::print::Print;

/// The form in which it is written.
const VERSION: u32 = 1;

/// Everything that a run does.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Journal {
    version: u32,
    pub(super) steps: Vec<Step>,
}

/// One file that changes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Step {
    /// Its path below the folder.
    pub(super) path: String,
    /// The name in the stage of what takes its place; where nothing does, of what stood there.
    pub(super) number: usize,
    /// What stood there.
    pub(super) before: Print,
    /// What is to stand there.
    pub(super) after: Print,
}

impl Step {
    /// The name in the stage.
    pub(super) fn staged(&self) -> PathBuf {
        PathBuf::from(self.number.to_string())
    }
}

impl Journal {
    pub(super) fn new(steps: Vec<Step>) -> Self {
        Self {
            version: VERSION,
            steps,
        }
    }

    pub(super) fn write(&self) -> Vec<u8> {
        // Plain data with keys that are text: it cannot fail.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// `None` where the text is not from here, or names a file that is none of ours.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let journal: Self = serde_json::from_slice(text).ok()?;
        let ours = |step: &Step| {
            is_inside(&step.path) && matches!(step.after, Print::Nothing | Print::File(_))
        };
        (journal.version == VERSION && journal.steps.iter().all(ours)).then_some(journal)
    }
}
