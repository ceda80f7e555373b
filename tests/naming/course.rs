//! The obstacle course: what documents really call things.

use clientsmith::lower::naming::{
    constant_name, field_name, method_name, module_name, package_name, type_name, variant_name,
};

use crate::kinds::{NAMERS, Namer, assert_sound};

/// Names that some function has to do something about.
const OBSTACLES: &[&str] = &[
    // Keywords of every edition, weak ones, and what looks like one.
    "as",
    "async",
    "await",
    "box",
    "crate",
    "dyn",
    "else",
    "fn",
    "gen",
    "loop",
    "macro",
    "macro_rules",
    "match",
    "Self",
    "self",
    "static",
    "super",
    "try",
    "type",
    "union",
    "yield",
    "raw",
    "safe",
    "_",
    "__",
    "'static",
    // The prelude, primitives, and what emitted code names.
    "Option",
    "Some",
    "None",
    "Ok",
    "Err",
    "Result",
    "Vec",
    "String",
    "Box",
    "bool",
    "str",
    "u8",
    "i64",
    "std",
    "core",
    "Default",
    "Clone",
    "Debug",
    "Send",
    "Error",
    "Client",
    "Response",
    "Secret",
    "Nullable",
    "new",
    "send",
    "clone",
    "call",
    "types",
    "runtime",
    "api",
    "client",
    "lib",
    "main",
    "mod",
    "con",
    "aux",
    "nul",
    "com1",
    // Punctuation, digits, nothing.
    "",
    " ",
    "-",
    "+1",
    "-1",
    "*",
    "/",
    "<=",
    "$ref",
    "@type",
    "#",
    "2fa",
    "3",
    "1x2",
    "1_2",
    "0",
    "404",
    "a-b",
    "a_b",
    "a.b",
    "a b",
    "a--b",
    "__a__",
    "a[]",
    "a[b]",
    "{a}",
    "a/b/{c}",
    "..",
    "../../etc/passwd",
    "C:\\x",
    "a\u{0}b",
    "\n",
    // Capitals.
    "HTMLUrl",
    "XMLHttpRequest",
    "iOS",
    "OAuth2",
    "userID",
    "IDs",
    "SHOUTY_CASE",
    "camelCase",
    "PascalCase",
    "kebab-case",
    "X-Rate-Limit",
    "EC2",
    "i18n",
    "sha256Sum",
    // Every script, and what hides in one.
    "größe",
    "naïve",
    "日本語",
    "имя",
    "اسم",
    "🦀",
    "é",
    "e\u{301}",
    "ﬁ",
    "Ⅷ",
    "K",
    "\u{200b}",
    "\u{202e}abc",
    "\u{feff}x",
    "a\u{ad}b",
    "İ",
    "ß",
    "ǅ",
    "𝕏",
    "１２",
    "\u{10ffff}",
];

#[test]
fn every_obstacle_gets_a_sound_name() {
    let long = [
        "x".repeat(500),
        "long_word_".repeat(50),
        "é".repeat(500),
        "1".repeat(500),
        "_".repeat(500),
    ];
    let all = OBSTACLES
        .iter()
        .copied()
        .chain(long.iter().map(String::as_str));
    for text in all {
        for (kind, namer, case) in NAMERS {
            assert_sound(kind, *case, text, &namer(text));
        }
    }
}

#[track_caller]
fn check(namer: Namer, pairs: &[(&str, &str)]) {
    for (text, name) in pairs {
        assert_eq!(namer(text).as_str(), *name, "from {text:?}");
    }
}

#[test]
fn types_and_variants_are_in_camel_case() {
    check(
        type_name,
        &[
            ("IntegrationView", "IntegrationView"),
            ("integration-view", "IntegrationView"),
            ("HTMLUrl", "HtmlUrl"),
            ("oauth2_token", "Oauth2Token"),
            ("2fa", "Type2fa"),
            ("größe", "Grosse"),
            ("self", "Self_"),
            ("", "Empty"),
        ],
    );
    check(
        variant_name,
        &[
            ("GIT_HUB", "GitHub"),
            ("READ_ONLY", "ReadOnly"),
            ("+1", "Plus1"),
            ("-1", "Minus1"),
            ("*", "Star"),
            ("<=", "LessEqual"),
            ("1x2", "Value1x2"),
            ("", "Empty"),
            ("Self", "Self_"),
        ],
    );
}

#[test]
fn everything_else_is_in_snake_case() {
    check(
        field_name,
        &[
            ("htmlUrl", "html_url"),
            ("git_hub_user_id", "git_hub_user_id"),
            ("@type", "r#type"),
            ("X-Rate-Limit", "x_rate_limit"),
            ("self", "self_"),
            ("crate", "crate_"),
            ("2fa", "value_2fa"),
            ("gen", "r#gen"),
        ],
    );
    check(
        method_name,
        &[
            ("updateIntegration", "update_integration"),
            ("move", "r#move"),
            ("1", "call_1"),
        ],
    );
    check(
        module_name,
        &[
            ("PetStore", "pet_store"),
            ("async", "r#async"),
            ("../../etc", "etc"),
        ],
    );
    check(
        constant_name,
        &[("per_page", "PER_PAGE"), ("type", "TYPE"), ("1", "VALUE_1")],
    );
}

#[test]
fn a_package_has_a_name_that_cargo_takes() {
    for (text, name) in [
        ("Buddy.works API", "buddy-works-api"),
        ("Pet Store", "pet-store"),
        ("3D", "api-3d"),
        ("test", "test-client"),
        ("std", "std-client"),
        ("async", "async-client"),
    ] {
        assert_eq!(package_name(text), name, "from {text:?}");
    }
    for text in OBSTACLES {
        let name = package_name(text);
        let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(
            name.chars().all(sound) && name.starts_with(|c: char| c.is_ascii_lowercase()),
            "{text:?}: `{name}`"
        );
        assert!(
            !name.ends_with('-') && name.len() <= 80,
            "{text:?}: `{name}`"
        );
    }
}

#[test]
fn long_names_that_begin_alike_stay_apart() {
    let (one, two) = (
        format!("{}a", "x".repeat(500)),
        format!("{}b", "x".repeat(500)),
    );
    for (kind, namer, _) in NAMERS {
        assert_ne!(namer(&one), namer(&two), "{kind}");
    }
}
