//! Where reading stopped and why, without a value.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use clientsmith_runtime::fixtures::Parcel;
use clientsmith_runtime::runtime::{Error, ErrorKind, Outcome};
use clientsmith_runtime::sample::types::Integration;
use clientsmith_runtime::unions::{Pet, ShutPet};

use crate::support::{core, operation, read, Fake, Script, Step};

/// The text of an error about `canary-4711`, `4711` and the like must not hold these.
const CANARIES: &[&str] = &["canary", "4711"];

async fn misfit(text: &'static str) -> Error {
    let error = read::<Parcel>(text).await.unwrap_err();
    for shown in [error.to_string(), format!("{error:?}")] {
        for canary in CANARIES {
            assert!(!shown.contains(canary), "{shown}");
        }
    }
    assert_eq!(error.raw_body(), Some(text.as_bytes()));
    assert!(error.is_decode() && !error.is_retryable());
    assert_eq!(
        (error.outcome(), error.status().unwrap().as_u16()),
        (Outcome::Answered, 200)
    );
    error
}

/// Texts that are no parcel: the path and the reason that are told.
const MISFITS: &[(&str, &str, &str)] = &[
    (r#"{"id":"canary"}"#, "$.id", "expected i32, found a string"),
    (
        r#"{"id":4711.5}"#,
        "$.id",
        "expected i32, found a number with a fraction",
    ),
    (
        r#"{"id":99999994711}"#,
        "$.id",
        "expected i32, found a number out of range",
    ),
    (
        r#"{"id":1e300}"#,
        "$.id",
        "expected i32, found a number out of range",
    ),
    (r#"{"id":true}"#, "$.id", "expected i32, found a boolean"),
    (r#"{"id":null}"#, "$.id", "expected i32, found null"),
    (r#"{"id":[4711]}"#, "$.id", "expected i32, found a list"),
    (
        r#"{"id":{"canary":1}}"#,
        "$.id",
        "expected i32, found an object",
    ),
    (
        r#"{"id":1,"color":"canary"}"#,
        "$.color",
        "expected one of the listed values, found a value that is not listed",
    ),
    (
        r#"{"color":"canary","id":1}"#,
        "$.color",
        "expected one of the listed values, found a value that is not listed",
    ),
    (
        r#"{"id":1,"color":4711}"#,
        "$.color",
        "expected a string, found an integer",
    ),
    (
        r#"{"id":1,"sent":["canary"]}"#,
        "$.sent",
        "expected a date and time (RFC 3339), found a list",
    ),
    (
        r#"{"id":1,"weight":"canary, expected 4711"}"#,
        "$.weight",
        "expected f64, found a string",
    ),
    (
        r#"{"id":1,"note":4711}"#,
        "$.note",
        "expected a string, found an integer",
    ),
    (
        r#"{"id":1,"parts":"canary"}"#,
        "$.parts",
        "expected a list, found a string",
    ),
    (
        r#"{"id":1,"parts":[{"id":1},{"id":"canary"}]}"#,
        "$.parts[1].id",
        "expected i32, found a string",
    ),
    (
        r#"{"id":1,"parts":[{"id":1} , "canary"]}"#,
        "$.parts[1]",
        "expected an object, found a string",
    ),
    (
        r#"{"id":1,"parts":[{"id":1},{"note":"canary"}]}"#,
        "$.parts[1]",
        "the member `id` is missing",
    ),
    (
        r#"{"id":1,"named":{"a b":{"id":[]}}}"#,
        "$.named[*].id",
        "expected i32, found a list",
    ),
    (r#"{"note":"canary"}"#, "$", "the member `id` is missing"),
    (r#"["canary"]"#, "$", "expected an object, found a list"),
    (r#""canary""#, "$", "expected an object, found a string"),
    (
        r#"{"id":1,"note":"canary"#,
        "$.note",
        "the JSON text ends early",
    ),
    (r#"{"id":1,"note":canary}"#, "$.note", "this is not JSON"),
    (
        r#"{"id":1,"note":"\ud800 canary"}"#,
        "$.note",
        "this is not JSON",
    ),
    (r#"{"id":1} canary"#, "$", "something follows the JSON text"),
    (
        "{\"id\":1,\n\"parts\":[\n{\"id\":\n\"canary\"}]}",
        "$.parts[0].id",
        "expected i32, found a string",
    ),
];

#[tokio::test]
async fn the_path_and_the_kinds_are_told() {
    for (text, path, reason) in MISFITS {
        let error = misfit(text).await;
        let ErrorKind::Decode(misfit) = error.kind() else {
            panic!("{text}: {error}");
        };
        assert_eq!(error.json_path(), Some(*path), "{text}: {misfit}");
        let shown = misfit.to_string();
        assert!(
            shown.starts_with(&format!("{reason} at {path} (byte ")),
            "{text}: {shown}"
        );
        assert!(misfit.offset() <= text.len());
    }
}

#[tokio::test]
async fn the_offset_is_that_of_the_text() {
    let error = read::<Parcel>("{\"id\":1,\n\"note\":4711 }")
        .await
        .unwrap_err();
    let ErrorKind::Decode(misfit) = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(misfit.offset(), "{\"id\":1,\n\"note\":4711".len());
}

#[tokio::test]
async fn keys_that_are_data_are_not_shown() {
    for (text, path) in [
        (r#"{"id":1,"named":{"canary":5}}"#, "$.named[*]"),
        (
            r#"{"id":1,"named":{"canary":{"id":1,"parts":[5]}}}"#,
            "$.named[*].parts[0]",
        ),
        (r#"{"id":1,"canary":tru}"#, "$[*]"),
    ] {
        let error = misfit(text).await;
        assert_eq!(error.json_path(), Some(path), "{text}: {error}");
    }
}

#[tokio::test]
async fn the_path_is_told_wherever_the_tag_stands() {
    for text in [
        r#"{"kind":"dog","age":3,"friend":{"kind":"dog","age":"canary"}}"#,
        r#"{"friend":{"age":"canary","kind":"dog"},"age":3,"kind":"dog"}"#,
        r#"{"age":3,"friend":{"kind":"dog","age":"canary"},"kind":"dog"}"#,
    ] {
        let error = read::<Pet>(text).await.unwrap_err();
        assert_eq!(error.json_path(), Some("$.friend.age"), "{text}: {error}");
        assert!(!error.to_string().contains("canary"), "{error}");
    }
    let error = read::<ShutPet>(r#"{"age":3,"kind":"canary"}"#)
        .await
        .unwrap_err();
    assert_eq!(error.json_path(), Some("$.kind"), "{error}");
    // What another caller of serde could not read leaves no step behind.
    assert!(serde_json::from_str::<Pet>(r#"{"kind":"dog","age":"x"}"#).is_err());
    let error = read::<Pet>("5").await.unwrap_err();
    assert_eq!(error.json_path(), Some("$"), "{error}");
}

#[tokio::test]
async fn a_byte_order_mark_and_white_space_are_passed_over() {
    let value: Parcel = read("\u{feff} \n{\"id\":1}\r\n\t ").await.unwrap();
    assert_eq!(value.id, 1);
}

#[tokio::test]
async fn deep_nesting_is_told_from_broken_json() {
    let text: &'static str = Box::leak(r#"{"parts":["#.repeat(10_000).into());
    let error = read::<Integration>(text).await.unwrap_err();
    assert!(error.to_string().contains("nested too deeply"), "{error}");
}

#[tokio::test]
async fn invalid_utf8_is_an_error() {
    let headers = vec![("content-type", b"application/json".to_vec())];
    let fake = Fake::new(Script::Answer(
        200,
        headers,
        vec![Step::Chunk(b"{\"id\":1,\"note\":\"\xff\"}")],
    ));
    let call = core(&fake).call(operation("/x"));
    let error = call.send_json::<Parcel, (), Error>().await.unwrap_err();
    assert_eq!(error.json_path(), Some("$.note"));
}

#[tokio::test]
async fn media_types_that_are_json_and_others() {
    async fn answer(
        media_type: Option<&'static str>,
        body: &'static str,
    ) -> Result<i32, ErrorKind> {
        let headers = media_type.map(|text| ("content-type", text.as_bytes().to_vec()));
        let script = Script::Answer(
            200,
            headers.into_iter().collect(),
            vec![Step::Chunk(body.as_bytes())],
        );
        let call = core(&Fake::new(script)).call(operation("/x"));
        let read = call.send_json::<i32, (), Error>().await;
        read.map(|value| *value)
            .map_err(|error| error.kind().clone())
    }
    for media_type in [
        "application/json",
        "Application/JSON; Charset=UTF-8",
        "application/problem+json",
        "text/json",
        "application/json;charset=\"utf-8\"",
        "application/vnd.a.b+json; v=1",
        "application/json;charset=ISO-8859-1",
        "application/json; charset=utf-16",
    ] {
        assert_eq!(answer(Some(media_type), "5").await, Ok(5), "{media_type}");
    }
    assert_eq!(answer(None, "5").await, Ok(5));
    for (media_type, found) in [
        ("Text/HTML; a=canary", Some("text/html")),
        ("text/plain", Some("text/plain")),
        ("application/jsonp", Some("application/jsonp")),
        ("text/<canary>", None),
        ("canary", None),
        ("", None),
    ] {
        let refused = answer(Some(media_type), "5").await;
        let expected = ErrorKind::UnexpectedContentType {
            found: found.map(str::to_owned),
            declared: "application/json",
        };
        assert_eq!(refused, Err(expected), "{media_type}");
    }
    for body in ["", " \r\n"] {
        assert_eq!(
            answer(Some("application/json"), body).await,
            Err(ErrorKind::EmptyBody)
        );
    }
}
