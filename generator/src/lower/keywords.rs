//! One schema's keywords, whatever mix of them it has.
//!
//! The typed model sorts schemas into kinds and keeps the odd mixes (an object with `oneOf`, an enum without `type`) in
//! a kind of their own. Meaning is easier to read off one flat list, so every kind is widened to that last one. Only the
//! schema's own keywords are looked at; children are reached by pointer.

use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaKind, Type, VariantOrUnknownOrEmpty,
};
use serde::Serialize;
use serde_json::Value;

/// The flat list of a schema's keywords that decide its shape.
#[derive(Debug, Default)]
pub(super) struct Keywords {
    /// `type`.
    pub(super) ty: Option<String>,
    /// `format`.
    pub(super) format: Option<String>,
    /// `enum`; empty = none.
    pub(super) values: Vec<Value>,
    /// The names in `properties`, in the order of the document.
    pub(super) properties: Vec<String>,
    /// `required`.
    pub(super) required: Vec<String>,
    /// `additionalProperties`.
    pub(super) additional: Option<Members>,
    /// Whether there is `items`.
    pub(super) items: bool,
    /// How many parts `allOf` has.
    pub(super) all_of: usize,
    /// Which of `oneOf` and `anyOf` there are.
    pub(super) choices: Vec<Choice>,
    /// Whether there is `not`, which says nothing about the shape of the values that are left.
    pub(super) not: bool,
}

/// What `additionalProperties` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Members {
    /// `true`, or an empty schema.
    Any,
    /// `false`, or a schema that no value fits.
    None,
    /// A schema.
    Typed,
}

/// A keyword that chooses among schemas, with the number of its branches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// The keyword.
    pub(super) keyword: &'static str,
    /// How many branches it has.
    pub(super) branches: usize,
}

impl Keywords {
    /// Reads a schema.
    pub(super) fn of(kind: SchemaKind) -> Self {
        let wide = widen(kind);
        Self {
            ty: wide.typ,
            format: wide.format,
            values: wide.enumeration,
            properties: wide.properties.into_keys().collect(),
            required: wide.required,
            additional: wide.additional_properties.map(|members| match members {
                AdditionalProperties::Any(true) => Members::Any,
                AdditionalProperties::Any(false) => Members::None,
                AdditionalProperties::Schema(schema) if fits_nothing(&schema) => Members::None,
                AdditionalProperties::Schema(_) => Members::Typed,
            }),
            items: wide.items.is_some(),
            not: wide.not.is_some(),
            all_of: wide.all_of.len(),
            choices: [("oneOf", wide.one_of.len()), ("anyOf", wide.any_of.len())]
                .into_iter()
                .filter(|(_, branches)| *branches > 0)
                .map(|(keyword, branches)| Choice { keyword, branches })
                .collect(),
        }
    }

    /// The kind of value: `type`, or what the other keywords imply where it is missing.
    pub(super) fn kind(&self) -> Option<&str> {
        match &self.ty {
            Some(ty) => Some(ty),
            None if !self.properties.is_empty() || self.additional.is_some() => Some("object"),
            None if self.items => Some("array"),
            None => implied_by_values(&self.values),
        }
    }

    /// Whether any keyword says something about the value's shape, apart from constraints and notes.
    pub(super) fn has_shape(&self) -> bool {
        self.kind().is_some()
            || !self.values.is_empty()
            || self.all_of > 0
            || !self.choices.is_empty()
    }
}

/// Whether no value fits a schema: `not: {}` is how OpenAPI 3.0 writes `false` where a schema stands.
fn fits_nothing(schema: &ReferenceOr<Schema>) -> bool {
    let not = match schema {
        ReferenceOr::Item(Schema {
            schema_kind: SchemaKind::Not { not },
            ..
        }) => Some(not.as_ref()),
        ReferenceOr::Item(Schema {
            schema_kind: SchemaKind::Any(any),
            ..
        }) => any.not.as_deref(),
        _ => None,
    };
    not.is_some_and(|not| match not {
        ReferenceOr::Item(not) => not.schema_kind == SchemaKind::Any(AnySchema::default()),
        ReferenceOr::Reference { .. } => false,
    })
}

/// The `type` that a list of values implies.
fn implied_by_values(values: &[Value]) -> Option<&'static str> {
    let mut values = values.iter().filter(|value| !value.is_null()).peekable();
    let first = *values.peek()?;
    let (name, same): (_, fn(&Value) -> bool) = match first {
        Value::String(_) => ("string", Value::is_string),
        Value::Number(number) if number.is_i64() => ("integer", Value::is_i64),
        Value::Bool(_) => ("boolean", Value::is_boolean),
        _ => return None,
    };
    values.all(same).then_some(name)
}

/// Spreads a typed kind into the flat one.
fn widen(kind: SchemaKind) -> AnySchema {
    let blank = AnySchema::default();
    match kind {
        SchemaKind::Any(any) => any,
        SchemaKind::OneOf { one_of } => AnySchema { one_of, ..blank },
        SchemaKind::AllOf { all_of } => AnySchema { all_of, ..blank },
        SchemaKind::AnyOf { any_of } => AnySchema { any_of, ..blank },
        SchemaKind::Not { not } => AnySchema {
            not: Some(not),
            ..blank
        },
        SchemaKind::Type(ty) => widen_type(ty),
    }
}

/// Spreads a schema that has a `type` and nothing unusual.
fn widen_type(ty: Type) -> AnySchema {
    let of = |name: &str| AnySchema {
        typ: Some(name.to_owned()),
        ..AnySchema::default()
    };
    match ty {
        Type::String(string) => AnySchema {
            format: format_text(&string.format),
            enumeration: string.enumeration.into_iter().map(Value::from).collect(),
            ..of("string")
        },
        Type::Number(number) => AnySchema {
            format: format_text(&number.format),
            enumeration: number.enumeration.into_iter().map(Value::from).collect(),
            ..of("number")
        },
        Type::Integer(integer) => AnySchema {
            format: format_text(&integer.format),
            enumeration: integer.enumeration.into_iter().map(Value::from).collect(),
            ..of("integer")
        },
        Type::Boolean(boolean) => AnySchema {
            enumeration: boolean.enumeration.into_iter().map(Value::from).collect(),
            ..of("boolean")
        },
        Type::Object(object) => AnySchema {
            properties: object.properties,
            required: object.required,
            additional_properties: object.additional_properties,
            ..of("object")
        },
        Type::Array(array) => AnySchema {
            items: array.items,
            ..of("array")
        },
    }
}

/// The text of a `format`, known to the typed model or not.
fn format_text<T: Serialize>(format: &VariantOrUnknownOrEmpty<T>) -> Option<String> {
    match serde_json::to_value(format) {
        Ok(Value::String(text)) => Some(text),
        _ => None,
    }
}
