//! Types that lead back to themselves: where a box is needed, and where no value could exist.

use super::context::Context;
use super::graph;
use crate::diagnostic::Code;
use crate::ir::{Field, Presence, TypeDef, TypeId, TypeKind, TypeRef};

/// Makes every type finite.
pub(super) fn settle(cx: &mut Context<'_, '_>, types: &mut [TypeDef]) {
    free_endless(cx, types);
    add_boxes(types);
}

/// Turns required fields that lead back to their own type through required fields only into optional ones.
fn free_endless(cx: &mut Context<'_, '_>, types: &mut [TypeDef]) {
    let required = |field: &Field| field.presence == Presence::Required;
    let components = components(types, required);
    for (index, def) in types.iter_mut().enumerate() {
        let origin = def.origin.clone();
        for field in fields_mut(def) {
            if !required(field) || !closes(&components, index, field) {
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

/// Puts a box on every edge between types that lead to each other; lists and maps are boxes already.
///
/// All such edges get one, not only those that a search happens to find last: which fields are boxed must not depend on
/// the order of the document.
fn add_boxes(types: &mut [TypeDef]) {
    let components = components(types, |_| true);
    for (index, def) in types.iter_mut().enumerate() {
        for field in fields_mut(def) {
            if closes(&components, index, field) {
                let plain = field.ty.clone();
                field.ty = TypeRef::Boxed(Box::new(plain));
            }
        }
    }
}

/// The components of the graph whose edges are the fields that hold a value of another type directly.
fn components(types: &[TypeDef], counts: impl Fn(&Field) -> bool) -> Vec<usize> {
    let edges: Vec<Vec<usize>> = types
        .iter()
        .map(|def| match &def.kind {
            TypeKind::Object(object) => object
                .fields
                .iter()
                .filter(|field| counts(field))
                .filter_map(direct_target)
                .map(|id| id.0)
                .collect(),
            TypeKind::Enum(_) | TypeKind::Alias(_) => Vec::new(),
        })
        .collect();
    graph::components(&edges)
}

fn fields_mut(def: &mut TypeDef) -> &mut [Field] {
    match &mut def.kind {
        TypeKind::Object(object) => &mut object.fields,
        TypeKind::Enum(_) | TypeKind::Alias(_) => &mut [],
    }
}

/// Whether the type of a field leads back to the type that has it.
fn closes(components: &[usize], owner: usize, field: &Field) -> bool {
    direct_target(field).is_some_and(|id| components.get(id.0) == components.get(owner))
}

fn direct_target(field: &Field) -> Option<TypeId> {
    match &field.ty {
        TypeRef::Named(id) => Some(*id),
        _ => None,
    }
}
