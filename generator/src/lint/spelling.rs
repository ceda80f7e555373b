//! CS0707: a property that is spelt in another style than nearly all others.

use serde_json::Value;

use super::walk::properties;
use crate::diagnostic::{Code, Sink};

/// Below this many names that show a style, no style is taken for the document's.
const ENOUGH: usize = 8;

/// How the words of a name are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spelling {
    Snake,
    Camel,
    Kebab,
}

/// CS0707.
pub(super) fn odd(document: &Value, sink: &mut Sink) {
    let properties = properties(document);
    let spelt: Vec<_> = properties
        .iter()
        .filter_map(|property| Some((property, spelling(property.name)?)))
        .collect();
    let Some(usual) = usual(
        &spelt
            .iter()
            .map(|(_, spelling)| *spelling)
            .collect::<Vec<_>>(),
    ) else {
        return;
    };
    for (property, spelling) in spelt {
        if spelling != usual {
            let message = format!(
                "`{}` is in {}, nearly all other names are in {}",
                property.name,
                word(spelling),
                word(usual)
            );
            sink.key(
                Code::OddSpelling,
                &property.at,
                message,
                "compare with what the service really sends",
            );
        }
    }
}

/// The style of at least nineteen names in twenty.
fn usual(spelt: &[Spelling]) -> Option<Spelling> {
    if spelt.len() < ENOUGH {
        return None;
    }
    let count = |style: Spelling| spelt.iter().filter(|spelling| **spelling == style).count();
    [Spelling::Snake, Spelling::Camel, Spelling::Kebab]
        .into_iter()
        .find(|style| count(*style) * 20 >= spelt.len() * 19)
}

/// The style that a name shows; a single word shows none.
fn spelling(name: &str) -> Option<Spelling> {
    let inner_capital =
        name.chars().skip(1).any(char::is_uppercase) && name.chars().any(char::is_lowercase);
    match (
        name.trim_matches('_').contains('_'),
        name.contains('-'),
        inner_capital,
    ) {
        (true, false, false) => Some(Spelling::Snake),
        (false, true, _) => Some(Spelling::Kebab),
        (false, false, true) => Some(Spelling::Camel),
        _ => None,
    }
}

fn word(spelling: Spelling) -> &'static str {
    match spelling {
        Spelling::Snake => "snake_case",
        Spelling::Camel => "camelCase",
        Spelling::Kebab => "kebab-case",
    }
}
