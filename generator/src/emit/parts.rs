//! `src/runtime/`: the hand-written part of the client, copied as it is, and only what this client uses.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Artifact, Content, Planned};
use crate::ir::{
    Api, Availability, Case, Gates, Operation, Primitive, Rule, Sent, SuccessShape, TypeKind,
    TypeRef,
};

/// One file of the runtime.
struct Part {
    name: &'static str,
    text: &'static str,
    /// What the crate's root shows of it.
    exports: &'static [&'static str],
}

/// Declares the files; each is found by its name.
macro_rules! parts {
    ($($name:literal: $exports:expr;)*) => {
        &[$(Part {
            name: $name,
            text: include_str!(concat!("../../runtime/", $name, ".rs")),
            exports: &$exports,
        }),*]
    };
}

/// The list of the parts, from which those that are not used are taken.
const MODULE: &str = include_str!("../../runtime/mod.rs");

/// What stands before parts that depend on features and are there where nothing is asked about them.
const CONDITIONS: &[&str] = &[
    "#[cfg(feature = \"reqwest\")]\n",
    "#[cfg(not(all(feature = \"rustls-ring\", not(feature = \"rustls\"))))]\n",
];

/// Every part.
const PARTS: &[Part] = parts! {
    "answer": ["FromHeaders", "Headers", "Response", "UnreadableHeader"];
    "auth": [];
    "base64": ["Base64", "Base64Url"];
    "base_url": [];
    "body": ["BodySource", "RequestBody"];
    "call": [];
    "call_error": ["CallError"];
    "check": ["Check", "Violation", "Violations"];
    "clock": [];
    "containers": [];
    "content_type": [];
    "core": [];
    "credentials": ["CredentialProvider", "ProviderError", "Token"];
    "duration": ["IsoDuration"];
    "enums": ["Unrecognized"];
    "error": ["Error", "ErrorKind", "Outcome", "Phase"];
    "error_text": [];
    "execute": [];
    "foreign": [];
    "form": [];
    "json": ["Misfit"];
    "limits": ["Limits"];
    "locate": [];
    "multipart": ["FilePart"];
    "net": ["IpText", "Ipv4Text", "Ipv6Text"];
    "no_transport": [];
    "nullable": ["Nullable"];
    "object": [];
    "operation": [];
    "pattern": [];
    "proxies": [];
    "redirect": ["Redirects"];
    "reqwest_transport": [];
    "retry_after": [];
    "secret": ["Exposed", "Secret"];
    "seen": [];
    "server": [];
    "shaped": [];
    "stream": ["BodyStream"];
    "style": [];
    "tagged": [];
    "tagging": [];
    "template": [];
    "text": ["WrongForm"];
    "time": ["Date", "DateTime", "Time"];
    "tls_given": [];
    "tls_ring": [];
    "transport": ["BoxFuture", "ResponseBody", "Transport", "TransportError", "TransportErrorKind",
        "TransportRequest", "TransportResponse"];
    "tree": [];
    "types": [];
    "union": ["Unmatched"];
    "uuid": ["Uuid"];
    "wire": [];
};

/// Parts that a client need not have, and the parts that they need themselves.
const OPTIONAL: &[(&str, &[&str])] = &[
    ("base64", &["text"]),
    ("check", &[]),
    ("content_type", &[]),
    ("duration", &["text"]),
    ("enums", &[]),
    ("foreign", &[]),
    ("form", &[]),
    ("multipart", &[]),
    ("net", &["text"]),
    ("no_transport", &[]),
    ("pattern", &[]),
    ("shaped", &["union"]),
    ("stream", &[]),
    ("tagged", &["tagging", "union"]),
    ("tagging", &[]),
    ("text", &[]),
    ("time", &["text"]),
    ("tls_ring", &[]),
    ("types", &[]),
    ("union", &[]),
    ("uuid", &["text"]),
];

/// The parts of the runtime that a client uses.
pub(super) struct Parts {
    unused: BTreeSet<&'static str>,
    gates: Gates,
}

impl Parts {
    /// What `api` uses.
    pub(super) fn of(api: &Api) -> Self {
        let mut used = BTreeSet::new();
        for def in &api.types {
            of_type(&def.kind, &mut used);
            if def.availability != Availability::Always {
                used.insert("types");
            }
            if let Some(rules) = &def.rules {
                used.insert("check");
                used.extend(has_pattern(rules).then_some("pattern"));
            }
        }
        for (_, operation) in api.operations() {
            of_operation(operation, &mut used);
        }
        if api.package.gates == Gates::Features {
            used.extend(["no_transport", "tls_ring"]);
        }
        let needed = OPTIONAL.iter().filter(|(name, _)| used.contains(name));
        let needed: Vec<&str> = needed
            .flat_map(|(_, needs)| needs.iter().copied())
            .collect();
        used.extend(needed);
        let optional = OPTIONAL.iter().map(|(name, _)| *name);
        Self {
            unused: optional.filter(|name| !used.contains(name)).collect(),
            gates: api.package.gates,
        }
    }

