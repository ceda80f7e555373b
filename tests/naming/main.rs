//! An obstacle course for names: whatever a document calls things, the crate compiles and names stay apart.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails loudly"
)]

use clientsmith::ir::Ident;
use clientsmith::lower::naming::{
    Kind, Scope, argument_name, constant_name, field_name, method_name, module_name, package_name,
    type_name, variant_name,
};
use clientsmith::pointer::Pointer;
use proptest::prelude::*;

/// Every function that makes a name.
const NAMES: &[fn(&str) -> Ident] = &[
    type_name,
    variant_name,
    field_name,
    method_name,
    argument_name,
    module_name,
    constant_name,
];

/// Texts and their names as type, field and constant.
const TABLE: &[(&str, &str, &str, &str)] = &[
    (
        "IntegrationView",
        "IntegrationView",
        "integration_view",
        "INTEGRATION_VIEW",
    ),
    ("GIT_HUB", "GitHub", "git_hub", "GIT_HUB"),
    (
        "X-Rate-Limit-Limit",
        "XRateLimitLimit",
        "x_rate_limit_limit",
        "X_RATE_LIMIT_LIMIT",
    ),
    ("html_url", "HtmlUrl", "html_url", "HTML_URL"),
    ("HTTPServer", "HttpServer", "http_server", "HTTP_SERVER"),
    ("type", "Type", "r#type", "TYPE"),
    ("self", "Self_", "self_", "SELF"),
    ("crate", "Crate", "crate_", "CRATE"),
    ("gen", "Gen", "r#gen", "GEN"),
    ("1x2", "Type1x2", "value_1x2", "VALUE_1X2"),
    ("+1", "Plus1", "plus_1", "PLUS_1"),
    ("-1", "Minus1", "minus_1", "MINUS_1"),
    ("", "Empty", "empty", "EMPTY"),
    ("*", "Star", "star", "STAR"),
    ("<=", "LessEqual", "less_equal", "LESS_EQUAL"),
    ("$ref", "Ref", "r#ref", "REF"),
    ("café", "Cafe", "cafe", "CAFE"),
    ("a b/c.d", "ABCD", "a_b_c_d", "A_B_C_D"),
];

#[test]
fn the_table_of_names() {
    for (text, ty, field, constant) in TABLE {
        let names = (type_name(text), field_name(text), constant_name(text));
        let names = (names.0.as_str(), names.1.as_str(), names.2.as_str());
        assert_eq!(names, (*ty, *field, *constant), "{text:?}");
    }
}

#[test]
fn every_keyword_becomes_an_identifier() {
    let keywords = "as async await box break const continue crate do dyn else enum extern false final fn for gen if impl in let loop \
                    macro match mod move mut override priv pub ref return self Self static struct super trait true try type typeof \
                    unsafe unsized use virtual where while yield abstract become _";
    for keyword in keywords.split_whitespace() {
        for name in NAMES {
            is_identifier(name(keyword).as_str());
        }
    }
}

/// Panics unless Rust takes a text as one identifier.
fn is_identifier(text: &str) {
    syn::parse_str::<syn::Ident>(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
}

#[test]
fn what_is_taken_is_never_given() {
    let at = Pointer::root()
        .child("components")
        .child("schemas")
        .child("x");
    for (kind, wanted, given) in [
        (Kind::Types, type_name("option"), "OptionModel"),
        (Kind::Types, type_name("Client"), "ClientModel"),
        (Kind::Types, type_name("error"), "ErrorModel"),
        (Kind::Arguments, argument_name("timeout"), "timeout_param"),
        (Kind::Arguments, argument_name("send"), "send_param"),
        (Kind::Setters, field_name("new"), "new_value"),
        (Kind::Setters, field_name("clone"), "clone_value"),
        (Kind::Modules, module_name("mod"), "mod_module"),
        (Kind::Modules, module_name("con"), "con_module"),
        (
            Kind::BuilderSetters,
            field_name("build"),
            "build_credential",
        ),
        (Kind::Groups, method_name("builder"), "builder_api"),
    ] {
        assert_eq!(Scope::new(kind).claim(wanted, &at).as_str(), given);
    }
}

#[test]
fn names_that_collide_are_told_apart_by_their_place() {
    let place = |name: &str| Pointer::root().child("properties").child(name);
    let mut scope = Scope::new(Kind::Fields);
    let first = scope.claim(field_name("a-b"), &place("a-b"));
    let second = scope.claim(field_name("a_b"), &place("a_b"));
    let third = scope.claim(field_name("a.b"), &place("a.b"));
    assert_eq!(first.as_str(), "a_b");
    assert!(
        second.as_str().starts_with("a_b_x")
            && third.as_str().starts_with("a_b_x")
            && second != third
    );
    let mut without = Scope::new(Kind::Fields);
    without.claim(field_name("a-b"), &place("a-b"));
    assert_eq!(
        without.claim(field_name("a.b"), &place("a.b")),
        third,
        "the second one in between does not matter"
    );
}

#[test]
fn long_names_are_cut_and_stay_apart() {
    let (a, b) = ("x".repeat(500), format!("{}y", "x".repeat(499)));
    for name in NAMES {
        assert!(name(&a).as_str().len() <= 90 && name(&a) != name(&b));
    }
}

#[test]
fn packages_have_names_that_cargo_takes() {
    for (title, name) in [
        (
            "Swagger Petstore - OpenAPI 3.0",
            "swagger-petstore-open-api-3-0",
        ),
        ("123 API", "api-123-api"),
        ("", "empty"),
        ("test", "test-client"),
        ("日本語", "ri-ben-yu"),
    ] {
        assert_eq!(package_name(title), name);
    }
}

proptest! {
    #[test]
    fn any_text_gives_identifiers(text in any::<String>()) {
        for name in NAMES {
            let ident = name(&text);
            is_identifier(ident.as_str());
            prop_assert_eq!(&ident, &name(&text));
            prop_assert!(ident.as_str().is_ascii());
        }
        let package = package_name(&text);
        prop_assert!(package.starts_with(|c: char| c.is_ascii_lowercase()));
        prop_assert!(package.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    }

    #[test]
    fn a_scope_gives_each_name_once(texts in proptest::collection::vec("[a-cA-C_\\- ]{0,4}", 1..60)) {
        for (kind, name) in [(Kind::Types, NAMES[0]), (Kind::Fields, NAMES[2]), (Kind::Modules, NAMES[5]), (Kind::Constants, NAMES[6])] {
            let mut scope = Scope::new(kind);
            let mut given = std::collections::BTreeSet::new();
            for (number, text) in texts.iter().enumerate() {
                let ident = scope.claim(name(text), &Pointer::root().child(number));
                is_identifier(ident.as_str());
                prop_assert!(given.insert(ident.bare().to_lowercase()), "{} twice", ident);
            }
        }
    }
}
