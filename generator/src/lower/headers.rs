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
use crate::ir::{HeaderField, Ident, Primitive, ResponseHeaders, TypeRef};
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
    let ty = match &header.value.format {
        ParameterSchemaOrContent::Schema(_) => header_type(cx, &schema),
        ParameterSchemaOrContent::Content(_) => Primitive::String,
    };
    let description = header.value.description.as_deref();
    HeaderField {
        wire,
        name,
        docs: describe::param_docs(cx, description, &schema, &TypeRef::Primitive(ty)),
        ty,
    }
}

/// A header's name without the `X-` that says nothing (RFC 6648).
fn plain(wire: &str) -> Option<&str> {
    let rest = wire.strip_prefix("X-").or_else(|| wire.strip_prefix("x-"));
    rest.filter(|rest| !rest.is_empty())
}

fn header_type(cx: &mut Context<'_, '_>, schema: &Pointer) -> Primitive {
    let Some(view) = cx.view(schema) else {
        return Primitive::String;
    };
    let keywords = &view.keywords;
    let found = keywords
        .kind()
        .and_then(|kind| formats::of(cx, &view.at, kind, keywords.format.as_deref()));
    // Numbers and booleans are read; any other header stays text.
    let found = found.map(formats::Found::primitive);
    let readable =
        found.filter(|ty| ty.range().is_some() || matches!(ty, Primitive::Bool | Primitive::F64));
    readable.unwrap_or(Primitive::String)
}
