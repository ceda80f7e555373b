//! Values of the document's examples, typed, so that they can be written as Rust expressions.

use serde::Serialize;

use super::{ForeignId, Ident, Primitive, TypeId};

/// A call with example values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CallExample {
    /// Values for everything that a caller has to give: parameters, then parts or the body.
    pub arguments: Vec<ExampleArgument>,
}

/// The value of one argument.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExampleArgument {
    /// The argument's name.
    pub name: Ident,
    /// Its value.
    pub value: ExampleValue,
}

/// A value of a known type.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExampleValue {
    /// A string.
    Text(String),
    /// A placeholder for a secret: the document's value is never copied.
    Secret,
    /// The text of a type that is made from text, such as a date.
    Parsed(Primitive, String),
    /// A value of a type of another crate for which nothing is known: its first one.
    Blank(ForeignId),
    /// An integer.
    Integer(i128),
    /// A number.
    Float(f64),
    /// A boolean.
    Bool(bool),
    /// Null, for a `Nullable` or an `Option` that is written as null.
    Null,
    /// A list.
    List(Vec<ExampleValue>),
    /// A map.
    Map(Vec<(String, ExampleValue)>),
    /// A value of an emitted struct.
    Object {
        /// The struct.
        ty: TypeId,
        /// Values for `new`, in the order of the fields.
        required: Vec<ExampleValue>,
        /// Setters and their values.
        optional: Vec<(Ident, ExampleValue)>,
    },
    /// A value of an emitted enum.
    Variant {
        /// The enum.
        ty: TypeId,
        /// The variant.
        name: Ident,
    },
    /// A value of an emitted union.
    Branch {
        /// The union.
        ty: TypeId,
        /// The number of the branch.
        branch: usize,
        /// The value of the branch.
        value: Box<ExampleValue>,
    },
    /// Free-form JSON, as its text.
    Json(String),
}
