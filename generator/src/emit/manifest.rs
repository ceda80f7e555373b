//! `Cargo.toml` and `rustfmt.toml`.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};

use super::features::{REQWEST, RUSTLS};
use super::parts::Parts;
use super::{Artifact, Content, examples, features};
use crate::ir::{Api, Foreign, Gates, Package, Source};

/// The lowest Rust that the emitted crate is built with.
pub(super) const RUST_VERSION: &str = "1.85";

/// A crate that the client depends on.
pub(super) struct Dependency {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    /// Whether its default features are wanted.
    pub(super) defaults: Defaults,
    pub(super) features: &'static [&'static str],
}

/// Whether a dependency keeps its default features.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Defaults {
    Kept,
    Off,
}

/// What the runtime is built on; no entry brings a procedural macro of its own.
const DEPENDENCIES: &[Dependency] = &[
    dependency("base64", "0.22", &["alloc"]).off(),
    dependency("bytes", "1", &[]),
    dependency("http", "1", &[]),
    dependency("http-body", "1", &[]),
    dependency("httpdate", "1", &[]),
    dependency("percent-encoding", "2", &[]),
    dependency(REQWEST, "0.13.5", &["http2", "socks", "system-proxy"]).off(),
    dependency("serde_core", "1", &[]),
    dependency("serde_json", "1", &[]),
    dependency("tokio", "1", &["rt", "sync", "time"]).off(),
    dependency("url", "2", &[]),
    dependency("zeroize", "1", &[]),
];

/// What a feature is built on: ring, which costs less to build than what reqwest chooses.
const OF_FEATURES: &[Dependency] = &[dependency(RUSTLS, "0.23", &["ring"]).off()];

/// What checks of patterns are built on.
const PATTERNS: &[Dependency] = &[dependency("regex-lite", "0.1", &[])];

/// What the examples are built with besides.
const DEV_DEPENDENCIES: &[Dependency] =
    &[dependency("tokio", "1", &["macros", "rt-multi-thread"]).off()];

/// The features of every crate and what each switches on.
const FEATURES: &[(&str, &[&str])] = &[
    ("default", &[features::FULL, RUSTLS]),
    (features::FULL, &[]),
    (REQWEST, &["dep:reqwest"]),
    (RUSTLS, &[REQWEST, "reqwest/rustls"]),
    (
        "rustls-ring",
        &[REQWEST, "reqwest/rustls-no-provider", "dep:rustls"],
    ),
    ("native-tls", &[REQWEST, "reqwest/native-tls"]),
];

/// The same where the code asks nothing about features.
const UNASKED: &[(&str, &[&str])] = &[
    ("default", &[features::FULL, RUSTLS]),
    (features::FULL, &[]),
    (RUSTLS, &["reqwest/rustls"]),
    ("native-tls", &["reqwest/native-tls"]),
];

/// What only some features need.
const OPTIONAL: &[&str] = &[REQWEST, RUSTLS];

/// How many names of a list stand on one line.
const ON_ONE_LINE: usize = 6;

/// The files that are published.
const INCLUDE: &[&str] = &["/src/**/*.rs", "/examples/*.rs", "/README.md"];

const fn dependency(
    name: &'static str,
    version: &'static str,
    features: &'static [&'static str],
) -> Dependency {
    Dependency {
        name,
        version,
        defaults: Defaults::Kept,
        features,
    }
}

impl Dependency {
    const fn off(self) -> Self {
        Self {
            defaults: Defaults::Off,
            ..self
        }
    }

    fn item(&self) -> Item {
        if self.defaults == Defaults::Kept && self.features.is_empty() {
            return value(self.version);
        }
        let mut table = InlineTable::new();
        table.insert("version", self.version.into());
        if self.defaults == Defaults::Off {
            table.insert("default-features", false.into());
        }
        if !self.features.is_empty() {
            table.insert("features", strings(self.features).into());
        }
        value(table)
    }
}

/// `Cargo.toml`.
pub(super) fn manifest(api: &Api, parts: &Parts) -> Artifact {
    let mut document = DocumentMut::new();
    document.insert("package", Item::Table(package(&api.package)));
    document.insert("features", Item::Table(features(api)));
    let mut all = dependencies(needed(parts));
    foreign(&mut all, &api.foreign);
    if api.package.gates == Gates::Features {
        add(&mut all, OF_FEATURES);
        optional(&mut all, OPTIONAL);
    }
    document.insert("dependencies", all);
    document.insert("dev-dependencies", dependencies(DEV_DEPENDENCIES.iter()));
    document.insert("lints", Item::Table(lints()));
    document.insert("example", Item::ArrayOfTables(examples(api)));
    Artifact {
        path: "Cargo.toml".to_owned(),
        origin: None,
        content: Content::Manifest(document.to_string()),
    }
}

/// `rustfmt.toml`: the crate's line breaks are its generator's.
pub(super) fn formatting() -> Artifact {
    let text = "# The line breaks of this crate are its generator's: rustfmt would break some lines elsewhere, and a\n\
                # file that it changed would no longer be the file that was generated.\n\
                disable_all_formatting = true\n";
    Artifact {
        path: "rustfmt.toml".to_owned(),
        origin: None,
        content: Content::Manifest(text.to_owned()),
    }
}

