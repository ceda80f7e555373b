//! Examples that fit their schemas but for nulls: authors write what their servers send, and servers send null for what is
//! absent.

use serde_json::Value;

use crate::judge::Judge;
use crate::nodes::Node;

/// A value without the members that must not be null and are, where it fits then.
pub(crate) fn without(judge: &Judge, node: Node, value: &Value) -> Option<Value> {
    let mut less = value.clone();
    let misfits = judge.misfits(node, value);
    let nulls = misfits.iter().filter_map(|at| {
        let (above, name) = at.rsplit_once('/')?;
        let is_null = value.pointer(at) == Some(&Value::Null);
        is_null.then_some((above, name.replace("~1", "/").replace("~0", "~")))
    });
    for (above, name) in nulls {
        if let Some(Value::Object(members)) = less.pointer_mut(above) {
            members.shift_remove(&name);
        }
    }
    judge.fits(node, &less).then_some(less)
}
