//! One schema as the passes see it.

use openapiv3::SchemaData;
use serde_json::Value;

use super::keywords::Keywords;
use crate::pointer::Pointer;
use crate::resolve::SchemaView;

/// One schema, references followed.
pub(super) struct View<'d> {
    /// Where it is defined; where it is used may be a reference to that.
    pub(super) at: Pointer,
    /// Its notes: description, example, nullability.
    pub(super) data: SchemaData,
    /// The keywords that decide its shape.
    pub(super) keywords: Keywords,
    /// All of it, for keywords that only documentation repeats.
    pub(super) raw: &'d Value,
}

impl<'d> View<'d> {
    /// Takes over what resolve read.
    pub(super) fn new(schema: SchemaView<'d>) -> Self {
        Self {
            at: schema.at,
            data: schema.schema.schema_data,
            keywords: Keywords::of(schema.schema.schema_kind),
            raw: schema.raw,
        }
    }
}
