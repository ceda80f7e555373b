//! Reads the text of a `codegen.toml`, key by key.

mod formats;
mod words;

use std::ops::Range;
use std::path::PathBuf;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::overrides::Overrides;
use super::{Config, found};
use crate::diagnostic::{Code, Position, Sink, suggest};
use words::{bad_name, bad_package, bad_version, deny, features};

/// Reads a text and reports everything that is wrong with it.
pub(super) fn read(file: &str, text: &str, sink: &mut Sink) -> Option<Config> {
    let mut reader = Reader {
        file,
        text,
        sink,
        broken: false,
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().unwrap_or_default();
        reader.report(
            Code::ConfigSyntax,
            &at,
            error.message().trim().to_owned(),
            "correct this line",
        );
    }
    if !errors.is_empty() {
        return None;
    }
    let mut config = Config::empty();
    reader.table(table.get_ref(), ROOT, &mut config);
    (!reader.broken).then_some(config)
}

/// What one key takes, and where its value goes.
enum Taken {
    /// A table with these keys.
    Table(&'static [Key]),
    /// A string.
    Text(fn(&mut Config, String)),
    /// A string that the second function checks: what is wrong with it, if anything.
    Checked(fn(&mut Config, String), Code, fn(&str) -> Option<String>),
    /// A table of strings by any key; the function checks the values.
    Map(
        fn(&mut Config) -> &mut Overrides,
        fn(&str) -> Option<String>,
    ),
    /// `true` or `false`.
    Flag(fn(&mut Config) -> &mut bool),
    /// The table of formats.
    Formats,
    /// A list of strings.
    List(fn(&mut Config) -> &mut Overrides),
    /// A list of strings, each of which the function takes; what is wrong with it, if anything.
    Words(fn(&mut Config, &str) -> Option<String>),
}

/// One known key.
struct Key {
    name: &'static str,
    takes: Taken,
}

const fn key(name: &'static str, takes: Taken) -> Key {
    Key { name, takes }
}

/// The keys at the top.
const ROOT: &[Key] = &[
    key("package", Taken::Table(PACKAGE)),
    key(
        "input",
        Taken::Table(&[key(
            "spec",
            Taken::Text(|config, text| config.spec = Some(PathBuf::from(text))),
        )]),
    ),
    key(
        "output",
        Taken::Table(&[key(
            "dir",
            Taken::Text(|config, text| config.out = Some(PathBuf::from(text))),
        )]),
    ),
    key(
        "types",
        Taken::Table(&[key(
            "rename",
            Taken::Map(|config| &mut config.types, bad_name),
        )]),
    ),
    key(
        "enums",
        Taken::Table(&[key("closed", Taken::List(|config| &mut config.closed))]),
    ),
    key(
        "checks",
        Taken::Table(&[key("emit", Taken::Flag(|config| &mut config.checks))]),
    ),
    key("filter", Taken::Table(FILTER)),
    key("secrets", Taken::Table(SECRETS)),
    key("formats", Taken::Formats),
    key("names", Taken::Map(|config| &mut config.names, bad_name)),
    key(
        "diagnostics",
        Taken::Table(&[key("deny", Taken::Words(deny))]),
    ),
];

/// The keys of `[filter]`.
const FILTER: &[Key] = &[
    key("tags", Taken::List(|config| &mut config.filter.only.tags)),
    key("paths", Taken::List(|config| &mut config.filter.only.paths)),
    key(
        "operations",
        Taken::List(|config| &mut config.filter.only.operations),
    ),
    key(
        "except",
        Taken::Table(&[
            key("tags", Taken::List(|config| &mut config.filter.except.tags)),
            key(
                "paths",
                Taken::List(|config| &mut config.filter.except.paths),
            ),
            key(
                "operations",
                Taken::List(|config| &mut config.filter.except.operations),
            ),
        ]),
    ),
];

/// The keys of `[package]`.
const PACKAGE: &[Key] = &[
    key(
        "name",
        Taken::Checked(
            |config, text| config.package.name = Some(text),
            Code::InvalidPackage,
            bad_package,
        ),
    ),
    key(
        "version",
        Taken::Checked(
            |config, text| config.package.version = text,
            Code::InvalidPackage,
            bad_version,
        ),
    ),
    key(
        "description",
        Taken::Text(|config, text| config.package.description = Some(text)),
    ),
    key(
        "license",
        Taken::Text(|config, text| config.package.license = Some(text)),
    ),
    key(
        "repository",
        Taken::Text(|config, text| config.package.repository = Some(text)),
    ),
    key("publish", Taken::Flag(|config| &mut config.package.publish)),
    key(
        "features",
        Taken::Checked(
            |config, text| config.package.features = features(&text).unwrap_or_default(),
            Code::ConfigType,
            |text| {
                let known = features(text).is_some();
                (!known).then(|| format!("`features` is `tags` or `none`, not `{text}`"))
            },
        ),
    ),
];

/// The keys of `[secrets]`.
const SECRETS: &[Key] = &[
    key("names", Taken::List(|config| &mut config.secret_names)),
    key("pointers", Taken::List(|config| &mut config.secrets)),
];

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    sink: &'a mut Sink,
    broken: bool,
}

