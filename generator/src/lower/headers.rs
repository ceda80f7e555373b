//! Declared response headers.

use openapiv3::{Header, ParameterSchemaOrContent};

use super::context::Context;
use super::describe;
use super::formats::{self, Found};
use super::naming::{self, Kind, Scope};
use super::plan::Plan;
use crate::diagnostic::Code;
use crate::ir::{HeaderField, Primitive, ResponseHeaders, TypeRef};
use crate::resolve::Located;

/// Types that a header's text is read as; any other stays text.
const READABLE: &[Primitive] = &[
    Primitive::Bool,
    Primitive::I32,
    Primitive::I64,
    Primitive::U32,
    Primitive::U64,
    Primitive::F64,
];

/// Lowers the headers of every answer of an operation; the first declaration of a name counts.
pub(super) fn headers(
    cx: &mut Context<'_, '_>,
    plan: &Plan,
    scope: &mut Scope,
) -> Option<ResponseHeaders> {
    let mut names = Scope::new(Kind::Fields);
    let mut fields: Vec<HeaderField> = Vec::new();
    for answer in &plan.answers {
        let Some((_, response)) = plan.view.responses.get(answer.index) else {
            continue;
        };
        for (wire, header) in cx.document.headers(response) {
            let same = |field: &&HeaderField| field.wire.eq_ignore_ascii_case(&wire);
            if let Some(first) = fields.iter().find(same) {
                if first.wire != wire {
                    report_repeated(cx, &header, &wire, &first.wire);
                }
                continue;
            }
            // OpenAPI 3.0.3, "Response Object", `headers`.
            if wire.eq_ignore_ascii_case("content-type") {
                continue;
            }
            fields.push(field(cx, &wire, &header, &mut names));
        }
    }
    if fields.is_empty() {
        return None;
    }
    let wanted = naming::type_name(&format!("{} headers", plan.id));
    Some(ResponseHeaders {
        name: scope.claim(wanted, &plan.view.at.child("headers")),
        fields,
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
    wire: &str,
    header: &Located<Header>,
    names: &mut Scope,
) -> HeaderField {
    let schema = header.at.child("schema");
    let ty = match &header.value.format {
        ParameterSchemaOrContent::Schema(_) => header_type(cx, &schema),
        ParameterSchemaOrContent::Content(_) => Primitive::String,
    };
    let description = header.value.description.as_deref();
    let words = cx.config.name(&header.at).unwrap_or(plain(wire)).to_owned();
    HeaderField {
        wire: wire.to_owned(),
        name: names.claim(naming::field_name(&words), &header.at),
        docs: describe::param_docs(cx, description, &schema, &TypeRef::Primitive(ty)),
        ty,
    }
}

/// A header's name without the `X-` that says nothing (RFC 6648).
fn plain(wire: &str) -> &str {
    let rest = wire.strip_prefix("X-").or_else(|| wire.strip_prefix("x-"));
    rest.filter(|rest| !rest.is_empty()).unwrap_or(wire)
}

fn header_type(cx: &mut Context<'_, '_>, schema: &crate::pointer::Pointer) -> Primitive {
    let Some(view) = cx.view(schema) else {
        return Primitive::String;
    };
    let keywords = &view.keywords;
    let found = keywords
        .kind()
        .and_then(|kind| formats::look_up(kind, keywords.format.as_deref()));
    match found {
        Some(Found::Known(ty) | Found::UnknownFormat(ty)) if READABLE.contains(&ty) => ty,
        _ => Primitive::String,
    }
}
