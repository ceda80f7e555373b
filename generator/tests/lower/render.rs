//! The IR as short text, so that a test shows what it expects at a glance.

use clientsmith::ir::{
    Api, Case, EnumValues, Explode, Field, Location, Necessity, Openness, Operation, Param,
    PartKind, Payload, Presence, Sent, StatusMatch, Style, SuccessShape, TypeDef, TypeKind,
    TypeRef, Union,
};

/// Every type, in order, one line each for its name, fields and variants.
pub(crate) fn types(api: &Api) -> String {
    let types: Vec<String> = api.types.iter().map(|def| type_def(api, def)).collect();
    types.join("\n")
}

/// One type by name.
pub(crate) fn type_named(api: &Api, name: &str) -> String {
    let def = api.types.iter().find(|def| def.name.as_str() == name);
    def.map_or_else(|| format!("no type {name}"), |def| type_def(api, def))
}

fn type_def(api: &Api, def: &TypeDef) -> String {
    match &def.kind {
        TypeKind::Object(object) => {
            let mut lines = vec![format!("struct {}", def.name)];
            lines.extend(object.fields.iter().map(|field| field_line(api, field)));
            if let Some(others) = &object.additional {
                lines.push(format!("  {}*: {}", others.name, type_ref(api, &others.ty)));
            }
            lines.join("\n")
        }
        TypeKind::Enum(listed) => {
            let open = match &listed.openness {
                Openness::Open { other } => format!("open {other}"),
                Openness::Closed => "closed".to_owned(),
            };
            let values = match &listed.values {
                EnumValues::Strings(all) => pairs(all.iter().map(|v| (&v.name, v.wire.clone()))),
                EnumValues::Integers(all) => {
                    pairs(all.iter().map(|v| (&v.name, v.wire.to_string())))
                }
            };
            format!("enum {} ({open}) {values}", def.name)
        }
        TypeKind::Union(union) => union_line(api, def, union),
        TypeKind::Alias(alias) => format!("alias {} {}", def.name, type_ref(api, &alias.target)),
    }
}

fn union_line(api: &Api, def: &TypeDef, union: &Union) -> String {
    let open = match &union.openness {
        Openness::Open { other } => format!("open {other}"),
        Openness::Closed => "closed".to_owned(),
    };
    let tag = union.tag.as_ref().map(|tag| format!(" by {tag}"));
    let mut lines = vec![format!(
        "union {} ({open}){}",
        def.name,
        tag.unwrap_or_default()
    )];
    lines.extend(union.variants.iter().map(|variant| {
        let tags = variant.tags.iter().map(|tag| format!(" {tag}"));
        let tags: String = tags.collect();
        format!("  {}: {}{tags}", variant.name, type_ref(api, &variant.ty))
    }));
    lines.join("\n")
}

fn pairs<'a>(all: impl Iterator<Item = (&'a clientsmith::ir::Ident, String)>) -> String {
    let all: Vec<String> = all.map(|(name, wire)| format!("{name}={wire}")).collect();
    all.join(" ")
}

fn field_line(api: &Api, field: &Field) -> String {
    let ty = type_ref(api, &field.ty);
    let (name, wire) = (field.name.as_str(), &field.wire);
    let renamed = if field.name.bare() == wire {
        String::new()
    } else {
        format!(" ({wire})")
    };
    match field.presence {
        Presence::Required => format!("  {name}{renamed}: {ty}"),
        Presence::RequiredNullable => format!("  {name}{renamed}: {ty} or null"),
        Presence::Optional => format!("  {name}{renamed}?: {ty}"),
        Presence::OptionalNullable => format!("  {name}{renamed}?: {ty} or null"),
    }
}

/// A type as a user would write it.
pub(crate) fn type_ref(api: &Api, ty: &TypeRef) -> String {
    match ty {
        TypeRef::Primitive(primitive) => format!("{primitive:?}"),
        TypeRef::Named(id) => api.type_def(*id).name.to_string(),
        TypeRef::List(item) => format!("[{}]", type_ref(api, item)),
        TypeRef::Map(item) => format!("{{{}}}", type_ref(api, item)),
        TypeRef::Boxed(inner) => format!("Box<{}>", type_ref(api, inner)),
        TypeRef::Nullable(inner) => format!("{} or null", type_ref(api, inner)),
    }
}

/// The operation with this id.
pub(crate) fn operation_named<'a>(api: &'a Api, id: &str) -> &'a Operation {
    let found = api.operations().find(|(_, operation)| operation.id == id);
    found.unwrap_or_else(|| panic!("no operation {id}")).1
}

