//! The sample's operations: every place of a parameter, every payload, every shape of success.

use clientsmith::ir::{
    Body, Case, ErrorBodies, Explode, Group, Location, Method, Necessity, Operation, Param,
    Payload, Primitive, Sent, StatusMatch, Style, Success, SuccessShape, TypeRef,
};

use super::integrations::{delete, list_all, update};
use super::types::TREE;
use super::{at, docs, id, list, map, named, primitive};

pub(crate) fn groups() -> Vec<Group> {
    let group = |tag: &str, name: &str, type_name: &str, operations| Group {
        tag: tag.to_owned(),
        name: id(name),
        type_name: id(type_name),
        docs: docs("What belongs together."),
        feature: Some(name.to_owned()),
        operations: Vec::from_iter(Vec::into_iter(operations).map(placed)),
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

/// With everything that a caller has to give as an argument.
fn placed(operation: Operation) -> Operation {
    let params = operation.params.iter().map(|param| param.necessity);
    let parts = match operation.body.as_ref().map(|body| &body.payload) {
        Some(Sent::Parts(parts)) => parts.as_slice(),
        _ => &[],
    };
    let all = params.chain(parts.iter().map(|part| part.necessity));
    let required = all
        .enumerate()
        .filter(|(_, necessity)| *necessity == Necessity::Required);
    Operation {
        positional: required.map(|(index, _)| index).collect(),
        ..operation
    }
}

pub(super) fn operation(name: &str, call_type: &str, method: Method, path: &str) -> Operation {
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
        server: None,
        docs: docs("Does what its name says.\n\nNeeds the scope `INTEGRATION_MANAGE`."),
        deprecated: false,
        params: Vec::new(),
        body: None,
        positional: Vec::new(),
        success: Success {
            stream: None,
            accept: String::new(),
            shape: SuccessShape::Empty {
                statuses: vec![StatusMatch::Exact(204)],
            },
        },
        errors: None,
        headers: None,
        redirects: Vec::new(),
        failures: Vec::new(),
        follow_ups: Vec::new(),
        security: vec![vec![0]],
        example: None,
    }
}

pub(super) fn param(wire: &str, location: Location, necessity: Necessity, ty: TypeRef) -> Param {
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

pub(super) fn path_text(wire: &str) -> Param {
    param(
        wire,
        Location::Path,
        Necessity::Required,
        primitive(Primitive::String),
    )
}

pub(super) fn json(status: u16, ty: usize) -> Success {
    Success {
        stream: None,
        accept: "application/json".to_owned(),
        shape: SuccessShape::Single {
            statuses: vec![StatusMatch::Exact(status)],
            payload: Payload::Json(named(ty)),
        },
    }
}

pub(super) fn body(media_type: &str, necessity: Necessity, payload: Sent) -> Body {
    Body {
        name: id("body"),
        docs: docs("What is sent."),
        necessity,
        media_type: media_type.to_owned(),
        payload,
    }
}

pub(super) fn case(name: &str, status: StatusMatch, payload: Option<Payload>) -> Case {
    Case {
        name: id(name),
        media_types: Vec::new(),
        status,
        docs: docs(&format!("{name}.")),
        payload,
    }
}

fn several() -> Operation {
    let mut several = operation("several", "SeveralCall", Method::Put, "/trees");
    several.body = Some(body(
        "application/json",
        Necessity::Optional,
        Sent::Json(named(TREE)),
    ));
    several.success = Success {
        stream: None,
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
        bodyless: vec![StatusMatch::Exact(409)],
    });
    several
}

fn upload() -> Operation {
    let mut upload = operation("upload", "UploadCall", Method::Post, "/files");
    upload.body = Some(body(
        "application/octet-stream",
        Necessity::Required,
        Sent::Bytes,
    ));
    upload.success = Success {
        stream: Some("application/octet-stream".to_owned()),
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
    text.body = Some(body("text/plain", Necessity::Optional, Sent::Text));
    text.success = Success {
        stream: None,
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
        stream: None,
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
        stream: None,
        accept: "application/json".to_owned(),
        shape: SuccessShape::Single {
            statuses: vec![StatusMatch::Default],
            payload: Payload::Json(primitive(Primitive::Json)),
        },
    };
    default
}