    /// Whether the part `name` is used.
    pub(super) fn has(&self, name: &str) -> bool {
        !self.unused.contains(name)
    }

    /// What the crate's root shows of the runtime, in rustfmt's order.
    pub(super) fn exports(&self) -> Vec<&'static str> {
        let mut names: Vec<&str> = self
            .used()
            .flat_map(|part| part.exports.iter().copied())
            .collect();
        names.sort_unstable();
        names
    }

    /// The files.
    pub(super) fn files<'a>(&self) -> Vec<Planned<'a>> {
        let module = self.module();
        let file = |name: &str, text: Cow<'static, str>| Artifact {
            path: format!("src/runtime/{name}.rs"),
            origin: None,
            content: Content::Runtime(text),
        };
        let module = Planned::new(move || file("mod", Cow::Owned(module.clone())));
        let parts = self
            .used()
            .map(move |part| Planned::new(move || file(part.name, Cow::Borrowed(part.text))));
        std::iter::once(module).chain(parts).collect()
    }

    fn used(&self) -> impl Iterator<Item = &'static Part> {
        PARTS.iter().filter(|part| self.has(part.name))
    }

    /// `mod.rs` without the parts that are not used: their `mod` lines with the attributes before, and their `use` lines.
    fn module(&self) -> String {
        let mut kept = String::new();
        let mut item = String::new();
        for line in MODULE.split_inclusive('\n') {
            item.push_str(line);
            let ends =
                line.trim_end().ends_with(';') || line.trim().is_empty() || line.starts_with("//");
            if ends {
                if !self.unused.iter().any(|name| is_of(&item, name)) {
                    kept.push_str(&item);
                }
                item.clear();
            }
        }
        kept.push_str(&item);
        match self.gates {
            Gates::Features => kept,
            Gates::None => CONDITIONS
                .iter()
                .fold(kept, |kept, condition| kept.replace(condition, "")),
        }
    }
}

/// Whether an item of `mod.rs` declares or shows the part `name`.
fn is_of(item: &str, name: &str) -> bool {
    let line = item.lines().last().unwrap_or_default();
    line.trim_start_matches("pub(crate) ") == format!("mod {name};")
        || line.contains(&format!("use self::{name}::"))
}

fn of_type(kind: &TypeKind, used: &mut BTreeSet<&'static str>) {
    match kind {
        TypeKind::Enum(_) => {
            used.insert("enums");
        }
        TypeKind::Union(union) => {
            used.insert(if union.tag.is_some() {
                "tagged"
            } else {
                "shaped"
            });
        }
        TypeKind::Object(_) | TypeKind::Alias(_) => {}
    }
    used.extend(kind.types().into_iter().filter_map(of_ref));
}

/// Whether regular expressions are among the rules.
fn has_pattern(rules: &[Rule]) -> bool {
    rules.iter().any(|rule| match rule {
        Rule::Pattern(_) => true,
        Rule::Items(rules) | Rule::Member(_, rules) | Rule::Others(_, rules) => has_pattern(rules),
        Rule::Case { rules, .. } | Rule::Not(rules) => has_pattern(rules),
        Rule::OneOf(branches) => branches.iter().any(|rules| has_pattern(rules)),
        _ => false,
    })
}

fn of_operation(operation: &Operation, used: &mut BTreeSet<&'static str>) {
    used.extend(operation.types().into_iter().filter_map(of_ref));
    if operation.success.stream.is_some() {
        used.insert("stream");
    }
    let errors = operation.errors.iter().flat_map(|errors| &errors.cases);
    let several: &[Case] = match &operation.success.shape {
        SuccessShape::Several { cases, .. } => cases,
        _ => &[],
    };
    let mut cases = errors.chain(several);
    if cases.any(|case| !case.media_types.is_empty()) {
        used.insert("content_type");
    }
    match operation.body.as_ref().map(|body| &body.payload) {
        Some(Sent::Form(_)) => {
            used.insert("form");
        }
        Some(Sent::Parts(_) | Sent::Members(_)) => {
            used.insert("multipart");
        }
        _ => {}
    }
    let headers = operation.headers.iter().flat_map(|headers| &headers.fields);
    used.extend(headers.filter_map(|field| of_primitive(field.ty)));
}

fn of_ref(ty: &TypeRef) -> Option<&'static str> {
    match ty.innermost() {
        TypeRef::Primitive(primitive) => of_primitive(*primitive),
        _ => None,
    }
}

/// The part that a primitive is in, where it is an optional one.
fn of_primitive(primitive: Primitive) -> Option<&'static str> {
    match primitive {
        Primitive::DateTime | Primitive::Date | Primitive::Time => Some("time"),
        Primitive::Duration => Some("duration"),
        Primitive::Uuid => Some("uuid"),
        Primitive::Ip | Primitive::Ipv4 | Primitive::Ipv6 => Some("net"),
        Primitive::Base64 | Primitive::Base64Url => Some("base64"),
        Primitive::Foreign(_) => Some("foreign"),
        _ => None,
    }
}
