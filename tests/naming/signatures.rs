//! What callers write, as texts: a document that is put in another order has the same ones.

use clientsmith::ir::{
    Api, Constructor, Field, Object, Operation, PartKind, Sent, TypeDef, TypeKind, TypeRef,
};

/// Every signature of a client, in an order of their own.
pub(crate) fn signatures(api: &Api) -> Vec<String> {
    let groups = api.groups.iter();
    let mut all: Vec<String> = groups
        .flat_map(|group| {
            let operations = group.operations.iter();
            operations.map(|one| format!("{}.{}", group.name, operation(api, one)))
        })
        .collect();
    all.extend(api.types.iter().map(|def| definition(api, def)));
    all.sort();
    all
}

fn operation(api: &Api, operation: &Operation) -> String {
    let params = operation.params.iter();
    let mut sent: Vec<String> = params
        .map(|param| format!("{}: {}", param.name, ty(api, &param.ty)))
        .collect();
    let mut last = None;
    match operation.body.as_ref().map(|body| (body, &body.payload)) {
        Some((_, Sent::Parts(parts))) => sent.extend(parts.iter().map(|part| {
            let kind = match &part.kind {
                PartKind::Value(held) | PartKind::Json(held) => ty(api, held),
                file => format!("{file:?}"),
            };
            format!("{}: {kind}", part.name)
        })),
        Some((body, payload)) => {
            let held = match payload {
                Sent::Json(held) | Sent::Members(held) => ty(api, held),
                Sent::Form(form) => ty(api, &form.ty),
                other => format!("{other:?}"),
            };
            last = Some(format!("{}: {held} {:?}", body.name, body.necessity));
        }
        None => {}
    }
    let positional = &operation.positional;
    let arguments = positional.iter().map(|&index| sent[index].clone());
    let arguments: Vec<String> = arguments.chain(last).collect();
    let chained = (0..sent.len()).filter(|index| !positional.contains(index));
    let mut chained: Vec<&String> = chained.map(|index| &sent[index]).collect();
    chained.sort();
    format!(
        "{}({}) {chained:?} {} {:?} {:?}",
        operation.name,
        arguments.join(", "),
        operation.call_type,
        operation.success.shape,
        operation.errors.as_ref().map(|errors| &errors.name),
    )
}

fn definition(api: &Api, def: &TypeDef) -> String {
    let mut members: Vec<String> = match &def.kind {
        TypeKind::Object(object) => object.fields.iter().map(|one| field(api, one)).collect(),
        TypeKind::Enum(listed) => vec![format!("{:?}", listed.openness)],
        TypeKind::Union(union) => union
            .variants
            .iter()
            .map(|one| format!("{}({})", one.name, ty(api, &one.ty)))
            .collect(),
        TypeKind::Alias(alias) => vec![ty(api, &alias.target)],
    };
    members.sort();
    let new = match &def.kind {
        TypeKind::Object(object) => constructor(object),
        _ => String::new(),
    };
    format!("{} {{ {} }} {new}", def.name, members.join(", "))
}

fn field(api: &Api, field: &Field) -> String {
    format!(
        "{}: {} {:?} {}",
        field.name,
        ty(api, &field.ty),
        field.presence,
        field.setter
    )
}

fn constructor(object: &Object) -> String {
    let names = |fields: &[usize]| -> Vec<String> {
        let names = fields.iter().map(|&index| &object.fields[index].name);
        names.map(ToString::to_string).collect()
    };
    match &object.constructor {
        None => String::new(),
        Some(Constructor::Positional(order)) => format!("new({})", names(order).join(", ")),
        Some(Constructor::Named { name, fields }) => {
            let mut names = names(fields);
            names.sort();
            format!("new({name} {{ {} }})", names.join(", "))
        }
    }
}

fn ty(api: &Api, reference: &TypeRef) -> String {
    match reference {
        TypeRef::Named(id) => api.type_def(*id).name.to_string(),
        TypeRef::Primitive(primitive) => format!("{primitive:?}"),
        TypeRef::List(inner) => format!("[{}]", ty(api, inner)),
        TypeRef::Map(inner) => format!("{{{}}}", ty(api, inner)),
        TypeRef::Boxed(inner) => format!("Box<{}>", ty(api, inner)),
        TypeRef::Nullable(inner) => format!("Option<{}>", ty(api, inner)),
    }
}
