//! A request with every presence.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::runtime::{
    blank, nullable, object, optional, required, Field, FieldWriter, MapAccess, Nullable, Object,
    Reader, Secret,
};

/// What to change.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateIntegration {
    /// The name.
    pub name: String,
    /// The token.
    pub token: Option<Secret>,
    /// A note, which can be cleared.
    pub note: Nullable<String>,
    /// When it ends; always written.
    pub ends: Option<String>,
    /// Members that have no field of their own.
    pub additional_properties: BTreeMap<String, Value>,
}

impl UpdateIntegration {
    /// A value of the required members; every other member is left out.
    #[must_use]
    pub fn new(name: impl Into<String>, ends: impl Into<Option<String>>) -> Self {
        Self {
            name: name.into(),
            ends: ends.into(),
            ..Object::blank()
        }
    }

    /// Sets [`token`](Self::token).
    #[must_use]
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Sets [`note`](Self::note).
    #[must_use]
    pub fn note(mut self, note: impl Into<Nullable<String>>) -> Self {
        self.note = note.into();
        self
    }
}

impl Object for UpdateIntegration {
    const NAME: &'static str = "UpdateIntegration";
    const FIELDS: &'static [Field] = &[
        required("name"),
        optional("token"),
        optional("note"),
        nullable("ends"),
    ];
    const OPEN: bool = true;

    fn blank() -> Self {
        Self {
            name: blank(),
            token: blank(),
            note: blank(),
            ends: blank(),
            additional_properties: blank(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, field: usize, from: &mut Reader<'de, A>) {
        match field {
            0 => from.field(&mut self.name),
            1 => from.field(&mut self.token),
            2 => from.field(&mut self.note),
            _ => from.field(&mut self.ends),
        }
    }

    fn write<W: FieldWriter>(&self, to: &mut W) {
        to.field(&self.name)
            .field(&self.token)
            .field(&self.note)
            .field(&self.ends);
    }

    fn read_other<'de, A: MapAccess<'de>>(&mut self, key: String, from: &mut Reader<'de, A>) {
        from.other(key, &mut self.additional_properties);
    }

    fn write_other<W: FieldWriter>(&self, to: &mut W) {
        to.other(&self.additional_properties);
    }
}

object!(UpdateIntegration);
