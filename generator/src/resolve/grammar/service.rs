//! The document, its servers, its operations.

use super::parts::{
    CALLBACK, EXAMPLE, HEADER, LINK, PARAMETER, REQUEST_BODY, RESPONSE, SECURITY_SCHEME,
};
use super::schema::{EXTERNAL_DOCS, SCHEMA};
use super::{Kind, Shape, names, optional, required, shape};

/// "OpenAPI Object".
pub(super) static DOCUMENT: Shape = shape(
    "OpenAPI Object",
    &[
        required("openapi", Kind::Text),
        required("info", Kind::Object(&INFO)),
        optional("servers", Kind::List(&Kind::Object(&SERVER))),
        required("paths", Kind::Object(&PATHS)),
        optional("components", Kind::Object(&COMPONENTS)),
        optional("security", Kind::List(&Kind::Object(&SECURITY_REQUIREMENT))),
        optional("tags", Kind::List(&Kind::Object(&TAG))),
        optional("externalDocs", Kind::Object(&EXTERNAL_DOCS)),
    ],
);

static INFO: Shape = shape(
    "Info Object",
    &[
        required("title", Kind::Text),
        optional("description", Kind::Text),
        optional("termsOfService", Kind::Text),
        optional("contact", Kind::Object(&CONTACT)),
        optional("license", Kind::Object(&LICENSE)),
        required("version", Kind::Text),
    ],
);

static CONTACT: Shape = shape(
    "Contact Object",
    &[
        optional("name", Kind::Text),
        optional("url", Kind::Text),
        optional("email", Kind::Text),
    ],
);

static LICENSE: Shape = shape(
    "License Object",
    &[required("name", Kind::Text), optional("url", Kind::Text)],
);

static SERVER: Shape = shape(
    "Server Object",
    &[
        required("url", Kind::Text),
        optional("description", Kind::Text),
        optional("variables", Kind::Map(&Kind::Object(&SERVER_VARIABLE))),
    ],
);

static SERVER_VARIABLE: Shape = shape(
    "Server Variable Object",
    &[
        optional("enum", Kind::List(&Kind::Text)),
        required("default", Kind::Text),
        optional("description", Kind::Text),
    ],
);

static COMPONENTS: Shape = shape(
    "Components Object",
    &[
        optional("schemas", Kind::Map(&Kind::Object(&SCHEMA))),
        optional("responses", Kind::Map(&Kind::Object(&RESPONSE))),
        optional("parameters", Kind::Map(&Kind::Object(&PARAMETER))),
        optional("examples", Kind::Map(&Kind::Object(&EXAMPLE))),
        optional("requestBodies", Kind::Map(&Kind::Object(&REQUEST_BODY))),
        optional("headers", Kind::Map(&Kind::Object(&HEADER))),
        optional(
            "securitySchemes",
            Kind::Map(&Kind::Object(&SECURITY_SCHEME)),
        ),
        optional("links", Kind::Map(&Kind::Object(&LINK))),
        optional("callbacks", Kind::Map(&Kind::Object(&CALLBACK))),
    ],
);

static PATHS: Shape = names("Paths Object", Kind::Object(&PATH_ITEM));

/// "Path Item Object".
pub(super) static PATH_ITEM: Shape = shape(
    "Path Item Object",
    &[
        optional("$ref", Kind::Text),
        optional("summary", Kind::Text),
        optional("description", Kind::Text),
        optional("get", Kind::Object(&OPERATION)),
        optional("put", Kind::Object(&OPERATION)),
        optional("post", Kind::Object(&OPERATION)),
        optional("delete", Kind::Object(&OPERATION)),
        optional("options", Kind::Object(&OPERATION)),
        optional("head", Kind::Object(&OPERATION)),
        optional("patch", Kind::Object(&OPERATION)),
        optional("trace", Kind::Object(&OPERATION)),
        optional("servers", Kind::List(&Kind::Object(&SERVER))),
        optional("parameters", Kind::List(&Kind::Object(&PARAMETER))),
    ],
);

static OPERATION: Shape = shape(
    "Operation Object",
    &[
        optional("tags", Kind::List(&Kind::Text)),
        optional("summary", Kind::Text),
        optional("description", Kind::Text),
        optional("externalDocs", Kind::Object(&EXTERNAL_DOCS)),
        optional("operationId", Kind::Text),
        optional("parameters", Kind::List(&Kind::Object(&PARAMETER))),
        optional("requestBody", Kind::Object(&REQUEST_BODY)),
        required("responses", Kind::Object(&RESPONSES)),
        optional("callbacks", Kind::Map(&Kind::Object(&CALLBACK))),
        optional("deprecated", Kind::Boolean),
        optional("security", Kind::List(&Kind::Object(&SECURITY_REQUIREMENT))),
        optional("servers", Kind::List(&Kind::Object(&SERVER))),
    ],
);

static RESPONSES: Shape = names("Responses Object", Kind::Object(&RESPONSE));

/// "Security Requirement Object".
pub(super) static SECURITY_REQUIREMENT: Shape =
    names("Security Requirement Object", Kind::List(&Kind::Text));

/// "Tag Object".
pub(super) static TAG: Shape = shape(
    "Tag Object",
    &[
        required("name", Kind::Text),
        optional("description", Kind::Text),
        optional("externalDocs", Kind::Object(&EXTERNAL_DOCS)),
    ],
);
