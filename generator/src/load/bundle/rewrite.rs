//! Writes the one document: other files' places among the components, and every reference as one inside of the document.

use super::naming::Names;
use super::places::Moved;
use super::reference::{Section, is_data, is_map, section};
use super::targets::Targets;
use super::{FIRST, Files, Target};
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// Path items inside of each other: callbacks have path items, which may come from files again.
const MAX_NESTED: usize = 8;

/// The document in one tree, and where its parts come from.
pub(super) fn rewrite(targets: &Targets, names: &Names, files: &Files<'_>) -> (Value, Vec<Moved>) {
    let mut writer = Writer {
        targets,
        names,
        files,
        moved: Vec::new(),
        nested: 0,
    };
    let first = Target {
        file: FIRST,
        at: Pointer::root(),
    };
    let keys = [String::new(), String::new()];
    let mut root = writer.value(files.root(FIRST), FIRST, &keys, &first.at);
    for ((of, target), at) in names {
        let Some(value) = files.value(target) else {
            continue;
        };
        let keys = match of {
            Section::Of(section) => [(*section).to_owned(), String::new()],
            Section::Path => continue,
        };
        let value = writer.value(value, target.file, &keys, at);
        writer.moved.push(Moved {
            to: at.clone(),
            file: target.file,
            from: target.at.clone(),
        });
        put(&mut root, at, value);
    }
    (root, writer.moved)
}

struct Writer<'w, 's> {
    targets: &'w Targets,
    names: &'w Names,
    files: &'w Files<'s>,
    moved: Vec<Moved>,
    nested: usize,
}

impl Writer<'_, '_> {
    /// A value of a file as it is at its new place. `keys` are the last two of the place that it had.
    fn value(&mut self, value: &Value, file: usize, keys: &[String; 2], at: &Pointer) -> Value {
        let [parent, key] = keys;
        match value {
            Value::Object(members) => {
                let map = is_map(parent, key);
                if let (false, Some(Value::String(text))) = (map, members.get("$ref")) {
                    let of = section(parent, key);
                    return self.reference(members, (text, of), file, at);
                }
                let members = members.iter().map(|(name, member)| {
                    let at = at.child(name);
                    let written = if !map && name == "mapping" && key == "discriminator" {
                        self.mapping(member, file)
                    } else if map || !is_data(name) {
                        self.value(member, file, &[key.clone(), name.clone()], &at)
                    } else {
                        member.clone()
                    };
                    (name.clone(), written)
                });
                Value::Object(members.collect())
            }
            Value::Array(elements) => {
                let elements = elements.iter().enumerate().map(|(index, element)| {
                    let keys = [key.clone(), index.to_string()];
                    self.value(element, file, &keys, &at.child(index))
                });
                Value::Array(elements.collect())
            }
            _ => value.clone(),
        }
    }

    /// An object with a reference.
    fn reference(
        &mut self,
        members: &Map<String, Value>,
        (text, of): (&str, Section),
        file: usize,
        at: &Pointer,
    ) -> Value {
        let Some(target) = self.targets.lead(file, text).cloned() else {
            return Value::Object(members.clone());
        };
        if of == Section::Path && target.file != FIRST && self.nested < MAX_NESTED {
            return self.path_item(members, &target, at);
        }
        let mut written = members.clone();
        if let Some(place) = self.place(of, &target) {
            written.insert("$ref".to_owned(), Value::String(written_as(&place)));
        }
        Value::Object(written)
    }

    /// Where something of a section stands in the end.
    fn place(&self, of: Section, target: &Target) -> Option<Pointer> {
        if target.file == FIRST {
            return Some(target.at.clone());
        }
        self.names.get(&(of, target.clone())).cloned()
    }

    /// A path item in place of a reference to it; what stands beside the reference counts.
    fn path_item(&mut self, beside: &Map<String, Value>, target: &Target, at: &Pointer) -> Value {
        let Some(item) = self.files.value(target) else {
            return Value::Object(beside.clone());
        };
        self.nested += 1;
        let keys = ["paths".to_owned(), String::new()];
        let mut written = self.value(item, target.file, &keys, at);
        self.nested -= 1;
        self.moved.push(Moved {
            to: at.clone(),
            file: target.file,
            from: target.at.clone(),
        });
        if let Value::Object(members) = &mut written {
            let others = beside.iter().filter(|(name, _)| *name != "$ref");
            members.extend(others.map(|(name, value)| (name.clone(), value.clone())));
        }
        written
    }

    fn mapping(&self, mapping: &Value, file: usize) -> Value {
        let Value::Object(tags) = mapping else {
            return mapping.clone();
        };
        let tags = tags.iter().map(|(tag, schema)| {
            let target = schema
                .as_str()
                .and_then(|text| self.targets.lead(file, text));
            let place = target.and_then(|target| self.place(Section::Of("schemas"), target));
            let written = place.map_or_else(|| schema.clone(), |at| Value::String(written_as(&at)));
            (tag.clone(), written)
        });
        Value::Object(tags.collect())
    }
}

/// A place as a reference names it (RFC 6901, section 6).
fn written_as(at: &Pointer) -> String {
    at.to_string().replace('%', "%25")
}

/// Puts a component at its place, and makes the objects above it.
fn put(root: &mut Value, at: &Pointer, value: Value) {
    let Some((name, above)) = at.segments().split_last() else {
        return;
    };
    let mut holder = root;
    for segment in above {
        let Value::Object(members) = holder else {
            return;
        };
        let next = members.entry(segment.clone());
        holder = next.or_insert_with(|| Value::Object(Map::new()));
    }
    if let Value::Object(members) = holder {
        members.insert(name.clone(), value);
    }
}
