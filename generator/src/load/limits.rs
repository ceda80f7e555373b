//! The budgets that keep a hostile or broken document from eating time and memory.
//!
//! The largest public documents have about 12 MiB, half a million nodes and a depth of 25, so that an honest document
//! stays far below each limit.

/// The largest file, in bytes (64 MiB).
pub(super) const MAX_BYTES: usize = 64 << 20;

/// The deepest nesting of mappings and sequences that is read.
///
/// One below the depth at which serde_json and serde_yaml stop, so that ours is the diagnostic that people see.
pub(super) const MAX_DEPTH: usize = 127;

/// The number of keys, scalars and collections, each alias counted with everything that it stands for.
pub(super) const MAX_NODES: usize = 5_000_000;

/// The length of all keys and scalars, in bytes, each alias counted with everything that it stands for.
pub(super) const MAX_TEXT: usize = MAX_BYTES;

/// The number of aliases (`*name`).
pub(super) const MAX_ALIASES: usize = 100_000;

/// The number of problems of one kind after which the rest of that kind is not listed.
pub(super) const MAX_REPORTED: usize = 500;

/// The number of references over which a place is looked for.
pub(super) const MAX_REFERENCES: usize = 32;

/// The number of files of one document.
pub(super) const MAX_FILES: usize = 10_000;
