//! Unions: which branch a value is read as, what is kept, what is written.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use clientsmith_runtime::dates::{DateOrNumber, DateOrText};
use clientsmith_runtime::runtime::Wire;
use clientsmith_runtime::unions::{Cat, Chain, Pet, ShutPet, ShutThing, Thing, Version, Versioned};
use serde_json::{from_str, json, to_string, to_value, Value};

fn pet(text: &str) -> Pet {
    from_str(text).unwrap()
}

fn thing(value: &Value) -> Thing {
    from_str(&value.to_string()).unwrap()
}

fn refusal<T: Wire + serde_core::de::DeserializeOwned>(text: &str) -> String {
    from_str::<T>(text).unwrap_err().to_string()
}

#[test]
fn the_tag_decides_wherever_it_stands() {
    for text in [
        r#"{"kind":"dog","age":3,"friend":{"kind":"cat","name":"Tom"}}"#,
        r#"{"age":3,"kind":"dog","friend":{"name":"Tom","kind":"cat"}}"#,
        r#"{"friend":{"kind":"cat","name":"Tom"},"age":3.0,"kind":"dog"}"#,
    ] {
        let Pet::Dog(dog) = pet(text) else {
            panic!("{text}");
        };
        assert_eq!(dog.age, 3);
        let Some(Pet::Cat(cat)) = dog.friend else {
            panic!("{text}");
        };
        assert_eq!(
            (cat.name.as_str(), cat.kind.as_deref()),
            ("Tom", Some("cat"))
        );
    }
}

#[test]
fn what_no_tag_names_is_kept_and_sent_back() {
    for text in [
        r#"{"age":3,"kind":"horse","wide":[1,{"a":null}]}"#,
        r#"{"name":"Tom"}"#,
        r#"{"kind":null}"#,
        r#"{"kind":["cat"]}"#,
        "{}",
    ] {
        let value = pet(text);
        assert!(matches!(value, Pet::Unknown(_)), "{text}");
        let (sent, came): (Value, Value) = (to_value(&value).unwrap(), from_str(text).unwrap());
        assert_eq!(sent, came);
        let shown = format!("{value:?}");
        assert!(shown.starts_with("Unknown(Unmatched(JSON; the member `kind` "));
    }
    assert!(from_str::<Pet>("\"cat\"").is_err());
}

