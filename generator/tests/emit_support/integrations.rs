//! The sample's operations with examples: they use every kind of parameter.

use clientsmith::ir::{
    CallExample, DeclaredFailure, ErrorBodies, ExampleArgument, ExampleValue, Explode, HeaderField,
    HeaderShape, Location, Method, Necessity, Operation, Param, Payload, Primitive,
    ResponseHeaders, Sent, StatusMatch, Style, Success, SuccessShape, TypeId,
};

use super::calls::{body, case, json, operation, param, path_text};
use super::types::{FAULT, FILTER, INTEGRATION, KIND, UPDATE};
use super::{docs, id, list, map, named, primitive};

pub(super) fn update() -> Operation {
    let mut update = operation(
        "update_integration",
        "UpdateIntegrationCall",
        Method::Patch,
        "/workspaces/{workspace}/integrations/{hash_id}",
    );
    update.params = vec![
        path_text("workspace"),
        path_text("hash_id"),
        param(
            "dry_run",
            Location::Query,
            Necessity::Optional,
            primitive(Primitive::Bool),
        ),
    ];
    update.body = Some(body(
        "application/json",
        Necessity::Required,
        Sent::Json(named(UPDATE)),
    ));
    update.success = json(200, INTEGRATION);
    let fault = || Some(Payload::Json(named(FAULT)));
    update.errors = Some(ErrorBodies {
        name: id("UpdateIntegrationError"),
        cases: vec![
            case("BadRequest", StatusMatch::Exact(400), fault()),
            case("NotFound", StatusMatch::Exact(404), fault()),
            case("ServerError", StatusMatch::Range(5), Some(Payload::Text)),
            case("Default", StatusMatch::Default, fault()),
        ],
        bodyless: vec![],
    });
    update.headers = Some(headers("UpdateIntegrationHeaders"));
    update.failures = vec![DeclaredFailure {
        status: StatusMatch::Exact(404),
        words: "No such integration".to_owned(),
    }];
    update.example = Some(CallExample {
        arguments: vec![
            argument("workspace", ExampleValue::Text("my-company".to_owned())),
            argument("hash_id", ExampleValue::Text("abc123def456".to_owned())),
            argument("body", update_example()),
        ],
    });
    update
}

fn argument(name: &str, value: ExampleValue) -> ExampleArgument {
    ExampleArgument {
        name: id(name),
        value,
    }
}

fn update_example() -> ExampleValue {
    let text = |text: &str| ExampleValue::Text(text.to_owned());
    ExampleValue::Object {
        ty: TypeId(UPDATE),
        required: vec![text("GitHub \"main\""), ExampleValue::Null],
        optional: vec![
            (
                id("r#type"),
                ExampleValue::Variant {
                    ty: TypeId(KIND),
                    name: id("GitHub"),
                },
            ),
            (id("token"), ExampleValue::Secret),
            (id("note"), text("a\nb")),
            (id("with_new"), ExampleValue::Bool(true)),
            (id("tags"), ExampleValue::List(vec![text("a"), text("b")])),
            (
                id("labels"),
                ExampleValue::Map(vec![("k".to_owned(), text("v"))]),
            ),
            (id("levels"), ExampleValue::Null),
        ],
    }
}

fn headers(name: &str) -> ResponseHeaders {
    let field = |wire: &str, name: &str, ty| HeaderField {
        shape: HeaderShape::One,
        wire: wire.to_owned(),
        name: id(name),
        docs: docs("A number."),
        ty,
    };
    ResponseHeaders {
        name: id(name),
        fields: vec![
            field("X-Rate-Limit-Limit", "x_rate_limit_limit", Primitive::I64),
            field("X-Request-Id", "x_request_id", Primitive::String),
            field("X-Date", "x_date", Primitive::DateTime),
        ],
    }
}

pub(super) fn list_all() -> Operation {
    let mut list_all = operation(
        "list_all",
        "ListAllCall",
        Method::Get,
        "/workspaces/{workspace}/integrations",
    );
    let with = |style, explode, mut param: Param| {
        param.style = style;
        param.explode = explode;
        param
    };
    let optional = |wire: &str, ty| param(wire, Location::Query, Necessity::Optional, ty);
    let texts = || list(primitive(Primitive::String));
    let mut reserved = optional("reserved", primitive(Primitive::String));
    reserved.allow_reserved = true;
    let mut old = optional("old", primitive(Primitive::String));
    old.deprecated = true;
    list_all.params = vec![
        path_text("workspace"),
        param(
            "kinds",
            Location::Query,
            Necessity::Required,
            list(named(KIND)),
        ),
        param(
            "X-Trace",
            Location::Header,
            Necessity::Required,
            primitive(Primitive::Uuid),
        ),
        optional("page", primitive(Primitive::I32)),
        optional("since", primitive(Primitive::DateTime)),
        optional("type", named(KIND)),
        with(Style::Form, Explode::No, optional("csv", texts())),
        with(
            Style::SpaceDelimited,
            Explode::No,
            optional("spaced", texts()),
        ),
        with(
            Style::PipeDelimited,
            Explode::No,
            optional("piped", list(primitive(Primitive::I64))),
        ),
        with(
            Style::DeepObject,
            Explode::Yes,
            optional("filter", named(FILTER)),
        ),
        optional("words", map(primitive(Primitive::String))),
        reserved,
        old,
        param(
            "X-Level",
            Location::Header,
            Necessity::Optional,
            primitive(Primitive::I64),
        ),
        param(
            "theme",
            Location::Cookie,
            Necessity::Optional,
            primitive(Primitive::String),
        ),
    ];
    list_all.success = Success {
        stream: None,
        accept: "application/json".to_owned(),
        shape: SuccessShape::Single {
            statuses: vec![StatusMatch::Exact(200), StatusMatch::Exact(206)],
            payload: Payload::Json(list(named(INTEGRATION))),
        },
    };
    list_all.security = vec![vec![0], vec![1, 2], vec![]];
    list_all.example = Some(CallExample {
        arguments: vec![
            argument("workspace", ExampleValue::Text("my-company".to_owned())),
            argument(
                "kinds",
                ExampleValue::List(vec![ExampleValue::Variant {
                    ty: TypeId(KIND),
                    name: id("GitHub"),
                }]),
            ),
            argument(
                "x_trace",
                ExampleValue::Parsed(
                    Primitive::Uuid,
                    "123e4567-e89b-12d3-a456-426614174000".to_owned(),
                ),
            ),
        ],
    });
    list_all
}

pub(super) fn delete() -> Operation {
    let mut delete = operation(
        "delete",
        "DeleteCall",
        Method::Delete,
        "/integrations/{hash_id}",
    );
    delete.params = vec![param(
        "hash_id",
        Location::Path,
        Necessity::Required,
        primitive(Primitive::I64),
    )];
    delete.headers = Some(headers("DeleteHeaders"));
    delete.deprecated = true;
    delete.security = vec![vec![3], vec![4]];
    delete.example = Some(CallExample {
        arguments: vec![argument("hash_id", ExampleValue::Integer(-7))],
    });
    delete
}
