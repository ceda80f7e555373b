//! The sample's types: every kind, every presence, every primitive.

use clientsmith::ir::{
    Additional, Alias, Availability, Constructor, Enum, EnumValues, Field, Keys, Object, Openness,
    Presence, Primitive, TypeDef, TypeKind, TypeRef, Usage, Variant,
};

use super::{at, boxed, docs, id, list, map, named, nullable, primitive};

/// Indices into [`types`].
pub(crate) const UPDATE: usize = 0;
pub(crate) const INTEGRATION: usize = 1;
pub(crate) const KIND: usize = 2;
pub(crate) const LEVEL: usize = 3;
pub(crate) const COLOUR: usize = 4;
pub(crate) const TREE: usize = 5;
pub(crate) const TAGS: usize = 6;
pub(crate) const FAULT: usize = 7;
pub(crate) const OPEN: usize = 8;
pub(crate) const EMPTY: usize = 9;
pub(crate) const FILTER: usize = 10;
pub(crate) const OLD: usize = 11;
pub(crate) const ANYTHING: usize = 12;

const BOTH: Usage = Usage {
    request: true,
    response: true,
};
const REQUEST: Usage = Usage {
    request: true,
    response: false,
};
const RESPONSE: Usage = Usage {
    request: false,
    response: true,
};

pub(crate) fn types() -> Vec<TypeDef> {
    vec![
        update(),
        integration(),
        strings(
            "Kind",
            "kind",
            &[
                ("GIT_HUB", "GitHub"),
                ("GIT_LAB", "GitLab"),
                ("a \"b\"", "Quoted"),
            ],
            true,
        ),
        integers(),
        strings(
            "Colour",
            "colour",
            &[("red", "Red"), ("green", "Green")],
            false,
        ),
        tree(),
        def(
            "Tags",
            "tags",
            BOTH,
            TypeKind::Alias(Alias {
                target: list(primitive(Primitive::String)),
            }),
        ),
        fault(),
        open(),
        def("Empty", "empty", BOTH, object(Vec::new(), None)),
        filter(),
        old(),
        everything(),
    ]
}

/// As `lower` does it: more than four required members are named.
fn def(name: &str, module: &str, usage: Usage, mut kind: TypeKind) -> TypeDef {
    if let TypeKind::Object(object) = &mut kind
        && let Some(Constructor::Positional(fields)) = &object.constructor
        && fields.len() > 4
    {
        object.constructor = Some(Constructor::Named {
            name: id(&format!("{name}Required")),
            fields: fields.clone(),
        });
    }
    TypeDef {
        name: id(name),
        module: id(module),
        origin: at(&format!("/components/schemas/{name}")),
        docs: docs(&format!("{name}, as the document calls it.")),
        deprecated: false,
        usage,
        availability: match name {
            "UpdateIntegration" => Availability::Groups(vec![0]),
            "Filter" => Availability::Groups(vec![0, 1]),
            _ => Availability::Always,
        },
        rules: None,
        keys: Keys::No,
        kind,
    }
}

fn object(fields: Vec<Field>, additional: Option<Additional>) -> TypeKind {
    let required = |field: &Field| {
        matches!(
            field.presence,
            Presence::Required | Presence::RequiredNullable
        )
    };
    let order = (0..fields.len()).filter(|&index| required(&fields[index]));
    let constructor = Some(Constructor::Positional(order.collect()));
    TypeKind::Object(Object {
        fields,
        additional,
        constructor,
    })
}

pub(crate) fn field(wire: &str, ty: TypeRef, presence: Presence) -> Field {
    let name = match wire {
        "type" => "r#type",
        "new" => "new_",
        other => other,
    };
    Field {
        wire: wire.to_owned(),
        name: id(name),
        setter: if wire == "new" {
            id("with_new")
        } else {
            id(name)
        },
        docs: docs(&format!("What `{wire}` says.\n\nAt most 100 characters.")),
        deprecated: false,
        ty,
        presence,
    }
}

fn update() -> TypeDef {
    use Presence::{Optional, OptionalNullable, Required, RequiredNullable};
    let fields = vec![
        field("name", primitive(Primitive::String), Required),
        field("type", named(KIND), Optional),
        field("token", primitive(Primitive::Secret), Optional),
        field("note", primitive(Primitive::String), OptionalNullable),
        field(
            "deleted_at",
            primitive(Primitive::DateTime),
            RequiredNullable,
        ),
        field("new", primitive(Primitive::Bool), Optional),
        field("tags", named(TAGS), Optional),
        field("parent", boxed(named(UPDATE)), Optional),
        field("labels", map(primitive(Primitive::String)), Optional),
        field("levels", list(named(LEVEL)), OptionalNullable),
        field("colour", named(COLOUR), Optional),
        field("anything", named(ANYTHING), Optional),
        field("extra", named(OPEN), Optional),
        field("empty", named(EMPTY), OptionalNullable),
    ];
    def(
        "UpdateIntegration",
        "update_integration",
        REQUEST,
        object(fields, None),
    )
}

