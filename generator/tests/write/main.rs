//! Writing a crate: which folder, what survives there, and what a fault leaves behind.

mod faults;
mod folders;
mod support;
