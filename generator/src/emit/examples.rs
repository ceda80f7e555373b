//! `examples/`: one program per operation that the document has an example for, and the program of the README.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{Imports, Module};
use super::operation::argument::{self, Argument};
use super::{Artifact, Planned, docs, tokens};
use crate::ir::{Api, ExampleValue, Group, Ident, Operation, SchemeKind, SecurityScheme};

/// A program of `examples/`.
pub(super) struct Example<'a> {
    pub(super) name: String,
    pub(super) group: &'a Group,
    operation: &'a Operation,
}

/// Every example.
pub(super) fn all(api: &Api) -> impl Iterator<Item = Example<'_>> {
    let mut modules = BTreeMap::new();
    for (_, operation) in api.operations() {
        *modules.entry(operation.module.bare()).or_insert(0) += 1;
    }
    api.operations()
        .filter(|(_, operation)| operation.example.is_some())
        .map(move |(group, operation)| {
            let own = operation.module.bare();
            // The group's name stands before it where another group has the same.
            let name = match modules.get(own) {
                Some(1) => own.to_owned(),
                _ => format!("{}_{own}", group.name.bare()),
            };
            Example {
                name,
                group,
                operation,
            }
        })
}

/// The files.
pub(super) fn files(api: &Api) -> impl Iterator<Item = Planned<'_>> {
    all(api).map(move |example| {
        Planned::new(move || {
            let tokens = program(api, example.group, example.operation);
            Artifact::rust(format!("examples/{}.rs", example.name), tokens)
                .at(&example.operation.origin)
        })
    })
}

