//! Types of other crates: what the configuration gives to a format, and the crates that are known by name.

use super::formats;
use super::naming::is_keyword;
use crate::config::{ForeignFormat, FormatChoice, Through};
use crate::ir::{Blank, Codec, Foreign, ForeignCrate, ForeignId, Primitive};

/// The types of other crates that the client uses.
#[derive(Default)]
pub(super) struct ForeignTypes(Vec<Foreign>);

impl ForeignTypes {
    /// All of them, by their index.
    pub(super) fn all(&self) -> &[Foreign] {
        &self.0
    }

    /// The index of a type, which is the same for every format that has it.
    ///
    /// # Errors
    ///
    /// Where its values travel in another way for another format: a Rust type has one codec.
    pub(super) fn intern(&mut self, foreign: Foreign) -> Result<ForeignId, String> {
        let known = self.0.iter().position(|known| known.ty == foreign.ty);
        match known.map(|index| (index, &self.0[index])) {
            Some((index, known)) if known.codec == foreign.codec => Ok(ForeignId(index)),
            Some((_, known)) => Err(format!(
                "`{}` travels in another way for another format (as a text and as a number, for example)",
                known.ty
            )),
            None => {
                self.0.push(foreign);
                Ok(ForeignId(self.0.len() - 1))
            }
        }
    }
}

/// A crate that is known for a format.
struct Known {
    /// The name that codegen.toml uses.
    name: &'static str,
    formats: &'static [&'static str],
    ty: &'static str,
    through: KnownThrough,
    blank: Option<&'static str>,
    version: &'static str,
    features: &'static [&'static str],
}

/// How the values of a known type travel.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KnownThrough {
    Text,
    Serde,
    Module(&'static str),
}

/// Whatever is known: the formats, then how each crate has to be used for them. Default features are always off.
const KNOWN: &[Known] = &[
    text("jiff", &["date-time"], "jiff::Timestamp", JIFF),
    text("jiff", &["date"], "jiff::civil::Date", JIFF),
    text("jiff", &["time"], "jiff::civil::Time", JIFF),
    text("jiff", &["duration"], "jiff::SignedDuration", JIFF),
    // Its `Display` is not RFC 3339, its `Serialize` is.
    text(
        "chrono",
        &["date-time"],
        "chrono::DateTime<chrono::Utc>",
        CHRONO,
    )
    .through(KnownThrough::Serde),
    text("chrono", &["date"], "chrono::NaiveDate", CHRONO).through(KnownThrough::Serde),
    text("chrono", &["time"], "chrono::NaiveTime", CHRONO).through(KnownThrough::Serde),
    text("time", &["date-time"], "time::OffsetDateTime", TIME)
        .through(KnownThrough::Module("time::serde::rfc3339"))
        .blank("time::OffsetDateTime::UNIX_EPOCH"),
    text("uuid", &["uuid"], "uuid::Uuid", ("1", &["std"])),
    text("url", &["uri", "url"], "url::Url", ("2", &["std"])).blank("data:,"),
    text(
        "rust_decimal",
        &["decimal"],
        "rust_decimal::Decimal",
        ("1", &["std"]),
    ),
    text("std", &["ipv4"], "std::net::Ipv4Addr", STD).blank("0.0.0.0"),
    text("std", &["ipv6"], "std::net::Ipv6Addr", STD).blank("::"),
    text("std", &["ip", "ip-address"], "std::net::IpAddr", STD).blank("0.0.0.0"),
];

/// A version and features.
type Needs = (&'static str, &'static [&'static str]);

const JIFF: Needs = ("1", &["std"]);
const CHRONO: Needs = ("0.4", &["std", "serde"]);
const TIME: Needs = ("0.3", &["std", "serde", "formatting", "parsing"]);
/// It is there anyway.
const STD: Needs = ("", &[]);

const fn text(
    name: &'static str,
    formats: &'static [&'static str],
    ty: &'static str,
    (version, features): Needs,
) -> Known {
    Known {
        name,
        formats,
        ty,
        through: KnownThrough::Text,
        blank: None,
        version,
        features,
    }
}

impl Known {
    const fn through(self, through: KnownThrough) -> Self {
        Self { through, ..self }
    }

    const fn blank(self, blank: &'static str) -> Self {
        let blank = Some(blank);
        Self { blank, ..self }
    }

    fn foreign(&self) -> ForeignFormat {
        ForeignFormat {
            ty: self.ty.to_owned(),
            through: match self.through {
                KnownThrough::Text => Through::Text,
                KnownThrough::Serde => Through::Serde,
                KnownThrough::Module(path) => Through::Module(path.to_owned()),
            },
            blank: self.blank.map(str::to_owned),
            dependency: (!self.version.is_empty()).then(|| crate::config::ForeignCrate {
                name: self.name.to_owned(),
                version: self.version.to_owned(),
                features: self.features.iter().map(|&name| name.to_owned()).collect(),
                default_features: false,
            }),
        }
    }
}

/// What the configuration means.
pub(super) enum Choice {
    /// A type of Rust or of the runtime.
    Primitive(Primitive),
    /// A type of another crate.
    Foreign(Foreign),
    /// Nothing that could be; why.
    None(String),
}

/// What a row of `[formats]` gives to a scalar of a type and a format, which stands for `base` without it.
pub(super) fn choose(
    choice: &FormatChoice<'_>,
    (ty, format): (&str, &str),
    base: Primitive,
) -> Choice {
    let name = match choice {
        FormatChoice::Foreign(foreign) => return whole(foreign, ty, base),
        FormatChoice::Named(name) => *name,
    };
    // `uuid` and `url` are formats too: to give a format its own type would say nothing, so that the crate is meant.
    let mut crates = KNOWN.iter().filter(|known| known.name == name).peekable();
    let is_crate = crates.peek().is_some();
    if let Some(known) = crates.find(|known| known.formats.contains(&format)) {
        return whole(&known.foreign(), ty, base);
    }
    match formats::named(name) {
        Some(primitive) => Choice::Primitive(primitive),
        None if is_crate => Choice::None(format!(
            "no type of `{name}` is known for it; `{{ type = \"..\", crate = \"..\", version = \"..\" }}` names one"
        )),
        None => Choice::None(format!("`{name}` is not known")),
    }
}

fn whole(foreign: &ForeignFormat, ty: &str, base: Primitive) -> Choice {
    let module = match &foreign.through {
        Through::Module(module) => module.as_str(),
        Through::Text | Through::Serde => "",
    };
    let names = foreign
        .ty
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let mut names = names.chain(module.split("::"));
    if let Some(keyword) = names.find(|name| is_keyword(name)) {
        return Choice::None(format!("`{keyword}` is a keyword of Rust"));
    }
    let codec = match &foreign.through {
        Through::Text if ty == "string" => Codec::Text,
        Through::Text => Codec::Number,
        Through::Serde => Codec::Serde,
        Through::Module(path) => Codec::Module(path.clone()),
    };
    let blank = match (&foreign.blank, &foreign.through) {
        (None, _) => Blank::Default,
        (Some(text), Through::Text) => Blank::Text(text.clone()),
        (Some(path), _) => Blank::Constant(path.clone()),
    };
    Choice::Foreign(Foreign {
        ty: foreign.ty.clone(),
        codec,
        blank,
        stands_for: base,
        dependency: foreign.dependency.as_ref().map(|needed| ForeignCrate {
            name: needed.name.clone(),
            version: needed.version.clone(),
            features: needed.features.clone(),
            default_features: needed.default_features,
        }),
    })
}
