//! The client's own example; it is not run, for it would call.

#[path = "../../../generated-client/examples/update_integration.rs"]
#[expect(dead_code, reason = "compiled, not run")]
mod example;

fn main() {}
