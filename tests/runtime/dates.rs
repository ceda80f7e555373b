//! Unions of a text of a form and another type.

use crate::runtime::{
    shaped_union, Date, Deserializer, Encode, Serializer, ShapedUnion, UnionBranch, Unmatched, Wire,
};

/// Declares a union of dates and another type.
macro_rules! dates_or {
    ($(#[$docs:meta])* $name:ident, $other:ident($ty:ty), $shape:ident) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            /// The other type.
            $other($ty),
            /// A date.
            Date(Date),
            /// Any other.
            Unknown(Unmatched),
        }

        impl ShapedUnion for $name {
            const BRANCHES: &'static [UnionBranch] = &[
                UnionBranch::$shape(stringify!($other)),
                UnionBranch::text_that("Date", Date::fits),
            ];
            const OTHER: Option<fn(Unmatched) -> Self> = Some(Self::Unknown);

            fn blank() -> Self {
                Self::Unknown(Unmatched::default())
            }

            fn read<'de, D: Deserializer<'de>>(branch: usize, from: D) -> Result<Self, D::Error> {
                match branch {
                    0 => Wire::decode(from).map(Self::$other),
                    _ => Wire::decode(from).map(Self::Date),
                }
            }

            fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                match self {
                    Self::$other(value) => value.encode(to),
                    Self::Date(value) => value.encode(to),
                    Self::Unknown(value) => value.encode(to),
                }
            }
        }

        shaped_union!($name);
    };
}

dates_or! {
    /// A date or any text.
    DateOrText, Text(String), text
}

dates_or! {
    /// A date or a number.
    DateOrNumber, Number(i64), integer
}
