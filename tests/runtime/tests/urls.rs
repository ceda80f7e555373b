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

#[test]
fn variables_are_replaced_once() {
    let server = ServerUrl::new("https://{a}.h/{b}/{a}/{c}/{")
        .variable("a", "{b}", &[])
        .variable("b", "x", &[])
        .set("b", "{a}")
        .set("unknown", "y");
    assert_eq!(String::from(server), "https://{b}.h/{a}/{b}/{c}/{");
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
