//! From the document to the types.

use serde::Serialize;

use super::TypeRef;
use crate::pointer::Pointer;

/// A schema in the document, and the types that stand for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Where the schema is written, or a reference to it.
    pub at: Pointer,
    /// The type of the values that are sent; `None` = none are.
    pub sent: Option<TypeRef>,
    /// The type of the values that are received; `None` = none are.
    pub received: Option<TypeRef>,
}
