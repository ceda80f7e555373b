//! Unions as `emit` writes them.

use std::collections::BTreeMap;

use crate::runtime::{
    blank, encode_tagged, object, optional, required, shaped_union, tagged_union, Deserializer,
    Encode, Field, FieldWriter, MapAccess, Object, Reader, Serializer, ShapedUnion, TaggedUnion,
    UnionBranch, Unmatched, Wire,
};

/// A cat, which has the tag as a member.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Cat {
    /// The tag.
    pub kind: Option<String>,
    /// Required.
    pub name: String,
}

impl Object for Cat {
    const NAME: &'static str = "Cat";
    const FIELDS: &'static [Field] = &[optional("kind"), required("name")];

    fn blank() -> Self {
        Self {
            kind: blank(),
            name: blank(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, field: usize, from: &mut Reader<'de, A>) {
        match field {
            0 => from.field(&mut self.kind),
            _ => from.field(&mut self.name),
        }
    }

    fn write<W: FieldWriter>(&self, to: &mut W) {
        to.field(&self.kind).field(&self.name);
    }
}

object!(Cat);

/// A dog, which has no tag of its own.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Dog {
    /// Required.
    pub age: i32,
    /// Another pet.
    pub friend: Option<Pet>,
}

impl Object for Dog {
    const NAME: &'static str = "Dog";
    const FIELDS: &'static [Field] = &[required("age"), optional("friend")];

    fn blank() -> Self {
        Self {
            age: blank(),
            friend: blank(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, field: usize, from: &mut Reader<'de, A>) {
        match field {
            0 => from.field(&mut self.age),
            _ => from.field(&mut self.friend),
        }
    }

    fn write<W: FieldWriter>(&self, to: &mut W) {
        to.field(&self.age).field(&self.friend);
    }
}

object!(Dog);

/// Declares a union with a tag of cats and dogs.
macro_rules! pets {
    ($(#[$docs:meta])* $name:ident, $blank:expr $(, $other:ident)?) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            /// Where `kind` is `cat` or `kitten`.
            Cat(Cat),
            /// Where `kind` is `dog`.
            Dog(Box<Dog>),
            $(
                /// Any other.
                $other(Unmatched),
            )?
        }

        impl TaggedUnion for $name {
            const TAG: &'static str = "kind";
            const TAGS: &'static [(&'static str, usize)] = &[("cat", 0), ("kitten", 0), ("dog", 1)];
            $(const OTHER: Option<fn(Unmatched) -> Self> = Some(Self::$other);)?

            fn blank() -> Self {
                $blank
            }

            fn read<'de, D: Deserializer<'de>>(branch: usize, from: D) -> Result<Self, D::Error> {
                match branch {
                    0 => Wire::decode(from).map(Self::Cat),
                    _ => Wire::decode(from).map(Self::Dog),
                }
            }

            fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                match self {
                    Self::Cat(value) => encode_tagged::<Self, _, _>(0, value, to),
                    Self::Dog(value) => encode_tagged::<Self, _, _>(1, value, to),
                    $(Self::$other(value) => value.encode(to),)?
                }
            }
        }

        tagged_union!($name);
    };
}

pets! {
    /// An open union.
    Pet, Self::Unknown(Unmatched::default()), Unknown
}

pets! {
    /// A closed union.
    ShutPet, Self::Cat(blank())
}

