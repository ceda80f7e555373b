//! Where the API lives.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{Server as Described, ServerVariable as DescribedVariable};

use super::context::Context;
use super::docs;
use super::naming::{self, Kind, Scope, Wish};
use crate::diagnostic::Code;
use crate::ir::{Ident, Server, ServerVariable, UrlPart};
use crate::pointer::Pointer;
use crate::resolve::{Located, OperationView};

/// The extension that names a server.
const NAME: &str = "x-name";

/// How many words of a description make a name.
const WORDS: usize = 4;

/// What a server is called whose host is a variable and of which nothing else is said.
const NAMELESS: &str = "custom";

/// The setter of each variable, which servers share that have a variable of the same name.
type Setters = BTreeMap<String, Ident>;

/// Lowers every server whose URL says where it is.
pub(super) fn servers(cx: &mut Context<'_, '_>) -> Vec<Server> {
    let absolute = absolute(cx);
    let at = Pointer::root().child("servers");
    // Constructors and setters stand in one `impl`. A caller meets constructors first, so they keep the plain names.
    let wishes = absolute.iter().map(|server| constructor(cx, server));
    let mut wishes: Vec<Wish> = wishes.collect();
    let used: BTreeSet<&str> = absolute
        .iter()
        .flat_map(|one| variables(&one.value))
        .collect();
    wishes.extend(used.iter().map(|wire| {
        let place = at.child("variables").child(wire);
        Wish::made(naming::argument_name(wire), place).turn(1)
    }));
    let mut names = cx.settle(&Scope::new(Kind::Servers, &at), wishes);
    let setters = names.split_off(absolute.len());
    let setters = used.into_iter().map(str::to_owned).zip(setters).collect();
    let lowered = absolute.iter().zip(names);
    lowered
        .map(|(server, name)| lower(server, name, &setters))
        .collect()
}

/// Where an operation is sent that has servers of its own: to the first one that says where it is.
pub(super) fn own(cx: &mut Context<'_, '_>, view: &OperationView) -> Option<String> {
    let urls = |servers: &[Located<Described>]| -> Vec<String> {
        let servers = servers.iter();
        servers.map(|server| default_url(&server.value)).collect()
    };
    // Some documents repeat their servers at every operation.
    let first = view.servers.first()?;
    if urls(&view.servers) == urls(&cx.document.servers()) {
        return None;
    }
    let chosen = view.servers.iter().find(|one| is_absolute(&one.value));
    let Some(chosen) = chosen else {
        cx.report(
            Code::OperationServers,
            &first.at,
            format!(
                "the URL `{}` has no scheme and host: the operation goes where the others go",
                first.value.url
            ),
            "write the whole URL",
        );
        return None;
    };
    if view.servers.len() > 1 {
        let message = format!(
            "of several servers of an operation, the client uses `{}`",
            chosen.value.url
        );
        let remedy = "write the one that is meant first";
        cx.report(Code::OtherServers, &chosen.at, message, remedy);
    }
    Some(default_url(&chosen.value))
}

/// The servers whose URL says where they are; the others are reported.
fn absolute(cx: &mut Context<'_, '_>) -> Vec<Located<Described>> {
    let mut servers = Vec::new();
    for server in cx.document.servers() {
        if !is_absolute(&server.value) {
            cx.report(
                Code::RelativeServer,
                &server.at,
                format!(
                    "the URL `{}` has no scheme and host: callers have to give a base URL",
                    server.value.url
                ),
                "write the whole URL",
            );
            continue;
        }
        servers.push(server);
    }
    servers
}

fn constructor(cx: &Context<'_, '_>, server: &Located<Described>) -> Wish {
    let (chosen, place) = (cx.config.name(&server.at), cx.place(&server.at));
    let words = name_words(&server.value);
    Wish::new(naming::method_name, &words, chosen, place)
}

/// The declared variables that a server's URL has.
fn variables(server: &Described) -> Vec<&str> {
    let (mut names, mut rest) = (Vec::new(), server.url.as_str());
    let declared = |name| {
        server
            .variables
            .as_ref()
            .is_some_and(|all| all.contains_key(name))
    };
    while let Some((_, name, after)) = next_variable(rest) {
        names.push(name);
        rest = after;
    }
    names.retain(|name| declared(*name));
    names
}

