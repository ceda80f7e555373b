//! Parameters, bodies, responses and what belongs to them.

use super::schema::SCHEMA;
use super::service::PATH_ITEM;
use super::{Kind, Others, Reference, Shape, optional, referable, required, shape};

const STYLES: &[&str] = &[
    "matrix",
    "label",
    "form",
    "simple",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
];

pub(super) static PARAMETER: Shape = referable(
    "Parameter Object",
    &[
        required("name", Kind::Text),
        required("in", Kind::Word(&["query", "header", "path", "cookie"])),
        optional("description", Kind::Text),
        optional("required", Kind::Boolean),
        optional("deprecated", Kind::Boolean),
        optional("allowEmptyValue", Kind::Boolean),
        optional("style", Kind::Word(STYLES)),
        optional("explode", Kind::Boolean),
        optional("allowReserved", Kind::Boolean),
        optional("schema", Kind::Object(&SCHEMA)),
        optional("example", Kind::Any),
        optional("examples", Kind::Map(&Kind::Object(&EXAMPLE))),
        optional("content", Kind::Content),
    ],
);

pub(super) static REQUEST_BODY: Shape = referable(
    "Request Body Object",
    &[
        optional("description", Kind::Text),
        required("content", Kind::Content),
        optional("required", Kind::Boolean),
    ],
);

pub(super) static MEDIA_TYPE: Shape = shape(
    "Media Type Object",
    &[
        optional("schema", Kind::Object(&SCHEMA)),
        optional("example", Kind::Any),
        optional("examples", Kind::Map(&Kind::Object(&EXAMPLE))),
        optional("encoding", Kind::Map(&Kind::Object(&ENCODING))),
    ],
);

pub(super) static ENCODING: Shape = shape(
    "Encoding Object",
    &[
        optional("contentType", Kind::Text),
        optional("headers", Kind::Headers),
        optional("style", Kind::Word(STYLES)),
        optional("explode", Kind::Boolean),
        optional("allowReserved", Kind::Boolean),
    ],
);

pub(super) static RESPONSE: Shape = referable(
    "Response Object",
    &[
        // The specification requires it; nothing is lost without it.
        required("description", Kind::Text),
        optional("headers", Kind::Headers),
        optional("content", Kind::Content),
        optional("links", Kind::Map(&Kind::Object(&LINK))),
    ],
);

pub(super) static HEADER: Shape = referable(
    "Header Object",
    &[
        optional("description", Kind::Text),
        optional("required", Kind::Boolean),
        optional("deprecated", Kind::Boolean),
        optional("allowEmptyValue", Kind::Boolean),
        optional("style", Kind::Word(STYLES)),
        optional("explode", Kind::Boolean),
        optional("allowReserved", Kind::Boolean),
        optional("schema", Kind::Object(&SCHEMA)),
        optional("example", Kind::Any),
        optional("examples", Kind::Map(&Kind::Object(&EXAMPLE))),
        optional("content", Kind::Content),
    ],
);

pub(super) static EXAMPLE: Shape = referable(
    "Example Object",
    &[
        optional("summary", Kind::Text),
        optional("description", Kind::Text),
        optional("value", Kind::Any),
        optional("externalValue", Kind::Text),
    ],
);

pub(super) static LINK: Shape = referable(
    "Link Object",
    &[
        optional("operationRef", Kind::Text),
        optional("operationId", Kind::Text),
        optional("parameters", Kind::Any),
        optional("requestBody", Kind::Any),
        optional("description", Kind::Text),
        optional("server", Kind::Any),
    ],
);

pub(super) static CALLBACK: Shape = Shape {
    name: "Callback Object",
    keys: &[],
    others: Others::Names(Kind::Object(&PATH_ITEM)),
    reference: Reference::Allowed,
};

pub(super) static SECURITY_SCHEME: Shape = referable(
    "Security Scheme Object",
    &[
        required(
            "type",
            Kind::Word(&["apiKey", "http", "oauth2", "openIdConnect"]),
        ),
        optional("description", Kind::Text),
        optional("name", Kind::Text),
        optional("in", Kind::Word(&["query", "header", "cookie"])),
        optional("scheme", Kind::Text),
        optional("bearerFormat", Kind::Text),
        optional("flows", Kind::Object(&OAUTH_FLOWS)),
        optional("openIdConnectUrl", Kind::Text),
    ],
);

static OAUTH_FLOWS: Shape = shape(
    "OAuth Flows Object",
    &[
        optional("implicit", Kind::Object(&IMPLICIT_FLOW)),
        optional("password", Kind::Object(&TOKEN_FLOW)),
        optional("clientCredentials", Kind::Object(&TOKEN_FLOW)),
        optional("authorizationCode", Kind::Object(&CODE_FLOW)),
    ],
);

const OAUTH_FLOW: &str = "OAuth Flow Object";

static IMPLICIT_FLOW: Shape = shape(
    OAUTH_FLOW,
    &[
        required("authorizationUrl", Kind::Text),
        optional("tokenUrl", Kind::Text),
        optional("refreshUrl", Kind::Text),
        required("scopes", Kind::Map(&Kind::Text)),
    ],
);

static TOKEN_FLOW: Shape = shape(
    OAUTH_FLOW,
    &[
        optional("authorizationUrl", Kind::Text),
        required("tokenUrl", Kind::Text),
        optional("refreshUrl", Kind::Text),
        required("scopes", Kind::Map(&Kind::Text)),
    ],
);

static CODE_FLOW: Shape = shape(
    OAUTH_FLOW,
    &[
        required("authorizationUrl", Kind::Text),
        required("tokenUrl", Kind::Text),
        optional("refreshUrl", Kind::Text),
        required("scopes", Kind::Map(&Kind::Text)),
    ],
);
