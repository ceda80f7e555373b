//! Values of a known type, made from the document's JSON or from nothing.

use std::cell::Cell;

use serde_json::Value;

use super::links::Links;
use super::samples::{foreign, made_foreign, made_scalar, scalar};
use super::shapes::Shape;
use crate::ir::{
    EnumValues, ExampleValue, Field, Object, Presence, Primitive, TypeDef, TypeId, TypeKind,
    TypeRef, Union,
};

/// How deep a value that is made from nothing may nest, itself included.
const DEEPEST: usize = 13;

/// How deep a list still shows an item.
const SHOWN: usize = 3;

/// How many values one that is made from nothing may consist of: nobody reads a longer one.
const MOST: usize = 500;

/// How many values are compared with types for one example.
const MOST_TRIALS: usize = 100_000;

/// Makes values of emitted types.
pub(super) struct Fit<'x, 's, 'd> {
    links: &'x Links<'s, 'd>,
    types: &'x [TypeDef],
    /// How many more values may be compared with types: unions in unions multiply the attempts.
    left: Cell<usize>,
}

impl<'x, 's, 'd> Fit<'x, 's, 'd> {
    pub(super) fn new(links: &'x Links<'s, 'd>, types: &'x [TypeDef]) -> Self {
        let left = Cell::new(MOST_TRIALS);
        Self { links, types, left }
    }

    /// The typed form of a JSON value; `None` where it does not have the type.
    pub(super) fn value(&self, ty: &TypeRef, value: &Value) -> Option<ExampleValue> {
        self.left.set(MOST_TRIALS);
        self.fits(ty, value)
    }

    fn fits(&self, ty: &TypeRef, value: &Value) -> Option<ExampleValue> {
        self.left.set(self.left.get().checked_sub(1)?);
        match ty {
            TypeRef::Primitive(Primitive::Foreign(id)) => {
                foreign(*id, self.links.foreign(*id)?, value)
            }
            TypeRef::Primitive(primitive) => scalar(*primitive, value),
            TypeRef::Boxed(inner) => self.fits(inner, value),
            TypeRef::Nullable(_) if value.is_null() => Some(ExampleValue::Null),
            TypeRef::Nullable(inner) => self.fits(inner, value),
            TypeRef::List(item) => {
                let items = value.as_array()?.iter();
                let items: Option<_> = items.map(|value| self.fits(item, value)).collect();
                Some(ExampleValue::List(items?))
            }
            TypeRef::Map(item) => {
                let members = value.as_object()?.iter();
                let members: Option<_> = members
                    .map(|(name, value)| Some((name.clone(), self.fits(item, value)?)))
                    .collect();
                Some(ExampleValue::Map(members?))
            }
            TypeRef::Named(id) => self.named(*id, value),
        }
    }

    fn named(&self, id: TypeId, value: &Value) -> Option<ExampleValue> {
        match &self.types.get(id.0)?.kind {
            TypeKind::Alias(alias) => self.fits(&alias.target, value),
            TypeKind::Enum(listed) => variant(id, &listed.values, Some(value)),
            TypeKind::Object(object) => self.object(id, object, value),
            TypeKind::Union(union) => self.union(id, union, value),
        }
    }

    /// The branch that the tag names, or the first one that the value fits with most of its members.
    fn union(&self, id: TypeId, union: &Union, value: &Value) -> Option<ExampleValue> {
        let tag = union.tag.as_ref().map(|tag| value.get(tag));
        let mut best: Option<(usize, ExampleValue)> = None;
        for (branch, variant) in union.variants.iter().enumerate() {
            let named = match tag {
                Some(tag) => tag
                    .and_then(Value::as_str)
                    .is_some_and(|tag| variant.tags.iter().any(|own| own == tag)),
                None => true,
            };
            let Some(value) = self.fits(&variant.ty, value).filter(|_| named) else {
                continue;
            };
            let fits = members(&value);
            if best.as_ref().is_none_or(|(most, _)| fits > *most) {
                let value = Box::new(value);
                let ty = id;
                best = Some((fits, ExampleValue::Branch { ty, branch, value }));
            }
        }
        best.map(|(_, value)| value)
    }

    fn object(&self, id: TypeId, object: &Object, value: &Value) -> Option<ExampleValue> {
        let given = value.as_object()?;
        let mut required = Vec::new();
        let mut optional = Vec::new();
        for field in &object.fields {
            match (field.presence, given.get(&field.wire)) {
                (Presence::Required, value) => required.push(self.fits(&field.ty, value?)?),
                (Presence::RequiredNullable, Some(Value::Null)) => {
                    required.push(ExampleValue::Null);
                }
                (Presence::RequiredNullable, value) => {
                    required.push(self.fits(&field.ty, value?)?);
                }
                (_, None) | (Presence::Optional, Some(Value::Null)) => {}
                (Presence::OptionalNullable, Some(Value::Null)) => {
                    optional.push((field.setter.clone(), ExampleValue::Null));
                }
                (_, Some(value)) => {
                    optional.push((field.setter.clone(), self.fits(&field.ty, value)?));
                }
            }
        }
        Some(ExampleValue::Object {
            ty: id,
            required,
            optional,
        })
    }

