//! Where calls go: base URLs, path values, and the check of the whole.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use clientsmith_runtime::runtime::{
    CoreBuilder, ErrorKind, Limits, Outcome, Param, ServerUrl, Style,
};

use crate::support::{core, empty, operation, send, Fake};

fn accepts(base: &str) -> bool {
    let built = CoreBuilder::new(base, "tests/1", &[]).build();
    if let Err(error) = &built {
        assert!(matches!(error.kind(), ErrorKind::Configuration(_)));
        assert_eq!(error.outcome(), Outcome::NotSent);
        // What is refused may hold a password.
        assert!(!format!("{error} {error:?}").contains("canary"), "{error}");
    }
    built.is_ok()
}

#[test]
fn bases_that_are_accepted() {
    for base in [
        "https://h",
        "https://h/",
        "https://h/api",
        "https://h/api/",
        "HTTPS://H.Example/Api",
        "https://h:8443/api",
        "https://[2001:db8::1]/api",
        "https://192.0.2.1",
        "http://localhost",
        "http://localhost:8080/api",
        "http://127.0.0.1",
        "http://127.9.9.9:1",
        "http://[::1]:80/",
    ] {
        assert!(accepts(base), "{base}");
    }
}

#[test]
fn bases_that_are_refused() {
    for base in [
        "",
        "api.example.com",
        "/api",
        "//h/api",
        "ftp://h",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:,x",
        "http://h",
        "http://localhost.example.com",
        "http://192.0.2.1",
        "http://[2001:db8::1]",
        "http://10.0.0.1",
        "https://canary@h/",
        "https://user:canary@h/",
        "https://:canary@h",
        "https://h/?canary=1",
        "https://h/?",
        "https://h/#canary",
        "https://h\\@canary/",
        "https://h/\\..",
        " https://h",
        "https://h ",
        "https://h/a\tb",
        "https://h/\n",
        "https://",
        "https:///",
        "https:h",
        "https:/h",
        "https://{host}/api",
        "https://h/{version}",
    ] {
        assert!(!accepts(base), "{base}");
    }
}

#[test]
fn plain_http_elsewhere_has_to_be_permitted() {
    let builder = CoreBuilder::new("http://h/api", "tests/1", &[]);
    assert!(builder.allow_insecure_http().build().is_ok());
}

#[test]
fn a_client_that_cannot_work_is_not_built() {
    let base = "https://h";
    assert!(CoreBuilder::new(base, "a\nb", &[]).build().is_err());
    for (name, value) in [
        ("a b", "c"),
        ("", "c"),
        ("a", "b\r\nc: d"),
        ("host", "h"),
        ("Content-Length", "1"),
    ] {
        let builder = CoreBuilder::new(base, "a", &[]).default_header(name, value);
        assert!(builder.build().is_err(), "{name}");
    }
    let limits = Limits::new().response_body(1);
    assert!(CoreBuilder::new(base, "a", &[])
        .limits(limits)
        .build()
        .is_ok());
}

/// The URL of a call with this base, template and value.
async fn url(base: &str, path: &'static str, value: &str) -> Result<String, ErrorKind> {
    let fake = Fake::new(empty(204, Vec::new()));
    let core = CoreBuilder::new(base, "tests/1", &[])
        .transport(fake.clone())
        .build()
        .unwrap();
    let mut call = core.call(operation(path));
    call.param(&Param::path("v"), value);
    match send(call).await {
        Ok(()) => Ok(fake.only().url),
        Err(error) => {
            assert_eq!((error.outcome(), fake.count()), (Outcome::NotSent, 0));
            Err(error.kind().clone())
        }
    }
}

#[tokio::test]
async fn the_path_of_the_base_is_kept() {
    for (base, path, whole) in [
        ("https://h", "/a/{v}", "https://h/a/x"),
        ("https://h/", "/a/{v}", "https://h/a/x"),
        ("https://h/api", "/a/{v}", "https://h/api/a/x"),
        ("https://h/api/", "/a/{v}/", "https://h/api/a/x/"),
        ("https://H:443/A%20b/c", "/{v}", "https://h/A%20b/c/x"),
        ("http://[::1]:81/p", "/{v}", "http://[::1]:81/p/x"),
        ("https://h/api", "/", "https://h/api/"),
        ("https://h", "/a b/ü/{v}", "https://h/a%20b/%C3%BC/x"),
        ("https://h", "/{v}.json", "https://h/x.json"),
        ("https://h", "/a-{v}-{v}", "https://h/a-x-x"),
    ] {
        assert_eq!(url(base, path, "x").await.as_deref(), Ok(whole));
    }
}

