//! The names of all public types, of whatever they are made, settled at once.

use std::collections::BTreeMap;

use super::context::Context;
use super::naming::{self, Kind, Scope, Wish};
use crate::ir::Ident;
use crate::pointer::Pointer;

/// The name of every public type by its place.
pub(super) struct TypeIdents(BTreeMap<Pointer, Ident>);

impl TypeIdents {
    /// Settles the wishes, each for what stands at a place.
    pub(super) fn settle(cx: &mut Context<'_, '_>, wishes: Vec<(Pointer, Wish)>) -> Self {
        let (places, wishes): (Vec<_>, Vec<_>) = wishes.into_iter().unzip();
        let idents = cx.settle(&Scope::new(Kind::Types, &Pointer::root()), wishes);
        Self(places.into_iter().zip(idents).collect())
    }

    /// The name of the type at a place for which there was a wish.
    pub(super) fn of(&self, at: &Pointer) -> Ident {
        let known = self.0.get(at).cloned();
        known.unwrap_or_else(|| naming::type_name(&at.to_string()))
    }
}