    /// A value that the type allows; texts say what they stand for.
    pub(super) fn fallback(&self, ty: &TypeRef, hint: &str) -> Option<ExampleValue> {
        self.made(
            ty,
            hint,
            &mut Size {
                depth: 0,
                left: MOST,
            },
        )
    }

    fn made(&self, ty: &TypeRef, hint: &str, size: &mut Size) -> Option<ExampleValue> {
        size.left = size.left.checked_sub(1)?;
        size.depth += 1;
        let made = (size.depth <= DEEPEST).then(|| self.made_plain(ty, hint, size));
        size.depth -= 1;
        made?
    }

    fn made_plain(&self, ty: &TypeRef, hint: &str, size: &mut Size) -> Option<ExampleValue> {
        match ty {
            TypeRef::Primitive(Primitive::Foreign(id)) => {
                Some(made_foreign(*id, self.links.foreign(*id)?))
            }
            TypeRef::Primitive(primitive) => Some(made_scalar(*primitive, hint)),
            TypeRef::Boxed(inner) => self.made(inner, hint, size),
            TypeRef::Nullable(_) => Some(ExampleValue::Null),
            // A list shows an item; deep inside a value, an empty one is enough.
            TypeRef::List(item) if size.depth <= SHOWN => {
                let item = self.made(item, hint, size);
                Some(ExampleValue::List(item.into_iter().collect()))
            }
            TypeRef::List(_) => Some(ExampleValue::List(Vec::new())),
            TypeRef::Map(_) => Some(ExampleValue::Map(Vec::new())),
            TypeRef::Named(id) => self.made_named(*id, hint, size),
        }
    }

    fn made_named(&self, id: TypeId, hint: &str, size: &mut Size) -> Option<ExampleValue> {
        match &self.types.get(id.0)?.kind {
            TypeKind::Alias(alias) => self.made(&alias.target, hint, size),
            TypeKind::Enum(listed) => variant(id, &listed.values, None),
            TypeKind::Union(union) => {
                let mut branches = union.variants.iter().enumerate();
                branches.find_map(|(branch, variant)| {
                    let value = Box::new(self.made(&variant.ty, hint, size)?);
                    Some(ExampleValue::Branch {
                        ty: id,
                        branch,
                        value,
                    })
                })
            }
            TypeKind::Object(object) => {
                let mut required = Vec::new();
                for field in &object.fields {
                    match field.presence {
                        Presence::Required => required.push(self.made_field(id, field, size)?),
                        Presence::RequiredNullable => required.push(ExampleValue::Null),
                        Presence::Optional | Presence::OptionalNullable => {}
                    }
                }
                Some(ExampleValue::Object {
                    ty: id,
                    required,
                    optional: Vec::new(),
                })
            }
        }
    }

    /// A field's own example where it fits.
    fn made_field(&self, owner: TypeId, field: &Field, size: &mut Size) -> Option<ExampleValue> {
        self.field_example(owner, field)
            .and_then(|value| self.fits(&field.ty, value))
            .or_else(|| self.made(&field.ty, &field.wire, size))
    }

    fn field_example(&self, owner: TypeId, field: &Field) -> Option<&Value> {
        let origin = &self.types.get(owner.0)?.origin;
        let Shape::Object(members) = &self.links.schemas.defs.get(origin)?.shape else {
            return None;
        };
        let member = members
            .named
            .iter()
            .find(|member| member.wire == field.wire)?;
        let def = self.links.schemas.def(&member.at)?;
        def.view.data.example.as_ref()
    }
}

/// How large a value that is being made is.
struct Size {
    /// The values around the one at hand, and itself.
    depth: usize,
    /// How many more there may be.
    left: usize,
}

/// How many members of a value have a field.
fn members(value: &ExampleValue) -> usize {
    match value {
        ExampleValue::Object {
            required, optional, ..
        } => required.len() + optional.len(),
        _ => 0,
    }
}

/// The variant with this value, or any.
fn variant(id: TypeId, values: &EnumValues, wanted: Option<&Value>) -> Option<ExampleValue> {
    let name = match values {
        EnumValues::Strings(variants) => variants
            .iter()
            .find(|variant| wanted.is_none_or(|value| value == variant.wire.as_str()))
            .map(|variant| &variant.name),
        EnumValues::Integers(variants) => variants
            .iter()
            .find(|variant| wanted.is_none_or(|value| *value == variant.wire))
            .map(|variant| &variant.name),
    };
    name.map(|name| ExampleValue::Variant {
        ty: id,
        name: name.clone(),
    })
}