#[tokio::test]
async fn values_that_lead_elsewhere_are_refused() {
    for value in ["", ".", ".."] {
        let kind = url("https://h/api", "/a/{v}/b", value).await.unwrap_err();
        assert!(
            matches!(kind, ErrorKind::InvalidParameter { name: "v", .. }),
            "{value}"
        );
    }
    // Two halves of a dot segment.
    let kind = url("https://h", "/a/.{v}", ".x").await;
    assert_eq!(kind.as_deref(), Ok("https://h/a/..x"));
    let fake = Fake::new(empty(204, Vec::new()));
    let mut call = core(&fake).call(operation("/a/{v}/b"));
    call.param(&Param::path("v").style(Style::Label), ".");
    assert!(send(call).await.is_err());
    assert_eq!(fake.count(), 0);
}

#[tokio::test]
async fn values_that_only_look_like_it_are_sent_as_they_are() {
    for (value, text) in [
        ("%2e%2e", "%252e%252e"),
        (".%2e", ".%252e"),
        ("...", "..."),
        ("..;", "..%3B"),
        ("a/../b", "a%2F..%2Fb"),
        ("..\\", "..%5C"),
        ("\t..", "%09.."),
        (" ", "%20"),
        ("//evil.example", "%2F%2Fevil.example"),
    ] {
        let whole = format!("https://h/a/{text}/b");
        assert_eq!(
            url("https://h", "/a/{v}/b", value).await,
            Ok(whole),
            "{value}"
        );
    }
}

#[tokio::test]
async fn a_template_that_the_parser_would_change_is_refused() {
    for path in [
        "/a/../{v}",
        "/a/./{v}",
        "/a/%2e%2E/{v}",
        "/a\\b/{v}",
        "/{v}/{missing}",
    ] {
        let kind = url("https://h/api", path, "x").await.unwrap_err();
        assert!(
            matches!(kind, ErrorKind::InvalidParameter { name: "path", .. }),
            "{path}"
        );
    }
}

/// Where a client goes whose server has this variable with this default, set to `value`.
fn with_variable(template: &'static str, default: &str, value: &str) -> Result<String, String> {
    let server = ServerUrl::new(template)
        .variable("v", default, &[])
        .set("v", value);
    let built = CoreBuilder::new("https://h", "tests/1", &[])
        .server(server.clone())
        .build();
    // Another way to the same: what is refused there is none for a base URL either.
    let base = CoreBuilder::new("https://h", "tests/1", &[]).base_url(server.clone());
    assert_eq!(base.build().is_ok(), built.is_ok(), "{template} {value}");
    match built {
        Ok(_) => Ok(server.into()),
        Err(error) => {
            assert!(matches!(error.kind(), ErrorKind::Configuration(_)));
            Err(format!("{error}"))
        }
    }
}

#[test]
fn a_variable_stays_in_its_place() {
    for (template, value, url) in [
        ("https://{v}.h.example/a", "t-1", "https://t-1.h.example/a"),
        ("https://{v}.h.example/a", "a.b", "https://a.b.h.example/a"),
        (
            "https://api-{v}.h.example",
            "eu",
            "https://api-eu.h.example",
        ),
        ("https://{v}/a", "own.example", "https://own.example/a"),
        (
            "https://{v}/a",
            "own.example:8443",
            "https://own.example:8443/a",
        ),
        (
            "https://{v}/a",
            "192.0.2.1:8443",
            "https://192.0.2.1:8443/a",
        ),
        (
            "https://{v}/a",
            "[2001:db8::1]:8443",
            "https://[2001:db8::1]:8443/a",
        ),
        (
            "https://{v}:80/a",
            "[2001:db8::1]",
            "https://[2001:db8::1]:80/a",
        ),
        (
            "https://h.example:{v}/a",
            "8443",
            "https://h.example:8443/a",
        ),
        ("https://h/{v}/a", "x y", "https://h/x%20y/a"),
        (
            "https://h/{v}/a",
            "x/../y?z#",
            "https://h/x%2F..%2Fy%3Fz%23/a",
        ),
        ("https://h/{v}/a", "%2e%2e", "https://h/%252e%252e/a"),
        ("https://h/{v}", "é", "https://h/%C3%A9"),
        ("{v}://h/a", "https", "https://h/a"),
        ("{v}/a", "https://own.example/b", "https://own.example/b/a"),
    ] {
        let found = with_variable(template, "d", value);
        assert_eq!(found.as_deref(), Ok(url), "{template} {value}");
    }
}