fn lower(server: &Located<Described>, name: Ident, setters: &Setters) -> Server {
    let (url, variables) = template(&server.value, setters);
    Server {
        name,
        docs: docs::docs(server.value.description.as_deref().unwrap_or_default()),
        url,
        variables,
    }
}

/// Whether the URL, with every variable at its default, has a scheme and a host.
fn is_absolute(server: &Described) -> bool {
    let url = default_url(server);
    url.split_once("://").is_some_and(|(scheme, rest)| {
        !scheme.is_empty() && !scheme.contains('/') && !rest.is_empty()
    })
}

/// The URL with every variable at its default.
fn default_url(server: &Described) -> String {
    let (mut url, mut rest) = (String::new(), server.url.as_str());
    while let Some((text, name, after)) = next_variable(rest) {
        url.push_str(text);
        let known = server.variables.as_ref().and_then(|all| all.get(name));
        match known {
            Some(known) => url.push_str(&known.default),
            None => url.push_str(&format!("{{{name}}}")),
        }
        rest = after;
    }
    url + rest
}

/// What a server is named after: the extension, the start of its description, its host.
fn name_words(server: &Described) -> String {
    if let Some(name) = server.extensions.get(NAME).and_then(|name| name.as_str()) {
        return name.to_owned();
    }
    let description = server.description.as_deref().unwrap_or_default();
    let start = description
        .split(['.', ',', ':', ';', '(', '\n', '\r'])
        .next()
        .unwrap_or_default();
    let words: Vec<&str> = start.split_whitespace().take(WORDS).collect();
    if words
        .iter()
        .any(|word| word.chars().any(char::is_alphanumeric))
    {
        return words.join(" ");
    }
    let host = server.url.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let fixed = without_variables(host);
    if fixed.chars().any(char::is_alphanumeric) {
        fixed
    } else {
        NAMELESS.to_owned()
    }
}

/// The text of a template that is the same for every caller.
fn without_variables(host: &str) -> String {
    let (mut fixed, mut rest) = (String::new(), host);
    while let Some((text, _, after)) = next_variable(rest) {
        fixed.push_str(text);
        fixed.push(' ');
        rest = after;
    }
    fixed.push_str(rest);
    fixed
}

/// Splits a URL template into text and variables.
fn template(server: &Described, setters: &Setters) -> (Vec<UrlPart>, Vec<ServerVariable>) {
    let mut parts = Vec::new();
    let mut variables: Vec<ServerVariable> = Vec::new();
    let mut rest = server.url.as_str();
    while let Some((text, name, after)) = next_variable(rest) {
        let known = server.variables.as_ref().and_then(|all| all.get(name));
        let Some((known, setter)) = known.zip(setters.get(name)) else {
            // A name that is not declared: text like any other, which resolve has reported.
            let end = rest.len() - after.len();
            push_text(&mut parts, rest.get(..end).unwrap_or_default());
            rest = after;
            continue;
        };
        push_text(&mut parts, text);
        let position = variables.iter().position(|variable| variable.wire == name);
        let index = position.unwrap_or_else(|| {
            variables.push(ServerVariable {
                wire: name.to_owned(),
                name: setter.clone(),
                docs: docs::docs(known.description.as_deref().unwrap_or_default()),
                default: known.default.clone(),
                allowed: allowed(known),
            });
            variables.len() - 1
        });
        parts.push(UrlPart::Variable(index));
        rest = after;
    }
    push_text(&mut parts, rest);
    (parts, variables)
}

/// The values that a variable may have. The default is one of them, whether it is listed or not.
fn allowed(variable: &DescribedVariable) -> Vec<String> {
    let mut allowed = variable.enumeration.clone();
    if !allowed.is_empty() && !allowed.contains(&variable.default) {
        allowed.push(variable.default.clone());
    }
    allowed
}

/// The text before the next `{name}`, the name, and what follows.
fn next_variable(url: &str) -> Option<(&str, &str, &str)> {
    let (text, rest) = url.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((text, name, after))
}

fn push_text(parts: &mut Vec<UrlPart>, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(UrlPart::Text(last)) = parts.last_mut() {
        last.push_str(text);
    } else {
        parts.push(UrlPart::Text(text.to_owned()));
    }
}
