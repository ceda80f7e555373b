//! Operations: what a call sends.

use serde::Serialize;

use super::{
    CallExample, DeclaredFailure, Docs, ErrorBodies, Ident, ResponseHeaders, StatusMatch, Success,
    TypeRef,
};
use crate::pointer::Pointer;

/// One method of the client.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// The operationId, or what naming made where there is none.
    pub id: String,
    /// The method's name, `update_integration`.
    pub name: Ident,
    /// The module, and so the file, it lives in.
    pub module: Ident,
    /// The type of a call that is being built, `UpdateIntegrationCall`.
    pub call_type: Ident,
    /// Where the operation stands in the document.
    pub origin: Pointer,
    /// The HTTP method.
    pub method: Method,
    /// The path template; behind a `?`, the part of the query that is the same in every call.
    pub path: String,
    /// The server of its own, its variables at their defaults; `None` = the client's.
    pub server: Option<String>,
    /// Summary, description, scopes and errors.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// Every parameter: first those of the path in the order of the template, then the required ones, then the others.
    pub params: Vec<Param>,
    /// The request's body.
    pub body: Option<Body>,
    /// The parameters and parts that are arguments of the method, in their order: indices into [`Self::params`], and
    /// counted on into the body's parts. Every other required one is a setter without which the call is not sent. A
    /// required body that is sent as a whole is the last argument.
    pub positional: Vec<usize>,
    /// What a successful answer holds.
    pub success: Success,
    /// The error bodies that the document declares; `None` = none is declared.
    pub errors: Option<ErrorBodies>,
    /// The response headers that the document declares for any answer.
    pub headers: Option<ResponseHeaders>,
    /// The redirects that are successes.
    pub redirects: Vec<StatusMatch>,
    /// What the document says about failures.
    pub failures: Vec<DeclaredFailure>,
    /// Calls that follow from its answers, for the docs.
    pub follow_ups: Vec<FollowUp>,
    /// Alternatives, each a set of schemes (indices into `Api::schemes`); empty = nothing is sent. An empty set among
    /// the alternatives means that credentials are optional.
    pub security: Vec<Vec<usize>>,
    /// A call with the values of the document's examples, for `examples/` and the docs.
    pub example: Option<CallExample>,
}

/// An HTTP method that OpenAPI knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the variants are the methods' own names")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
}

impl Method {
    /// The method on the wire, `PATCH`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        }
    }
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Param {
    /// Its name on the wire.
    pub wire: String,
    /// The argument's or the setter's name.
    pub name: Ident,
    /// The constant that describes it, `PER_PAGE`.
    pub constant: Ident,
    /// What the document says about it, default included.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// Where it goes.
    pub location: Location,
    /// How it is written.
    pub style: Style,
    /// Whether lists and objects are spread.
    pub explode: Explode,
    /// Whether reserved characters are sent as they are (`allowReserved`, query only).
    pub allow_reserved: bool,
    /// Whether a caller has to give it.
    pub necessity: Necessity,
    /// Its type.
    pub ty: TypeRef,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are the specification's words")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

/// How a parameter is written (OpenAPI 3.0.3, "Style Values").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are the specification's words")]
pub enum Style {
    Matrix,
    Label,
    Simple,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    /// Not a style of the specification: JSON, for what is described by `content`.
    Json,
}

/// Whether each element of a list or object stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are plain")]
pub enum Explode {
    Yes,
    No,
}

/// Whether a caller has to give something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Necessity {
    /// A caller has to.
    Required,
    /// A caller need not: it is a chained option.
    Optional,
}

/// A request's body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Body {
    /// The argument's or the setter's name, `body` unless a parameter takes it.
    pub name: Ident,
    /// What the document says about it.
    pub docs: Docs,
    /// Whether a caller has to give it.
    pub necessity: Necessity,
    /// The media type that is sent, as in the document.
    pub media_type: String,
    /// What it holds.
    pub payload: Sent,
}

/// What a body that is sent holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sent {
    /// JSON of this type.
    Json(TypeRef),
    /// A form of a type's members.
    Form(Form),
    /// Parts, each of which is an argument or an option of its own.
    Parts(Vec<Part>),
    /// A part for each member of a value of this type.
    Members(TypeRef),
    /// Text.
    Text,
    /// Bytes as they are.
    Bytes,
}

/// A form of a value's members (`application/x-www-form-urlencoded`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Form {
    /// The type whose members are sent.
    pub ty: TypeRef,
    /// The members with a way of their own. Of the others, a scalar is a pair, a list is a pair for each element, and an
    /// object is JSON.
    pub fields: Vec<FormField>,
}

/// A part of a body (`multipart/form-data`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its name on the wire.
    pub wire: String,
    /// The argument's or the setter's name.
    pub name: Ident,
    /// The constant that describes it.
    pub constant: Ident,
    /// What the document says about it.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// Whether a caller has to give it.
    pub necessity: Necessity,
    /// The media type that the document gives it.
    pub media_type: Option<String>,
    /// What it holds.
    pub kind: PartKind,
}

/// What a part holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// A value of this type: scalars are text, a list is a part for each element, an object is JSON.
    Value(TypeRef),
    /// JSON of this type.
    Json(TypeRef),
    /// A file.
    File,
    /// Any number of files.
    Files,
}

/// How one member of a form is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormField {
    /// The member's name on the wire.
    pub wire: String,
    /// How it is written.
    pub style: Style,
    /// Whether lists and objects are spread.
    pub explode: Explode,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
}

/// A call that follows from an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FollowUp {
    /// Where the operation that is called stands in the document.
    pub target: Pointer,
    /// Where its values come from, in words.
    pub values: Docs,
    /// What the document says about it.
    pub docs: Docs,
}
