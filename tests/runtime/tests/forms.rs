//! Forms: which member is written in which way, byte for byte.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use clientsmith_runtime::runtime::{ErrorKind, Explode, Method, Outcome, Param, Style};
use serde_json::{json, Value};

use crate::support::{core, empty, method, send, Fake};

const FORM: &str = "application/x-www-form-urlencoded";

/// The form of a value; none where it is refused, and then nothing is sent.
async fn form(fields: &[Param], value: &Value) -> Option<String> {
    let fake = Fake::new(empty(204, Vec::new()));
    let mut call = core(&fake).call(method(Method::POST, "/x", &[]));
    call.form(FORM, fields, value);
    match send(call).await {
        Ok(()) => {
            let sent = fake.only();
            assert_eq!(sent.header("content-type"), [FORM]);
            Some(String::from_utf8(sent.body.to_vec()).unwrap())
        }
        Err(error) => {
            assert!(matches!(error.kind(), ErrorKind::InvalidBody { .. }));
            assert_eq!((error.outcome(), fake.count()), (Outcome::NotSent, 0));
            None
        }
    }
}

#[tokio::test]
async fn without_an_encoding_lists_repeat_and_objects_are_json() {
    let value = json!({
        "text": "a b&c=d+é",
        "number": 1.5,
        "flag": false,
        "list": ["x", 2, null],
        "object": {"k": ["v"]},
        "objects": [{"k": 1}, {"k": 2}],
        "nothing": null,
        "empty": "",
        "none": [],
    });
    assert_eq!(
        form(&[], &value).await.unwrap(),
        "text=a+b%26c%3Dd%2B%C3%A9&number=1.5&flag=false&list=x&list=2&\
         object=%7B%22k%22%3A%5B%22v%22%5D%7D&\
         objects=%7B%22k%22%3A1%7D&objects=%7B%22k%22%3A2%7D&empty="
    );
}

#[tokio::test]
async fn an_encoding_is_followed() {
    let list = json!({"f": ["a b", "c"]});
    let object = json!({"f": {"k": "a b", "l m": [1]}});
    let no = |style| Param::field("f").style(style).explode(Explode::No);
    for (field, value, text) in [
        (Param::field("f"), &list, "f=a+b&f=c"),
        (no(Style::Form), &list, "f=a+b,c"),
        (no(Style::SpaceDelimited), &list, "f=a+b%20c"),
        (no(Style::PipeDelimited), &list, "f=a+b%7Cc"),
        (no(Style::DeepObject), &list, "f%5B0%5D=a+b&f%5B1%5D=c"),
        (no(Style::Json), &list, "f=%5B%22a+b%22%2C%22c%22%5D"),
        (Param::field("f"), &object, "k=a+b&l+m=%5B1%5D"),
        (no(Style::Form), &object, "f=k,a+b,l+m,%5B1%5D"),
        (
            no(Style::DeepObject),
            &object,
            "f%5Bk%5D=a+b&f%5Bl+m%5D%5B0%5D=1",
        ),
    ] {
        assert_eq!(form(&[field], value).await.unwrap(), text);
    }
    let reserved = Param::field("f").allow_reserved();
    let value = json!({"f": ":/?@!$()*,;='#[]&+% "});
    assert_eq!(
        form(&[reserved], &value).await.unwrap(),
        "f=:/?@!$()*,;='%23%5B%5D%26%2B%25+"
    );
}

#[tokio::test]
async fn names_are_encoded_too() {
    let value = json!({"a b&é": 1});
    assert_eq!(form(&[], &value).await.unwrap(), "a+b%26%C3%A9=1");
}

#[tokio::test]
async fn what_has_no_members_is_no_form() {
    assert_eq!(form(&[], &json!({})).await.unwrap(), "");
    for value in [json!("a=b"), json!([1]), json!(1)] {
        assert!(form(&[], &value).await.is_none());
    }
}
