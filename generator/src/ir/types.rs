//! The emitted types.

use serde::Serialize;

use super::{Docs, Ident, Primitive, Rule};
use crate::pointer::Pointer;

/// The index of a type in [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct TypeId(pub usize);

/// A type that gets a file of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeDef {
    /// Its Rust name.
    pub name: Ident,
    /// The module, and so the file, it lives in.
    pub module: Ident,
    /// The schema that it comes from.
    pub origin: Pointer,
    /// What the document says about it.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// Where it occurs; setters are emitted only for types that a caller builds.
    pub usage: Usage,
    /// When it is compiled.
    pub availability: Availability,
    /// What it is.
    pub kind: TypeKind,
    /// What its values can be checked for, where that is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<Rule>>,
}

/// When a type is compiled.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// Whatever the features are.
    #[default]
    Always,
    /// With the feature of any of these groups, indices into `Api::groups` in ascending order.
    Groups(Vec<usize>),
}

/// The directions in which a type travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Usage {
    /// It is reachable from a request.
    pub request: bool,
    /// It is reachable from a response.
    pub response: bool,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TypeKind {
    /// A struct.
    Object(Object),
    /// A list of values.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// Another name for a type.
    Alias(Alias),
}

/// Another name for a type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alias {
    /// The type that it stands for.
    pub target: TypeRef,
}

/// A struct.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Object {
    /// Its fields, in the order of the document.
    pub fields: Vec<Field>,
    /// The type of members that have no field, and the name of the map that keeps them; `None` = such members are ignored.
    pub additional: Option<Additional>,
    /// How a caller makes one; `None` = only answers hold it, so that no caller needs to.
    pub constructor: Option<Constructor>,
}

/// How `new` takes the fields that a value has to have.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Constructor {
    /// One argument for each of these fields (indices into [`Object::fields`]), in this order.
    Positional(Vec<usize>),
    /// A struct with a public field for each of these fields (indices into [`Object::fields`]).
    Named {
        /// The struct's name, `PetRequired`.
        name: Ident,
        /// The fields.
        fields: Vec<usize>,
    },
}

/// The map that keeps members without a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Additional {
    /// The name of the field that holds the map.
    pub name: Ident,
    /// The type of its values.
    pub ty: TypeRef,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// The member's name on the wire.
    pub wire: String,
    /// Its Rust name.
    pub name: Ident,
    /// The name of its setter (`with_` where the plain name is taken by something else on the type).
    pub setter: Ident,
    /// What the document says about it, constraints and default included.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// The type of a value that is there.
    pub ty: TypeRef,
    /// Whether it has to be there, and whether it may be null.
    pub presence: Presence,
}

/// Whether a member has to be there, and whether it may be null.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// `T`.
    Required,
    /// `Option<T>`, written as null where it is `None`.
    RequiredNullable,
    /// `Option<T>`, left out where it is `None`; null reads as `None`.
    Optional,
    /// `Nullable<T>`: absent, null or a value.
    OptionalNullable,
}

/// A use of a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TypeRef {
    /// A type that needs no definition.
    Primitive(Primitive),
    /// An emitted type.
    Named(TypeId),
    /// `Vec<T>`.
    List(Box<TypeRef>),
    /// `BTreeMap<String, T>`.
    Map(Box<TypeRef>),
    /// `Box<T>`: an edge that closes a cycle of types.
    Boxed(Box<TypeRef>),
    /// `Option<T>` as an element of a list or map, or as an alias: null is a value there.
    Nullable(Box<TypeRef>),
}

/// A list of values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Enum {
    /// The values.
    pub values: EnumValues,
    /// Whether values that are not listed are kept.
    pub openness: Openness,
}

/// The values of an enum, all of one kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EnumValues {
    /// Strings.
    Strings(Vec<Variant<String>>),
    /// Integers.
    Integers(Vec<Variant<i64>>),
}

/// One value of an enum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variant<T> {
    /// The value on the wire.
    pub wire: T,
    /// Its Rust name.
    pub name: Ident,
    /// What the document says about it.
    pub docs: Docs,
}

/// One of several types.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Union {
    /// The branches, no two of the same type.
    pub variants: Vec<UnionVariant>,
    /// The member by which a value says of which branch it is; `None` = the branch that fits best is taken.
    pub tag: Option<String>,
    /// Whether values of no branch are kept.
    pub openness: Openness,
    /// The branch that a value which is to be filled in has where the union is closed.
    pub blank: usize,
}

/// One branch of a union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnionVariant {
    /// Its Rust name.
    pub name: Ident,
    /// What the document says about it.
    pub docs: Docs,
    /// The type of its values.
    pub ty: TypeRef,
    /// The values of the tag that stand for it, the one that is written first; none where there is no tag.
    pub tags: Vec<String>,
}

/// Whether an enum or a union keeps values that are not listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Openness {
    /// It does, in a variant of this name.
    Open {
        /// The variant, `Unknown` unless the document takes that name.
        other: Ident,
    },
    /// It does not: such a value is a decode error.
    Closed,
}
