//! What a reference says, and what kind of object stands at its place.

use crate::pointer::{Pointer, percent_decoded};
use serde_json::Value;
use std::path::{Component, Path, PathBuf};

/// The path and the place that a reference names; no path where it is inside its own file. `None` where it is neither.
pub(super) fn parse(reference: &str) -> Option<(Option<PathBuf>, Pointer)> {
    let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    // Many write the whole file so, although it names a member without a name.
    let fragment = if fragment == "/" { "" } else { fragment };
    let at = Pointer::parse(&percent_decoded(fragment)?)?;
    let is_uri = path.contains("://") || path.starts_with("//") || path.starts_with("urn:");
    if is_uri || path.contains(['\0', '\n']) {
        return None;
    }
    let path = (!path.is_empty()).then(|| percent_decoded(path)).flatten();
    Some((path.map(PathBuf::from), at))
}

/// Whether any string below `$ref` or in a mapping may lead to another file.
pub(super) fn leads_to_files(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(key, member)| match member {
            Value::String(text) if key == "$ref" => !text.starts_with('#'),
            Value::Object(tags) if key == "mapping" => tags
                .values()
                .any(|tag| tag.as_str().is_some_and(|text| text.contains(['/', '.']))),
            _ => leads_to_files(member),
        }),
        Value::Array(elements) => elements.iter().any(leads_to_files),
        _ => false,
    }
}

/// A path without `.` and without `..` behind a folder, as it is written.
pub(super) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if ends_with_folder(&normal) => {
                normal.pop();
            }
            _ => normal.push(component),
        }
    }
    normal
}

fn ends_with_folder(path: &Path) -> bool {
    matches!(path.components().next_back(), Some(Component::Normal(_)))
}

/// The section of `components` that the object at a place belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    /// A section of its own.
    Of(&'static str),
    /// A path item has none in OpenAPI 3.0: it is put in place of the reference.
    Path,
}

/// Keys below which a schema stands, whatever is around them.
const SCHEMA_KEYS: &[&str] = &["additionalProperties", "items", "not", "schema"];

/// Keys below which schemas stand by name or by number.
const SCHEMA_MAPS: &[&str] = &["allOf", "anyOf", "oneOf", "properties", "schemas"];

/// Keys below which other objects stand by name or by number.
const MAPS: &[(&str, Section)] = &[
    ("callbacks", Section::Of("callbacks")),
    ("examples", Section::Of("examples")),
    ("headers", Section::Of("headers")),
    ("links", Section::Of("links")),
    ("parameters", Section::Of("parameters")),
    ("paths", Section::Path),
    ("requestBodies", Section::Of("requestBodies")),
    ("responses", Section::Of("responses")),
    ("securitySchemes", Section::Of("securitySchemes")),
];

/// The section of the object at a place, from its last two segments.
pub(super) fn section(parent: &str, key: &str) -> Section {
    if SCHEMA_MAPS.contains(&parent) {
        return Section::Of("schemas");
    }
    if SCHEMA_KEYS.contains(&key) {
        return Section::Of("schemas");
    }
    if key == "requestBody" {
        return Section::Of("requestBodies");
    }
    let row = MAPS.iter().find(|(map, _)| *map == parent);
    row.map_or(Section::Of("schemas"), |(_, section)| *section)
}

/// Whether the keys of the object at a place are names that the author chose.
pub(super) fn is_map(parent: &str, key: &str) -> bool {
    let named = key == "properties" || key == "schemas" || MAPS.iter().any(|(map, _)| *map == key);
    // A property may be called `headers`.
    named && !(parent == "properties" && key != "properties")
}

/// Whether what stands below a key is data, in which `$ref` means nothing.
pub(super) fn is_data(key: &str) -> bool {
    matches!(key, "default" | "enum" | "example" | "value") || key.starts_with("x-")
}

#[cfg(test)]
mod tests {
    use super::{normal, parse};
    use std::path::Path;

    #[test]
    fn a_reference_is_a_path_and_a_place() {
        let said = |text: &str| {
            let (path, at) = parse(text)?;
            Some((path.map(|path| path.display().to_string()), at.to_string()))
        };
        let found = |path: &str, at: &str| Some((Some(path.to_owned()), at.to_owned()));
        assert_eq!(said("pets.yaml#/Pet"), found("pets.yaml", "#/Pet"));
        assert_eq!(said("a%20b.yaml"), found("a b.yaml", "#"));
        assert_eq!(said("../x.json#/a~1b"), found("../x.json", "#/a~1b"));
        assert_eq!(said("#/Pet"), Some((None, "#/Pet".to_owned())));
        assert_eq!(said("https://example.com/pets.yaml#/Pet"), None);
        assert_eq!(said("pets.yaml#Pet"), None);
    }

    #[test]
    fn a_path_is_made_shorter_by_its_words_alone() {
        let cases = [
            ("a/./b/../c.yaml", "a/c.yaml"),
            ("../a.yaml", "../a.yaml"),
            ("a/../../b.yaml", "../b.yaml"),
        ];
        for (path, expected) in cases {
            assert_eq!(normal(Path::new(path)), Path::new(expected));
        }
    }
}
