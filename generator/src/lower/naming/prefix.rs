//! Names of operations without the name of their group: `client.repos().get_content(..)` of `repos/get-content`.

use heck::ToSnakeCase;

use super::{Kind, method_name, words};

/// Words that frameworks put behind a group's name: `ReposController_get`.
const SUFFIXES: &[&str] = &["controller", "api", "service"];

/// The text of a method's name without the words of its tag in front; `None` where they are not there, where nothing is left
/// behind them, and where what is left is no name that can stand as it is.
///
/// Only the operation's own id and tag decide, so that what is added to a document renames nothing.
#[must_use]
pub fn without_group(id: &str, tag: &str) -> Option<String> {
    let (id, tag) = (split(id), split(tag));
    let group = match tag.as_slice() {
        [group @ .., last] if !group.is_empty() && is_suffix(last) => group,
        all => all,
    };
    let (front, mut rest) = id.split_at_checked(group.len())?;
    if !front
        .iter()
        .zip(group)
        .all(|(one, other)| is_same(one, other))
    {
        return None;
    }
    if let [first, others @ ..] = rest
        && !others.is_empty()
        && is_suffix(first)
    {
        rest = others;
    }
    let text = rest.join(" ");
    let name = method_name(&text);
    let stands =
        name.as_str() == rest.join("_") && !Kind::Methods.taken().names.contains(&name.bare());
    (!rest.is_empty() && stands).then_some(text)
}

/// The words of a text, in small letters.
fn split(text: &str) -> Vec<String> {
    let words = words::words(text).to_snake_case();
    words.split('_').map(str::to_owned).collect()
}

fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&word)
}

/// Whether two words are the same one, in the singular or in the plural.
fn is_same(one: &str, other: &str) -> bool {
    one == other || is_plural(one, other) || is_plural(other, one)
}

fn is_plural(plural: &str, singular: &str) -> bool {
    let regular = plural.strip_suffix('s') == Some(singular);
    let hissing = plural.strip_suffix("es") == Some(singular);
    let stem = singular.strip_suffix('y');
    regular || hissing || stem.is_some() && plural.strip_suffix("ies") == stem
}
