//! Parameters: each once, and those of the path as the path has them.

use serde_json::Value;

use super::chains::Chains;
use super::checks::{path_of, placeholders};
use super::references::value;
use super::slips;
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
pub(super) fn check(chains: &Chains<'_>, at: &Pointer, sink: &mut Sink) {
    let root = chains.root();
    let Some(item) = at.parent() else { return };
    let own = declared(chains, &at.child("parameters"), Own::Operation);
    let shared = declared(chains, &item.child("parameters"), Own::Path);
    let is_slip = |at| value(root, at).is_some_and(|one| slips::stands_for(one, "parameters"));
    // What cannot be read is reported elsewhere, and could be any of them.
    let all_known = own.is_some() && shared.is_some() && !is_slip(at) && !is_slip(&item);
    let declared: Vec<_> = own.into_iter().chain(shared).flatten().collect();
    repeated(&declared, sink);
    let path = path_of(at);
    if let (Some(names), true) = (placeholders(&path), all_known) {
        let path = Path { path: &path, names };
        let explained = missing(chains, &declared, &path, at, sink);
        let own = declared
            .iter()
            .filter(|parameter| parameter.own == Own::Operation);
        superfluous(own, &path, &explained, sink);
    }
}

/// Reports parameters of a path, shared by its operations, that the path does not have.
pub(super) fn check_path(chains: &Chains<'_>, item: &Pointer, path: &str, sink: &mut Sink) {
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
        superfluous(shared.iter(), &Path { path, names }, &explained, sink);
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

fn repeated(declared: &[Declared<'_>], sink: &mut Sink) {
    for (index, parameter) in declared.iter().enumerate() {
        let same = |other: &&Declared<'_>| {
            other.name == parameter.name
                && other.place == parameter.place
                && other.own == parameter.own
        };
        if declared.iter().take(index).find(same).is_some() {
            let message = format!(
                "the {} parameter `{}` is declared twice",
                parameter.place, parameter.name
            );
            sink.value(
                Code::DuplicateParameter,
                &parameter.at,
                message,
                "remove one of the two",
            );
        }
    }
}

/// A path and the names of its placeholders.
struct Path<'p> {
    path: &'p str,
    names: Vec<&'p str>,
}

impl Path<'_> {
    fn has(&self, parameter: &Declared<'_>) -> bool {
        parameter.place == "path" && self.names.contains(&parameter.name)
    }
}

/// Reports placeholders without a parameter. Gives the parameters that a finding names: they need none of their own.
fn missing<'d>(
    chains: &Chains<'_>,
    declared: &'d [Declared<'_>],
    path: &Path<'_>,
    at: &Pointer,
    sink: &mut Sink,
) -> Vec<&'d str> {
    let mut explained = Vec::new();
    for name in &path.names {
        let found = |place: &Declared<'_>| place.place == "path" && place.name == *name;
        if declared.iter().any(found) {
            continue;
        }
        if let Some(elsewhere) = declared.iter().find(|other| other.name == *name) {
            misplaced(chains, elsewhere, path, sink);
            continue;
        }
        let message = format!(
            "the placeholder `{{{name}}}` of the path `{}` is not declared",
            path.path
        );
        let free = declared
            .iter()
            .filter(|other| other.place == "path" && !path.has(other));
        let near = suggest(name, free.map(|other| other.name));
        let remedy = match near {
            Some(near) => format!("did you mean `{{{near}}}`, which is declared?"),
            None => format!("declare a parameter `{name}` with `in: path`"),
        };
        explained.extend(near);
        sink.key(Code::UndeclaredPathParameter, at, message, remedy);
    }
    explained
}

/// Reports a parameter that is in the path and says that it goes elsewhere.
fn misplaced(chains: &Chains<'_>, parameter: &Declared<'_>, path: &Path<'_>, sink: &mut Sink) {
    let Some((at, _)) = chains.follow(&parameter.at) else {
        return;
    };
    let message = format!(
        "`{}` stands in the path `{}`, and is declared with `in: {}`",
        parameter.name, path.path, parameter.place
    );
    let at = at.child("in");
    sink.value(
        Code::UndeclaredPathParameter,
        &at,
        message,
        "write `in: path`",
    );
}

/// Reports parameters that their path does not have.
fn superfluous<'a, 'r: 'a>(
    declared: impl Iterator<Item = &'a Declared<'r>>,
    path: &Path<'_>,
    explained: &[&str],
    sink: &mut Sink,
) {
    for parameter in declared.filter(|parameter| {
        parameter.place == "path" && !path.has(parameter) && !explained.contains(&parameter.name)
    }) {
        let message = format!(
            "the path `{}` has no placeholder `{{{}}}`",
            path.path, parameter.name
        );
        let remedy = match suggest(parameter.name, path.names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "add it to the path, or change `in`".to_owned(),
        };
        sink.value(Code::UnusedPathParameter, &parameter.at, message, remedy);
    }
}
