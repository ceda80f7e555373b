//! Texts of a document that try to leave the place they are put into.

use clientsmith::emit::emit;
use clientsmith::ir::{Api, EnumValues, TypeKind};
use clientsmith::pointer::Pointer;
use clientsmith::render::{FileSet, render};

/// Each breaks out of something: a string, a comment, an attribute, a Markdown fence, a TOML table, a line.
const HOSTILE: &[&str] = &[
    "\"; pub fn evil() {} //",
    "*/ pub fn evil() {} /*",
    "\"#]\npub fn evil() {}\n#[doc=\"",
    "a\r\npub fn evil() {}\u{2028}\u{202E}",
    "```\npub fn evil() {}\n```",
    "--> <script>pub fn evil() {}</script>",
    "\"\n[dependencies]\nevil = \"1\"",
    "__blank_line__!();",
    "..= a",
    "\\\" {} {0} \\u{0}",
    "",
];

/// The sample with `text` wherever a text of the document is kept as it is.
fn with(text: &str) -> Api {
    let mut api = crate::emit_support::api();
    api.package.description = text.to_owned();
    api.package.command = format!("clientsmith {text}");
    for def in &mut api.types {
        def.origin = Pointer::root().child(text);
        match &mut def.kind {
            TypeKind::Object(object) => {
                for field in &mut object.fields {
                    field.wire.push_str(text);
                }
            }
            TypeKind::Enum(values) => {
                if let EnumValues::Strings(values) = &mut values.values {
                    for value in values {
                        value.wire.push_str(text);
                    }
                }
            }
            TypeKind::Union(union) => {
                let tag = union.tag.iter_mut();
                let tags = union
                    .variants
                    .iter_mut()
                    .flat_map(|variant| &mut variant.tags);
                tag.chain(tags).for_each(|tag| tag.push_str(text));
            }
            TypeKind::Alias(_) => {}
        }
    }
    for scheme in &mut api.schemes {
        scheme.wire = text.to_owned();
    }
    for operation in api
        .groups
        .iter_mut()
        .flat_map(|group| &mut group.operations)
    {
        operation.id = text.to_owned();
        operation.path = format!("/{text}");
        operation.success.accept = text.to_owned();
        for param in &mut operation.params {
            param.wire = text.to_owned();
        }
        for field in operation
            .headers
            .iter_mut()
            .flat_map(|headers| &mut headers.fields)
        {
            field.wire = text.to_owned();
        }
    }
    api
}

/// Names of the functions and the macros at any depth.
fn defined(files: &FileSet) -> Vec<String> {
    let rust = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.flat_map(|(path, text)| {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        let items = file.items.into_iter();
        items.filter_map(move |item| match item {
            syn::Item::Fn(item) => Some(format!("{path}: fn {}", item.sig.ident)),
            syn::Item::Macro(item) => Some(format!("{path}: {}!", item.mac.path.segments[0].ident)),
            _ => None,
        })
    })
    .collect()
}

#[test]
fn no_text_adds_an_item() {
    let api = crate::emit_support::api();
    let usual = render(&emit(&api), &api.package.command).expect("the sample");
    for text in HOSTILE {
        let api = with(text);
        let files = render(&emit(&api), &api.package.command).expect(text);
        assert_eq!(defined(&files), defined(&usual), "{text:?}");
    }
}

#[test]
fn no_text_changes_the_manifest() {
    for text in HOSTILE {
        let api = with(text);
        let files = render(&emit(&api), &api.package.command).expect(text);
        let manifest: toml::Table = files
            .get("Cargo.toml")
            .expect("a manifest")
            .parse()
            .expect(text);
        assert_eq!(manifest["package"]["description"].as_str(), Some(*text));
        assert!(
            !manifest["dependencies"]
                .as_table()
                .expect("a table")
                .contains_key("evil"),
            "{text:?}"
        );
    }
}
