//! What is read and written, value by value.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::num::NonZeroU64;

use clientsmith_runtime::fixtures::{Code, Color, Parcel, Wide, NAMES, WIDTH};
use clientsmith_runtime::runtime::{Exposed, Nullable, Object, Secret, Wire};
use clientsmith_runtime::sample::types::{Integration, IntegrationType, Level, UpdateIntegration};
use clientsmith_runtime::unions::{ShutThing, Thing};
use serde_core::{Serialize, Serializer};
use serde_json::{from_str, json, to_string, to_value, Value};

fn parcel(text: &str) -> Parcel {
    from_str(text).unwrap()
}

#[test]
fn three_states_are_read_and_written() {
    let cases = [
        (r#"{"id":1}"#, Nullable::Absent),
        (r#"{"id":1,"note":null}"#, Nullable::Null),
        (r#"{"id":1,"note":"x"}"#, Nullable::from("x")),
    ];
    for (text, note) in cases {
        let value = parcel(text);
        assert_eq!(value.note, note);
        assert_eq!(to_string(&value).unwrap(), text);
    }
}

#[test]
fn a_patch_is_made_and_taken_apart() {
    assert_eq!(Nullable::from(Some(1)), Nullable::Value(1));
    assert_eq!(Nullable::<i32>::from(None), Nullable::Null);
    assert_eq!(Nullable::<i32>::default(), Nullable::Absent);
    assert_eq!(Nullable::Value(2).map(|n| n + 1), Nullable::Value(3));
    assert_eq!(Nullable::<i32>::Null.map(|n| n + 1), Nullable::Null);
    assert_eq!(Nullable::Value(4).as_ref(), Nullable::Value(&4));
    assert_eq!(Nullable::Value(5).into_option(), Some(5));
    assert_eq!(Nullable::<i32>::Null.into_option(), None);
    assert!(Nullable::<i32>::Null.is_null() && Nullable::<i32>::Absent.is_absent());
}

#[test]
fn null_is_absence_where_a_member_is_optional() {
    let value = parcel(r#"{"id":1,"color":null,"sent":null,"parts":null,"named":null}"#);
    assert_eq!(to_string(&value).unwrap(), r#"{"id":1}"#);
    assert!(from_str::<Parcel>(r#"{"id":null}"#).is_err());
}

#[test]
fn null_is_a_value_where_a_member_may_be_anything() {
    fn read<T: Wire>(text: &str) -> T {
        T::decode(&mut serde_json::Deserializer::from_str(text)).unwrap()
    }
    assert_eq!(read::<Option<Value>>("null"), Some(Value::Null));
    assert_eq!(read::<Option<Value>>("[null]"), Some(json!([null])));
    assert_eq!(read::<Option<bool>>("null"), None);
    assert_eq!(read::<Nullable<String>>("null"), Nullable::Null);
}

#[test]
fn a_nullable_member_is_always_written_and_may_be_missing() {
    let value = UpdateIntegration::new("a", None);
    assert_eq!(to_string(&value).unwrap(), r#"{"name":"a","ends":null}"#);
    assert_eq!(
        from_str::<UpdateIntegration>(r#"{"name":"a"}"#).unwrap(),
        value
    );
}

#[test]
fn whole_numbers_are_read_in_every_form_and_never_wrap() {
    for (text, number) in [
        ("7", 7),
        ("7.0", 7),
        ("1e3", 1000),
        ("-2.5e1", -25),
        ("-0.0", 0),
        ("2147483647", i32::MAX),
        ("-2147483648.0", i32::MIN),
    ] {
        assert_eq!(parcel(&format!(r#"{{"id":{text}}}"#)).id, number, "{text}");
    }
    for text in [
        "1.5",
        "2147483648",
        "-2147483649",
        "1e10",
        "1e300",
        "\"1\"",
        "true",
    ] {
        let text = format!(r#"{{"id":{text}}}"#);
        assert!(from_str::<Parcel>(&text).is_err(), "{text}");
    }
}

#[tokio::test]
async fn numbers_that_a_float_may_have_rounded_are_refused() {
    assert_eq!(
        crate::support::read::<i64>("9007199254740991.0")
            .await
            .unwrap(),
        (1 << 53) - 1
    );
    // 2^53 + 1 is read as 2^53 by any parser of floats.
    assert!(crate::support::read::<i64>("9007199254740993.0")
        .await
        .is_err());
    assert_eq!(
        crate::support::read::<i64>("9223372036854775807")
            .await
            .unwrap(),
        i64::MAX
    );
    assert_eq!(
        crate::support::read::<u64>("18446744073709551615")
            .await
            .unwrap(),
        u64::MAX
    );
    assert!(crate::support::read::<i64>("9223372036854775808")
        .await
        .is_err());
    assert!(crate::support::read::<u64>("18446744073709551616")
        .await
        .is_err());
    assert!(crate::support::read::<u64>("-1").await.is_err());
    assert!(crate::support::read::<u32>("4294967296").await.is_err());
    assert_eq!(crate::support::read::<u8>("255.0").await.unwrap(), u8::MAX);
    assert!(crate::support::read::<u8>("256").await.is_err());
    assert_eq!(crate::support::read::<i8>("-128").await.unwrap(), i8::MIN);
    assert!(crate::support::read::<i8>("128").await.is_err());
    assert_eq!(
        crate::support::read::<u16>("65535").await.unwrap(),
        u16::MAX
    );
    assert!(crate::support::read::<i16>("32768").await.is_err());
}

#[tokio::test]
async fn types_of_other_crates_are_read_by_their_own_rules() {
    let largest = crate::support::read::<NonZeroU64>("18446744073709551615").await;
    assert_eq!(largest.unwrap(), NonZeroU64::MAX);
    assert!(crate::support::read::<NonZeroU64>("0").await.is_err());
    assert!(crate::support::read::<NonZeroU64>("1.5").await.is_err());
    assert!(crate::support::read::<NonZeroU64>("null").await.is_err());
    let address = crate::support::read::<Ipv4Addr>("\"192.0.2.1\"")
        .await
        .unwrap();
    assert_eq!(address, Ipv4Addr::new(192, 0, 2, 1));
    assert!(crate::support::read::<Ipv4Addr>("\"hunter2\"")
        .await
        .is_err());
}

#[test]
fn fractions_are_read_from_integers_and_nan_is_not_written() {
    let mut value = parcel(r#"{"id":1,"weight":3}"#);
    assert_eq!(value.weight, Some(3.0));
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        value.weight = Some(number);
        assert!(to_string(&value).is_err());
    }
}

#[test]
fn the_last_of_equal_keys_wins_and_unknown_members_are_passed_over() {
    let value = parcel(r#"{"x":[{"y":[1,{}]}],"id":1,"id":2,"z":"\ud83d\ude00"}"#);
    assert_eq!(value.id, 2);
    let open: UpdateIntegration = from_str(r#"{"name":"a","x":1,"x":2}"#).unwrap();
    assert_eq!(open.additional_properties["x"], json!(2));
}

#[test]
fn members_without_a_field_are_kept_where_the_schema_says_so() {
    let text = json!({"name": "a", "ends": "b", "x-more": {"k": [1, null]}});
    let value: UpdateIntegration = from_str(&text.to_string()).unwrap();
    assert_eq!(to_value(&value).unwrap(), text);
}

#[test]
fn keys_may_come_in_any_order_and_be_escaped() {
    let value = parcel(r#"{"weight":1.5,"c\u006flor":"BLUE","id":9}"#);
    assert_eq!(
        (value.weight, value.color, value.id),
        (Some(1.5), Some(Color::Blue), 9)
    );
}

#[test]
fn more_members_than_a_word_has_bits() {
    let mut text = Value::Object(
        NAMES
            .iter()
            .zip(0..)
            .map(|(name, n)| ((*name).to_owned(), json!(n)))
            .collect(),
    );
    let value: Wide = from_str(&text.to_string()).unwrap();
    assert_eq!(value.members[WIDTH - 1], Some(139));
    assert_eq!(to_value(&value).unwrap(), text);
    text.as_object_mut().unwrap().remove(NAMES[WIDTH - 1]);
    let error = from_str::<Wide>(&text.to_string()).unwrap_err().to_string();
    assert!(error.contains("m139"), "{error}");
}

#[test]
fn an_open_enum_keeps_what_it_does_not_know() {
    for text in ["\"GIT_HUB\"", "\"NEW_ONE\"", "\"\"", "\"git_hub\""] {
        let value: IntegrationType = from_str(text).unwrap();
        assert_eq!(to_string(&value).unwrap(), text);
        assert_eq!(
            matches!(value, IntegrationType::Unknown(_)),
            text != "\"GIT_HUB\""
        );
    }
    assert_eq!(IntegrationType::from("SLACK"), IntegrationType::Slack);
    assert_eq!(IntegrationType::from("X".to_owned()).as_str(), "X");
    assert_eq!(format!("[{:>8}]", IntegrationType::Slack), "[   SLACK]");
    assert!(from_str::<IntegrationType>("1").is_err());
    assert_eq!(from_str::<Code>("1.0").unwrap(), Code::One);
    assert_eq!(to_string(&from_str::<Code>("-7").unwrap()).unwrap(), "-7");
}

#[test]
fn a_closed_enum_refuses_what_it_does_not_know() {
    assert_eq!(from_str::<Color>("\"RED\"").unwrap(), Color::Red);
    assert_eq!(from_str::<Level>("2").unwrap(), Level::Value2);
    for error in [
        from_str::<Color>("\"GREENISH\"").unwrap_err(),
        from_str::<Level>("4711").unwrap_err(),
    ] {
        let text = error.to_string();
        assert!(
            !text.contains("GREENISH") && !text.contains("4711"),
            "{text}"
        );
    }
}

#[test]
fn debug_shows_what_is_there_and_no_secret() {
    let mut value = UpdateIntegration::new("shown", None).token("hidden-token");
    value
        .additional_properties
        .insert("k".into(), json!("hidden-value"));
    let text = format!("{value:?}");
    assert_eq!(
        text,
        r#"UpdateIntegration { name: "shown", token: Some(Secret(redacted)), other members: 1 }"#
    );
    assert_eq!(format!("{:?}", Integration::default()), "Integration");
}

#[test]
fn secrets_compare_and_are_not_shown() {
    let secret = Secret::from("abc");
    assert_eq!(secret, Secret::new(String::from("abc")));
    assert_ne!(secret, Secret::from("abd"));
    assert_ne!(secret, Secret::from("ab"));
    assert_eq!(secret.expose(), "abc");
    assert_eq!(to_string(&secret).unwrap(), "\"[redacted]\"");
    assert_eq!(to_string(&Exposed(&secret)).unwrap(), "\"abc\"");
    assert_eq!(from_str::<Secret>("\"abc\"").unwrap(), secret);
    assert_eq!(
        format!("{secret:?} {secret:#?}"),
        "Secret(redacted) Secret(redacted)"
    );
}

#[test]
fn serde_writes_no_secret_unless_it_is_asked_for() {
    let value = UpdateIntegration::new("shown", None).token("hidden-token");
    let (hidden, whole) = (
        r#"{"name":"shown","ends":null,"token":"[redacted]"}"#,
        r#"{"name":"shown","ends":null,"token":"hidden-token"}"#,
    );
    let members = |text: &str| from_str::<Value>(text).unwrap();
    assert_eq!(to_value(&value).unwrap(), members(hidden));
    assert_eq!(to_value(Exposed(&value)).unwrap(), members(whole));
    assert_eq!(to_value([&value]).unwrap(), json!([members(hidden)]));
    // A value that is shown inside of one that is not, and the other way round.
    struct Both<'a>(&'a UpdateIntegration);
    impl Serialize for Both<'_> {
        fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            to.collect_seq([
                to_value(Exposed(self.0)).unwrap(),
                to_value(self.0).unwrap(),
            ])
        }
    }
    let both = to_value(Both(&value)).unwrap();
    assert_eq!(both, json!([members(whole), members(hidden)]));
    let list = vec![value.clone()];
    assert_eq!(to_value(Exposed(&list)).unwrap(), json!([members(whole)]));
    assert_eq!(format!("{:?}", Exposed(&value)), "Exposed(..)");
}

#[test]
fn a_member_is_never_written_twice() {
    let mut value = UpdateIntegration::new("field", None);
    for name in ["name", "ends", "token", "more"] {
        value
            .additional_properties
            .insert(name.into(), json!("additional"));
    }
    // What the fields have written counts; `token` has no value of its own.
    let text = to_string(&value).unwrap();
    assert_eq!(text.matches("\"name\":").count(), 1, "{text}");
    assert_eq!(text.matches("\"ends\":").count(), 1, "{text}");
    assert_eq!(
        from_str::<Value>(&text).unwrap(),
        json!({"name": "field", "ends": null, "more": "additional", "token": "additional"})
    );
}

#[test]
fn a_null_in_a_map_is_no_value() {
    let text = r#"{"id":1,"named":{"a":null,"b":{"id":2}}}"#;
    let named = parcel(text).named.unwrap();
    assert_eq!(named.keys().collect::<Vec<_>>(), ["b"]);
    fn read<T: Wire>(text: &str) -> BTreeMap<String, T> {
        Wire::decode(&mut serde_json::Deserializer::from_str(text)).unwrap()
    }
    let text = r#"{"a":null,"b":"c"}"#;
    assert_eq!(
        read::<String>(text),
        BTreeMap::from([("b".into(), "c".into())])
    );
    assert_eq!(read::<Option<String>>(text)["a"], None);
    assert_eq!(read::<Value>(text)["a"], Value::Null);
    assert_eq!(read::<Box<Value>>(text)["a"], Box::new(Value::Null));
    let things = read::<Thing>(text);
    assert_eq!(things["a"], Thing::Unknown(Value::Null.into()));
    assert_eq!(read::<ShutThing>(text).len(), 1);
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let text = r#"{"parts":["#.repeat(10_000);
    assert!(from_str::<Integration>(&text).is_err());
    assert_eq!(Integration::NAME, "Integration");
}
