//! Types that lead back to themselves: where a box is needed, and where no value could exist.

use super::context::Context;
use super::graph;
use crate::diagnostic::Code;
use crate::ir::{Field, Openness, Presence, TypeDef, TypeId, TypeKind, TypeRef};

/// Makes every type finite.
pub(super) fn settle(cx: &mut Context<'_, '_>, types: &mut [TypeDef]) {
    choose_blanks(types);
    free_endless(cx, types);
    add_boxes(types);
}

/// Turns required fields that lead back to their own type through required fields only into optional ones.
fn free_endless(cx: &mut Context<'_, '_>, types: &mut [TypeDef]) {
    let components = components(types, needed);
    for (index, def) in types.iter_mut().enumerate() {
        let origin = def.origin.clone();
        for field in fields_mut(def) {
            if !required(field) || !closes(&components, index, &field.ty) {
                continue;
            }
            field.presence = Presence::Optional;
            let wire = &field.wire;
            let property = origin.child("properties").child(wire);
            let at = if cx.document.raw(&property).is_some() {
                property
            } else {
                origin.clone()
            };
            cx.report(
                Code::EndlessValue,
                &at,
                format!("`{wire}` is required and leads back to its own type, so that no value could ever end: it is optional in the client"),
                "leave it out of `required`, or make it nullable",
            );
        }
    }
}

/// Puts a box on every edge between types that lead to each other; lists and maps are boxes already. The branches of unions
/// come first, which keeps unions small; fields get one where that is not enough.
///
/// All such edges get one, not only those that a search happens to find last: which are boxed must not depend on the order
/// of the document.
fn add_boxes(types: &mut [TypeDef]) {
    for edges in [branches_mut, fields_types_mut] {
        let components = components(types, held);
        for (index, def) in types.iter_mut().enumerate() {
            for ty in edges(def) {
                if closes(&components, index, ty) {
                    let plain = ty.clone();
                    *ty = TypeRef::Boxed(Box::new(plain));
                }
            }
        }
    }
}

fn branches_mut(def: &mut TypeDef) -> Vec<&mut TypeRef> {
    match &mut def.kind {
        TypeKind::Union(union) => {
            let variants = union.variants.iter_mut();
            variants.map(|variant| &mut variant.ty).collect()
        }
        TypeKind::Object(_) | TypeKind::Enum(_) | TypeKind::Alias(_) => Vec::new(),
    }
}

fn fields_types_mut(def: &mut TypeDef) -> Vec<&mut TypeRef> {
    let fields = fields_mut(def).iter_mut();
    fields.map(|field| &mut field.ty).collect()
}

/// Chooses for each closed union the branch that a value to be filled in has: the first that is known to come to an end.
fn choose_blanks(types: &mut [TypeDef]) {
    let is_closed = |def: &TypeDef| matches!(&def.kind, TypeKind::Union(union) if union.openness == Openness::Closed);
    if !types.iter().any(is_closed) {
        return;
    }
    // What a type holds comes before it, so that one round is enough unless types lead to each other.
    let components = components(types, held);
    let mut order: Vec<usize> = (0..types.len()).collect();
    order.sort_by_key(|index| components.get(*index).copied());
    let mut ends = vec![false; types.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for &index in &order {
            let Some(def) = types
                .get_mut(index)
                .filter(|_| ends.get(index) == Some(&false))
            else {
                continue;
            };
            let ended =
                |ty: &TypeRef| direct_target(ty).is_none_or(|id| ends.get(id.0) != Some(&false));
            let end = match &mut def.kind {
                TypeKind::Union(union) if union.openness == Openness::Closed => {
                    let mut types = union.variants.iter().map(|variant| &variant.ty);
                    let first = types.position(ended);
                    union.blank = first.unwrap_or_default();
                    first.is_some()
                }
                _ => needed(def).into_iter().all(ended),
            };
            if let Some(slot) = ends.get_mut(index).filter(|_| end) {
                *slot = true;
                changed = true;
            }
        }
    }
}

/// The components of the graph whose edges are what `held` says of each type.
fn components(types: &[TypeDef], held: impl Fn(&TypeDef) -> Vec<&TypeRef>) -> Vec<usize> {
    let targets = |def| held(def).into_iter().filter_map(direct_target);
    let edges: Vec<Vec<usize>> = types
        .iter()
        .map(|def| targets(def).map(|id| id.0).collect())
        .collect();
    graph::components(&edges)
}

/// What a value that is to be filled in holds. A union that keeps unknown values begins with one of those.
fn needed(def: &TypeDef) -> Vec<&TypeRef> {
    match &def.kind {
        TypeKind::Object(object) => {
            let fields = object.fields.iter().filter(|field| required(field));
            fields.map(|field| &field.ty).collect()
        }
        TypeKind::Union(union) if union.openness == Openness::Closed => {
            let blank = union.variants.get(union.blank);
            blank.map(|variant| &variant.ty).into_iter().collect()
        }
        TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::Alias(_) => Vec::new(),
    }
}

/// What a value may hold directly.
fn held(def: &TypeDef) -> Vec<&TypeRef> {
    match &def.kind {
        TypeKind::Object(object) => object.fields.iter().map(|field| &field.ty).collect(),
        TypeKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        TypeKind::Enum(_) | TypeKind::Alias(_) => Vec::new(),
    }
}

fn required(field: &Field) -> bool {
    field.presence == Presence::Required
}

fn fields_mut(def: &mut TypeDef) -> &mut [Field] {
    match &mut def.kind {
        TypeKind::Object(object) => &mut object.fields,
        TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => &mut [],
    }
}

/// Whether a type leads back to the one that holds it.
fn closes(components: &[usize], owner: usize, ty: &TypeRef) -> bool {
    direct_target(ty).is_some_and(|id| components.get(id.0) == components.get(owner))
}

fn direct_target(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Named(id) => Some(*id),
        _ => None,
    }
}