/// Declares a union without a tag.
macro_rules! shaped {
    ($(#[$docs:meta])* $name:ident, $blank:expr $(, $other:ident)?) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            /// A text.
            Text(String),
            /// A whole number.
            Integer(i32),
            /// A list.
            List(Vec<$name>),
            /// An object.
            Cat(Cat),
            /// An object.
            Dog(Box<Dog>),
            /// A union.
            Pet(Box<Pet>),
            $(
                /// Any other.
                $other(Unmatched),
            )?
        }

        impl ShapedUnion for $name {
            const BRANCHES: &'static [UnionBranch] = &[
                UnionBranch::text("Text"),
                UnionBranch::integer("Integer"),
                UnionBranch::list("List"),
                UnionBranch::object("Cat", Cat::FIELDS),
                UnionBranch::object("Dog", Dog::FIELDS),
                UnionBranch::tagged("Pet", Pet::TAG, Pet::TAGS),
            ];
            $(const OTHER: Option<fn(Unmatched) -> Self> = Some(Self::$other);)?

            fn blank() -> Self {
                $blank
            }

            fn read<'de, D: Deserializer<'de>>(branch: usize, from: D) -> Result<Self, D::Error> {
                match branch {
                    0 => Wire::decode(from).map(Self::Text),
                    1 => Wire::decode(from).map(Self::Integer),
                    2 => Wire::decode(from).map(Self::List),
                    3 => Wire::decode(from).map(Self::Cat),
                    4 => Wire::decode(from).map(Self::Dog),
                    _ => Wire::decode(from).map(Self::Pet),
                }
            }

            fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                match self {
                    Self::Text(value) => value.encode(to),
                    Self::Integer(value) => value.encode(to),
                    Self::List(value) => value.encode(to),
                    Self::Cat(value) => value.encode(to),
                    Self::Dog(value) => value.encode(to),
                    Self::Pet(value) => value.encode(to),
                    $(Self::$other(value) => value.encode(to),)?
                }
            }
        }

        shaped_union!($name);
    };
}

shaped! {
    /// An open union.
    Thing, Self::Unknown(Unmatched::default()), Unknown
}

shaped! {
    /// A closed union.
    ShutThing, Self::Text(blank())
}

/// A link of a chain whose last member is read last.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Link {
    /// Another union.
    pub next: Option<Chain>,
    /// What cannot be read.
    pub zone: Option<i32>,
}

impl Object for Link {
    const NAME: &'static str = "Link";
    const FIELDS: &'static [Field] = &[optional("next"), optional("zone")];

    fn blank() -> Self {
        Self {
            next: blank(),
            zone: blank(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, field: usize, from: &mut Reader<'de, A>) {
        match field {
            0 => from.field(&mut self.next),
            _ => from.field(&mut self.zone),
        }
    }

    fn write<W: FieldWriter>(&self, to: &mut W) {
        to.field(&self.next).field(&self.zone);
    }
}

object!(Link);

/// A union two branches of which lead back to it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Chain {
    /// An object.
    Link(Box<Link>),
    /// A map.
    Map(BTreeMap<String, Chain>),
    /// Any other.
    Unknown(Unmatched),
}

impl ShapedUnion for Chain {
    const BRANCHES: &'static [UnionBranch] = &[
        UnionBranch::object("Link", Link::FIELDS),
        UnionBranch::map("Map"),
    ];
    const OTHER: Option<fn(Unmatched) -> Self> = Some(Self::Unknown);

    fn blank() -> Self {
        Self::Unknown(Unmatched::default())
    }

    fn read<'de, D: Deserializer<'de>>(branch: usize, from: D) -> Result<Self, D::Error> {
        match branch {
            0 => Wire::decode(from).map(Self::Link),
            _ => Wire::decode(from).map(Self::Map),
        }
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Link(value) => value.encode(to),
            Self::Map(value) => value.encode(to),
            Self::Unknown(value) => value.encode(to),
        }
    }
}

shaped_union!(Chain);

/// What has a number as its tag.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Version {
    /// The tag.
    pub version: Option<i64>,
}

impl Object for Version {
    const NAME: &'static str = "Version";
    const FIELDS: &'static [Field] = &[optional("version")];

    fn blank() -> Self {
        Self { version: blank() }
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, _: usize, from: &mut Reader<'de, A>) {
        from.field(&mut self.version);
    }

    fn write<W: FieldWriter>(&self, to: &mut W) {
        to.field(&self.version);
    }
}

object!(Version);

/// A union with numbers as tags.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Versioned {
    /// Where `version` is 1.
    One(Version),
    /// Where `version` is 2.
    Two(Version),
}

impl TaggedUnion for Versioned {
    const TAG: &'static str = "version";
    const TAGS: &'static [(&'static str, usize)] = &[("1", 0), ("2", 1)];

    fn blank() -> Self {
        Self::One(blank())
    }

    fn read<'de, D: Deserializer<'de>>(branch: usize, from: D) -> Result<Self, D::Error> {
        match branch {
            0 => Wire::decode(from).map(Self::One),
            _ => Wire::decode(from).map(Self::Two),
        }
    }

    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(value) => encode_tagged::<Self, _, _>(0, value, to),
            Self::Two(value) => encode_tagged::<Self, _, _>(1, value, to),
        }
    }
}

tagged_union!(Versioned);
