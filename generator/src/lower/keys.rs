//! Which types can be keys of hash maps: those all of whose members can, however deep.

use crate::ir::{Keys, Primitive, TypeDef, TypeRef};

/// Notes it in every type.
///
/// A type is taken for one that can until a member is found that cannot, so that types which lead back to themselves can, too.
pub(super) fn settle(types: &mut [TypeDef]) {
    let mut keys = vec![Keys::Yes; types.len()];
    loop {
        let lost: Vec<usize> = types
            .iter()
            .enumerate()
            .filter(|(index, _)| keys.get(*index) == Some(&Keys::Yes))
            .filter(|(_, def)| def.kind.types().into_iter().any(|ty| !can(ty, &keys)))
            .map(|(index, _)| index)
            .collect();
        if lost.is_empty() {
            break;
        }
        for index in lost {
            if let Some(keys) = keys.get_mut(index) {
                *keys = Keys::No;
            }
        }
    }
    for (def, keys) in types.iter_mut().zip(keys) {
        def.keys = keys;
    }
}

/// Whether the values of a use of a type can.
fn can(ty: &TypeRef, keys: &[Keys]) -> bool {
    match ty.innermost() {
        TypeRef::Named(id) => keys.get(id.0) == Some(&Keys::Yes),
        TypeRef::Primitive(primitive) => !matches!(
            primitive,
            Primitive::F64 | Primitive::Json | Primitive::Secret | Primitive::Foreign(_)
        ),
        _ => false,
    }
}
