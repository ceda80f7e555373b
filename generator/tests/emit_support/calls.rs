//! The sample's operations: every place of a parameter, every payload, every shape of success.

use clientsmith::ir::{
    Body, CallExample, Case, ErrorBodies, ExampleArgument, ExampleValue, Explode, Group,
    HeaderField, Location, Method, Necessity, Operation, Param, Payload, Primitive,
    ResponseHeaders, StatusMatch, Style, Success, SuccessShape, TypeId, TypeRef,
};

use super::types::{FAULT, FILTER, INTEGRATION, KIND, TREE, UPDATE};
use super::{at, docs, id, list, map, named, primitive};

pub(crate) fn groups() -> Vec<Group> {
    let group = |tag: &str, name: &str, type_name: &str, operations| Group {
        tag: tag.to_owned(),
        name: id(name),
        type_name: id(type_name),
        docs: docs("What belongs together."),
        operations,
    };
    vec![
        group(
            "Integrations",
            "integrations",
            "Integrations",
            vec![update(), list_all(), delete()],
        ),
        group(
            "",
            "misc",
            "Misc",
            vec![
                several(),
                upload(),
                text(),
                ping(),
                ranged(),
                nothing_but_default(),
            ],
        ),
    ]
}

fn operation(name: &str, call_type: &str, method: Method, path: &str) -> Operation {
    Operation {
        id: name.to_owned(),
        name: id(name),
        module: id(name),
        call_type: id(call_type),
        origin: at("/paths")
            .child(path)
            .child(method.as_str().to_lowercase()),
        method,
        path: path.to_owned(),
        docs: docs("Does what its name says.\n\nNeeds the scope `INTEGRATION_MANAGE`."),
        deprecated: false,
        params: Vec::new(),
        body: None,
        success: Success {
            accept: String::new(),
            shape: SuccessShape::Empty {
                statuses: vec![StatusMatch::Exact(204)],
            },
        },
        errors: None,
        headers: None,
        security: vec![vec![0]],
        example: None,
    }
}

fn param(wire: &str, location: Location, necessity: Necessity, ty: TypeRef) -> Param {
    let (style, explode) = match location {
        Location::Path | Location::Header => (Style::Simple, Explode::No),
        Location::Query | Location::Cookie => (Style::Form, Explode::Yes),
    };
    let name = wire.replace('-', "_").to_lowercase();
    Param {
        wire: wire.to_owned(),
        constant: id(&name.to_uppercase()),
        name: id(if name == "type" { "r#type" } else { &name }),
        docs: docs(&format!("The parameter `{wire}`.")),
        deprecated: false,
        location,
        style,
        explode,
        allow_reserved: false,
        necessity,
        ty,
    }
}

fn path_text(wire: &str) -> Param {
    param(
        wire,
        Location::Path,
        Necessity::Required,
        primitive(Primitive::String),
    )
}

fn json(status: u16, ty: usize) -> Success {
    Success {
        accept: "application/json".to_owned(),
        shape: SuccessShape::Single {
            statuses: vec![StatusMatch::Exact(status)],
            payload: Payload::Json(named(ty)),
        },
    }
}

fn body(media_type: &str, necessity: Necessity, payload: Payload) -> Body {
    Body {
        name: id("body"),
        docs: docs("What is sent."),
        necessity,
        media_type: media_type.to_owned(),
        payload,
    }
}

fn case(name: &str, status: StatusMatch, payload: Option<Payload>) -> Case {
    Case {
        name: id(name),
        status,
        docs: docs(&format!("{name}.")),
        payload,
    }
}

fn update() -> Operation {
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
        Payload::Json(named(UPDATE)),
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
    });
    update.headers = Some(headers("UpdateIntegrationHeaders"));
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

fn list_all() -> Operation {
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

fn delete() -> Operation {
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

fn several() -> Operation {
    let mut several = operation("several", "SeveralCall", Method::Put, "/trees");
    several.body = Some(body(
        "application/json",
        Necessity::Optional,
        Payload::Json(named(TREE)),
    ));
    several.success = Success {
        accept: "application/json, text/plain".to_owned(),
        shape: SuccessShape::Several {
            name: id("SeveralSuccess"),
            cases: vec![
                case(
                    "Ok",
                    StatusMatch::Exact(200),
                    Some(Payload::Json(named(TREE))),
                ),
                case(
                    "Created",
                    StatusMatch::Exact(201),
                    Some(Payload::Json(list(named(TREE)))),
                ),
                case("Accepted", StatusMatch::Exact(202), Some(Payload::Text)),
                case("Raw", StatusMatch::Exact(203), Some(Payload::Bytes)),
                case("NoContent", StatusMatch::Exact(204), None),
                case("Success", StatusMatch::Range(2), None),
            ],
        },
    };
    several.errors = Some(ErrorBodies {
        name: id("SeveralError"),
        cases: vec![case("Default", StatusMatch::Default, Some(Payload::Bytes))],
    });
    several
}

fn upload() -> Operation {
    let mut upload = operation("upload", "UploadCall", Method::Post, "/files");
    upload.body = Some(body(
        "application/octet-stream",
        Necessity::Required,
        Payload::Bytes,
    ));
    upload.success = Success {
        accept: "application/octet-stream".to_owned(),
        shape: SuccessShape::Single {
            statuses: vec![StatusMatch::Range(2)],
            payload: Payload::Bytes,
        },
    };
    upload.security = Vec::new();
    upload
}

fn text() -> Operation {
    let mut text = operation("text", "TextCall", Method::Post, "/text");
    text.body = Some(body("text/plain", Necessity::Optional, Payload::Text));
    text.success = Success {
        accept: "text/plain".to_owned(),
        shape: SuccessShape::Single {
            statuses: vec![StatusMatch::Exact(200)],
            payload: Payload::Text,
        },
    };
    text.security = vec![vec![2]];
    text
}

fn ping() -> Operation {
    let mut ping = operation("ping", "PingCall", Method::Head, "/ping");
    ping.security = Vec::new();
    ping
}

fn ranged() -> Operation {
    let mut ranged = operation("ranged", "RangedCall", Method::Get, "/ranged/{at}");
    let mut matrix = param(
        "at",
        Location::Path,
        Necessity::Required,
        list(primitive(Primitive::I64)),
    );
    matrix.style = Style::Matrix;
    ranged.params = vec![matrix];
    ranged.success = Success {
        accept: "application/json".to_owned(),
        shape: SuccessShape::Single {
            statuses: vec![StatusMatch::Range(2)],
            payload: Payload::Json(map(primitive(Primitive::Json))),
        },
    };
    ranged
}

fn nothing_but_default() -> Operation {
    let mut default = operation(
        "nothing_but_default",
        "NothingButDefaultCall",
        Method::Options,
        "/default",
    );
    default.success = Success {
        accept: "application/json".to_owned(),
        shape: SuccessShape::Single {
            statuses: vec![StatusMatch::Default],
            payload: Payload::Json(primitive(Primitive::Json)),
        },
    };
    default
}
