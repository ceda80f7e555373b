//! From the place where a schema is used to the type that stands there.

use std::collections::BTreeMap;

use super::direction::{Form, Forms};
use super::explore::Schemas;
use super::shapes::{Direction, Shape};
use crate::ir::{Codec, Foreign, ForeignId, Primitive, TypeId, TypeRef};
use crate::pointer::Pointer;

/// Everything that is needed to say which type a use has.
pub(super) struct Links<'s, 'd> {
    pub(super) schemas: &'s Schemas<'d>,
    pub(super) forms: &'s Forms,
    pub(super) ids: BTreeMap<(Pointer, Form), TypeId>,
    pub(super) foreign: Vec<Foreign>,
}

/// The type at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meaning {
    /// The type of a value that is there.
    pub(super) ty: TypeRef,
    /// Whether null may stand in its place.
    pub(super) nullable: bool,
}

impl Links<'_, '_> {
    /// The type of the value at a place.
    pub(super) fn meaning(&self, at: &Pointer, direction: Direction) -> Meaning {
        let (mut at, mut nullable, mut secret) = (at, false, false);
        loop {
            secret |= self.schemas.secrets.contains(at);
            let Some((target, def)) = self.target(at) else {
                return ANYTHING;
            };
            nullable |= def.nullable;
            if let Shape::Same(next) = &def.shape {
                at = next;
                continue;
            }
            let ty = match self.plain(target, &def.shape, direction) {
                TypeRef::Primitive(text) if secret && self.is_text(text) => {
                    TypeRef::Primitive(Primitive::Secret)
                }
                ty => ty,
            };
            // Raw JSON has a null of its own.
            let nullable = nullable && ty != TypeRef::Primitive(Primitive::Json);
            return Meaning { ty, nullable };
        }
    }

    /// The type of another crate that `id` stands for.
    pub(super) fn foreign(&self, id: ForeignId) -> Option<&Foreign> {
        self.foreign.get(id.0)
    }

    /// Whether the values of a type are texts in JSON.
    fn is_text(&self, primitive: Primitive) -> bool {
        match primitive {
            Primitive::Foreign(id) => self.foreign(id).is_some_and(|foreign| {
                foreign.codec != Codec::Number && self.is_text(foreign.stands_for)
            }),
            Primitive::Bool | Primitive::F64 | Primitive::Json => false,
            other => other.range().is_none(),
        }
    }

    /// The type at a place where null is written as a value: an element, or a whole body.
    pub(super) fn element(&self, at: &Pointer, direction: Direction) -> TypeRef {
        let Meaning { ty, nullable } = self.meaning(at, direction);
        if nullable {
            TypeRef::Nullable(Box::new(ty))
        } else {
            ty
        }
    }

    /// The type that a schema defines, for a use in `direction`.
    pub(super) fn defined(&self, target: &Pointer, direction: Direction) -> Option<TypeId> {
        let usage = self.schemas.usage.get(target).copied().unwrap_or_default();
        let form = self.forms.for_use(target, usage, direction);
        self.ids.get(&(target.clone(), form)).copied()
    }

    fn target(&self, at: &Pointer) -> Option<(&Pointer, &super::shapes::Def<'_>)> {
        // A definition stands for itself where nothing else refers to it by its own place.
        let target = self.schemas.targets.get(at).unwrap_or(at);
        self.schemas.defs.get_key_value(target)
    }

    fn plain(&self, target: &Pointer, shape: &Shape, direction: Direction) -> TypeRef {
        let element = |child: &Option<Pointer>| {
            let json = TypeRef::Primitive(Primitive::Json);
            Box::new(
                child
                    .as_ref()
                    .map_or(json, |at| self.element(at, direction)),
            )
        };
        match shape {
            Shape::Primitive(primitive) => TypeRef::Primitive(*primitive),
            Shape::List(child) => TypeRef::List(element(child)),
            Shape::Map(child) => TypeRef::Map(element(child)),
            Shape::Same(at) => self.meaning(at, direction).ty,
            Shape::Object(_) | Shape::Strings(_) | Shape::Integers(_) | Shape::Union(_) => self
                .defined(target, direction)
                .map_or(TypeRef::Primitive(Primitive::Json), TypeRef::Named),
        }
    }
}

/// What stands where no schema says anything.
const ANYTHING: Meaning = Meaning {
    ty: TypeRef::Primitive(Primitive::Json),
    nullable: false,
};
