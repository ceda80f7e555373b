//! Types that the tests need and the sample has no use for.

use std::collections::BTreeMap;

use crate::runtime::{
    blank, closed_enum, object, open_integer_enum, optional, required, ClosedEnum, Field,
    FieldWriter, MapAccess, Nullable, Object, OpenIntegerEnum, Reader,
};

/// A closed enum of strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Color {
    /// `RED`
    Red,
    /// `BLUE`
    Blue,
}

impl ClosedEnum for Color {
    const FIRST: Self = Self::Red;

    fn from_wire(text: &str) -> Option<Self> {
        match text {
            "RED" => Some(Self::Red),
            "BLUE" => Some(Self::Blue),
            _ => None,
        }
    }

    fn wire(&self) -> &'static str {
        match self {
            Self::Red => "RED",
            Self::Blue => "BLUE",
        }
    }
}

closed_enum!(Color);

/// An open enum of integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// `1`
    One,
    /// A number that the document does not list.
    Unknown(i64),
}

impl OpenIntegerEnum for Code {
    fn from_wire(number: i64) -> Self {
        match number {
            1 => Self::One,
            other => Self::Unknown(other),
        }
    }

    fn wire(&self) -> i64 {
        match self {
            Self::One => 1,
            Self::Unknown(other) => *other,
        }
    }
}

open_integer_enum!(Code);

/// A box of every kind of member whose check can fail.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Parcel {
    /// Required.
    pub id: i32,
    /// A closed enum.
    pub color: Option<Color>,
    /// A moment.
    pub sent: Option<crate::runtime::DateTime>,
    /// A number with a fraction.
    pub weight: Option<f64>,
    /// Parcels within.
    pub parts: Option<Vec<Parcel>>,
    /// Parcels by name.
    pub named: Option<BTreeMap<String, Parcel>>,
    /// Three states.
    pub note: Nullable<String>,
}

impl Object for Parcel {
    const NAME: &'static str = "Parcel";
    const FIELDS: &'static [Field] = &[
        required("id"),
        optional("color"),
        optional("sent"),
        optional("weight"),
        optional("parts"),
        optional("named"),
        optional("note"),
    ];

    fn blank() -> Self {
        Self {
            id: blank(),
            color: blank(),
            sent: blank(),
            weight: blank(),
            parts: blank(),
            named: blank(),
            note: blank(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, field: usize, from: &mut Reader<'de, A>) {
        match field {
            0 => from.field(&mut self.id),
            1 => from.field(&mut self.color),
            2 => from.field(&mut self.sent),
            3 => from.field(&mut self.weight),
            4 => from.field(&mut self.parts),
            5 => from.field(&mut self.named),
            _ => from.field(&mut self.note),
        }
    }

    fn write<W: FieldWriter>(&self, to: &mut W) {
        to.field(&self.id)
            .field(&self.color)
            .field(&self.sent)
            .field(&self.weight)
            .field(&self.parts)
            .field(&self.named)
            .field(&self.note);
    }
}

object!(Parcel);

/// How many members [`Wide`] has: more than one word has bits.
pub const WIDTH: usize = 140;

/// An object whose members are too many for one word of bits; the last one is required.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Wide {
    /// Every member, `m0` to `m139`.
    pub members: Vec<Option<i64>>,
}

/// The table that a generator would write out.
static WIDE: [Field; WIDTH] = {
    let mut fields = [optional(""); WIDTH];
    let mut index = 0;
    while index < WIDTH {
        fields[index] = optional(NAMES[index]);
        index += 1;
    }
    fields[WIDTH - 1] = required(NAMES[WIDTH - 1]);
    fields
};

macro_rules! names {
    ($($tens:literal)*) => {
        [$(
            concat!("m", $tens, "0"), concat!("m", $tens, "1"), concat!("m", $tens, "2"), concat!("m", $tens, "3"),
            concat!("m", $tens, "4"), concat!("m", $tens, "5"), concat!("m", $tens, "6"), concat!("m", $tens, "7"),
            concat!("m", $tens, "8"), concat!("m", $tens, "9"),
        )*]
    };
}

/// The names of [`Wide`]'s members.
pub const NAMES: [&str; WIDTH] = names!("" "1" "2" "3" "4" "5" "6" "7" "8" "9" "10" "11" "12" "13");

impl Object for Wide {
    const NAME: &'static str = "Wide";
    const FIELDS: &'static [Field] = &WIDE;

    fn blank() -> Self {
        Self {
            members: vec![None; WIDTH],
        }
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, field: usize, from: &mut Reader<'de, A>) {
        from.field(&mut self.members[field]);
    }

    fn write<W: FieldWriter>(&self, to: &mut W) {
        for member in &self.members {
            to.field(member);
        }
    }
}

object!(Wide);
