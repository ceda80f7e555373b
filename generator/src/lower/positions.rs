//! Positions: which arguments a reader could take for each other, and in which order the others stand.

use super::context::Context;
use crate::ir::{
    Body, EnumValues, Ident, Location, Necessity, Openness, Param, Part, PartKind, Primitive, Sent,
    TypeDef, TypeKind, TypeRef,
};
use crate::pointer::Pointer;

/// What an expression has to be to fit an argument.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fitting {
    /// A text: `"open"`, also where it becomes something else.
    Text,
    /// A whole number: `7` fits every width.
    Integer,
    /// Any value.
    Json,
    /// A file.
    File,
    /// A list of these.
    List(Box<Fitting>),
    /// A map of these.
    Map(Box<Fitting>),
    /// A value of this very type.
    Exactly(TypeRef),
}

/// Everything that fits an argument of a type.
pub(super) fn fitting(types: &[TypeDef], ty: &TypeRef) -> Vec<Fitting> {
    let mut all = vec![plain(types, ty)];
    if let TypeRef::Named(id) = target(types, ty)
        && let Some(TypeKind::Union(union)) = types.get(id.0).map(|def| &def.kind)
    {
        // A union is made of any of its branches.
        let branches = union.variants.iter();
        all.extend(branches.map(|branch| plain(types, &branch.ty)));
    }
    all
}

/// Whether one expression fits two of these arguments.
pub(super) fn any_alike(arguments: &[Vec<Fitting>]) -> bool {
    let alike = |one: &[Fitting], other: &[Fitting]| {
        let any = |all: &[Fitting]| all.contains(&Fitting::Json);
        any(one) || any(other) || one.iter().any(|each| other.contains(each))
    };
    let mut rest = arguments;
    while let Some((first, others)) = rest.split_first() {
        if others.iter().any(|other| alike(first, other)) {
            return true;
        }
        rest = others;
    }
    false
}

fn plain(types: &[TypeDef], ty: &TypeRef) -> Fitting {
    let ty = target(types, ty);
    match ty {
        TypeRef::List(item) => Fitting::List(Box::new(plain(types, item))),
        TypeRef::Map(item) => Fitting::Map(Box::new(plain(types, item))),
        TypeRef::Primitive(primitive) => scalar(*primitive),
        TypeRef::Named(id) if is_open_text(types.get(id.0)) => Fitting::Text,
        _ => Fitting::Exactly(ty.clone()),
    }
}

fn scalar(primitive: Primitive) -> Fitting {
    match primitive {
        Primitive::Json => Fitting::Json,
        Primitive::String
        | Primitive::Secret
        | Primitive::Duration
        | Primitive::Ip
        | Primitive::Ipv4
        | Primitive::Ipv6 => Fitting::Text,
        number if number.range().is_some() => Fitting::Integer,
        other => Fitting::Exactly(TypeRef::Primitive(other)),
    }
}

/// The type itself, behind boxes, options and other names.
fn target<'t>(types: &'t [TypeDef], ty: &'t TypeRef) -> &'t TypeRef {
    match ty {
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => target(types, inner),
        TypeRef::Named(id) => match types.get(id.0).map(|def| &def.kind) {
            Some(TypeKind::Alias(alias)) => target(types, &alias.target),
            _ => ty,
        },
        _ => ty,
    }
}

/// Whether a type is an enum of texts that takes any text.
fn is_open_text(def: Option<&TypeDef>) -> bool {
    match def.map(|def| &def.kind) {
        Some(TypeKind::Enum(listed)) => {
            matches!(listed.values, EnumValues::Strings(_))
                && matches!(listed.openness, Openness::Open { .. })
        }
        _ => false,
    }
}

/// The positional arguments of the operation at a place, as [`Operation::positional`](crate::ir::Operation::positional)
/// counts them.
///
/// The values of the path come first: the template orders them. The other required ones follow while no two of them can be
/// taken for each other; else they are all given by name.
pub(super) fn arguments(
    cx: &mut Context<'_, '_>,
    types: &[TypeDef],
    at: &Pointer,
    (params, body): (&[&Param], Option<&Body>),
) -> Vec<usize> {
    let in_path = |param: &Param| param.location == Location::Path;
    let sent: Vec<Sending<'_>> = params
        .iter()
        .map(|param| Sending::Param(param))
        .chain(parts(body).iter().map(Sending::Part))
        .collect();
    let mut positional: Vec<usize> = (0..params.len())
        .filter(|&index| params.get(index).is_some_and(|param| in_path(param)))
        .collect();
    let others: Vec<usize> = (0..sent.len())
        .filter(|index| !positional.contains(index))
        .filter(|&index| sent.get(index).is_some_and(|each| each.is_required()))
        .collect();
    let each = || others.iter().filter_map(|&index| sent.get(index));
    let kinds: Vec<_> = each().map(|each| each.fitting(types)).collect();
    if any_alike(&kinds) {
        return positional;
    }
    let names: Vec<&Ident> = each().map(|each| each.name()).collect();
    let order = cx.published.order(at, &names);
    positional.extend(order.into_iter().filter_map(|at| others.get(at)));
    positional
}

/// A parameter or a part.
enum Sending<'a> {
    Param(&'a Param),
    Part(&'a Part),
}

impl<'a> Sending<'a> {
    fn name(&self) -> &'a Ident {
        match self {
            Self::Param(param) => &param.name,
            Self::Part(part) => &part.name,
        }
    }

    fn is_required(&self) -> bool {
        let necessity = match self {
            Self::Param(param) => param.necessity,
            Self::Part(part) => part.necessity,
        };
        necessity == Necessity::Required
    }

    fn fitting(&self, types: &[TypeDef]) -> Vec<Fitting> {
        match self {
            Self::Param(param) => fitting(types, &param.ty),
            Self::Part(part) => match &part.kind {
                PartKind::Value(ty) | PartKind::Json(ty) => fitting(types, ty),
                PartKind::File => vec![Fitting::File],
                PartKind::Files => vec![Fitting::List(Box::new(Fitting::File))],
            },
        }
    }
}

/// The parts of a body.
fn parts(body: Option<&Body>) -> &[Part] {
    match body.map(|body| &body.payload) {
        Some(Sent::Parts(parts)) => parts,
        _ => &[],
    }
}
