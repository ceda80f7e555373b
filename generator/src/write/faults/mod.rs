//! A disk that fails at every call, a process that is killed at every call, a person who saves a file at every call: in a folder
//! with a repository, cargo's folder, a person's files, links and mounts, all of which stay as they are each time.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends where something is not as it has to be"
)]

mod every_call;
mod folder;
mod links;
mod mounts;
mod saves;
