//! Schemas.

use super::{Kind, Shape, optional, referable, required, shape};

/// The types that a schema may have.
pub(super) const TYPES: &[&str] = &["array", "boolean", "integer", "number", "object", "string"];

/// "Schema Object".
pub(super) static SCHEMA: Shape = referable(
    "Schema Object",
    &[
        optional("title", Kind::Text),
        optional("multipleOf", Kind::Number),
        optional("maximum", Kind::Number),
        optional("exclusiveMaximum", Kind::Boolean),
        optional("minimum", Kind::Number),
        optional("exclusiveMinimum", Kind::Boolean),
        optional("maxLength", Kind::Count),
        optional("minLength", Kind::Count),
        optional("pattern", Kind::Text),
        optional("maxItems", Kind::Count),
        optional("minItems", Kind::Count),
        optional("uniqueItems", Kind::Boolean),
        optional("maxProperties", Kind::Count),
        optional("minProperties", Kind::Count),
        optional("required", Kind::List(&Kind::Text)),
        optional("enum", Kind::List(&Kind::Any)),
        optional("type", Kind::Word(TYPES)),
        optional("allOf", Kind::List(&Kind::Object(&SCHEMA))),
        optional("oneOf", Kind::List(&Kind::Object(&SCHEMA))),
        optional("anyOf", Kind::List(&Kind::Object(&SCHEMA))),
        optional("not", Kind::Object(&SCHEMA)),
        optional("items", Kind::Object(&SCHEMA)),
        optional("properties", Kind::Map(&Kind::Object(&SCHEMA))),
        optional("additionalProperties", Kind::SchemaOrBoolean),
        optional("description", Kind::Text),
        optional("format", Kind::Text),
        optional("default", Kind::Any),
        optional("nullable", Kind::Boolean),
        optional("discriminator", Kind::Object(&DISCRIMINATOR)),
        optional("readOnly", Kind::Boolean),
        optional("writeOnly", Kind::Boolean),
        optional("xml", Kind::Object(&XML)),
        optional("externalDocs", Kind::Object(&EXTERNAL_DOCS)),
        optional("example", Kind::Any),
        optional("deprecated", Kind::Boolean),
    ],
);

/// "Discriminator Object".
pub(super) static DISCRIMINATOR: Shape = shape(
    "Discriminator Object",
    &[
        required("propertyName", Kind::Text),
        optional("mapping", Kind::Map(&Kind::Text)),
    ],
);

static XML: Shape = shape(
    "XML Object",
    &[
        optional("name", Kind::Text),
        optional("namespace", Kind::Text),
        optional("prefix", Kind::Text),
        optional("attribute", Kind::Boolean),
        optional("wrapped", Kind::Boolean),
    ],
);

/// "External Documentation Object".
pub(super) static EXTERNAL_DOCS: Shape = shape(
    "External Documentation Object",
    &[
        optional("description", Kind::Text),
        required("url", Kind::Text),
    ],
);