/// What a call sends and gets, in a few lines.
pub(crate) fn operation(api: &Api, id: &str) -> String {
    let operation = operation_named(api, id);
    let mut lines = vec![format!(
        "{} {} {}",
        operation.method.as_str(),
        operation.path,
        operation.name
    )];
    lines.extend(operation.params.iter().map(|param| param_line(api, param)));
    if let Some(body) = &operation.body {
        let payload = sent(api, &body.payload);
        let mark = mark(body.necessity);
        lines.push(format!(
            "  {}{mark}: {} {payload}",
            body.name, body.media_type
        ));
    }
    lines.push(format!("  -> {}", success(api, &operation.success.shape)));
    if let Some(errors) = &operation.errors {
        lines.push(format!(
            "  !! {}: {}",
            errors.name,
            cases(api, &errors.cases)
        ));
    }
    if let Some(headers) = &operation.headers {
        let fields: Vec<String> = headers
            .fields
            .iter()
            .map(|field| format!("{}={:?}", field.name, field.ty))
            .collect();
        lines.push(format!("  ## {}: {}", headers.name, fields.join(" ")));
    }
    lines.join("\n")
}

fn mark(necessity: Necessity) -> &'static str {
    match necessity {
        Necessity::Required => "",
        Necessity::Optional => "?",
    }
}

fn param_line(api: &Api, param: &Param) -> String {
    let place = match param.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    let style = match param.style {
        Style::Matrix => "matrix",
        Style::Label => "label",
        Style::Simple => "simple",
        Style::Form => "form",
        Style::SpaceDelimited => "space",
        Style::PipeDelimited => "pipe",
        Style::DeepObject => "deep",
        Style::Json => "json",
    };
    let explode = match param.explode {
        Explode::Yes => "*",
        Explode::No => "",
    };
    let mark = mark(param.necessity);
    let ty = type_ref(api, &param.ty);
    format!("  {}{mark}: {place} {style}{explode} {ty}", param.name)
}

/// What a body that is sent holds.
fn sent(api: &Api, payload: &Sent) -> String {
    match payload {
        Sent::Json(ty) => type_ref(api, ty),
        Sent::Form(form) => {
            let fields: Vec<_> = form.fields.iter().map(|field| &field.wire).collect();
            format!("form of {} {fields:?}", type_ref(api, &form.ty))
        }
        Sent::Parts(parts) => {
            let parts = parts.iter().map(|part| {
                let kind = match &part.kind {
                    PartKind::Value(ty) => type_ref(api, ty),
                    PartKind::Json(ty) => format!("json {}", type_ref(api, ty)),
                    PartKind::File => "file".to_owned(),
                    PartKind::Files => "files".to_owned(),
                };
                let media_type = part.media_type.as_deref().unwrap_or_default();
                format!("{}{} {kind} {media_type}", part.name, mark(part.necessity))
            });
            let parts: Vec<String> = parts.collect();
            format!("parts [{}]", parts.join(", "))
        }
        Sent::Members(ty) => format!("parts of {}", type_ref(api, ty)),
        Sent::Text => "text".to_owned(),
        Sent::Bytes => "bytes".to_owned(),
    }
}

/// What a body that is received holds.
pub(crate) fn payload(api: &Api, payload: &Payload) -> String {
    match payload {
        Payload::Json(ty) => type_ref(api, ty),
        Payload::Text => "text".to_owned(),
        Payload::Bytes => "bytes".to_owned(),
    }
}

fn success(api: &Api, shape: &SuccessShape) -> String {
    match shape {
        SuccessShape::Empty { statuses } => format!("() for {}", statuses_text(statuses)),
        SuccessShape::Single {
            statuses,
            payload: one,
        } => format!("{} for {}", payload(api, one), statuses_text(statuses)),
        SuccessShape::Several { name, cases: all } => format!("{name}: {}", cases(api, all)),
    }
}

fn cases(api: &Api, all: &[Case]) -> String {
    let all: Vec<String> = all
        .iter()
        .map(|case| {
            let payload = case
                .payload
                .as_ref()
                .map_or_else(|| "()".to_owned(), |one| payload(api, one));
            format!("{} {} {payload}", status(case.status), case.name)
        })
        .collect();
    all.join(", ")
}

fn statuses_text(statuses: &[StatusMatch]) -> String {
    let all: Vec<String> = statuses.iter().copied().map(status).collect();
    all.join(" ")
}

fn status(status: StatusMatch) -> String {
    match status {
        StatusMatch::Exact(status) => status.to_string(),
        StatusMatch::Range(digit) => format!("{digit}XX"),
        StatusMatch::Default => "default".to_owned(),
    }
}