fn integration() -> TypeDef {
    let fields = ["hash_id", "name", "webhook_address"]
        .into_iter()
        .map(|wire| field(wire, primitive(Primitive::String), Presence::Optional))
        .chain([field("type", named(KIND), Presence::Optional)])
        .collect();
    def("Integration", "integration", RESPONSE, object(fields, None))
}

fn strings(name: &str, module: &str, values: &[(&str, &str)], open: bool) -> TypeDef {
    let values = values
        .iter()
        .map(|&(wire, name)| Variant {
            wire: wire.to_owned(),
            name: id(name),
            docs: docs(&format!("`{wire}`.")),
        })
        .collect();
    let openness = if open {
        Openness::Open {
            other: id("Unknown"),
        }
    } else {
        Openness::Closed
    };
    def(
        name,
        module,
        BOTH,
        TypeKind::Enum(Enum {
            values: EnumValues::Strings(values),
            openness,
        }),
    )
}

fn integers() -> TypeDef {
    let values = [(-1, "Negative1"), (0, "Value0"), (3, "Value3")]
        .into_iter()
        .map(|(wire, name)| Variant {
            wire,
            name: id(name),
            docs: docs(""),
        })
        .collect();
    let openness = Openness::Open {
        other: id("Unknown"),
    };
    def(
        "Level",
        "level",
        BOTH,
        TypeKind::Enum(Enum {
            values: EnumValues::Integers(values),
            openness,
        }),
    )
}

fn tree() -> TypeDef {
    let fields = vec![
        field("value", primitive(Primitive::F64), Presence::Required),
        field("left", boxed(named(TREE)), Presence::Optional),
        field("children", list(named(TREE)), Presence::Optional),
        field(
            "holes",
            list(nullable(primitive(Primitive::I64))),
            Presence::Required,
        ),
        field("next", boxed(named(TREE)), Presence::OptionalNullable),
    ];
    def("Tree", "tree", BOTH, object(fields, None))
}

fn fault() -> TypeDef {
    let fields = vec![
        field("error", primitive(Primitive::String), Presence::Optional),
        field(
            "errors",
            list(primitive(Primitive::Json)),
            Presence::Optional,
        ),
    ];
    def("Fault", "fault", RESPONSE, object(fields, None))
}

fn open() -> TypeDef {
    let fields = vec![field(
        "name",
        primitive(Primitive::String),
        Presence::Required,
    )];
    let additional = Additional {
        name: id("additional_properties"),
        setter: id("additional_properties"),
        ty: primitive(Primitive::Json),
    };
    def(
        "OpenThing",
        "open_thing",
        BOTH,
        object(fields, Some(additional)),
    )
}

fn filter() -> TypeDef {
    let fields = vec![
        field("from", primitive(Primitive::Date), Presence::Optional),
        field("kind", named(KIND), Presence::Optional),
    ];
    def("Filter", "filter", REQUEST, object(fields, None))
}

fn old() -> TypeDef {
    let mut gone = field("gone", primitive(Primitive::String), Presence::Optional);
    gone.deprecated = true;
    let kept = field("kept", primitive(Primitive::String), Presence::Required);
    let mut old = def("Old", "old", BOTH, object(vec![kept, gone], None));
    old.deprecated = true;
    old
}

fn everything() -> TypeDef {
    use Primitive::{
        Base64, Bool, Date, DateTime, F64, I32, I64, Json, Secret, String, Time, U32, U64, Uuid,
    };
    let all = [
        ("string", String),
        ("bool", Bool),
        ("i32", I32),
        ("i64", I64),
        ("u32", U32),
        ("u64", U64),
        ("f64", F64),
        ("secret", Secret),
        ("date_time", DateTime),
        ("date", Date),
        ("time", Time),
        ("uuid", Uuid),
        ("base64", Base64),
        ("json", Json),
    ];
    let fields = all
        .iter()
        .flat_map(|&(name, kind)| {
            [
                field(&format!("a_{name}"), primitive(kind), Presence::Required),
                field(
                    &format!("b_{name}"),
                    primitive(kind),
                    Presence::RequiredNullable,
                ),
                field(&format!("c_{name}"), primitive(kind), Presence::Optional),
                field(
                    &format!("d_{name}"),
                    primitive(kind),
                    Presence::OptionalNullable,
                ),
                field(
                    &format!("e_{name}"),
                    list(primitive(kind)),
                    Presence::Optional,
                ),
                field(
                    &format!("f_{name}"),
                    map(nullable(primitive(kind))),
                    Presence::OptionalNullable,
                ),
            ]
        })
        .chain([
            field("g_old", named(OLD), Presence::Optional),
            field("g_tree", named(TREE), Presence::RequiredNullable),
        ])
        .collect();
    def("Anything", "anything", BOTH, object(fields, None))
}
