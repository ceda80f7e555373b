//! Declared response headers.

use indexmap::IndexMap;
use indexmap::map::Entry;
use openapiv3::{Header, ParameterSchemaOrContent};

use super::context::Context;
use super::describe;
use super::formats;
use super::idents::TypeIdents;
use super::naming::{self, Kind, Scope, Wish};
use super::plan::Plan;
use crate::diagnostic::Code;
use crate::ir::{HeaderField, HeaderShape, Ident, Primitive, ResponseHeaders, TypeRef};
use crate::pointer::Pointer;
use crate::resolve::Located;

/// Where the type for the headers of an operation stands.
pub(super) fn place(plan: &Plan) -> Pointer {
    plan.view.at.child("headers")
}

/// The headers of every answer of an operation; the first declaration of a name counts.
pub(super) fn declared(cx: &mut Context<'_, '_>, plan: &Plan) -> Vec<(String, Located<Header>)> {
    let mut declared: IndexMap<String, (String, Located<Header>)> = IndexMap::new();
    for answer in &plan.answers {
        let Some((_, response)) = plan.view.responses.get(answer.index) else {
            continue;
        };
        for (wire, header) in cx.document.headers(response) {
            // OpenAPI 3.0.3, "Response Object", `headers`.
            if wire.eq_ignore_ascii_case("content-type") {
                cx.report(
                    Code::IgnoredHeader,
                    &header.at,
                    format!("the header `{wire}` is not read: `content` says what it is"),
                    "remove it",
                );
                continue;
            }
            match declared.entry(wire.to_ascii_lowercase()) {
                Entry::Occupied(first) if first.get().0 == wire => {}
                Entry::Occupied(first) => report_repeated(cx, &header, &wire, &first.get().0),
                Entry::Vacant(free) => {
                    free.insert((wire, header));
                }
            }
        }
    }
    declared.into_values().collect()
}

/// Lowers the headers of an operation's answers.
pub(super) fn headers(
    cx: &mut Context<'_, '_>,
    plan: &Plan,
    idents: &TypeIdents,
) -> Option<ResponseHeaders> {
    let declared = declared(cx, plan);
    if declared.is_empty() {
        return None;
    }
    let owner = place(plan);
    let wishes = declared.iter().map(|(wire, header)| {
        let place = owner.child(wire.to_ascii_lowercase());
        match (cx.config.name(&header.at), plain(wire)) {
            (None, Some(rest)) => Wish::made(naming::field_name(rest), place),
            (chosen, _) => Wish::new(naming::field_name, wire, chosen, place),
        }
    });
    let wishes = wishes.collect();
    let names = cx.settle(&Scope::new(Kind::Fields, &owner), wishes);
    let fields = declared.into_iter().zip(names);
    Some(ResponseHeaders {
        name: idents.of(&owner),
        fields: fields
            .map(|((wire, header), name)| field(cx, wire, &header, name))
            .collect(),
    })
}

fn report_repeated(cx: &mut Context<'_, '_>, header: &Located<Header>, wire: &str, first: &str) {
    cx.report(
        Code::RepeatedHeader,
        &header.at,
        format!("`{wire}` and `{first}` are one header: the first one is used"),
        "write the name in one way",
    );
}

fn field(
    cx: &mut Context<'_, '_>,
    wire: String,
    header: &Located<Header>,
    name: Ident,
) -> HeaderField {
    let schema = header.at.child("schema");
    let (shape, ty) = match &header.value.format {
        _ if wire.eq_ignore_ascii_case("set-cookie") => (HeaderShape::Lines, Primitive::String),
        ParameterSchemaOrContent::Schema(_) => header_type(cx, &schema),
        ParameterSchemaOrContent::Content(_) => (HeaderShape::One, Primitive::String),
    };
    let description = header.value.description.as_deref();
    HeaderField {
        wire,
        name,
        docs: describe::param_docs(cx, description, &schema, &TypeRef::Primitive(ty)),
        shape,
        ty,
    }
}

/// A header's name without the `X-` that says nothing (RFC 6648).
fn plain(wire: &str) -> Option<&str> {
    let rest = wire.strip_prefix("X-").or_else(|| wire.strip_prefix("x-"));
    rest.filter(|rest| !rest.is_empty())
}

/// How a header of this schema is read: one value, or a list of them.
fn header_type(cx: &mut Context<'_, '_>, schema: &Pointer) -> (HeaderShape, Primitive) {
    let view = cx.view(schema);
    let list = view.filter(|view| view.keywords.kind() == Some("array") && view.keywords.items);
    match list {
        Some(list) => {
            let items = list.at.child("items");
            let shape = match cx
                .view(&items)
                .and_then(|item| item.keywords.kind().map(is_scalar))
            {
                Some(true) => HeaderShape::List,
                // Lists of lists have no form of their own: the text is kept.
                Some(false) | None => HeaderShape::One,
            };
            (shape, value_type(cx, &items))
        }
        None => (HeaderShape::One, value_type(cx, schema)),
    }
}

fn is_scalar(kind: &str) -> bool {
    !matches!(kind, "array" | "object")
}

/// The type of one value.
fn value_type(cx: &mut Context<'_, '_>, schema: &Pointer) -> Primitive {
    let Some(view) = cx.view(schema) else {
        return Primitive::String;
    };
    let keywords = &view.keywords;
    let found = keywords
        .kind()
        .and_then(|kind| formats::of(cx, &view.at, kind, keywords.format.as_deref()));
    let found = found.map(formats::Found::primitive);
    found
        .filter(|ty| is_readable(*ty))
        .unwrap_or(Primitive::String)
}

/// Whether a header's text is read as this type; any other stays text.
fn is_readable(ty: Primitive) -> bool {
    let listed = [
        Primitive::Bool,
        Primitive::F64,
        Primitive::DateTime,
        Primitive::Date,
        Primitive::Time,
        Primitive::Uuid,
    ];
    ty.range().is_some() || listed.contains(&ty)
}
