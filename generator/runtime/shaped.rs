//! Unions without a tag: the branch that a value fits best is taken.

use std::cell::Cell;
use std::cmp::Reverse;

use serde_core::{de, Deserialize, Deserializer, Serializer};
use serde_json::{Map, Value};

use super::json;
use super::locate;
use super::object::{Field, Need};
use super::union::Unmatched;

/// A union without a tag.
pub trait ShapedUnion: Sized {
    /// What the values of each branch look like, in the order of the document.
    const BRANCHES: &'static [UnionBranch];
    /// What keeps a value that fits none; such a value is refused where there is nothing.
    const OTHER: Option<fn(Unmatched) -> Self> = None;

    /// A value to be filled in.
    fn blank() -> Self;

    /// Reads a value of the branch with this number.
    ///
    /// # Errors
    ///
    /// Those of the branch.
    fn read<'de, D: Deserializer<'de>>(branch: usize, from: D) -> Result<Self, D::Error>;

    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Those of the branch.
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;
}

/// One branch of a union.
#[derive(Clone, Copy, Debug)]
pub struct UnionBranch {
    name: &'static str,
    shape: Shape,
}

/// What the values of a branch look like.
#[derive(Clone, Copy, Debug)]
enum Shape {
    Object(&'static [Field]),
    Map,
    List,
    Text,
    /// Text of a form that reading checks.
    Form,
    /// Text of a form, or any other.
    TextThat(fn(&str) -> bool),
    Listed(&'static [&'static str]),
    Integer,
    ListedIntegers(&'static [i64]),
    Number,
    Boolean,
    Tagged(&'static str, &'static [(&'static str, usize)]),
    OneOf(&'static [UnionBranch]),
    Any,
}

/// Declares the functions that make branches.
macro_rules! branches {
    ($($(#[$docs:meta])* $name:ident $(($argument:ident: $ty:ty))?: $shape:expr;)*) => {$(
        $(#[$docs])*
        #[must_use]
        pub const fn $name(name: &'static str $(, $argument: $ty)?) -> Self {
            Self { name, shape: $shape }
        }
    )*};
}

impl UnionBranch {
    branches! {
        /// An object with these members.
        object(fields: &'static [Field]): Shape::Object(fields);
        /// An object with any members.
        map: Shape::Map;
        /// A list.
        list: Shape::List;
        /// A text.
        text: Shape::Text;
        /// A text of a form; any other is refused.
        form: Shape::Form;
        /// A text of a form, or any other where no other branch takes it.
        text_that(fits: fn(&str) -> bool): Shape::TextThat(fits);
        /// One of these texts, or another where the list is open.
        listed(texts: &'static [&'static str]): Shape::Listed(texts);
        /// A whole number.
        integer: Shape::Integer;
        /// One of these numbers, or another where the list is open.
        listed_integers(numbers: &'static [i64]): Shape::ListedIntegers(numbers);
        /// A number.
        number: Shape::Number;
        /// `true` or `false`.
        boolean: Shape::Boolean;
        /// A union without a tag.
        one_of(branches: &'static [UnionBranch]): Shape::OneOf(branches);
        /// Any JSON.
        any: Shape::Any;
    }

    /// A union with a tag.
    #[must_use]
    pub const fn tagged(
        name: &'static str,
        tag: &'static str,
        tags: &'static [(&'static str, usize)],
    ) -> Self {
        let shape = Shape::Tagged(tag, tags);
        Self { name, shape }
    }
}

/// Reads a union without a tag.
///
/// # Errors
///
/// The deserializer's; where the union is closed, a value that fits no branch. The message says of each why not.
pub fn decode_shaped<'de, T: ShapedUnion, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let value = Value::deserialize(from)?;
    let mut trial = Trial::of(T::BRANCHES, &value);
    let budget = Budget::open(&value);
    while let Some(branch) = trial.next() {
        if !budget.allows(&value) {
            trial.fail(branch, "too many branches were tried".to_owned());
            continue;
        }
        let outside = locate::steps();
        match T::read(branch, &value) {
            Ok(read) => return Ok(read),
            Err(error) => trial.fail(branch, misfit(&error, outside)),
        }
    }
    match T::OTHER {
        Some(keep) => Ok(keep(Unmatched::new(value, trial.reasons()))),
        None => Err(trial.error()),
    }
}

/// What keeps `null` as a value of a map; nothing where the union is closed.
#[must_use]
pub fn null_of_shaped<T: ShapedUnion>() -> Option<T> {
    T::OTHER.map(|keep| keep(Value::Null.into()))
}

/// Why a branch does not fit, and where inside of it; `outside` = how many steps lead to it.
fn misfit(error: &serde_json::Error, outside: usize) -> String {
    let (reason, path) = (json::reason(&error.to_string()), locate::path(outside));
    match path.as_str() {
        "" => reason,
        path => format!("{reason} at {path}"),
    }
}

thread_local! {
    /// What may still be read, and how many unions are being read around the one at hand.
    static LEFT: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

/// How often, on average, a value inside of a union may be read.
const READS: usize = 256;

/// Unions in each other multiply the attempts, so that a short text could keep a reader busy for years. What is read again
/// and again is bounded by the size of the outermost union.
struct Budget;

impl Budget {
    fn open(value: &Value) -> Self {
        LEFT.with(|left| {
            let (reads, unions) = left.get();
            let reads = if unions == 0 {
                READS * size(value)
            } else {
                reads
            };
            left.set((reads, unions + 1));
        });
        Self
    }

    /// Whether a value may be read once more.
    fn allows(&self, value: &Value) -> bool {
        LEFT.with(|left| {
            let (reads, unions) = left.get();
            let rest = reads.checked_sub(size(value));
            left.set((rest.unwrap_or_default(), unions));
            rest.is_some()
        })
    }
}

impl Drop for Budget {
    fn drop(&mut self) {
        LEFT.with(|left| {
            let (reads, unions) = left.get();
            left.set((reads, unions.saturating_sub(1)));
        });
    }
}

/// How many values a value is made of.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(elements) => 1 + elements.iter().map(size).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// Which branches are worth trying, and why others are not.
struct Trial {
    branches: &'static [UnionBranch],
    /// The best one last.
    open: Vec<usize>,
    misfits: Vec<(usize, String)>,
}

impl Trial {
    fn of(branches: &'static [UnionBranch], value: &Value) -> Self {
        let (mut ranked, mut misfits) = (Vec::new(), Vec::new());
        for (index, branch) in branches.iter().enumerate() {
            match branch.shape.rank(value) {
                Ok(rank) => ranked.push((rank, Reverse(index))),
                Err(reason) => misfits.push((index, reason)),
            }
        }
        ranked.sort_unstable();
        let open = ranked.into_iter().map(|(_, Reverse(index))| index);
        Self {
            branches,
            open: open.collect(),
            misfits,
        }
    }

    fn next(&mut self) -> Option<usize> {
        self.open.pop()
    }

    fn fail(&mut self, branch: usize, reason: String) {
        self.misfits.push((branch, reason));
    }

    /// Why each branch does not fit, in the order of the document.
    fn reasons(mut self) -> Vec<String> {
        self.misfits.sort_unstable();
        let reasons = self.misfits.iter().filter_map(|(index, reason)| {
            let branch = self.branches.get(*index)?;
            Some(format!("{}: {reason}", branch.name))
        });
        reasons.collect()
    }

    fn error<E: de::Error>(self) -> E {
        let reasons = self.reasons().join("; ");
        json::in_our_words(&format!("no branch fits ({reasons})"))
    }
}

impl Shape {
    /// How well a value fits, the higher the better; ranks of different kinds of JSON are never compared. Where it cannot
    /// fit, why.
    fn rank(self, value: &Value) -> Result<usize, String> {
        match (self, value) {
            (Self::Any, _) => Ok(0),
            (Self::OneOf(branches), _) => rank_nested(branches, value),
            (Self::Tagged(tag, tags), Value::Object(members)) => {
                let tag = members.get(tag).ok_or_else(|| missing(tag))?;
                let known = tags.iter().any(|(known, _)| tag == known);
                Ok(if known { usize::MAX } else { 1 })
            }
            (Self::Object(fields), Value::Object(members)) => {
                if let Some(field) = fields.iter().find(|field| is_missing(field, members)) {
                    return Err(missing(field.name));
                }
                let known = fields.iter().map(|field| field.name);
                let known = known.filter(|name| members.contains_key(*name)).count();
                // Among equals, a branch that would add a null comes last.
                let adds = |field: &Field| {
                    field.need == Need::Nullable && !members.contains_key(field.name)
                };
                Ok(2 + 2 * known - usize::from(fields.iter().any(adds)))
            }
            (Self::TextThat(fits), Value::String(text)) => Ok(if fits(text) { 3 } else { 1 }),
            (Self::Listed(texts), Value::String(text)) => {
                let listed = texts.contains(&text.as_str());
                Ok(if listed { 4 } else { 1 })
            }
            (Self::ListedIntegers(numbers), Value::Number(number)) => {
                let listed = number.as_i64().is_some_and(|n| numbers.contains(&n));
                Ok(if listed { 4 } else { 1 })
            }
            (Self::Form | Self::Integer, Value::String(_) | Value::Number(_))
                if self.kind() == kind(value) =>
            {
                Ok(3)
            }
            _ if self.kind() == kind(value) => Ok(2),
            _ => Err(format!(
                "expected {}, found {}",
                self.kind(),
                json::kind(value)
            )),
        }
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Object(_) | Self::Map | Self::Tagged(..) => "an object",
            Self::List => "a list",
            Self::Text | Self::Form | Self::TextThat(_) | Self::Listed(_) => "a string",
            Self::Integer | Self::ListedIntegers(_) | Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::OneOf(_) | Self::Any => "a value",
        }
    }
}

/// A union fits as well as the best of its branches.
fn rank_nested(branches: &[UnionBranch], value: &Value) -> Result<usize, String> {
    let (mut best, mut reasons) = (None, Vec::new());
    for branch in branches {
        match branch.shape.rank(value) {
            Ok(rank) => best = best.max(Some(rank)),
            Err(reason) => reasons.push(format!("{}: {reason}", branch.name)),
        }
    }
    best.ok_or_else(|| format!("no branch fits ({})", reasons.join("; ")))
}

fn is_missing(field: &Field, members: &Map<String, Value>) -> bool {
    field.need == Need::Required && !members.contains_key(field.name)
}

fn missing(name: &str) -> String {
    format!("the member `{name}` is missing")
}

/// The kind of a value, where a whole number is a number.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Number(_) => "a number",
        other => json::kind(other),
    }
}

/// The codec of an enum that is [`ShapedUnion`].
macro_rules! shaped_union {
    ($name:ident) => {
        impl $crate::runtime::Encode for $name {
            fn encode<S: ::serde_core::Serializer>(
                &self,
                to: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::runtime::ShapedUnion::write(self, to)
            }
        }

        impl $crate::runtime::Wire for $name {
            fn blank() -> Self {
                $crate::runtime::ShapedUnion::blank()
            }

            fn of_null_element() -> ::std::option::Option<Self> {
                $crate::runtime::null_of_shaped()
            }

            fn decode<'de, D: ::serde_core::Deserializer<'de>>(
                from: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::decode_shaped(from)
            }
        }

        $crate::runtime::serde_traits!($name);
    };
}

pub(crate) use shaped_union;
