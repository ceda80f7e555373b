//! A struct grows: a pattern needs `..`.

use buddy_works::types::PipelineId;

fn id(pipeline: PipelineId) -> Option<i32> {
    let PipelineId { id } = pipeline;
    Some(id)
}

fn main() {}
