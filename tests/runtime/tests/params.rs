//! Parameters: style x explode x shape, cell by cell (OpenAPI 3.0.3, "Style Examples"), and what is encoded.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use clientsmith_runtime::runtime::{ErrorKind, Explode, Outcome, Param, Style};
use serde_json::{json, Value};
use Explode::{No, Yes};

use crate::support::{core, empty, operation, send, Fake, Sent};

/// What is sent where `param` has this value; none where it is refused, and then nothing is sent.
async fn sent(path: &'static str, param: Param, value: &Value) -> Option<Sent> {
    let fake = Fake::new(empty(204, Vec::new()));
    let mut call = core(&fake).call(operation(path));
    call.param(&param, value);
    match send(call).await {
        Ok(()) => Some(fake.only()),
        Err(error) => {
            let named = matches!(
                error.kind(),
                ErrorKind::InvalidParameter { name: "color", .. }
            );
            assert!(named && error.outcome() == Outcome::NotSent, "{error}");
            assert_eq!(fake.count(), 0);
            None
        }
    }
}

fn colors() -> [Value; 3] {
    [
        json!("blue"),
        json!(["blue", "black", "brown"]),
        json!({"R": 100, "G": 200, "B": 150}),
    ]
}

const URL: &str = "https://api.example.com/v1/x";

