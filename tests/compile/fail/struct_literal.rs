//! A struct grows: it is built by its constructor.

use buddy_works::types::PipelineId;

fn id() -> PipelineId {
    PipelineId { id: 1 }
}

fn main() {}
