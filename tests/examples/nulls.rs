//! Examples that fit their schemas but for nulls: authors write what their servers send, and servers send null for what is
//! absent.

use serde_json::Value;

use crate::nodes::escape;

/// A value without the nulls of members that must not be null, where it fits then.
pub(crate) fn without(value: &Value, fits: impl Fn(&Value) -> bool) -> Option<Value> {
    let places = places(value);
    let mut less = value.clone();
    for at in &places {
        take(&mut less, at);
    }
    if places.is_empty() || !fits(&less) {
        return None;
    }
    // Those that may be null come back.
    for at in &places {
        let more = with_null(&less, at);
        if fits(&more) {
            less = more;
        }
    }
    Some(less)
}

/// Where members are null: what holds them, and their names.
fn places(value: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), value)];
    while let Some((at, value)) = open.pop() {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    if value.is_null() {
                        found.push((at.clone(), name.clone()));
                    }
                    open.push((format!("{at}/{}", escape(name)), value));
                }
            }
            Value::Array(list) => {
                let each = list.iter().enumerate();
                open.extend(each.map(|(index, value)| (format!("{at}/{index}"), value)));
            }
            _ => {}
        }
    }
    found
}

fn take(value: &mut Value, (at, name): &(String, String)) {
    if let Some(Value::Object(members)) = value.pointer_mut(at) {
        members.shift_remove(name);
    }
}

fn with_null(value: &Value, (at, name): &(String, String)) -> Value {
    let mut value = value.clone();
    if let Some(Value::Object(members)) = value.pointer_mut(at) {
        members.insert(name.clone(), Value::Null);
    }
    value
}
