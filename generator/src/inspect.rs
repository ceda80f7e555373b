//! Operations and types as Rust will see them, as text for people.

use std::fmt::Write as _;

use crate::ir::{
    Api, Body, Enum, EnumValues, Field, Necessity, Object, Openness, Operation, Part, PartKind,
    Payload, Presence, Primitive, Sent, SuccessShape, TypeDef, TypeKind, TypeRef, Union,
};

/// Describes a whole client: every operation as a call, then every type with its fields.
#[must_use]
pub fn describe(api: &Api) -> String {
    let mut text = format!(
        "{} {}\n\nOperations\n",
        api.package.name, api.package.version
    );
    for (group, operation) in api.operations() {
        text.push_str(&operation_line(api, group.name.as_str(), operation));
    }
    text.push_str("\nTypes\n");
    for ty in &api.types {
        text.push_str(&type_lines(api, ty));
    }
    text
}

/// The whole intermediate representation as JSON.
#[must_use]
pub fn describe_json(api: &Api) -> String {
    // Plain data always becomes JSON.
    serde_json::to_string_pretty(api).unwrap_or_default() + "\n"
}

/// One operation: method and path, then the call that sends it.
fn operation_line(api: &Api, group: &str, operation: &Operation) -> String {
    let arguments = arguments(api, operation).join(", ");
    let server = operation.server.as_deref().unwrap_or_default();
    let mut text = format!(
        "  {} {server}{}\n",
        operation.method.as_str(),
        operation.path
    );
    let _ = writeln!(
        text,
        "    .{group}().{}({arguments}) -> {}",
        operation.name,
        success(api, &operation.success.shape)
    );
    for (_, param) in operation
        .params
        .iter()
        .enumerate()
        .filter(|(index, _)| !operation.positional.contains(index))
    {
        let ty = type_ref(api, &param.ty);
        let mark = match param.necessity {
            Necessity::Required => " (required)",
            Necessity::Optional => "",
        };
        let _ = writeln!(text, "      .{}({ty}){mark}", param.name);
    }
    text
}

/// The positional arguments.
fn arguments(api: &Api, operation: &Operation) -> Vec<String> {
    let body = operation
        .body
        .iter()
        .filter(|body| body.necessity == Necessity::Required);
    let positional = operation.positional.iter();
    let params = positional.filter_map(|&index| operation.params.get(index));
    params
        .map(|param| format!("{}: {}", param.name, type_ref(api, &param.ty)))
        .chain(body.map(
            |Body {
                 name,
                 payload: content,
                 ..
             }| format!("{name}: {}", sent(api, content)),
        ))
        .collect()
}

fn success(api: &Api, shape: &SuccessShape) -> String {
    match shape {
        SuccessShape::Empty { .. } => "()".to_owned(),
        SuccessShape::Single {
            payload: content, ..
        } => payload(api, content),
        SuccessShape::Several { name, .. } => name.to_string(),
    }
}

fn sent(api: &Api, payload: &Sent) -> String {
    match payload {
        Sent::Json(ty) => type_ref(api, ty),
        Sent::Form(form) => format!("form of {}", type_ref(api, &form.ty)),
        Sent::Parts(parts) => {
            let parts: Vec<String> = parts.iter().map(|each| part(api, each)).collect();
            format!("parts ({})", parts.join(", "))
        }
        Sent::Members(ty) => format!("parts of {}", type_ref(api, ty)),
        Sent::Text => "text".to_owned(),
        Sent::Bytes => "bytes".to_owned(),
    }
}

fn part(api: &Api, part: &Part) -> String {
    let ty = match &part.kind {
        PartKind::Value(ty) | PartKind::Json(ty) => type_ref(api, ty),
        PartKind::File => "file".to_owned(),
        PartKind::Files => "files".to_owned(),
    };
    let mark = match part.necessity {
        Necessity::Required => "",
        Necessity::Optional => "?",
    };
    format!("{}{mark}: {ty}", part.name)
}

fn payload(api: &Api, payload: &Payload) -> String {
    match payload {
        Payload::Json(ty) => type_ref(api, ty),
        Payload::Text => "text".to_owned(),
        Payload::Bytes => "bytes".to_owned(),
    }
}

