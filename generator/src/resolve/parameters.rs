//! Parameters: each once, and those of the path as the path has them.

use serde_json::{Value, json};

use super::chains::Chains;
use super::checks::{path_of, placeholders};
use super::edits::Edits;
use super::slips;
use super::targets::value;
use super::template::Template;
use crate::diagnostic::{Code, Sink, suggest};
use crate::pointer::Pointer;

/// One parameter of an operation, wherever it is declared.
struct Declared<'a> {
    at: Pointer,
    name: &'a str,
    place: &'a str,
    own: Own,
}

/// Whether a parameter is declared at the operation or at its path.
#[derive(Clone, Copy, PartialEq)]
enum Own {
    Operation,
    Path,
}

/// Where parameters go.
const PLACES: &[&str] = &["path", "query", "header", "cookie"];

/// Reports what does not match in the parameters of the operation at a place.
pub(super) fn check(chains: &Chains<'_>, at: &Pointer, edits: &mut Edits, sink: &mut Sink) {
    let root = chains.root();
    let Some(item) = at.parent() else { return };
    let own = declared(chains, &at.child("parameters"), Own::Operation);
    let shared = declared(chains, &item.child("parameters"), Own::Path);
    let is_slip = |at| value(root, at).is_some_and(|one| slips::stands_for(one, "parameters"));
    // What cannot be read is reported elsewhere, and could be any of them.
    let all_known = own.is_some() && shared.is_some() && !is_slip(at) && !is_slip(&item);
    let declared: Vec<_> = own.into_iter().chain(shared).flatten().collect();
    repeated(chains, &declared, edits, sink);
    let path = path_of(at);
    if let (Some(names), true) = (placeholders(&path), all_known) {
        let path = Path::new(&path, names, &declared);
        let explained = missing(&declared, &path, (at, edits), sink);
        let own = declared
            .iter()
            .filter(|parameter| parameter.own == Own::Operation);
        superfluous(own, &path, (&explained, edits), sink);
    }
}

/// Reports parameters of a path, shared by its operations, that the path does not have.
pub(super) fn check_path(
    chains: &Chains<'_>,
    item: &Pointer,
    path: &str,
    edits: &mut Edits,
    sink: &mut Sink,
) {
    let at = item.child("parameters");
    let slip = value(chains.root(), item).is_some_and(|item| slips::stands_for(item, "parameters"));
    if let (Some(names), Some(shared), false) =
        (placeholders(path), declared(chains, &at, Own::Path), slip)
    {
        let free = names
            .iter()
            .filter(|name| !shared.iter().any(|parameter| parameter.name == **name));
        // One that is nearly right is named by the finding of each operation that misses it.
        let explained: Vec<_> = free
            .filter_map(|name| suggest(name, shared.iter().map(|parameter| parameter.name)))
            .collect();
        let path = Path::new(path, names, &shared);
        operators(&path, item, sink);
        superfluous(shared.iter(), &path, (&explained, edits), sink);
    }
}

/// The parameters of a list; `None` where one of them has no name or place that can be read.
fn declared<'a>(chains: &Chains<'a>, at: &Pointer, own: Own) -> Option<Vec<Declared<'a>>> {
    let count = value(chains.root(), at)
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    let one = |index: usize| {
        let at = at.child(index);
        let (_, parameter) = chains.follow(&at)?;
        let text = |key| parameter.get(key).and_then(Value::as_str);
        Some(Declared {
            name: text("name")?,
            place: text("in").filter(|place| PLACES.contains(place))?,
            at,
            own,
        })
    };
    (0..count).map(one).collect()
}

/// Two that say the same are one; where they differ, which of them counts cannot be told.
fn repeated(chains: &Chains<'_>, declared: &[Declared<'_>], edits: &mut Edits, sink: &mut Sink) {
    for (index, parameter) in declared.iter().enumerate() {
        let same = |other: &&Declared<'_>| {
            other.name == parameter.name
                && other.place == parameter.place
                && other.own == parameter.own
        };
        let Some(first) = declared.iter().take(index).find(same) else {
            continue;
        };
        let message = format!(
            "the {} parameter `{}` is declared twice",
            parameter.place, parameter.name
        );
        let written = |at| chains.follow(at).map(|(_, written)| written);
        if written(&first.at) == written(&parameter.at) {
            let message = format!("{message}, in the same words");
            let remedy = "remove one of the two";
            sink.value(Code::IgnoredValue, &parameter.at, message, remedy);
            edits.remove(parameter.at.clone());
        } else {
            let remedy = "remove one of the two";
            sink.value(Code::DuplicateParameter, &parameter.at, message, remedy);
        }
    }
}

