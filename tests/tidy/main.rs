//! The laws of the house, read off the sources: which room imports what, how large files and functions are, and that
//! texts hold no marks of unfinished work.

mod freshness;
mod imports;
mod sizes;
mod sources;
mod texts;