impl Reader<'_> {
    /// Reads a table whose keys are known.
    fn table(&mut self, table: &DeTable<'_>, keys: &'static [Key], config: &mut Config) {
        for (name, value) in table {
            match keys.iter().find(|key| key.name == name.get_ref()) {
                Some(key) => self.value(key, value, config),
                None => self.unknown(name, keys),
            }
        }
    }

    fn unknown(&mut self, name: &Spanned<std::borrow::Cow<'_, str>>, keys: &'static [Key]) {
        let known: Vec<&str> = keys.iter().map(|key| key.name).collect();
        let remedy = match suggest(name.get_ref(), known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: {}", known.join(", ")),
        };
        let message = format!("`{}` means nothing here", name.get_ref());
        self.report(Code::UnknownConfigKey, &name.span(), message, remedy);
    }

    fn value(&mut self, key: &'static Key, value: &Spanned<DeValue<'_>>, config: &mut Config) {
        match &key.takes {
            Taken::Table(keys) => {
                if let Some(table) = self.expect(key, value, "a table", DeValue::as_table) {
                    self.table(table, keys, config);
                }
            }
            Taken::Text(set) => {
                if let Some(text) = self.expect(key, value, "a string", DeValue::as_str) {
                    set(config, text.to_owned());
                }
            }
            Taken::Checked(set, code, check) => {
                if let Some(text) = self.expect(key, value, "a string", DeValue::as_str) {
                    self.check(*code, value, check(text));
                    set(config, text.to_owned());
                }
            }
            Taken::Map(slot, check) => {
                if let Some(table) =
                    self.expect(key, value, "a table of strings", DeValue::as_table)
                {
                    self.map(key, table, *check, slot(config));
                }
            }
            Taken::Flag(slot) => {
                if let Some(flag) = self.flag(key.name, value) {
                    *slot(config) = flag;
                }
            }
            Taken::Formats => {
                if let Some(table) = self.expect(key, value, "a table", DeValue::as_table) {
                    self.formats(key, table, &mut config.formats);
                }
            }
            Taken::Words(take) => {
                let list = self.expect(key, value, "a list of strings", DeValue::as_array);
                for element in list.into_iter().flatten() {
                    let text = self.expect(key, element, "a list of strings", DeValue::as_str);
                    if let Some(text) = text {
                        self.check(Code::ConfigType, element, take(config, text));
                    }
                }
            }
            Taken::List(slot) => {
                if let Some(list) = self.expect(key, value, "a list of strings", DeValue::as_array)
                {
                    for element in list {
                        if let Some(text) =
                            self.expect(key, element, "a list of strings", DeValue::as_str)
                        {
                            let position = self.position(&element.span());
                            slot(config).insert(text.to_owned(), String::new(), position);
                        }
                    }
                }
            }
        }
    }

    fn map(
        &mut self,
        key: &Key,
        table: &DeTable<'_>,
        check: fn(&str) -> Option<String>,
        slot: &mut Overrides,
    ) {
        for (name, value) in table {
            if let Some(text) = self.expect(key, value, "a table of strings", DeValue::as_str) {
                self.check(Code::InvalidOverride, value, check(text));
                let position = self.position(&name.span());
                slot.insert(
                    name.get_ref().clone().into_owned(),
                    text.to_owned(),
                    position,
                );
            }
        }
    }

    /// `true` or `false`.
    fn flag(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            let message = format!("`{name}` takes true or false");
            let remedy = "write true or false";
            self.report(Code::ConfigType, &value.span(), message, remedy);
        }
        flag
    }

    /// The value as the kind that the key takes.
    fn expect<'v, 'd, T: ?Sized>(
        &mut self,
        key: &Key,
        value: &'v Spanned<DeValue<'d>>,
        kind: &str,
        read: impl Fn(&'v DeValue<'d>) -> Option<&'v T>,
    ) -> Option<&'v T> {
        let read = read(value.get_ref());
        if read.is_none() {
            let message = format!(
                "`{}` takes {kind}, not {}",
                key.name,
                article(value.get_ref().type_str())
            );
            self.report(
                Code::ConfigType,
                &value.span(),
                message,
                format!("write {kind}"),
            );
        }
        read
    }

    fn check(&mut self, code: Code, value: &Spanned<DeValue<'_>>, problem: Option<String>) {
        if let Some(problem) = problem {
            self.report(code, &value.span(), problem, "choose another one");
        }
    }

    fn report(
        &mut self,
        code: Code,
        at: &Range<usize>,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.broken = true;
        let position = self.position(at);
        self.sink.push(found(code, position, message, remedy));
    }

    fn position(&self, at: &Range<usize>) -> Position {
        let before = self.text.get(..at.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        Position {
            file: self.file.to_owned(),
            line: before.matches('\n').count() + 1,
            column,
        }
    }
}

fn article(kind: &str) -> String {
    let vowel = kind.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {kind}", if vowel { "an" } else { "a" })
}