/// One row of the table: the three shapes of the value.
type Row = (Style, Explode, [Option<&'static str>; 3]);

/// The table for parameters in a path.
const PATHS: &[Row] = &[
    (
        Style::Matrix,
        No,
        [
            Some(";color=blue"),
            Some(";color=blue,black,brown"),
            Some(";color=R,100,G,200,B,150"),
        ],
    ),
    (
        Style::Matrix,
        Yes,
        [
            Some(";color=blue"),
            Some(";color=blue;color=black;color=brown"),
            Some(";R=100;G=200;B=150"),
        ],
    ),
    (
        Style::Label,
        No,
        [
            Some(".blue"),
            Some(".blue,black,brown"),
            Some(".R,100,G,200,B,150"),
        ],
    ),
    (
        Style::Label,
        Yes,
        [
            Some(".blue"),
            Some(".blue.black.brown"),
            Some(".R=100.G=200.B=150"),
        ],
    ),
    (
        Style::Simple,
        No,
        [
            Some("blue"),
            Some("blue,black,brown"),
            Some("R,100,G,200,B,150"),
        ],
    ),
    (
        Style::Simple,
        Yes,
        [
            Some("blue"),
            Some("blue,black,brown"),
            Some("R=100,G=200,B=150"),
        ],
    ),
    (Style::Form, No, [None, None, None]),
    (Style::DeepObject, Yes, [None, None, None]),
];

#[tokio::test]
async fn the_table_of_paths() {
    for (style, explode, cells) in PATHS {
        for (value, cell) in colors().iter().zip(cells) {
            let param = Param::path("color").style(*style).explode(*explode);
            let url = sent("/x/{color}/y", param, value)
                .await
                .map(|sent| sent.url);
            let expected = cell.map(|text| format!("{URL}/{text}/y"));
            assert_eq!(url, expected, "{style:?} {explode:?} {value}");
        }
    }
}

/// The table for parameters in a query.
const QUERIES: &[Row] = &[
    (
        Style::Form,
        No,
        [
            Some("color=blue"),
            Some("color=blue,black,brown"),
            Some("color=R,100,G,200,B,150"),
        ],
    ),
    (
        Style::Form,
        Yes,
        [
            Some("color=blue"),
            Some("color=blue&color=black&color=brown"),
            Some("R=100&G=200&B=150"),
        ],
    ),
    (
        Style::SpaceDelimited,
        No,
        [
            Some("color=blue"),
            Some("color=blue%20black%20brown"),
            Some("color=R%20100%20G%20200%20B%20150"),
        ],
    ),
    // Not defined: what `form` would write.
    (
        Style::SpaceDelimited,
        Yes,
        [
            Some("color=blue"),
            Some("color=blue&color=black&color=brown"),
            Some("R=100&G=200&B=150"),
        ],
    ),
    (
        Style::PipeDelimited,
        No,
        [
            Some("color=blue"),
            Some("color=blue%7Cblack%7Cbrown"),
            Some("color=R%7C100%7CG%7C200%7CB%7C150"),
        ],
    ),
    (
        Style::PipeDelimited,
        Yes,
        [
            Some("color=blue"),
            Some("color=blue&color=black&color=brown"),
            Some("R=100&G=200&B=150"),
        ],
    ),
    (
        Style::DeepObject,
        Yes,
        [
            // The first two are not defined.
            Some("color=blue"),
            Some("color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown"),
            Some("color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        ],
    ),
    (Style::Simple, No, [None, None, None]),
    (Style::Matrix, Yes, [None, None, None]),
];

#[tokio::test]
async fn the_table_of_queries() {
    for (style, explode, cells) in QUERIES {
        for (value, cell) in colors().iter().zip(cells) {
            let param = Param::query("color").style(*style).explode(*explode);
            let url = sent("/x", param, value).await.map(|sent| sent.url);
            let expected = cell.map(|text| format!("{URL}?{text}"));
            assert_eq!(url, expected, "{style:?} {explode:?} {value}");
        }
    }
}

#[tokio::test]
async fn the_table_of_headers_and_cookies() {
    for (explode, cells) in [
        (No, ["blue", "blue,black,brown", "R,100,G,200,B,150"]),
        (Yes, ["blue", "blue,black,brown", "R=100,G=200,B=150"]),
    ] {
        for (value, cell) in colors().iter().zip(cells) {
            let request = sent("/x", Param::header("color").explode(explode), value)
                .await
                .unwrap();
            assert_eq!(request.header("color"), [cell], "{explode:?} {value}");
            assert!(request.headers["color"].is_sensitive());
        }
    }
    for (explode, cells) in [
        (
            No,
            [
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            Yes,
            [
                "color=blue",
                "color=blue; color=black; color=brown",
                "R=100; G=200; B=150",
            ],
        ),
    ] {
        for (value, cell) in colors().iter().zip(cells) {
            let request = sent("/x", Param::cookie("color").explode(explode), value)
                .await
                .unwrap();
            assert_eq!(request.header("cookie"), [cell], "{explode:?} {value}");
        }
    }
}

#[tokio::test]
async fn scalars_are_written_as_json_writes_them() {
    for (value, text) in [
        (json!(9_007_199_254_740_993_i64), "9007199254740993"),
        (json!(u64::MAX), "18446744073709551615"),
        (json!(-1.5), "-1.5"),
        (json!(true), "true"),
        (json!(""), ""),
    ] {
        let request = sent("/x", Param::query("color"), &value).await.unwrap();
        assert_eq!(request.url, format!("{URL}?color={text}"));
    }
}

#[tokio::test]
async fn what_says_nothing_is_left_out() {
    for value in [
        json!(null),
        json!([]),
        json!({}),
        json!([null]),
        json!({"a": null}),
    ] {
        let param = Param::query("color").explode(No);
        assert_eq!(sent("/x", param, &value).await.unwrap().url, URL);
        let request = sent("/x", Param::header("color"), &value).await.unwrap();
        assert!(request.header("color").is_empty());
        let request = sent("/x", Param::cookie("color"), &value).await.unwrap();
        assert!(request.header("cookie").is_empty());
        for style in [Style::Simple, Style::Label, Style::Matrix] {
            let param = Param::path("color").style(style);
            assert!(sent("/x/{color}", param, &value).await.is_none());
        }
    }
    let value = json!(["a", null, "b"]);
    let request = sent("/x", Param::query("color"), &value).await.unwrap();
    assert_eq!(request.url, format!("{URL}?color=a&color=b"));
}

/// Every character that a URL could take for its own, and some that it cannot hold.
const AWKWARD: &str = "/?#%;\\+ é😀:@,&=[]!$'()*\"<>^`{|}\t\r\n\0-._~aZ0";

const ENCODED: &str =
    "%2F%3F%23%25%3B%5C%2B%20%C3%A9%F0%9F%98%80%3A%40%2C%26%3D%5B%5D%21%24%27%28%29%2A\
     %22%3C%3E%5E%60%7B%7C%7D%09%0D%0A%00-._~aZ0";

#[tokio::test]
async fn only_unreserved_characters_stay_as_they_are() {
    let value = json!(AWKWARD);
    let request = sent("/x/{color}/y", Param::path("color"), &value)
        .await
        .unwrap();
    assert_eq!(request.url, format!("{URL}/{ENCODED}/y"));
    let request = sent("/x", Param::query("color"), &value).await.unwrap();
    assert_eq!(request.url, format!("{URL}?color={ENCODED}"));
    let request = sent("/x", Param::cookie("color"), &value).await.unwrap();
    assert_eq!(request.header("cookie"), [format!("color={ENCODED}")]);
    let param = Param::query("color").style(Style::DeepObject);
    let request = sent("/x", param, &json!({"a]&b": "c&d"})).await.unwrap();
    assert_eq!(request.url, format!("{URL}?color%5Ba%5D%26b%5D=c%26d"));
}

#[tokio::test]
async fn allow_reserved_keeps_what_does_not_end_a_value() {
    let param = Param::query("color").allow_reserved();
    let request = sent("/x", param, &json!(":/?@!$()*,;=#[]&+% é"))
        .await
        .unwrap();
    assert_eq!(
        request.url,
        format!("{URL}?color=:/?@!$()*,;=%23%5B%5D%26%2B%25%20%C3%A9")
    );
    // In a path it has no meaning: a slash would lead to another resource.
    let param = Param::path("color").allow_reserved();
    let request = sent("/x/{color}", param, &json!("a/b?c")).await.unwrap();
    assert_eq!(request.url, format!("{URL}/a%2Fb%3Fc"));
}

#[tokio::test]
async fn a_header_that_cannot_be_carried_is_refused() {
    for value in ["a\r\nx: y", "a\nb", "a\0b", "\u{7f}"] {
        assert!(
            sent("/x", Param::header("color"), &json!(value))
                .await
                .is_none(),
            "{value:?}"
        );
    }
}

#[tokio::test]
async fn a_number_that_cannot_be_written_is_refused() {
    let fake = Fake::new(empty(204, Vec::new()));
    let mut call = core(&fake).call(operation("/x"));
    call.param(&Param::query("color"), &f64::NAN);
    let error = send(call).await.unwrap_err();
    assert!(matches!(
        error.kind(),
        ErrorKind::InvalidParameter { name: "color", .. }
    ));
    assert_eq!((error.outcome(), fake.count()), (Outcome::NotSent, 0));
}

#[tokio::test]
async fn a_parameter_that_is_set_again_is_replaced() {
    let fake = Fake::new(empty(204, Vec::new()));
    let mut call = core(&fake).call(operation("/x/{id}"));
    let (id, tags, key, cookie) = (
        Param::path("id"),
        Param::query("tag"),
        Param::header("key"),
        Param::cookie("c"),
    );
    for tag in [&["a", "b"][..], &["c"]] {
        call.param(&id, tag)
            .param(&tags, tag)
            .param(&key, tag)
            .param(&cookie, tag);
    }
    send(call).await.unwrap();
    let request = fake.only();
    assert_eq!(request.url, format!("{URL}/c?tag=c"));
    assert_eq!(
        (request.header("key"), request.header("cookie")),
        (vec!["c"], vec!["c=c"])
    );
}
