//! What the client *is*: plain data, every name chosen and every decision taken.
//!
//! `lower` makes it, `emit` turns it into tokens, `diff` and `inspect` read it. Nothing here knows OpenAPI's grammar or
//! Rust's tokens; illegal combinations cannot be written down.

mod answer;
mod example;
mod name;
mod operation;
mod place;
mod primitive;
mod reach;
mod rule;
mod service;
mod types;

pub use answer::{
    Case, DeclaredFailure, ErrorBodies, HeaderField, HeaderShape, Payload, ResponseHeaders,
    StatusMatch, Success, SuccessShape,
};
pub use example::{CallExample, ExampleArgument, ExampleValue};
pub use name::{Docs, Ident};
pub use operation::{
    Body, Explode, FollowUp, Form, FormField, Location, Method, Necessity, Operation, Param, Part,
    PartKind, Sent, Style,
};
pub use place::Place;
pub use primitive::{Blank, Codec, Foreign, ForeignCrate, ForeignId, Primitive};
pub use rule::Rule;
pub use service::{
    Gates, Group, Info, Package, SchemeKind, SecurityScheme, Server, ServerVariable, Source,
    UrlPart,
};
pub use types::{
    Additional, Alias, Availability, Constructor, Enum, EnumValues, Field, Object, Openness,
    Presence, TypeDef, TypeId, TypeKind, TypeRef, Union, UnionVariant, Usage, Variant,
};

use serde::Serialize;

/// A whole client.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Api {
    /// The crate that is written.
    pub package: Package,
    /// What the document says about itself.
    pub info: Info,
    /// Where the API lives, in the order of the document; the first one is the default.
    pub servers: Vec<Server>,
    /// Every security scheme that an operation uses; operations refer to them by index.
    pub schemes: Vec<SecurityScheme>,
    /// Operations by tag, in the order of the document.
    pub groups: Vec<Group>,
    /// Every emitted type; [`TypeId`] is an index into it.
    pub types: Vec<TypeDef>,
    /// Every type of another crate; [`ForeignId`] is an index into it.
    pub foreign: Vec<Foreign>,
    /// Which type stands for each schema that an operation reaches.
    pub places: Vec<Place>,
}

impl Api {
    /// The type that `id` stands for.
    ///
    /// # Panics
    ///
    /// Where `id` is of another `Api`.
    #[must_use]
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }

    /// Whether an operation has a server of its own.
    #[must_use]
    pub fn has_own_servers(&self) -> bool {
        self.operations()
            .any(|(_, operation)| operation.server.is_some())
    }

    /// The type of another crate that `id` stands for.
    ///
    /// # Panics
    ///
    /// Where `id` is of another `Api`.
    #[must_use]
    pub fn foreign(&self, id: ForeignId) -> &Foreign {
        &self.foreign[id.0]
    }

    /// Every operation with its group, in order.
    pub fn operations(&self) -> impl Iterator<Item = (&Group, &Operation)> {
        self.groups.iter().flat_map(|group| {
            group
                .operations
                .iter()
                .map(move |operation| (group, operation))
        })
    }
}
