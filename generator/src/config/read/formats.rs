//! Reads the rows of `[formats]`.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::words::bad_package;
use super::{Key, Reader};
use crate::config::formats::{self, ForeignCrate, ForeignFormat, Formats, Through};
use crate::diagnostic::{Code, suggest};

/// What a row takes.
const KINDS: &str = "a table of strings, or of tables with `type`";

/// The keys of a row that is a table.
const KEYS: &[&str] = &[
    "blank",
    "crate",
    "default-features",
    "features",
    "through",
    "type",
    "version",
];

/// A row as it is written, before it is known whether it is whole.
#[derive(Default)]
struct Row<'v> {
    ty: Option<&'v str>,
    through: Option<&'v str>,
    blank: Option<&'v str>,
    name: Option<&'v str>,
    version: Option<&'v str>,
    features: Vec<String>,
    no_defaults: bool,
}

impl Reader<'_> {
    /// Reads the table.
    pub(super) fn formats(&mut self, key: &Key, table: &DeTable<'_>, formats: &mut Formats) {
        for (name, value) in table {
            let format = name.get_ref().clone().into_owned();
            let named = match value.get_ref() {
                DeValue::Table(row) => {
                    let Some(row) = self.row(key, row, &value.span()) else {
                        continue;
                    };
                    formats.foreign.insert(format.clone(), row);
                    String::new()
                }
                _ => match self.expect(key, value, KINDS, DeValue::as_str) {
                    Some(text) => text.to_owned(),
                    None => continue,
                },
            };
            let position = self.position(&name.span());
            formats.names.insert(format, named, position);
        }
    }

    /// Reads a row that is a table; `None` where something is wrong with it.
    fn row(&mut self, key: &Key, table: &DeTable<'_>, at: &Range<usize>) -> Option<ForeignFormat> {
        let mut row = Row::default();
        for (name, value) in table {
            let text = |reader: &mut Self| reader.expect(key, value, KINDS, DeValue::as_str);
            match name.get_ref().as_ref() {
                "type" => row.ty = text(self),
                "through" => row.through = text(self),
                "blank" => row.blank = text(self),
                "crate" => row.name = text(self),
                "version" => row.version = text(self),
                "features" => row.features = self.features(key, value),
                "default-features" => {
                    row.no_defaults = self.flag(name.get_ref(), value) == Some(false);
                }
                other => {
                    let near = suggest(other, KEYS.iter().copied());
                    let remedy = match near {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("known here: {}", KEYS.join(", ")),
                    };
                    let message = format!("`{other}` means nothing here");
                    self.report(Code::UnknownConfigKey, &name.span(), message, remedy);
                }
            }
        }
        self.whole(row, at)
    }

    fn features(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let list = self.expect(key, value, "a list of strings", DeValue::as_array);
        let mut features = Vec::new();
        for element in list.into_iter().flatten() {
            let text = self.expect(key, element, "a list of strings", DeValue::as_str);
            features.extend(text.map(str::to_owned));
        }
        features
    }

    fn whole(&mut self, row: Row<'_>, at: &Range<usize>) -> Option<ForeignFormat> {
        let Some(ty) = row.ty.and_then(formats::path) else {
            self.wrong(
                at,
                "`type` has to be the path of a type, as `jiff::Timestamp`",
            );
            return None;
        };
        let through = match row.through {
            None | Some("text") => Through::Text,
            Some("serde") => Through::Serde,
            Some(module) => match formats::path(module) {
                Some(path) if !path.contains('<') => Through::Module(path),
                _ => {
                    self.wrong(
                        at,
                        "`through` takes `text`, `serde` or the path of a module",
                    );
                    return None;
                }
            },
        };
        let blank = match row.blank {
            Some(text) if through != Through::Text => match formats::path(text) {
                Some(path) => Some(path),
                None => {
                    self.wrong(at, "`blank` has to be the path of a constant here");
                    return None;
                }
            },
            blank => blank.map(str::to_owned),
        };
        let dependency = match (row.name, row.version) {
            (Some(name), Some(version)) => {
                if let Some(problem) = bad_package(name).or_else(|| bad_requirement(version)) {
                    self.wrong(at, problem);
                }
                Some(ForeignCrate {
                    name: name.to_owned(),
                    version: version.to_owned(),
                    features: row.features,
                    default_features: !row.no_defaults,
                })
            }
            (None, None) if row.features.is_empty() && !row.no_defaults => None,
            _ => {
                self.wrong(at, "`crate` and `version` are given together");
                return None;
            }
        };
        Some(ForeignFormat {
            ty,
            through,
            blank,
            dependency,
        })
    }

    fn wrong(&mut self, at: &Range<usize>, problem: impl Into<String>) {
        let remedy = "write `{ type = \"ulid::Ulid\", crate = \"ulid\", version = \"1\" }`";
        self.report(Code::UnknownFormatType, at, problem, remedy);
    }
}