fn package(package: &Package) -> Table {
    let mut table = Table::new();
    table.insert("name", value(&package.name));
    table.insert("version", value(&package.version));
    table.insert("edition", value("2021"));
    table.insert("rust-version", value(RUST_VERSION));
    table.insert("description", value(&package.description));
    if let Some(license) = &package.license {
        table.insert("license", value(license));
    }
    if let Some(repository) = &package.repository {
        table.insert("repository", value(repository));
    }
    if package.source == Source::Folder {
        table.insert("publish", value(false));
    } else {
        let docs = format!("https://docs.rs/{}", package.name);
        table.insert("documentation", value(docs));
    }
    table.insert("readme", value("README.md"));
    table.insert("keywords", value(strings(&["api", "client", "openapi"])));
    table.insert("categories", value(strings(&["api-bindings"])));
    table.insert("include", value(strings(INCLUDE)));
    if package.source == Source::Registry {
        table.insert("metadata", Item::Table(docs_rs()));
    }
    table
}

/// `[package.metadata.docs.rs]`: the documentation shows what every feature brings.
fn docs_rs() -> Table {
    let mut rs = Table::new();
    rs.insert("all-features", value(true));
    let mut docs = implicit();
    docs.insert("rs", Item::Table(rs));
    let mut metadata = implicit();
    metadata.insert("docs", Item::Table(docs));
    metadata
}

/// The features: those of every crate, the one for all groups, and one for each group.
fn features(api: &Api) -> Table {
    let groups: Vec<&str> = features::all(api).map(|(_, feature)| feature).collect();
    let every = match api.package.gates {
        Gates::Features => FEATURES,
        Gates::None => UNASKED,
    };
    let mut table: Table = every
        .iter()
        .map(|(name, enables)| (*name, value(strings(enables))))
        .collect();
    let mut full = strings(&groups);
    if groups.len() > ON_ONE_LINE {
        for each in full.iter_mut() {
            each.decor_mut().set_prefix("\n    ");
        }
        full.set_trailing("\n");
        full.set_trailing_comma(true);
    }
    table.insert(features::FULL, value(full));
    for feature in groups {
        table.insert(feature, value(Array::new()));
    }
    table
}

/// The examples that need a feature; cargo finds them by itself, but not what they need.
fn examples(api: &Api) -> ArrayOfTables {
    let needs = examples::all(api).filter_map(|example| {
        let feature = example.group.feature.as_deref()?;
        let mut table = Table::new();
        table.insert("name", value(example.name));
        table.insert("required-features", value(strings(&[feature])));
        Some(table)
    });
    needs.collect()
}

/// What the parts that are used are built on.
fn needed(parts: &Parts) -> impl Iterator<Item = &'static Dependency> {
    let patterns = if parts.has("pattern") { PATTERNS } else { &[] };
    let all = DEPENDENCIES.iter().chain(patterns);
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|one| one.name);
    all.into_iter()
}

fn dependencies<'a>(all: impl Iterator<Item = &'a Dependency>) -> Item {
    Item::Table(all.map(|each| (each.name, each.item())).collect())
}

/// Adds dependencies.
fn add(needed: &mut Item, all: &[Dependency]) {
    if let Some(table) = needed.as_table_mut() {
        for each in all {
            table.insert(each.name, each.item());
        }
        table.sort_values();
    }
}

/// Leaves dependencies to the features that name them.
fn optional(needed: &mut Item, names: &[&str]) {
    for name in names {
        let entry = needed.get_mut(*name).and_then(Item::as_inline_table_mut);
        if let Some(table) = entry {
            table.insert("optional", true.into());
        }
    }
}

/// Adds the crates that have types of formats. One that the runtime is built on keeps the runtime's version.
fn foreign(needed: &mut Item, types: &[Foreign]) {
    for foreign in types {
        let Some(dependency) = &foreign.dependency else {
            continue;
        };
        let Some(table) = needed.as_table_mut() else {
            return;
        };
        let entry = table.entry(&dependency.name).or_insert_with(|| {
            let mut table = InlineTable::new();
            table.insert("version", dependency.version.as_str().into());
            if !dependency.default_features {
                table.insert("default-features", false.into());
            }
            value(table)
        });
        add_features(entry, &dependency.features);
    }
    if let Some(table) = needed.as_table_mut() {
        table.sort_values();
    }
}

/// Adds features to a dependency, each once.
fn add_features(entry: &mut Item, features: &[String]) {
    let Some(table) = entry.as_inline_table_mut() else {
        return;
    };
    let known = table
        .entry("features")
        .or_insert_with(|| Array::new().into());
    let Some(known) = known.as_array_mut() else {
        return;
    };
    for feature in features {
        if !known.iter().any(|other| other.as_str() == Some(feature)) {
            known.push(feature.as_str());
        }
    }
    if known.is_empty() {
        table.remove("features");
    }
}

fn lints() -> Table {
    let mut rust = Table::new();
    rust.insert("unsafe_code", value("forbid"));
    let mut lints = implicit();
    lints.insert("rust", Item::Table(rust));
    lints
}

/// A table that has no heading of its own.
fn implicit() -> Table {
    let mut table = Table::new();
    table.set_implicit(true);
    table
}

fn strings(texts: &[&str]) -> Array {
    texts.iter().copied().map(Value::from).collect()
}
