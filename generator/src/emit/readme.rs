//! `README.md` of the crate; it is the crate's documentation page, too, so that its program is compiled.

use super::manifest::RUST_VERSION;
use super::parts::Parts;
use super::{Artifact, Block, Content, docs, examples, features};
use crate::ir::{Api, Group, Operation, Package, Source};

/// `README.md`.
pub(super) fn readme(api: &Api, parts: &Parts) -> Artifact {
    let mut blocks = vec![Block::Text(head(api))];
    if let Some((group, operation)) = shown(api) {
        blocks.push(Block::Text(
            "## A call\n\nWhat is required is an argument, or named where two could be mixed up; what is optional is chained.".to_owned(),
        ));
        blocks.push(Block::Program(examples::quick_start(api, group, operation)));
    }
    let sections = [
        Some(answers()),
        Some(data(parts)),
        bodies(parts),
        Some(around(api)),
        Some(limits()),
        Some(features(api)),
        Some(operations(api)),
        Some(foot()),
    ];
    blocks.extend(sections.into_iter().flatten().map(Block::Text));
    Artifact {
        path: "README.md".to_owned(),
        origin: None,
        content: Content::Markdown(blocks),
    }
}

/// The operation whose call is shown: the first one with an example.
pub(super) fn shown(api: &Api) -> Option<(&Group, &Operation)> {
    api.operations()
        .find(|(_, operation)| operation.example.is_some() && !operation.deprecated)
}

/// What the crate is, and how to get it.
fn head(api: &Api) -> String {
    let package = &api.package;
    let (title, version) = (api.info.title.as_str(), api.info.version.as_str());
    let name = &package.name;
    let dependency = match package.source {
        Source::Registry => format!("{:?}", package.version),
        Source::Folder => format!("{{ {} }}", source(package)),
    };
    let texts = [
        format!("# {name}"),
        docs::escaped(&package.description),
        format!(
            "A typed, asynchronous Rust client of {title}, made from version {version} of its OpenAPI document."
        ),
        api.info.docs.as_str().to_owned(),
        format!("## Install\n\n```toml\n[dependencies]\n{name} = {dependency}\n```"),
        "`examples/` has a program for each call that the document has an example of.".to_owned(),
    ];
    let shown = if examples::all(api).next().is_some() {
        texts.len()
    } else {
        texts.len() - 1
    };
    docs::paragraphs(texts.iter().take(shown).map(String::as_str))
}

/// What a manifest says about where the crate comes from.
fn source(package: &Package) -> String {
    match package.source {
        Source::Registry => format!("version = {:?}", package.version),
        Source::Folder => format!("path = \"path/to/{}\"", package.name),
    }
}

/// What a call gives back.
fn answers() -> String {
    "## Answers and errors

A call gives a `Response<T>`, which derefs to the declared type and knows the status and the headers; where the document
declares headers, `typed_headers()` reads them. A call that fails
gives an `Error`; where the document declares error bodies, a `CallError<E>` that derefs to `Error` and whose `body()` is
the declared body that belongs to the status.

- `error.outcome()` tells whether the request was not sent, maybe processed, or answered: the difference that matters
  before a call is repeated.
- `error.kind()`, and `is_timeout()`, `is_retryable()`, `status()`, `retry_after()` beside it, say what went wrong.
- A decode error names the JSON path. No error shows a value of a request or of an answer, a query or a header.
- Redirects are not followed unless `Client::builder().redirects(..)` says so: a 3xx that the document does not declare as a
  response is an error that names the target's origin."
        .to_owned()
}

/// How values are typed.
fn data(parts: &Parts) -> String {
    let mut text = "## Values

- An enum keeps a value that the document does not list and sends it back unchanged, unless it is a closed one.
- A member that is optional and nullable is a `Nullable`: absent, null or a value.
- A null for an optional member reads as absent; members that the document does not know are skipped.
- A `Secret` shows nothing of itself and is wiped when it is dropped. serde writes `[redacted]` in its place;
  `serde_json::to_string(&Exposed(&value))` writes the whole value."
        .to_owned();
    if parts.has("time") {
        text.push_str("\n- Dates and times keep the server's text exactly, even one that is no date: `to_system_time()` and `fits()` tell.");
    }
    text
}

