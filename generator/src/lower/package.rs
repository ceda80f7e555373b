//! The crate and what the document says about itself.

use super::context::Context;
use super::docs;
use super::naming;
use crate::config::{Config, Features};
use crate::ir::{Gates, Info, Package, Source};
use crate::resolve::Document;

/// The command that the first line of every file names.
const COMMAND: &str = "clientsmith generate";

/// The crate that is written.
pub(super) fn package(cx: &Context<'_, '_>) -> Package {
    let package = cx.config.package();
    let title = cx.document.info().value.title;
    let description = package.description.clone();
    let name = package_name(cx.document, cx.config);
    Package {
        crate_name: naming::module_name(&name),
        env_prefix: naming::constant_name(&name).bare().to_owned(),
        description: description.unwrap_or_else(|| format!("A client for {}.", one_line(&title))),
        license: package.license.clone(),
        repository: package.repository.clone(),
        command: COMMAND.to_owned(),
        source: if package.publish {
            Source::Registry
        } else {
            Source::Folder
        },
        gates: match package.features {
            Features::None => Gates::None,
            Features::Tags => Gates::Features,
        },
        name,
        version: package.version.clone(),
    }
}

/// The name of the crate's package.
#[must_use]
pub fn package_name(document: &Document<'_>, config: &Config) -> String {
    let name = config.package().name.clone();
    name.unwrap_or_else(|| naming::package_name(&document.info().value.title))
}

/// What the document says about itself.
pub(super) fn info(cx: &Context<'_, '_>) -> Info {
    let info = cx.document.info().value;
    Info {
        title: docs::line(&info.title),
        version: docs::line(&info.version),
        docs: docs::docs(info.description.as_deref().unwrap_or_default()),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
