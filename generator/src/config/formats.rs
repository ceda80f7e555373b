//! `[formats]`: which type a format has.

use std::collections::BTreeMap;

use super::overrides::Overrides;

/// The table, by format, or by type and format: `date-time`, `number/decimal`.
#[derive(Debug)]
pub(super) struct Formats {
    pub(super) names: Overrides,
    pub(super) foreign: BTreeMap<String, ForeignFormat>,
}

/// What a row of the table gives to a format.
#[derive(Clone, Copy, Debug)]
pub enum FormatChoice<'a> {
    /// What has this name: a type, a format, or a crate that is known for the format.
    Named(&'a str),
    /// A type of another crate.
    Foreign(&'a ForeignFormat),
}

/// A type of another crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignFormat {
    /// How it is written, as `ulid::Ulid`.
    pub ty: String,
    /// How its values travel.
    pub through: Through,
    /// The text of a value, or the path of a constant, for types without a `Default`.
    pub blank: Option<String>,
    /// The crate that has it; `None` = one that is there anyway.
    pub dependency: Option<ForeignCrate>,
}

/// How the values of a foreign type travel as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Through {
    /// By `Display` and `FromStr`.
    Text,
    /// By serde's traits.
    Serde,
    /// By the functions `serialize` and `deserialize` of a module.
    Module(String),
}

/// A crate in the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignCrate {
    /// Its name.
    pub name: String,
    /// Which versions will do.
    pub version: String,
    /// Its features.
    pub features: Vec<String>,
    /// Whether its default features are wanted.
    pub default_features: bool,
}

impl Formats {
    pub(super) fn new() -> Self {
        Self {
            names: Overrides::new("formats"),
            foreign: BTreeMap::new(),
        }
    }

    /// The row of a format of a type, which counts as matched from now on. A row for the type as well goes first.
    pub(super) fn get(&self, ty: &str, format: &str) -> Option<FormatChoice<'_>> {
        let narrow = format!("{ty}/{format}");
        [narrow.as_str(), format].into_iter().find_map(|key| {
            let name = self.names.get(key)?;
            let foreign = self.foreign.get(key);
            Some(foreign.map_or(FormatChoice::Named(name), FormatChoice::Foreign))
        })
    }
}

/// How deep the arguments of a type may nest.
const DEEPEST: usize = 8;

/// The path of a type or a module, written in one way: without leading colons, a space behind each comma. `None` where it
/// is none.
pub(super) fn path(text: &str) -> Option<String> {
    let (path, rest) = path_at(text, DEEPEST)?;
    rest.trim().is_empty().then_some(path)
}

/// The path at the start of a text, and what follows it.
fn path_at(text: &str, depth: usize) -> Option<(String, &str)> {
    let mut rest = text.trim_start();
    rest = rest.strip_prefix("::").unwrap_or(rest);
    let mut path = String::new();
    loop {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        let begins = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        if !begins || name == "_" {
            return None;
        }
        path.push_str(name);
        match after.strip_prefix("::") {
            Some(next) => {
                path.push_str("::");
                rest = next;
            }
            None => return arguments_at(path, after, depth.checked_sub(1)?),
        }
    }
}

/// The same with the arguments behind it.
fn arguments_at(mut path: String, text: &str, depth: usize) -> Option<(String, &str)> {
    let Some(mut rest) = text.trim_start().strip_prefix('<') else {
        return Some((path, text));
    };
    path.push('<');
    loop {
        let (argument, after) = path_at(rest, depth)?;
        path.push_str(&argument);
        let after = after.trim_start();
        if let Some(after) = after.strip_prefix('>') {
            path.push('>');
            return Some((path, after));
        }
        path.push_str(", ");
        rest = after.strip_prefix(',')?;
    }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_path_is_written_in_one_way() {
        let written = |text| path(text).unwrap_or_default();
        assert_eq!(written("::jiff::Timestamp"), "jiff::Timestamp");
        assert_eq!(
            written("::chrono::DateTime<::chrono::Utc>"),
            "chrono::DateTime<chrono::Utc>"
        );
        assert_eq!(written(" a::B<C,d::E<f::G> > "), "a::B<C, d::E<f::G>>");
        assert_eq!(written("u128"), "u128");
    }

    #[test]
    fn what_is_no_path_is_refused() {
        let deep = "a<".repeat(200);
        let texts = [
            "", "a::", "a b", "a<b", "a<b>c", "&a", "[u8; 4]", "a!()", "9a", "_", "a<'b>", &deep,
        ];
        for text in texts {
            assert_eq!(path(text), None, "{text}");
        }
    }
}
