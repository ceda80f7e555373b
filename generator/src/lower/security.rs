//! Security schemes and which of them an operation needs.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{APIKeyLocation, SecurityRequirement, SecurityScheme as Described};

use super::context::Context;
use super::docs;
use super::naming::{self, Kind, Scope, Wish};
use super::plan::Plan;
use crate::diagnostic::Code;
use crate::ir::{Ident, SchemeKind, SecurityScheme};
use crate::pointer::Pointer;
use crate::resolve::Located;

/// Schemes that operations use, and what each operation requires of them.
pub(super) struct Security {
    /// The schemes, in the order of the document.
    pub(super) schemes: Vec<SecurityScheme>,
    indices: BTreeMap<String, usize>,
    /// Those that carry scopes.
    scoped: BTreeSet<String>,
    default: Vec<SecurityRequirement>,
}

/// Lowers every scheme that an operation uses.
pub(super) fn security(cx: &mut Context<'_, '_>, plans: &[Plan]) -> Security {
    let mut security = Security {
        schemes: Vec::new(),
        indices: BTreeMap::new(),
        scoped: BTreeSet::new(),
        default: cx.document.security().unwrap_or_default(),
    };
    let used: BTreeSet<String> = plans
        .iter()
        .flat_map(|plan| security.requirements(plan))
        .flat_map(|requirement| requirement.keys().cloned())
        .collect();
    let mut supported = Vec::new();
    for (wire, scheme) in cx.document.security_schemes() {
        if !used.contains(&wire) {
            continue;
        }
        if let Described::OAuth2 { .. } | Described::OpenIDConnect { .. } = &scheme.value {
            security.scoped.insert(wire.clone());
        }
        let Some(kind) = kind(&scheme.value) else {
            unsupported(cx, &wire, &scheme);
            continue;
        };
        supported.push((wire, scheme, kind));
    }
    let names = names(cx, &supported);
    for ((wire, scheme, kind), (setter, constant)) in supported.into_iter().zip(names) {
        security
            .indices
            .insert(wire.clone(), security.schemes.len());
        security.schemes.push(SecurityScheme {
            provider: naming::provider_name(&setter),
            change: naming::change_name(&setter),
            setter,
            constant,
            docs: docs::docs(description(&scheme.value).unwrap_or_default()),
            kind,
            wire,
        });
    }
    security
}

/// The setter and the constant of each scheme.
fn names(
    cx: &mut Context<'_, '_>,
    schemes: &[(String, Located<Described>, SchemeKind)],
) -> Vec<(Ident, Ident)> {
    let setters = schemes.iter().map(|(wire, scheme, _)| {
        let (chosen, words) = (
            cx.config.name(&scheme.at),
            setter_words(wire, &scheme.value),
        );
        Wish::new(naming::method_name, words, chosen, scheme.at.clone())
    });
    let setters = setters.collect();
    let constants = schemes
        .iter()
        .map(|(wire, scheme, _)| Wish::new(naming::constant_name, wire, None, scheme.at.clone()));
    let constants = constants.collect();
    let owner = Pointer::root().child("components").child("securitySchemes");
    let setters = cx.settle(&Scope::new(Kind::BuilderSetters, &owner), setters);
    let constants = cx.settle(&Scope::new(Kind::Constants, &owner), constants);
    setters.into_iter().zip(constants).collect()
}

impl Security {
    /// What an operation requires: its own alternatives, else the document's.
    fn requirements<'a>(&'a self, plan: &'a Plan) -> &'a [SecurityRequirement] {
        plan.view
            .operation
            .security
            .as_deref()
            .unwrap_or(&self.default)
    }

    /// The alternatives of an operation; those with a scheme that the client cannot apply are left out.
    pub(super) fn alternatives(&self, plan: &Plan) -> Vec<Vec<usize>> {
        let alternative = |requirement: &SecurityRequirement| {
            let indices = requirement
                .keys()
                .map(|wire| self.indices.get(wire).copied());
            indices.collect::<Option<Vec<usize>>>()
        };
        self.requirements(plan)
            .iter()
            .filter_map(alternative)
            .collect()
    }

    /// The scopes that an operation requires: those of the extension `x-required-scopes`, else those of its OAuth 2 and
    /// OpenID Connect requirements.
    pub(super) fn scopes(&self, plan: &Plan) -> Vec<String> {
        if let Some(scopes) = plan.view.operation.extensions.get("x-required-scopes") {
            return match scopes {
                serde_json::Value::String(scope) => vec![scope.clone()],
                serde_json::Value::Array(scopes) => scopes
                    .iter()
                    .filter_map(|scope| scope.as_str().map(str::to_owned))
                    .collect(),
                _ => Vec::new(),
            };
        }
        let mut scopes: Vec<String> = Vec::new();
        let requirements = self.requirements(plan).iter().flatten();
        for scope in requirements
            .filter(|(wire, _)| self.scoped.contains(*wire))
            .flat_map(|(_, scopes)| scopes)
        {
            if !scopes.contains(scope) {
                scopes.push(scope.clone());
            }
        }
        scopes
    }
}

fn unsupported(cx: &mut Context<'_, '_>, wire: &str, scheme: &Located<Described>) {
    cx.report(
        Code::UnsupportedSecurity,
        &scheme.at,
        format!("the scheme `{wire}` cannot be applied by the client"),
        "callers may set its header for each call",
    );
}

fn kind(scheme: &Described) -> Option<SchemeKind> {
    match scheme {
        Described::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("bearer") => {
            Some(SchemeKind::Bearer)
        }
        Described::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => {
            Some(SchemeKind::Basic)
        }
        Described::HTTP { .. } => None,
        Described::OAuth2 { .. } | Described::OpenIDConnect { .. } => Some(SchemeKind::Bearer),
        Described::APIKey { location, name, .. } => Some(match location {
            APIKeyLocation::Header => SchemeKind::HeaderKey(name.clone()),
            APIKeyLocation::Query => SchemeKind::QueryKey(name.clone()),
            APIKeyLocation::Cookie => SchemeKind::CookieKey(name.clone()),
        }),
    }
}

/// What the builder's method is named after: the kind of credential, or the scheme where there may be several keys.
fn setter_words<'w>(wire: &'w str, scheme: &Described) -> &'w str {
    match scheme {
        Described::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => "basic auth",
        Described::HTTP { .. } => "bearer token",
        Described::OAuth2 { .. } | Described::OpenIDConnect { .. } => "access token",
        Described::APIKey { .. } => wire,
    }
}

fn description(scheme: &Described) -> Option<&str> {
    match scheme {
        Described::APIKey { description, .. }
        | Described::HTTP { description, .. }
        | Described::OAuth2 { description, .. }
        | Described::OpenIDConnect { description, .. } => description.as_deref(),
    }
}
