//! A value beside its schemas: which of them speak of each part of it, and what may be lost on the way.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::judge::{Direction, Judge};
use crate::nodes::{Node, Nodes, Others, Schema, escape};

/// What a value is compared by.
#[derive(Clone, Copy)]
pub(crate) struct Walk<'a> {
    pub(crate) nodes: &'a Nodes<'a>,
    pub(crate) judge: &'a Judge,
    pub(crate) direction: Direction,
}

/// A part of a value, and the schemas that speak of it.
#[derive(Debug)]
pub(crate) struct Part<'v> {
    /// Where it stands in the value.
    pub(crate) at: String,
    pub(crate) value: &'v Value,
    pub(crate) nodes: Vec<Node>,
    pub(crate) chosen: Chosen,
}

/// Whether a choice was made here or above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    Yes,
    No,
}

impl<'a> Walk<'a> {
    /// Every part of a value, itself first.
    pub(crate) fn parts<'v>(&self, node: Node, value: &'v Value) -> Vec<Part<'v>> {
        let mut parts = vec![self.part(String::new(), value, &[node], Chosen::No)];
        let mut next = 0;
        while let Some(part) = parts.get(next) {
            let inner: Vec<Part<'v>> = match part.value {
                Value::Object(members) => {
                    let each = members.iter();
                    each.map(|(name, value)| {
                        let at = format!("{}/{}", part.at, escape(name));
                        self.part(at, value, &self.member(part, name), part.chosen)
                    })
                    .collect()
                }
                Value::Array(list) => {
                    let items: Vec<Node> = self.schemas(part).filter_map(|one| one.items).collect();
                    let each = list.iter().enumerate();
                    each.map(|(index, value)| {
                        self.part(format!("{}/{index}", part.at), value, &items, part.chosen)
                    })
                    .collect()
                }
                _ => Vec::new(),
            };
            parts.extend(inner);
            next += 1;
        }
        parts
    }

    fn part<'v>(&self, at: String, value: &'v Value, nodes: &[Node], chosen: Chosen) -> Part<'v> {
        let (mut found, mut chosen) = (BTreeSet::new(), chosen);
        let mut open = nodes.to_vec();
        while let Some(node) = open.pop() {
            if !found.insert(node) {
                continue;
            }
            let schema = &self.nodes.all[node];
            open.extend(&schema.parts);
            for (_, branches) in &schema.choices {
                chosen = Chosen::Yes;
                let fits = |branch: &&Node| self.judge.fits(**branch, value);
                open.extend(branches.iter().filter(fits));
            }
        }
        Part {
            at,
            value,
            nodes: found.into_iter().collect(),
            chosen,
        }
    }

    pub(crate) fn schemas(&self, part: &Part<'_>) -> impl Iterator<Item = &'a Schema> {
        let all = &self.nodes.all;
        let nodes = part.nodes.clone().into_iter();
        nodes.map(move |node| &all[node])
    }

    /// The schemas of a member.
    fn member(&self, part: &Part<'_>, name: &str) -> Vec<Node> {
        let each = self.schemas(part).filter_map(|schema| {
            let others = match schema.others {
                Others::Each(node) => Some(node),
                _ => None,
            };
            schema.properties.get(name).copied().or(others)
        });
        each.collect()
    }

    /// Whether a client may pass over a member: no schema speaks of it although one names members, or it does not travel
    /// this way.
    fn may_go(&self, part: &Part<'_>, name: &str) -> bool {
        let one_way = match self.direction {
            Direction::Sent => "readOnly",
            Direction::Received => "writeOnly",
        };
        let mut nodes = self.member(part, name).into_iter();
        if nodes.any(|node| self.nodes.all[node].says(one_way)) {
            return true;
        }
        let told = |schema: &Schema| {
            schema.properties.contains_key(name)
                || matches!(schema.others, Others::Any | Others::Each(_))
        };
        let names_members =
            |schema: &Schema| !schema.properties.is_empty() || schema.others == Others::None;
        self.schemas(part).any(names_members) && !self.schemas(part).any(told)
    }

    /// A value without the members that a client may pass over.
    pub(crate) fn least(&self, node: Node, value: &Value) -> Value {
        let mut least = value.clone();
        // From the inside out, so that the places of what is left stay.
        for part in self.parts(node, value).iter().rev() {
            let Value::Object(members) = part.value else {
                continue;
            };
            let gone = members.keys().filter(|name| self.may_go(part, name));
            let gone: Vec<&String> = gone.collect();
            if let Some(Value::Object(members)) = least.pointer_mut(&part.at) {
                for name in gone {
                    members.shift_remove(name);
                }
            }
        }
        least
    }
}

/// The first difference of a value that came back: it has all of `least`, and nothing that `most` has not.
pub(crate) fn difference(least: &Value, got: &Value, most: &Value) -> Option<String> {
    differ("", [Some(least), Some(got), Some(most)])
}

fn differ(at: &str, [least, got, most]: [Option<&Value>; 3]) -> Option<String> {
    match (least, got, most) {
        (None, None, _) => None,
        (Some(_), None, _) => Some(format!("{at}: lost")),
        (_, Some(_), None) => Some(format!("{at}: not there before")),
        (_, Some(Value::Object(got)), Some(Value::Object(most))) => {
            let nothing = Map::new();
            let least = least.and_then(Value::as_object).unwrap_or(&nothing);
            let names: BTreeSet<&String> = least.keys().chain(got.keys()).collect();
            let mut each = names.into_iter().map(|name| {
                let at = format!("{at}/{}", escape(name));
                differ(&at, [least.get(name), got.get(name), most.get(name)])
            });
            each.find_map(|found| found)
        }
        (_, Some(Value::Array(got)), Some(Value::Array(most))) => {
            if got.len() != most.len() {
                return Some(format!("{at}: {} elements for {}", got.len(), most.len()));
            }
            let least = least.and_then(Value::as_array);
            let mut each = got
                .iter()
                .zip(most)
                .enumerate()
                .map(|(index, (got, most))| {
                    let least = least.and_then(|list| list.get(index));
                    differ(&format!("{at}/{index}"), [least, Some(got), Some(most)])
                });
            each.find_map(|found| found)
        }
        (_, Some(got), Some(most)) => (!same(got, most)).then(|| format!("{at}: {got} for {most}")),
    }
}

/// Numbers are the same by value.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || one.as_f64() == other.as_f64()
        }
        _ => one == other,
    }
}