/// A path and the names of its placeholders.
struct Path<'p> {
    path: &'p str,
    names: Vec<&'p str>,
}

impl<'p> Path<'p> {
    /// An operator of RFC 6570 is not a part of a name, unless a parameter is called so.
    fn new(path: &'p str, names: Vec<&'p str>, declared: &[Declared<'_>]) -> Self {
        let named = |name: &str| declared.iter().any(|parameter| parameter.name == name);
        let plain = |name: &'p str| {
            if named(name) {
                name
            } else {
                without_operator(name)
            }
        };
        Self {
            path,
            names: names.into_iter().map(plain).collect(),
        }
    }

    /// Whether the path itself has the placeholder, not only the query or the fragment behind it.
    fn has_segment(&self, name: &str) -> bool {
        let names = placeholders(Template::of(self.path).path).unwrap_or_default();
        let mut names = names.into_iter();
        names.any(|placeholder| placeholder == name || without_operator(placeholder) == name)
    }

    fn has(&self, parameter: &Declared<'_>) -> bool {
        parameter.place == "path" && self.names.contains(&parameter.name)
    }
}

/// The name in a placeholder of a URI template: `color` of `{;color*}` (RFC 6570, section 2.2).
pub(super) fn without_operator(placeholder: &str) -> &str {
    let name = placeholder.trim_start_matches(['.', '/', ';', '?', '&', '#', '+']);
    let plain = name.trim_end_matches('*');
    if plain.is_empty() { placeholder } else { plain }
}

/// Reports placeholders with operators of URI templates.
fn operators(path: &Path<'_>, item: &Pointer, sink: &mut Sink) {
    for name in placeholders(path.path).unwrap_or_default() {
        if !path.names.contains(&name) {
            let plain = without_operator(name);
            let message =
                format!("`{{{name}}}` is a placeholder of RFC 6570, and is read as `{{{plain}}}`");
            let remedy = "write the name alone; `style` and `explode` say how the value is written";
            sink.key(Code::TemplateOperator, item, message, remedy);
        }
    }
}

/// Reports placeholders without a parameter, and adds one for each. Gives the parameters that a finding names: they need
/// no finding of their own.
fn missing<'d>(
    declared: &'d [Declared<'_>],
    path: &Path<'_>,
    (at, edits): (&Pointer, &mut Edits),
    sink: &mut Sink,
) -> Vec<&'d str> {
    let mut explained = Vec::new();
    for name in &path.names {
        let found = |place: &Declared<'_>| {
            // A query that is written into the path names parameters of the query, too.
            let in_query = place.place == "query" && !path.has_segment(name);
            (place.place == "path" || in_query) && place.name == *name
        };
        if declared.iter().any(found) {
            continue;
        }
        let free = declared
            .iter()
            .filter(|other| other.place == "path" && !path.has(other));
        let near = suggest(name, free.map(|other| other.name));
        let elsewhere = declared.iter().find(|other| other.name == *name);
        let remedy = match (near, elsewhere) {
            (_, Some(other)) => {
                format!(
                    "it is declared with `in: {}`: write `in: path`",
                    other.place
                )
            }
            (Some(near), None) => format!("did you mean `{{{near}}}`, which is declared?"),
            (None, None) => format!("declare a parameter `{name}` with `in: path`"),
        };
        let message = format!(
            "the placeholder `{{{name}}}` of the path `{}` is not declared: it is taken for a text",
            path.path
        );
        explained.extend(near);
        sink.key(Code::UndeclaredPathParameter, at, message, remedy);
        let list = at.child("parameters");
        edits.complete(list.clone(), json!([]));
        let parameter =
            json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } });
        edits.complete(list.child(name), parameter);
    }
    explained
}

/// Reports parameters that their path does not have.
fn superfluous<'a, 'r: 'a>(
    declared: impl Iterator<Item = &'a Declared<'r>>,
    path: &Path<'_>,
    (explained, edits): (&[&str], &mut Edits),
    sink: &mut Sink,
) {
    for parameter in declared.filter(|parameter| {
        parameter.place == "path" && !path.has(parameter) && !explained.contains(&parameter.name)
    }) {
        let message = format!(
            "the path `{}` has no placeholder `{{{}}}`: the parameter is left out",
            path.path, parameter.name
        );
        let remedy = match suggest(parameter.name, path.names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "add it to the path, or change `in`".to_owned(),
        };
        sink.value(Code::UnusedPathParameter, &parameter.at, message, remedy);
        edits.remove(parameter.at.clone());
    }
}
