//! Parameters that are more than a list or an object of scalars: JSON, and what `deepObject` makes of them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use clientsmith_runtime::runtime::{Param, Style};
use serde_json::{json, Value};

use crate::support::{core, empty, operation, send, Fake, Sent};

/// What is sent where `param` has this value.
async fn sent(path: &'static str, param: Param, value: &Value) -> Sent {
    let fake = Fake::new(empty(204, Vec::new()));
    let mut call = core(&fake).call(operation(path));
    call.param(&param, value);
    send(call).await.unwrap();
    fake.only()
}

const URL: &str = "https://api.example.com/v1/x";

#[tokio::test]
async fn a_list_in_a_list_has_no_style_and_is_json() {
    for (value, text) in [
        (
            json!([["a", "b"], "c"]),
            "color=%5B%22a%22%2C%22b%22%5D&color=c",
        ),
        (json!({"a": {"b": 1}}), "a=%7B%22b%22%3A1%7D"),
        (json!([{"a": null}]), "color=%7B%22a%22%3Anull%7D"),
    ] {
        let request = sent("/x", Param::query("color"), &value).await;
        assert_eq!(request.url, format!("{URL}?{text}"));
    }
}

#[tokio::test]
async fn deep_objects_go_as_deep_as_the_value() {
    let value = json!({"a": {"b": [1, null, {"c": true}], "d": {}}, "e": null});
    let param = Param::query("q").style(Style::DeepObject);
    let request = sent("/x", param, &value).await;
    assert_eq!(
        request.url,
        format!("{URL}?q%5Ba%5D%5Bb%5D%5B0%5D=1&q%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=true")
    );
}

#[tokio::test]
async fn what_has_content_is_json() {
    let value = json!({"a": [1, null], "é": "\"\\\n😀"});
    let text = r#"{"a":[1,null],"\u00e9":"\"\\\u000a\ud83d\ude00"}"#;
    let encoded = "%7B%22a%22%3A%5B1%2Cnull%5D%2C%22%5Cu00e9%22%3A%22%5C%22%5C%5C%5Cu000a%5Cud83d%5Cude00%22%7D";
    let request = sent(
        "/x/{color}",
        Param::path("color").style(Style::Json),
        &value,
    )
    .await;
    assert_eq!(request.url, format!("{URL}/{encoded}"));
    let request = sent("/x", Param::query("color").style(Style::Json), &value).await;
    assert_eq!(request.url, format!("{URL}?color={encoded}"));
    let request = sent("/x", Param::header("color").style(Style::Json), &value).await;
    assert_eq!(request.header("color"), [text]);
    let request = sent("/x", Param::cookie("color").style(Style::Json), &value).await;
    assert_eq!(request.header("cookie"), [format!("color={encoded}")]);
}
