//! Meaning: from the document's grammar to what the client is. Every decision and every name is made here.
//!
//! [`lower`] is a list of passes:
//!
//! | pass | module | makes |
//! |---|---|---|
//! | plan | `plan` | what each operation sends and receives; which operations are left out |
//! | explore | `explore` | the shape of every schema that is reached (`read`, `objects`, `enums`, `formats`, `compose`, `unions`, `inherit`) |
//! | split | `direction` | which types need a form for requests and one for responses |
//! | link | `types`, `type_names` | a name and an index for every type |
//! | define | `types`, `fields`, `variants` | the definitions |
//! | settle | `cycles` | boxes, and types that could have no value |
//! | group | `groups`, `operations` | methods, with `parameters`, `bodies`, `responses`, `headers`, `security`, `examples` |
//! | account | `overrides` | configuration that matched nothing |

mod bodies;
mod branches;
mod compose;
mod context;
mod coverage;
mod cycles;
mod describe;
mod direction;
pub mod docs;
mod enums;
mod examples;
mod explore;
mod fields;
mod fit;
mod formats;
mod graph;
mod groups;
mod headers;
mod inherit;
mod keywords;
mod links;
mod media;
pub mod naming;
mod objects;
mod operations;
mod overrides;
mod package;
mod parameters;
mod plan;
mod read;
mod responses;
mod security;
mod servers;
mod shapes;
mod status;
mod tags;
mod type_names;
mod types;
mod union_variants;
mod unions;
mod variants;
mod view;

pub use coverage::{Coverage, Skipped, Untyped};

use crate::config::Config;
use crate::diagnostic::Sink;
use crate::ir::Api;
use crate::resolve::Document;
use context::Context;
use naming::{Kind, Scope};
use operations::Ground;

/// A client, and how much of the document it covers.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// The client.
    pub api: Api,
    /// How much of the document it covers.
    pub coverage: Coverage,
}

/// Decides what the client of a document is.
///
/// Returns `None` only where an error was reported. What has no meaning in a client yet is a warning: the operation is
/// left out or the type is raw JSON, and [`Coverage`] names the place.
pub fn lower(document: &Document<'_>, config: &Config, sink: &mut Sink) -> Option<Lowered> {
    let cx = &mut Context::new(document, config, sink);
    let plans = plan::operations(cx);
    let schemas = explore::explore(cx, &plan::roots(&plans));
    let forms = direction::Forms::find(&schemas);
    let mut scope = Scope::new(Kind::Types);
    let names = type_names::TypeNames::new(&plans);
    let (links, idents) = types::link(cx, &schemas, &forms, &names, &mut scope);
    let mut types = types::define(cx, &links, idents);
    cycles::settle(cx, &mut types);
    let security = security::security(cx, &plans);
    let ground = Ground {
        links: &links,
        types: &types,
        security: &security,
    };
    let groups = groups::groups(cx, &ground, &plans, &mut scope);
    let api = Api {
        package: package::package(cx),
        info: package::info(cx),
        servers: servers::servers(cx),
        schemes: security.schemes,
        groups,
        types,
    };
    overrides::account(cx);
    let coverage = cx.finish()?;
    Some(Lowered { api, coverage })
}
