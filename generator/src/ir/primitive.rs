//! Types that need no definition: Rust's, the runtime's, and those of other crates.

use serde::Serialize;

/// The index of a type in [`Api::foreign`](super::Api::foreign).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ForeignId(pub usize);

/// Types that need no definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Primitive {
    /// `String`.
    String,
    /// `bool`.
    Bool,
    /// `i8`.
    I8,
    /// `i16`.
    I16,
    /// `i32`.
    I32,
    /// `i64`.
    I64,
    /// `u8`.
    U8,
    /// `u16`.
    U16,
    /// `u32`.
    U32,
    /// `u64`.
    U64,
    /// `f64`; also for `format: float`, so that no digit is lost.
    F64,
    /// The runtime's `Secret`.
    Secret,
    /// The runtime's `DateTime`.
    DateTime,
    /// The runtime's `Date`.
    Date,
    /// The runtime's `Time`.
    Time,
    /// The runtime's `IsoDuration`.
    Duration,
    /// The runtime's `Uuid`.
    Uuid,
    /// The runtime's `IpText`.
    Ip,
    /// The runtime's `Ipv4Text`.
    Ipv4,
    /// The runtime's `Ipv6Text`.
    Ipv6,
    /// The runtime's `Base64`.
    Base64,
    /// The runtime's `Base64Url`.
    Base64Url,
    /// `serde_json::Value`: the schema has no shape.
    Json,
    /// A type of another crate.
    Foreign(ForeignId),
}

impl Primitive {
    /// The least and the greatest value of a type for whole numbers.
    #[must_use]
    pub fn range(self) -> Option<(i128, i128)> {
        Some(match self {
            Self::I8 => (i8::MIN.into(), i8::MAX.into()),
            Self::I16 => (i16::MIN.into(), i16::MAX.into()),
            Self::I32 => (i32::MIN.into(), i32::MAX.into()),
            Self::I64 => (i64::MIN.into(), i64::MAX.into()),
            Self::U8 => (0, u8::MAX.into()),
            Self::U16 => (0, u16::MAX.into()),
            Self::U32 => (0, u32::MAX.into()),
            Self::U64 => (0, u64::MAX.into()),
            _ => return None,
        })
    }

    /// Whether it is a text that a union tells from others by its form.
    #[must_use]
    pub fn checks_text(self) -> bool {
        matches!(
            self,
            Self::DateTime
                | Self::Date
                | Self::Time
                | Self::Uuid
                | Self::Base64
                | Self::Base64Url
                | Self::Foreign(_)
        )
    }
}

/// A type of another crate, which the configuration gives to a format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Foreign {
    /// How the type is written, as `jiff::Timestamp`.
    pub ty: String,
    /// How its values travel as JSON.
    pub codec: Codec,
    /// A value to be filled in.
    pub blank: Blank,
    /// The type that its format has where no crate is chosen.
    pub stands_for: Primitive,
    /// The crate that has it; `None` = one that is there anyway.
    pub dependency: Option<ForeignCrate>,
}

/// How the values of a foreign type travel as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Codec {
    /// As the text of `Display`, read by `FromStr`.
    Text,
    /// As the number that `Display` writes, read by `FromStr`.
    Number,
    /// As serde's traits say.
    Serde,
    /// As the functions `serialize` and `deserialize` of this module say.
    Module(String),
}

/// A value to be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Blank {
    /// The type's `Default`.
    Default,
    /// What this text reads as.
    Text(String),
    /// The constant of this path.
    Constant(String),
}

/// A crate that has a foreign type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ForeignCrate {
    /// Its name in the registry.
    pub name: String,
    /// Which versions will do.
    pub version: String,
    /// Its features.
    pub features: Vec<String>,
    /// Whether its default features are wanted.
    pub default_features: bool,
}
