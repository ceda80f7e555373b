//! An error body.

use serde_json::Value;

use crate::runtime::{blank, object, optional, Field, FieldWriter, MapAccess, Object, Reader};

/// What went wrong.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// Each problem.
    pub errors: Option<Vec<Value>>,
    /// The problem.
    pub message: Option<String>,
}

impl ErrorResponse {
    /// A value without any member.
    #[must_use]
    pub fn new() -> Self {
        Object::blank()
    }
}

impl Object for ErrorResponse {
    const NAME: &'static str = "ErrorResponse";
    const FIELDS: &'static [Field] = &[optional("errors"), optional("message")];

    fn blank() -> Self {
        Self {
            errors: blank(),
            message: blank(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, field: usize, from: &mut Reader<'de, A>) {
        match field {
            0 => from.field(&mut self.errors),
            _ => from.field(&mut self.message),
        }
    }

    fn write<W: FieldWriter>(&self, to: &mut W) {
        to.field(&self.errors).field(&self.message);
    }
}

object!(ErrorResponse, default);