/// One type: a headline, then a line for each field or value.
fn type_lines(api: &Api, ty: &TypeDef) -> String {
    match &ty.kind {
        TypeKind::Object(object) => object_lines(api, ty, object),
        TypeKind::Enum(values) => enum_lines(ty, values),
        TypeKind::Union(union) => union_lines(api, ty, union),
        TypeKind::Alias(alias) => {
            format!("  type {} = {}\n", ty.name, type_ref(api, &alias.target))
        }
    }
}

fn object_lines(api: &Api, ty: &TypeDef, object: &Object) -> String {
    let mut text = format!("  struct {}\n", ty.name);
    for field in &object.fields {
        let _ = writeln!(text, "    {}: {}", field.name, field_type(api, field));
    }
    if let Some(additional) = &object.additional {
        let _ = writeln!(
            text,
            "    {}: map of {}",
            additional.name,
            type_ref(api, &additional.ty)
        );
    }
    text
}

fn field_type(api: &Api, field: &Field) -> String {
    let ty = type_ref(api, &field.ty);
    match field.presence {
        Presence::Required => ty,
        Presence::RequiredNullable => format!("{ty} or null"),
        Presence::Optional => format!("{ty}, optional"),
        Presence::OptionalNullable => format!("{ty} or null, optional"),
    }
}

fn enum_lines(ty: &TypeDef, values: &Enum) -> String {
    let openness = openness(&values.openness);
    let listed = match &values.values {
        EnumValues::Strings(variants) => variants
            .iter()
            .map(|variant| variant.wire.clone())
            .collect::<Vec<_>>(),
        EnumValues::Integers(variants) => variants
            .iter()
            .map(|variant| variant.wire.to_string())
            .collect(),
    };
    format!(
        "  {openness} enum {} ({} values): {}\n",
        ty.name,
        listed.len(),
        listed.join(", ")
    )
}

fn union_lines(api: &Api, ty: &TypeDef, union: &Union) -> String {
    let tag = match &union.tag {
        Some(tag) => format!(" by {tag}"),
        None => String::new(),
    };
    let mut text = format!("  {} union {}{tag}\n", openness(&union.openness), ty.name);
    for variant in &union.variants {
        let _ = write!(text, "    {}: {}", variant.name, type_ref(api, &variant.ty));
        if !variant.tags.is_empty() {
            let _ = write!(text, ", {}", variant.tags.join(" or "));
        }
        text.push('\n');
    }
    text
}

fn openness(openness: &Openness) -> &'static str {
    match openness {
        Openness::Open { .. } => "open",
        Openness::Closed => "closed",
    }
}

fn type_ref(api: &Api, ty: &TypeRef) -> String {
    match ty {
        TypeRef::Primitive(Primitive::Foreign(id)) => api.foreign(*id).ty.clone(),
        TypeRef::Primitive(primitive) => primitive_name(*primitive).to_owned(),
        TypeRef::Named(id) => api.type_def(*id).name.to_string(),
        TypeRef::List(item) => format!("[{}]", type_ref(api, item)),
        TypeRef::Map(value) => format!("map of {}", type_ref(api, value)),
        TypeRef::Boxed(target) => type_ref(api, target),
        TypeRef::Nullable(target) => format!("{} or null", type_ref(api, target)),
    }
}

/// The names that people see; the emitted spelling is `emit`'s.
fn primitive_name(primitive: Primitive) -> &'static str {
    match primitive {
        Primitive::String => "String",
        Primitive::Bool => "bool",
        Primitive::I8 => "i8",
        Primitive::I16 => "i16",
        Primitive::I32 => "i32",
        Primitive::I64 => "i64",
        Primitive::U8 => "u8",
        Primitive::U16 => "u16",
        Primitive::U32 => "u32",
        Primitive::U64 => "u64",
        Primitive::F64 => "f64",
        Primitive::Secret => "Secret",
        Primitive::DateTime => "DateTime",
        Primitive::Date => "Date",
        Primitive::Time => "Time",
        Primitive::Uuid => "Uuid",
        Primitive::Duration => "IsoDuration",
        Primitive::Ip => "IpText",
        Primitive::Ipv4 => "Ipv4Text",
        Primitive::Ipv6 => "Ipv6Text",
        Primitive::Base64 => "Base64",
        Primitive::Base64Url => "Base64Url",
        Primitive::Json => "JSON",
        Primitive::Foreign(_) => "a type of another crate",
    }
}
