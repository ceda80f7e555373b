//! Values of types all of whose members can be compared are keys of hash maps; enums tell their values.

use std::collections::HashMap;

use buddy_works::types::{IntegrationType, PipelineId};

fn main() {
    let mut names = HashMap::new();
    names.insert(PipelineId::new(1), "one");
    assert_eq!(names.get(&PipelineId::new(1)), Some(&"one"));
    for kind in IntegrationType::VALUES {
        assert_eq!(kind.as_str().parse().as_ref(), Ok(kind));
    }
    let _: buddy_works::serde_json::Value = buddy_works::serde_json::json!({});
}
