//! `inspect`.

use super::args::{InspectArgs, InspectFormat};
use super::output::{complain, say, style};
use super::{End, failed};
use crate::{Generator, describe, describe_json};

/// Shows operations and types as Rust will see them.
pub(super) fn run(args: &InspectArgs) -> End {
    let generator = match &args.config {
        Some(config) => Generator::from_config(config).map(|generator| generator.spec(&args.spec)),
        None => Ok(Generator::from_document(&args.spec)),
    };
    let generator = generator.map(|generator| match &args.root {
        Some(root) => generator.root(root),
        None => generator,
    });
    let (api, checked) = match generator.and_then(Generator::inspect) {
        Ok(known) => known,
        Err(failure) => return failed(&failure),
    };
    complain(&checked.render(style()));
    match args.format {
        InspectFormat::Text => say(&describe(&api)),
        InspectFormat::Json => say(&describe_json(&api)),
    }
}
