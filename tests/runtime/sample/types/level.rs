//! A closed enum of integers.

use crate::runtime::{closed_integer_enum, ClosedIntegerEnum};

/// How important something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// `1`
    Value1,
    /// `2`
    Value2,
}

impl ClosedIntegerEnum for Level {
    const VALUES: &'static [Self] = &[Self::Value1, Self::Value2];
    const FIRST: Self = Self::Value1;

    fn from_wire(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::Value1),
            2 => Some(Self::Value2),
            _ => None,
        }
    }

    fn wire(&self) -> i64 {
        match self {
            Self::Value1 => 1,
            Self::Value2 => 2,
        }
    }
}

closed_integer_enum!(Level);
