//! An `Api` value that uses everything the IR can say, small enough to read.

mod calls;
mod integrations;
mod types;

use clientsmith::ir::{
    Api, Docs, Gates, Ident, Info, Package, Primitive, SchemeKind, SecurityScheme, Server,
    ServerVariable, Source, TypeId, TypeRef, UrlPart,
};
use clientsmith::pointer::Pointer;

pub(crate) fn id(text: &str) -> Ident {
    Ident::from_naming(text.to_owned())
}

pub(crate) fn docs(text: &str) -> Docs {
    Docs::from_lower(text.to_owned())
}

pub(crate) fn at(text: &str) -> Pointer {
    Pointer::parse(text).expect("a pointer")
}

pub(crate) fn primitive(primitive: Primitive) -> TypeRef {
    TypeRef::Primitive(primitive)
}

pub(crate) fn named(index: usize) -> TypeRef {
    TypeRef::Named(TypeId(index))
}

pub(crate) fn list(of: TypeRef) -> TypeRef {
    TypeRef::List(Box::new(of))
}

pub(crate) fn map(of: TypeRef) -> TypeRef {
    TypeRef::Map(Box::new(of))
}

pub(crate) fn boxed(of: TypeRef) -> TypeRef {
    TypeRef::Boxed(Box::new(of))
}

pub(crate) fn nullable(of: TypeRef) -> TypeRef {
    TypeRef::Nullable(Box::new(of))
}

/// The whole sample.
pub(crate) fn api() -> Api {
    Api {
        package: package(),
        info: Info {
            title: docs("Sample API"),
            version: docs("2026-01"),
            docs: docs("An API that exists for tests.\n\nIt has `everything` \\[at once\\]."),
        },
        servers: servers(),
        places: Vec::new(),
        schemes: schemes(),
        groups: calls::groups(),
        types: types::types(),
        foreign: Vec::new(),
    }
}

fn package() -> Package {
    Package {
        name: "sample-api".to_owned(),
        crate_name: id("sample_api"),
        version: "0.1.0".to_owned(),
        description: "A client of the \"Sample\" API".to_owned(),
        license: Some("MIT OR Apache-2.0".to_owned()),
        repository: None,
        env_prefix: "SAMPLE_API".to_owned(),
        command: "clientsmith generate".to_owned(),
        source: Source::Folder,
        gates: Gates::Features,
    }
}

fn servers() -> Vec<Server> {
    let fixed = |name: &str, url: &str| Server {
        name: id(name),
        docs: docs("Where most accounts live."),
        url: vec![UrlPart::Text(url.to_owned())],
        variables: Vec::new(),
    };
    let variable = |wire: &str, default: &str, allowed: &[&str]| ServerVariable {
        wire: wire.to_owned(),
        name: id(wire),
        docs: docs("A part of the address."),
        default: default.to_owned(),
        allowed: allowed.iter().map(|&text| text.to_owned()).collect(),
    };
    vec![
        fixed("us", "https://api.example.com"),
        fixed("eu", "https://api.eu.example.com"),
        Server {
            name: id("self_hosted"),
            docs: docs("Your own installation."),
            url: vec![
                UrlPart::Text("https://".to_owned()),
                UrlPart::Variable(0),
                UrlPart::Text("/".to_owned()),
                UrlPart::Variable(1),
            ],
            variables: vec![
                variable("host", "localhost", &[]),
                variable("stage", "api", &["api", "beta"]),
            ],
        },
    ]
}

fn schemes() -> Vec<SecurityScheme> {
    let scheme = |wire: &str, setter: &str, constant: &str, kind: SchemeKind| SecurityScheme {
        wire: wire.to_owned(),
        setter: id(setter),
        provider: id(&format!("{setter}_provider")),
        change: id(&format!("with_{setter}")),
        constant: id(constant),
        docs: docs("What the account page shows."),
        kind,
    };
    vec![
        scheme(
            "bearerAuth",
            "bearer_token",
            "BEARER_AUTH",
            SchemeKind::Bearer,
        ),
        scheme("basic", "basic", "BASIC", SchemeKind::Basic),
        scheme(
            "key",
            "api_key",
            "KEY",
            SchemeKind::HeaderKey("X-Api-Key".to_owned()),
        ),
        scheme(
            "query",
            "query_key",
            "QUERY",
            SchemeKind::QueryKey("api_key".to_owned()),
        ),
        scheme(
            "cookie",
            "session",
            "COOKIE",
            SchemeKind::CookieKey("session".to_owned()),
        ),
    ]
}