/// The program of the README: the same call with its values in place.
pub(super) fn quick_start(api: &Api, group: &Group, operation: &Operation) -> TokenStream {
    let mut imports = Imports::outside(api);
    imports.add(Module::Root, "Client");
    let positional = argument::positional(operation);
    let arguments: Vec<TokenStream> = values(operation, positional)
        .map(|(argument, value)| argument.literal(&mut imports, value))
        .collect();
    let setters = setters(&mut imports, operation);
    let credentials = schemes(api, operation).map(|scheme| {
        let (setter, values) = (&scheme.setter, credential(api, scheme));
        let values = values
            .iter()
            .map(|(variable, _)| quote! { std::env::var(#variable)? });
        // The user's name is taken by reference.
        let user = (scheme.kind == SchemeKind::Basic).then(|| quote! { & });
        quote! { .#setter(#user #(#values),*) }
    });
    let credentials: Vec<_> = credentials.collect();
    let (group, call, imports) = (&group.name, &operation.name, imports.lines());
    quote! {
        #imports

        #[tokio::main]
        async fn main() -> Result<(), Box<dyn std::error::Error>> {
            let client = Client::builder() #(#credentials)* .build()?;
            let answer = client.#group().#call(#(#arguments),*) #(#setters)* .send().await?;
            println!("{answer:#?}");
            Ok(())
        }
    }
}

/// The program of an example: base URL, credentials and plain arguments come from the environment.
fn program(api: &Api, group: &Group, operation: &Operation) -> TokenStream {
    let mut imports = Imports::outside(api);
    imports.add(Module::Root, "Client");
    imports.add(Module::Std, "env");
    imports.add(Module::StdError, "Error");
    let base_url = format!("{}_BASE_URL", api.package.env_prefix);
    let mut variables = vec![(base_url.clone(), "another server".to_owned())];
    let mut arguments = Vec::new();
    for (argument, value) in values(operation, argument::positional(operation)) {
        let Some(text) = argument.plain_text(api, value) else {
            arguments.push(argument.literal(&mut imports, value));
            continue;
        };
        let name = argument.name().bare();
        let variable = format!("{}_{}", api.package.env_prefix, name.to_uppercase());
        arguments.push(quote! { &setting(#variable, #text) });
        variables.push((variable, format!("the argument {}", docs::code(name))));
    }
    let mut credentials = Vec::new();
    for scheme in schemes(api, operation) {
        let values = credential(api, scheme);
        credentials.push(give(&scheme.setter, &values));
        variables.extend(
            values
                .into_iter()
                .map(|(variable, what)| (variable, what.to_owned())),
        );
    }
    let docs = docs::inner(&head(operation, &variables));
    let setters = setters(&mut imports, operation);
    let reads = values(operation, argument::positional(operation))
        .any(|(argument, value)| argument.plain_text(api, value).is_some());
    let setting = reads.then(setting);
    let allow = operation.deprecated.then(tokens::uses_deprecated);
    let (group, call, imports) = (&group.name, &operation.name, imports.lines());
    quote! {
        #docs

        #imports

        #allow
        #[tokio::main]
        async fn main() -> Result<(), Box<dyn Error>> {
            let mut builder = Client::builder();
            if let Ok(url) = env::var(#base_url) {
                builder = builder.base_url(url);
            }
            #(#credentials)*
            let client = builder.build()?;
            let answer = client.#group().#call(#(#arguments),*) #(#setters)* .send().await?;
            println!("{answer:#?}");
            Ok(())
        }

        #setting
    }
}

/// The helper that reads an argument.
fn setting() -> TokenStream {
    quote! {
        /// The environment variable `name`, or `default` where it is not set.
        fn setting(name: &str, default: &str) -> String {
            env::var(name).unwrap_or_else(|_| default.to_owned())
        }
    }
}

/// What an example says about itself.
fn head(operation: &Operation, variables: &[(String, String)]) -> String {
    let rows: Vec<String> = variables
        .iter()
        .map(|(variable, what)| format!("- `{variable}`: {what}"))
        .collect();
    format!(
        "Calls {} and prints the answer.\n\nRead from the environment, where it is set:\n\n{}",
        docs::code(&format!("{} {}", operation.method.as_str(), operation.path)),
        rows.join("\n")
    )
}

/// The statement that gives a credential to the builder where the environment has it.
fn give(setter: &Ident, values: &[(String, &str)]) -> TokenStream {
    let variables = values.iter().map(|(variable, _)| variable);
    if values.len() == 1 {
        return quote! {
            if let #(Ok(credential) = env::var(#variables))* {
                builder = builder.#setter(credential);
            }
        };
    }
    quote! {
        if let (Ok(user), Ok(password)) = (#(env::var(#variables)),*) {
            builder = builder.#setter(&user, password);
        }
    }
}

/// The schemes of the operation's first alternative.
fn schemes<'a>(api: &'a Api, operation: &'a Operation) -> impl Iterator<Item = &'a SecurityScheme> {
    let first = operation
        .security
        .first()
        .map(Vec::as_slice)
        .unwrap_or_default();
    first.iter().filter_map(|&index| api.schemes.get(index))
}

/// The environment variables that hold a credential.
fn credential(api: &Api, scheme: &SecurityScheme) -> Vec<(String, &'static str)> {
    let name = |end: &str| {
        format!(
            "{}_{}{end}",
            api.package.env_prefix,
            scheme.setter.bare().to_uppercase()
        )
    };
    match scheme.kind {
        SchemeKind::Basic => vec![
            (name("_USER"), "the user's name"),
            (name("_PASSWORD"), "the password"),
        ],
        SchemeKind::Bearer => vec![(name(""), "the token")],
        SchemeKind::HeaderKey(_) | SchemeKind::QueryKey(_) | SchemeKind::CookieKey(_) => {
            vec![(name(""), "the key")]
        }
    }
}

/// The setters without which the call is not sent, with the values of the example.
fn setters(imports: &mut Imports<'_>, operation: &Operation) -> Vec<TokenStream> {
    let setters = values(operation, argument::needed(operation)).map(|(argument, value)| {
        let (name, value) = (argument.name(), argument.literal(imports, value));
        quote! { .#name(#value) }
    });
    setters.collect()
}

/// Some of the operation's arguments with the values of its example.
fn values<'a>(
    operation: &'a Operation,
    arguments: impl Iterator<Item = Argument<'a>>,
) -> impl Iterator<Item = (Argument<'a>, &'a ExampleValue)> {
    let values = operation
        .example
        .iter()
        .flat_map(|example| &example.arguments);
    arguments.filter_map(move |argument| {
        let mut values = values.clone();
        let own = values.find(|value| value.name == *argument.name())?;
        Some((argument, &own.value))
    })
}
