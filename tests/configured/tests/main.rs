//! What a client with types of other crates and with checks does.

mod checks;
mod formats;
