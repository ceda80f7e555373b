//! An answer without required members.

use super::{IntegrationType, Level};
use crate::runtime::{
    blank, object, optional, DateTime, Field, FieldWriter, MapAccess, Object, Reader, Secret,
};

/// An integration.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Integration {
    /// The name.
    pub name: Option<String>,
    /// The type.
    pub r#type: Option<IntegrationType>,
    /// The address of the webhook.
    pub webhook_address: Option<Secret>,
    /// How important it is.
    pub level: Option<Level>,
    /// When it was made.
    pub created: Option<DateTime>,
    /// Those that it is made of.
    pub parts: Option<Vec<Integration>>,
}

impl Integration {
    /// A value without any member.
    #[must_use]
    pub fn new() -> Self {
        Object::blank()
    }
}

impl Object for Integration {
    const NAME: &'static str = "Integration";
    const FIELDS: &'static [Field] = &[
        optional("name"),
        optional("type"),
        optional("webhook_address"),
        optional("level"),
        optional("created"),
        optional("parts"),
    ];

    fn blank() -> Self {
        Self {
            name: blank(),
            r#type: blank(),
            webhook_address: blank(),
            level: blank(),
            created: blank(),
            parts: blank(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, field: usize, from: &mut Reader<'de, A>) {
        match field {
            0 => from.field(&mut self.name),
            1 => from.field(&mut self.r#type),
            2 => from.field(&mut self.webhook_address),
            3 => from.field(&mut self.level),
            4 => from.field(&mut self.created),
            _ => from.field(&mut self.parts),
        }
    }

    fn write<W: FieldWriter>(&self, to: &mut W) {
        to.field(&self.name)
            .field(&self.r#type)
            .field(&self.webhook_address)
            .field(&self.level)
            .field(&self.created)
            .field(&self.parts);
    }
}

object!(Integration, default);
