//! What the document demands of values, beyond their types.

use serde::Serialize;

use super::TypeId;

/// A demand. Where nothing else is said, it holds only for values of the kind that it is about: a length for texts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The least number.
    AtLeast(f64),
    /// A number that is too small.
    MoreThan(f64),
    /// The greatest number.
    AtMost(f64),
    /// A number that is too great.
    LessThan(f64),
    /// What a number is a multiple of.
    MultipleOf(f64),
    /// The least number of characters.
    MinLength(u64),
    /// The greatest number of characters.
    MaxLength(u64),
    /// A regular expression that finds something in a text.
    Pattern(String),
    /// The least number of elements.
    MinItems(u64),
    /// The greatest number of elements.
    MaxItems(u64),
    /// No element occurs twice.
    UniqueItems,
    /// The least number of members.
    MinMembers(u64),
    /// The greatest number of members.
    MaxMembers(u64),
    /// Every element keeps these.
    Items(Vec<Rule>),
    /// The member of this name keeps these.
    Member(String, Vec<Rule>),
    /// Every member that has no field keeps these; the names are those that have one.
    Others(Vec<String>, Vec<Rule>),
    /// A value whose tag is one of these keeps these.
    Case {
        /// The tag.
        tag: String,
        /// Its values.
        values: Vec<String>,
        /// The demands.
        rules: Vec<Rule>,
    },
    /// A value keeps all of one of these.
    OneOf(Vec<Vec<Rule>>),
    /// A value does not keep all of these.
    Not(Vec<Rule>),
    /// A value is of this `type`, whatever kind of value it is.
    Kind(String),
    /// A value is one of these, each as JSON.
    Listed(Vec<String>),
    /// An object has the member of this name.
    Has(String),
    /// A value keeps what its type demands.
    Type(TypeId),
}