/// What cargo takes for versions.
fn bad_requirement(version: &str) -> Option<String> {
    let problem = semver::VersionReq::parse(version).err()?;
    Some(format!(
        "`{version}` is no requirement of versions such as `1` or `0.4`: {problem}"
    ))
}

#[cfg(test)]
mod tests {
    use super::{ForeignCrate, ForeignFormat, Through};
    use crate::config::{Config, FormatChoice};
    use crate::diagnostic::Sink;

    /// What is wrong with a row.
    fn problems(row: &str) -> Vec<String> {
        let mut sink = Sink::default();
        let text = format!("[formats]\nid = {row}\n");
        let config = Config::parse("codegen.toml", &text, &mut sink);
        assert_eq!(config.is_none(), sink.has_errors(), "{row}");
        let found = sink.found().iter();
        found
            .map(|one| format!("{}: {}", one.code, one.message))
            .collect()
    }

    #[test]
    fn a_row_names_the_type_of_a_crate() {
        let row = "{ type = \"a::B<c::D>\", crate = \"a\", version = \"1\", features = [\"x\"], default-features = false, \
                   through = \"::a::codec\", blank = \"a::B::FIRST\" }";
        let mut sink = Sink::default();
        let text = format!("[formats]\nid = {row}\n");
        let config = Config::parse("codegen.toml", &text, &mut sink);
        let config = config.unwrap_or_else(|| Config::for_document("none"));
        let chosen = config
            .format("string", "id")
            .and_then(|choice| match choice {
                FormatChoice::Foreign(foreign) => Some(foreign.clone()),
                FormatChoice::Named(_) => None,
            });
        let expected = ForeignFormat {
            ty: "a::B<c::D>".to_owned(),
            through: Through::Module("a::codec".to_owned()),
            blank: Some("a::B::FIRST".to_owned()),
            dependency: Some(ForeignCrate {
                name: "a".to_owned(),
                version: "1".to_owned(),
                features: vec!["x".to_owned()],
                default_features: false,
            }),
        };
        assert_eq!(chosen, Some(expected));
    }

    #[test]
    fn a_row_that_is_not_whole_is_an_error() {
        let rows = [
            ("{ }", "CS0418: `type` has to be"),
            ("{ type = \"a b\" }", "CS0418: `type` has to be"),
            (
                "{ type = \"a::B\", crate = \"a\" }",
                "CS0418: `crate` and `version`",
            ),
            (
                "{ type = \"a::B\", features = [\"x\"] }",
                "CS0418: `crate` and `version`",
            ),
            (
                "{ type = \"a::B\", crate = \"a\", version = \"new\" }",
                "CS0418: `new` is no requirement",
            ),
            (
                "{ type = \"a::B\", crate = \"a b\", version = \"1\" }",
                "CS0418: a package cannot be called",
            ),
            (
                "{ type = \"a::B\", through = \"a b\" }",
                "CS0418: `through` takes",
            ),
            (
                "{ type = \"a::B\", through = \"serde\", blank = \"1\" }",
                "CS0418: `blank` has to be",
            ),
            (
                "{ type = \"a::B\", vresion = \"1\" }",
                "CS0502: `vresion` means nothing here",
            ),
            ("{ type = 1 }", "CS0503: `formats` takes"),
            ("7", "CS0503: `formats` takes"),
        ];
        for (row, expected) in rows {
            let found = problems(row);
            assert!(
                found.iter().any(|one| one.starts_with(expected)),
                "{row}: {found:?}"
            );
        }
    }
}
