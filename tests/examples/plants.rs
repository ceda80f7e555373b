//! Values that are planted into examples: what no document says, and clients meet all the same.

use serde_json::{Value, json};

use crate::found::Example;
use crate::nodes::{Others, escape};
use crate::walk::{Chosen, Part, Walk, difference};

/// The name and the value of what is planted.
const NEW: &str = "planted by clientsmith";

/// How many values of a kind are planted into one example.
const MOST: usize = 16;

/// What is planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A member that no schema names, where others are allowed.
    Member,
    /// A member that no schema names, where nothing is said of others.
    Untold,
    /// A text that is not in the list.
    Value,
    /// Null where the schema allows it.
    Null,
    /// Null where a member may be absent.
    Absent,
}

/// A value with something planted, and what has to come back.
#[derive(Debug)]
pub(crate) struct Plant {
    pub(crate) kind: Kind,
    /// Where it was planted.
    pub(crate) at: String,
    pub(crate) value: Value,
    pub(crate) least: Value,
    pub(crate) most: Value,
}

impl Plant {
    /// What is wrong with what came back.
    pub(crate) fn fault(&self, got: Result<Value, String>) -> Option<String> {
        let fault = match got {
            Ok(got) => difference(&self.least, &got, &self.most),
            Err(error) => Some(error),
        };
        fault.map(|fault| format!("{:?} at {}: {fault}", self.kind, self.at))
    }
}

/// Everything that can be planted into an example. `kept` is the example as it came back.
pub(crate) fn plants(walk: &Walk<'_>, example: &Example, kept: &Value) -> Vec<Plant> {
    let parts = walk.parts(example.node, &example.value);
    let members = parts.iter().filter_map(|part| member(walk, example, part));
    let mut plants: Vec<Plant> = some(members.collect());
    let values = parts.iter().filter(|part| is_listed(walk, part));
    plants.extend(some(
        values.map(|part| value(example, kept, part)).collect(),
    ));
    let nulls = parts.iter().flat_map(|part| nulls(walk, example, part));
    plants.extend(some(nulls.collect()));
    plants
}

/// Some of many, evenly spread.
fn some(plants: Vec<Plant>) -> Vec<Plant> {
    let step = plants.len().div_ceil(MOST).max(1);
    plants.into_iter().step_by(step).collect()
}

/// A value with another one at a place.
fn with(value: &Value, at: &str, planted: Value) -> Value {
    let mut changed = value.clone();
    match at.rsplit_once('/') {
        None => changed = planted,
        Some((above, name)) => match changed.pointer_mut(above) {
            Some(Value::Object(members)) => {
                members.insert(name.replace("~1", "/").replace("~0", "~"), planted);
            }
            _ => {
                if let Some(place) = changed.pointer_mut(at) {
                    *place = planted;
                }
            }
        },
    }
    changed
}

/// A member that no schema names.
fn member(walk: &Walk<'_>, example: &Example, part: &Part<'_>) -> Option<Plant> {
    let members = part.value.as_object()?;
    let mut schemas = walk.schemas(part);
    let others = schemas.find(|schema| matches!(schema.others, Others::Each(_)));
    let planted = match others {
        // A copy of a neighbour that no schema names either, which is of the right kind.
        Some(schema) => {
            let mut others = members.iter();
            let neighbour = others.find(|(name, _)| !schema.properties.contains_key(*name));
            neighbour.map(|(_, value)| value.clone())?
        }
        None => json!({ "kept": [1, null, { "a": "b" }] }),
    };
    let at = format!("{}/{}", part.at, escape(NEW));
    let value = with(&example.value, &at, planted);
    if !walk.judge.fits(example.node, &value) {
        return None;
    }
    let least = walk.least(example.node, &value);
    let kind = match least.pointer(&at) {
        Some(_) => Kind::Member,
        None => Kind::Untold,
    };
    Some(Plant {
        kind,
        at,
        least,
        most: value.clone(),
        value,
    })
}

/// Whether a part is one of a list of texts.
fn is_listed(walk: &Walk<'_>, part: &Part<'_>) -> bool {
    let texts = |list: &Value| {
        let list = list.as_array();
        list.is_some_and(|list| list.iter().any(Value::is_string))
    };
    let mut lists = walk
        .schemas(part)
        .filter_map(|schema| schema.plain.get("enum"));
    part.value.is_string() && lists.any(texts)
}

/// A text that is not in the list.
fn value(example: &Example, kept: &Value, part: &Part<'_>) -> Plant {
    let planted = |value: &Value| match value.pointer(&part.at) {
        Some(_) => with(value, &part.at, json!(NEW)),
        None => value.clone(),
    };
    Plant {
        kind: Kind::Value,
        at: part.at.clone(),
        value: planted(&example.value),
        least: planted(kept),
        most: planted(&example.value),
    }
}

/// Null for each member that is named.
fn nulls(walk: &Walk<'_>, example: &Example, part: &Part<'_>) -> Vec<Plant> {
    let Value::Object(members) = part.value else {
        return Vec::new();
    };
    let named = walk
        .schemas(part)
        .flat_map(|schema| schema.properties.keys());
    let mut named: Vec<&String> = named.collect();
    named.sort_unstable();
    named.dedup();
    let planted = named
        .into_iter()
        .filter(|name| members.get(*name) != Some(&Value::Null));
    let planted = planted.filter_map(|name| null(walk, example, part, name));
    planted.collect()
}

fn null(walk: &Walk<'_>, example: &Example, part: &Part<'_>, name: &str) -> Option<Plant> {
    let at = format!("{}/{}", part.at, escape(name));
    let value = with(&example.value, &at, Value::Null);
    if walk.judge.fits(example.node, &value) {
        return Some(Plant {
            kind: Kind::Null,
            at,
            least: walk.least(example.node, &value),
            most: value.clone(),
            value,
        });
    }
    let mut without = example.value.clone();
    if let Some(Value::Object(members)) = without.pointer_mut(&part.at) {
        members.shift_remove(name);
    }
    walk.judge.fits(example.node, &without).then(|| Plant {
        kind: Kind::Absent,
        at,
        least: walk.least(example.node, &without),
        // What fits no branch of a choice any more is kept as it came.
        most: match part.chosen {
            Chosen::Yes => value.clone(),
            Chosen::No => without,
        },
        value,
    })
}