/// How files and streams are given and taken, where there are any.
fn bodies(parts: &Parts) -> Option<String> {
    let rows = [
        (
            "multipart",
            "- A file is a `FilePart`: bytes, text, or a `RequestBody::reader(..)` that is read while it is sent. Files are \
             sent after the other parts.",
        ),
        (
            "stream",
            "- An answer of bytes can be read while it comes: `send_stream()` in place of `send()`. Then the limit for the \
             whole call holds until the answer begins.",
        ),
    ];
    let rows = rows.iter().filter(|(part, _)| parts.has(part));
    let rows: Vec<&str> = rows.map(|(_, row)| *row).collect();
    (!rows.is_empty()).then(|| format!("## Files and streams\n\n{}", rows.join("\n")))
}

/// What can be put around every call.
fn around(api: &Api) -> String {
    include_str!("readme/around.md")
        .trim_end()
        .replace("CRATE", api.package.crate_name.bare())
}

/// The limits of a call.
fn limits() -> String {
    "## Limits

| limit | default |
| --- | --- |
| connecting | 10 s |
| silence while an answer is awaited or read | 30 s |
| the whole call | 60 s |
| an answer's body | 32 MiB |

`Client::builder()` changes them for every call, `.timeout(..)` for one. Plain `http` is refused except to a loopback
address, unless `allow_insecure_http()` is set."
        .to_owned()
}

/// The crate's features.
fn features(api: &Api) -> String {
    let groups = features::all(api).map(|(group, feature)| {
        format!(
            "| `{feature}` | the calls of `{}()` and their types |\n",
            group.name
        )
    });
    let groups: String = groups.collect();
    let name = &api.package.name;
    let slim = match features::all(api).next() {
        Some((_, feature)) => format!("`{feature}` in place of `full` compiles that group alone."),
        None => String::new(),
    };
    format!(
        "## Features

| feature | brings |
| --- | --- |
| `full` (default) | every group of calls, also those that later versions add |
{groups}| `rustls` (default) | TLS by rustls, with AWS-LC for its cryptography |
| `rustls-ring` | TLS by rustls, with ring: a shorter build. Unless something else is chosen before, the first client makes ring the choice of the process; until then, making a client of reqwest panics |
| `native-tls` | TLS by the operating system's library |
| `reqwest` | the transport that a client has unless given another; each kind of TLS brings it |

With `reqwest` but neither kind of TLS, only plain `http` works. Without it, a client needs a transport of your own, and
neither reqwest nor hyper is compiled. To change the defaults:

```toml
{name} = {{ {}, default-features = false, features = [\"native-tls\", \"full\"] }}
```

{slim}",
        source(&api.package)
    )
    .trim_end()
    .to_owned()
}

/// Every operation.
fn operations(api: &Api) -> String {
    let rows = api.operations().map(|(group, operation)| {
        let call = format!("{}().{}", group.name, operation.name);
        let server = operation.server.as_deref().unwrap_or_default();
        let server = server.trim_end_matches('/');
        let request = format!("{} {server}{}", operation.method.as_str(), operation.path);
        format!(
            "| `{call}` | {} |",
            docs::code(&request).replace('|', "\\|")
        )
    });
    let rows: Vec<String> = rows.collect();
    format!(
        "## Calls\n\n| call | request |\n| --- | --- |\n{}",
        rows.join("\n")
    )
}

fn foot() -> String {
    format!(
        "## Rust version

This crate is built and tested with Rust {RUST_VERSION} and later.

## Generated

Every file of this crate is generated from an OpenAPI document. A change goes into the document; then the crate is
generated again."
    )
}
