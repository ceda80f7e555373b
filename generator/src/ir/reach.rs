//! Which types something uses itself, not counting those that these use in turn.

use super::{
    Operation, PartKind, Payload, Rule, Sent, SuccessShape, TypeDef, TypeId, TypeKind, TypeRef,
};

impl Operation {
    /// The types that it sends and receives.
    #[must_use]
    pub fn types(&self) -> Vec<&TypeRef> {
        let mut found: Vec<&TypeRef> = self.params.iter().map(|param| &param.ty).collect();
        let cases = match &self.success.shape {
            SuccessShape::Empty { .. } => &[],
            SuccessShape::Single { payload, .. } => {
                found.extend(of_payload(payload));
                &[]
            }
            SuccessShape::Several { cases, .. } => cases.as_slice(),
        };
        let errors = self.errors.iter().flat_map(|errors| &errors.cases);
        let payloads = cases.iter().chain(errors);
        let payloads = payloads.filter_map(|case| case.payload.as_ref());
        found.extend(payloads.filter_map(of_payload));
        if let Some(body) = &self.body {
            found.extend(of_sent(&body.payload));
        }
        found
    }
}

impl TypeKind {
    /// The types of its members.
    #[must_use]
    pub fn types(&self) -> Vec<&TypeRef> {
        match self {
            Self::Object(object) => {
                let fields = object.fields.iter().map(|field| &field.ty);
                let additional = object.additional.iter().map(|additional| &additional.ty);
                fields.chain(additional).collect()
            }
            Self::Enum(_) => Vec::new(),
            Self::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            Self::Alias(alias) => vec![&alias.target],
        }
    }
}

impl TypeDef {
    /// The emitted types that it names: those of its members, and those of whose demands its checks are.
    #[must_use]
    pub fn needs(&self) -> Vec<TypeId> {
        let members = self.kind.types().into_iter().filter_map(TypeRef::named);
        let mut needs: Vec<TypeId> = members.collect();
        let mut open: Vec<&Rule> = self.rules.iter().flatten().collect();
        while let Some(rule) = open.pop() {
            match rule {
                Rule::Type(id) => needs.push(*id),
                Rule::Items(rules)
                | Rule::Member(_, rules)
                | Rule::Others(_, rules)
                | Rule::Case { rules, .. }
                | Rule::Not(rules) => open.extend(rules),
                Rule::OneOf(branches) => open.extend(branches.iter().flatten()),
                _ => {}
            }
        }
        needs
    }
}

impl TypeRef {
    /// What is inside of lists, maps and their like.
    #[must_use]
    pub fn innermost(&self) -> &Self {
        let mut ty = self;
        while let Self::List(inner)
        | Self::Map(inner)
        | Self::Boxed(inner)
        | Self::Nullable(inner) = ty
        {
            ty = inner;
        }
        ty
    }

    /// The emitted type inside of it.
    #[must_use]
    pub fn named(&self) -> Option<TypeId> {
        match self.innermost() {
            Self::Named(id) => Some(*id),
            _ => None,
        }
    }
}

fn of_payload(payload: &Payload) -> Option<&TypeRef> {
    match payload {
        Payload::Json(ty) => Some(ty),
        Payload::Text | Payload::Bytes => None,
    }
}

fn of_sent(payload: &Sent) -> Vec<&TypeRef> {
    match payload {
        Sent::Json(ty) | Sent::Members(ty) => vec![ty],
        Sent::Form(form) => vec![&form.ty],
        Sent::Parts(parts) => parts
            .iter()
            .filter_map(|part| of_part(&part.kind))
            .collect(),
        Sent::Text | Sent::Bytes => Vec::new(),
    }
}

fn of_part(kind: &PartKind) -> Option<&TypeRef> {
    match kind {
        PartKind::Value(ty) | PartKind::Json(ty) => Some(ty),
        PartKind::File | PartKind::Files => None,
    }
}
