//! The command `clientsmith`.

fn main() {}