/// Values that a variable of these templates cannot have.
const REFUSED: &[(&str, &[&str])] = &[
    (
        "https://{v}.h.example/a",
        &[
            "",
            ".",
            "a.",
            ".a",
            "a..b",
            "evil.example/",
            "evil.example:443",
            "evil.example/%23",
            "evil.example?",
            "evil.example#",
            "evil.example\\",
            "u@evil.example",
            "a:b@evil",
            "%2f",
            "evil.example%2F",
            " ",
            "a\tb",
            "é",
            "evil.example\u{ff0f}",
            "[::1]",
        ],
    ),
    (
        "https://api-{v}.h.example",
        &["", "/", "x.", "@evil.example", ":443/"],
    ),
    ("https://api.{v}", &["", ":443", "h:443", "h/", "h?", "h#"]),
    (
        "https://{v}/a",
        &[
            "", ":", ":443", "h:", "h:x", "h:99999", "h/b", "h?", "h#", "u@h", "h\\", "[h]",
            "[::1", "h:1:2",
        ],
    ),
    ("https://{v}:80/a", &["", "h:443", "h/", "h@"]),
    (
        "https://h.example:{v}/a",
        &["", "x", "80@evil", "80/", "99999", "-1"],
    ),
    ("https://h/{v}/a", &["", ".", ".."]),
    ("https://h/{v}.", &[".", ""]),
    ("https://h/%2e{v}", &["."]),
    ("https://h/a{v}", &[""]),
    (
        "{v}://h",
        &["", "ftp", "https://evil.example/", "https://evil/?"],
    ),
    (
        "{v}/a",
        &[
            "",
            "ftp://h",
            "h",
            "https://u@h",
            "https://h?x=",
            "https://h#",
        ],
    ),
];

#[test]
fn a_variable_leads_to_no_other_place() {
    for (template, values) in REFUSED {
        for value in *values {
            let error = with_variable(template, "d", value).unwrap_err();
            let names = error.contains("variable `v` ") || template.starts_with("{v}");
            assert!(
                names && !error.contains("evil"),
                "{template} {value}: {error}"
            );
        }
    }
}

/// The document may say what it likes: its own values stand as they are.
#[test]
fn a_documented_value_stands_as_it_is() {
    let url = |template, default| with_variable(template, default, default);
    for (template, default, expected) in [
        (
            "https://h.example{v}/a",
            ":8443",
            "https://h.example:8443/a",
        ),
        ("https://{v}h.example", "", "https://h.example"),
        ("https://h/{v}", "", "https://h/"),
        ("https://h/{v}/a", "api/v2", "https://h/api/v2/a"),
    ] {
        assert_eq!(url(template, default).as_deref(), Ok(expected));
    }
    // Where the default has several segments, a value may have some.
    let found = with_variable("https://h/{v}/a", "api/v2", "own/v 3");
    assert_eq!(found.as_deref(), Ok("https://h/own/v%203/a"));
    with_variable("https://h/{v}/a", "api/v2", "api/../v3").unwrap_err();
}

#[test]
fn variables_are_replaced_once() {
    let server = ServerUrl::new("https://{a}.h/{b}/{a}/{c}/{")
        .variable("a", "x", &[])
        .variable("b", "y", &[])
        .set("b", "{a}")
        .set("unknown", "z");
    assert_eq!(String::from(server), "https://x.h/%7Ba%7D/x/{c}/{");
}

#[tokio::test]
async fn a_server_of_a_call_is_checked_like_a_base() {
    let fake = Fake::new(empty(204, Vec::new()));
    for server in ["https://canary@h/", "http://h", "nowhere"] {
        let call = core(&fake).call_at(server, operation("/a"));
        let error = send(call).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Configuration(_)));
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert!(!format!("{error} {error:?}").contains("canary"), "{error}");
    }
    assert_eq!(fake.count(), 0);
}
