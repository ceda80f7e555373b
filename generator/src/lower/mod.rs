//! Meaning: from the document's grammar to what the client is. Every decision and every name is made here.
//!
//! [`lower`] is a list of passes:
//!
//! | pass | module | makes |
//! |---|---|---|
//! | plan | `plan` | what each operation sends and receives, with `contents` and `media` |
//! | explore | `explore` | the shape of every schema that is reached (`read`, `objects`, `enums`, `formats`, `compose`, `unions`, `inherit`) |
//! | split | `direction` | which types need a form for requests and one for responses |
//! | link | `types`, `type_names` | a name and an index for every type |
//! | define | `types`, `fields`, `variants` | the definitions |
//! | settle | `cycles` | boxes, and types that could have no value |
//! | construct | `constructors`, `positions` | how a caller makes a value, and the order of arguments |
//! | demand | `values`, `rules` | findings about defaults and examples, and what values can be checked for |
//! | group | `groups`, `method_texts`, `operations` | methods, with `parameters`, `styles`, `bodies`, `forms`, `parts`, `responses`, `headers`, `security`, `examples` |
//! | gate | `features` | which types are compiled with which groups |
//! | map | `typed` | which type stands for each schema |
//! | account | `overrides` | configuration that matched nothing |

mod answers;
mod arguments;
mod bodies;
mod branch_words;
mod branches;
mod compose;
mod constructors;
mod contents;
mod context;
mod coverage;
mod cycles;
mod describe;
mod direction;
pub mod docs;
mod enums;
mod examples;
mod explore;
mod features;
mod fields;
mod fit;
mod follow_ups;
mod foreign;
mod formats;
mod forms;
mod graph;
mod groups;
mod headers;
mod idents;
mod inherit;
mod keywords;
mod links;
mod media;
mod method_texts;
pub mod naming;
mod objects;
mod operations;
mod overrides;
mod package;
mod parameters;
mod parts;
mod pattern;
mod places;
mod plan;
mod positions;
mod read;
mod responses;
mod rivals;
mod routes;
mod rules;
mod samples;
mod security;
mod servers;
mod shapes;
mod status;
mod styles;
mod tags;
mod type_names;
mod typed;
mod types;
mod union_variants;
mod unions;
mod values;
mod variants;
mod view;

pub use coverage::{Coverage, Reason, Skipped, Untyped};
pub use package::package_name;

use crate::config::Config;
use crate::diagnostic::Sink;
use crate::ir::Api;
use crate::resolve::Document;
use context::Context;
use naming::{Names, Published};
use operations::Ground;

/// A client, and how much of the document it covers.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// The client.
    pub api: Api,
    /// How much of the document it covers.
    pub coverage: Coverage,
    /// Every name that people may use, by what it is of.
    pub names: Names,
}

/// Decides what the client of a document is.
///
/// Returns `None` only where an error was reported. What has no meaning in a client yet is a warning: the type is raw JSON,
/// and [`Coverage`] names the place.
///
/// `published` are the names of the client as it is; each is kept while the document still gives it.
pub fn lower(
    document: &Document<'_>,
    config: &Config,
    published: Names,
    sink: &mut Sink,
) -> Option<Lowered> {
    let cx = &mut Context::new(document, config, sink);
    cx.published = Published::new(published);
    let plans = plan::operations(cx);
    let roots = plan::roots(&plans);
    let schemas = explore::explore(cx, &roots);
    let forms = direction::Forms::find(&schemas);
    let drafts = groups::drafts(cx, &plans);
    let idents = {
        let names = type_names::TypeNames::new(&plans);
        let mut wishes = types::wishes(cx, &schemas, &forms, &names);
        wishes.extend(groups::wishes(cx, &drafts));
        wishes.extend(operations::wishes(cx, &plans));
        idents::TypeIdents::settle(cx, wishes)
    };
    let (links, names) = types::link(cx, &schemas, &forms, &idents);
    let mut types = types::define(cx, &links, names);
    cycles::settle(cx, &mut types);
    constructors::settle(cx, &links, &idents, &mut types);
    values::check(cx, &links, &types);
    rules::attach(cx, &links, &mut types);
    let security = security::security(cx, &plans);
    let targets = follow_ups::targets(&plans);
    let ground = Ground {
        targets: &targets,
        links: &links,
        types: &types,
        security: &security,
        idents: &idents,
    };
    let groups = groups::groups(cx, &ground, &plans, drafts);
    features::settle(&groups, &mut types);
    let api = Api {
        package: package::package(cx),
        info: package::info(cx),
        servers: servers::servers(cx),
        schemes: security.schemes,
        groups,
        types,
        foreign: cx.foreign.all().to_vec(),
        places: typed::places(cx, &links, &roots),
    };
    overrides::account(cx);
    let coverage = cx.finish()?;
    let names = std::mem::take(&mut cx.published).given();
    Some(Lowered {
        api,
        coverage,
        names,
    })
}