#[test]
fn the_tag_is_written_once() {
    let mut cat: Cat = from_str(r#"{"name":"Tom"}"#).unwrap();
    for (own, written) in [
        (None, r#"{"name":"Tom","kind":"cat"}"#),
        (Some("kitten"), r#"{"kind":"kitten","name":"Tom"}"#),
        // A tag of another branch would make it another pet.
        (Some("dog"), r#"{"name":"Tom","kind":"cat"}"#),
        (Some("ca"), r#"{"name":"Tom","kind":"cat"}"#),
    ] {
        cat.kind = own.map(str::to_owned);
        assert_eq!(to_string(&Pet::Cat(cat.clone())).unwrap(), written);
    }
    let text = r#"{"age":3,"friend":{"age":4,"kind":"dog"},"kind":"dog"}"#;
    assert_eq!(to_string(&pet(text)).unwrap(), text);
}

#[test]
fn a_number_stays_a_number_even_where_it_was_wrong() {
    let version: Version = from_str(r#"{"version":1}"#).unwrap();
    let one = Versioned::One(version.clone());
    assert_eq!(to_string(&one).unwrap(), r#"{"version":1}"#);
    let two = Versioned::Two(version);
    assert_eq!(to_string(&two).unwrap(), r#"{"version":2}"#);
}

#[test]
fn a_branch_says_what_is_wrong() {
    let early = refusal::<Pet>(r#"{"age":"x","kind":"dog"}"#);
    assert!(
        early.starts_with("misfit: expected i32, found a string"),
        "{early}"
    );
    let late = refusal::<Pet>(r#"{"kind":"dog","age":"x"}"#);
    assert!(late.contains("expected i32 at line 1 column 23"), "{late}");
    assert!(refusal::<Pet>(r#"{"kind":"dog"}"#).starts_with("missing field `age`"));
}

#[test]
fn a_closed_union_names_its_tags() {
    let unknown = refusal::<ShutPet>(r#"{"kind":"horse","age":3}"#);
    let words = "invalid value: not in the list, expected `cat` or `kitten` or `dog`";
    assert!(unknown.starts_with(words), "{unknown}");
    assert!(refusal::<ShutPet>(r#"{"age":3}"#).starts_with("missing field `kind`"));
    assert!(from_str::<ShutPet>(r#"{"name":"Tom","kind":"kitten"}"#).is_ok());
}

#[test]
fn the_shape_decides_without_a_tag() {
    assert!(matches!(thing(&json!("a")), Thing::Text(_)));
    assert!(matches!(thing(&json!(7)), Thing::Integer(7)));
    assert!(matches!(thing(&json!(7.0)), Thing::Integer(7)));
    assert!(matches!(thing(&json!({"name": "Tom"})), Thing::Cat(_)));
    assert!(matches!(thing(&json!({"age": 1})), Thing::Dog(_)));
    // Both required members are there: more members are known to the dog.
    let both = json!({"name": "Tom", "age": 1, "friend": {"kind": "cat", "name": "x"}});
    assert!(matches!(thing(&both), Thing::Dog(_)));
    assert!(matches!(
        thing(&json!({"kind": "dog", "age": 1})),
        Thing::Pet(_)
    ));
    let list = thing(&json!(["a", [1], {"name": "Tom"}]));
    assert_eq!(to_value(&list).unwrap(), json!(["a", [1], {"name": "Tom"}]));
}

#[test]
fn what_fits_no_branch_is_kept_and_sent_back() {
    for value in [
        json!(true),
        json!(1.5),
        json!(null),
        json!({"color": 1}),
        json!({"age": "x"}),
    ] {
        let read = thing(&value);
        assert!(matches!(read, Thing::Unknown(_)), "{value}");
        assert_eq!(to_value(&read).unwrap(), value);
    }
}

#[test]
fn an_open_union_keeps_the_reasons_and_no_value() {
    let Thing::Unknown(kept) = thing(&json!({"age": {"canary": 1}})) else {
        panic!("no dog has such an age");
    };
    let reasons = kept.reasons();
    assert_eq!(reasons.len(), 6, "{reasons:?}");
    assert!(reasons.contains(&"Dog: expected i32, found an object at .age".to_owned()));
    let shown = format!("{kept:?}");
    assert!(
        shown.contains("Integer: expected a number, found an object"),
        "{shown}"
    );
    assert!(!shown.contains("canary"), "{shown}");
    assert_eq!(kept, json!({"age": {"canary": 1}}).into());
    let Pet::Unknown(kept) = pet(r#"{"kind":"horse","age":3}"#) else {
        panic!("a horse is no pet");
    };
    assert_eq!(kept.reasons(), ["the member `kind` names no branch"]);
}

#[test]
fn texts_of_a_form_are_told_from_others() {
    for (text, is_date) in [("2023-01-15", true), ("next week", false), ("", false)] {
        let read: DateOrText = from_str(&to_string(text).unwrap()).unwrap();
        assert_eq!(matches!(read, DateOrText::Date(_)), is_date, "{text}");
        assert_eq!(to_string(&read).unwrap(), to_string(text).unwrap());
    }
    // Where nothing else takes it, a date may be written in any way.
    let read: Vec<DateOrNumber> = from_str(r#"["next week",5,true]"#).unwrap();
    assert!(matches!(
        read.as_slice(),
        [
            DateOrNumber::Date(_),
            DateOrNumber::Number(5),
            DateOrNumber::Unknown(_)
        ]
    ));
}

#[test]
fn a_closed_union_says_of_each_branch_why_not() {
    let said = refusal::<ShutThing>(r#"{"age":"x"}"#);
    let words = "misfit: no branch fits (Text: expected a string, found an object; \
        Integer: expected a number, found an object; List: expected a list, found an object; \
        Cat: the member `name` is missing; Dog: expected i32, found a string at .age; \
        Pet: the member `kind` is missing)";
    assert!(said.starts_with(words), "{said}");
    assert!(matches!(from_str("[\"a\"]").unwrap(), ShutThing::List(_)));
}

#[test]
fn unions_in_each_other_end_soon() {
    // Each level fits two branches, and both of them only fail after everything inside was read.
    let work = |levels: u32| {
        let text = (0..levels).fold(String::from("1.5"), |inner, _| {
            format!(r#"{{"name":["x"],"age":1,"next":{inner},"zone":"x"}}"#)
        });
        let mut read = None;
        let work = allocation_counter::measure(|| read = from_str::<Chain>(&text).ok());
        let value: Value = from_str(&text).unwrap();
        assert_eq!(to_value(read.unwrap()).unwrap(), value);
        work.count_total
    };
    // Were each level read twice, thirty more of them would be a thousand million times the work.
    let (half, whole) = (work(30), work(60));
    assert!(whole < half * 8, "{half} allocations, then {whole}");
}
