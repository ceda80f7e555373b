//! The one place where documents are read from the disk.

use super::limits::MAX_BYTES;
use crate::diagnostic::Code;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// Why a file was not read.
pub(super) struct NotRead {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) remedy: &'static str,
}

/// Reads a file that is not larger than [`MAX_BYTES`], and never waits for one that has no end.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, NotRead> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    // Checked before the file is opened: opening a named pipe waits for its writer.
    if !metadata.is_file() {
        return Err(not_a_file(&metadata));
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    read_at_most(file, MAX_BYTES)
}

fn read_at_most(file: File, limit: usize) -> Result<Vec<u8>, NotRead> {
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file at the limit from one beyond it; the size in the metadata may lie.
    file.take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    if bytes.len() > limit {
        return Err(too_large());
    }
    Ok(bytes)
}

/// The finding for bytes that are too many, wherever they come from.
pub(super) fn too_large() -> NotRead {
    NotRead {
        code: Code::TooLarge,
        message: format!("the file is larger than {} MiB", MAX_BYTES >> 20),
        remedy: "check that this is the OpenAPI document; if it is, split it",
    }
}

fn not_a_file(metadata: &Metadata) -> NotRead {
    let (what, remedy) = if metadata.is_dir() {
        (
            "a folder",
            "give the path of the document in it, as `spec/openapi.yaml`",
        )
    } else {
        (
            "a pipe, a socket or a device",
            "save the document to a file first",
        )
    };
    NotRead {
        code: Code::NotAFile,
        message: format!("this is {what}, not a file"),
        remedy,
    }
}

fn unreadable(error: &io::Error) -> NotRead {
    let (reason, remedy) = match error.kind() {
        io::ErrorKind::NotFound => (
            "it does not exist",
            "check the path; it is relative to the current folder",
        ),
        io::ErrorKind::PermissionDenied => (
            "permission is denied",
            "make the file readable, as with `chmod +r`",
        ),
        _ => {
            return NotRead {
                code: Code::Unreadable,
                message: format!("the file cannot be read: {error}"),
                remedy: "check the path and the disk",
            };
        }
    };
    NotRead {
        code: Code::Unreadable,
        message: format!("the file cannot be read: {reason}"),
        remedy,
    }
}
