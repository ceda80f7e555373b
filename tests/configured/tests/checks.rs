//! What the document demands of values, asked for by `[checks]` in `codegen.toml`.

use std::error::Error;

use clientsmith_configured::types::{Card, CardRequired, Cash, Line, Order, OrderSize, Pay};
use clientsmith_configured::Check;
use serde_json::json;

type Outcome = Result<(), Box<dyn Error>>;

fn order() -> Order {
    Order::new("abc", [Line::new(2)]).tag("fine")
}

fn card(number: &str) -> Card {
    Card::new(CardRequired {
        kind: "Card".into(),
        number: number.into(),
    })
}

/// Every violation of a value.
fn violations(value: &impl Check) -> Vec<String> {
    match value.check() {
        Ok(()) => Vec::new(),
        Err(found) => found.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn what_the_document_allows_passes() {
    assert_eq!(violations(&order()), Vec::<String>::new());
    let all = order()
        .parent(order())
        .pay(card("123456789012"))
        .size(OrderSize::Integer(9))
        .note(json!(7))
        .prices([("a".to_owned(), 0.3), ("b".to_owned(), 1e6)].into());
    assert_eq!(violations(&all), Vec::<String>::new());
}

#[test]
fn everything_is_found_in_one_go() {
    let wrong = Order::new("A", [])
        .secret("hunter2")
        .parent(Order::new(
            "toolong",
            [Line::new(1), Line::new(1), Line::new(100), Line::new(3)],
        ))
        .prices(
            [
                ("a/b".to_owned(), 0.25),
                ("b".to_owned(), 0.5),
                ("c".to_owned(), 1.0),
            ]
            .into(),
        );
    let found = violations(&wrong);
    let expected = [
        "/name has to have at least 2 characters",
        "/name has to match ^[a-z]+$",
        "/secret has to have at least 8 characters",
        "/lines has to have at least 1 item",
        "/parent has to have at least 3 members",
        "/parent/name has to have at most 5 characters",
        "/parent/lines has to have at most 3 items",
        "/parent/lines must not have an item twice",
        "/parent/lines/0/count has to be more than 1",
        "/parent/lines/1/count has to be more than 1",
        "/parent/lines/2/count has to be at most 99",
        "/prices has to have at most 2 members",
        "/prices/a~1b has to be a multiple of 0.1",
    ];
    assert_eq!(found, expected);
    let text = wrong.check().expect_err("it is wrong").to_string();
    assert!(
        !text.contains("hunter2") && !text.contains("toolong"),
        "{text}"
    );
}

#[test]
fn multiples_of_large_numbers_are_told_apart() {
    for (millis, kept) in [
        (1_700_000_000_000, true),
        (1_700_000_000_001, false),
        (999_999_999_999, false),
        (-1000, true),
        (0, true),
        (i64::MAX, false),
    ] {
        let line = Line::new(2).millis(millis);
        assert_eq!(line.check().is_ok(), kept, "{millis}");
    }
    for (share, kept) in [
        (0.29, true),
        (12_345_678.91, true),
        (12_345_678.915, false),
        (1e9 + 0.01, true),
        (1e9 + 0.005, false),
    ] {
        let line = Line::new(2).share(share);
        assert_eq!(line.check().is_ok(), kept, "{share}");
    }
}

#[test]
fn the_whole_is_checked_too() {
    let few = Order::new("abc", [Line::new(2)]);
    assert_eq!(
        violations(&few),
        ["the value has to have at least 3 members"]
    );
    let escaped = Line::new(2).a_b("no");
    assert_eq!(
        violations(&escaped),
        ["/a~1b has to have at most 1 character"]
    );
}

#[test]
fn a_choice_is_checked_as_the_branch_that_it_is() {
    let short = order().pay(card("1"));
    assert_eq!(
        violations(&short),
        ["/pay/number has to have at least 12 characters"]
    );
    let much = order().pay(Pay::Cash(Cash::new("Cash").given(100.0)));
    assert_eq!(violations(&much), ["/pay/given has to be less than 100"]);
    let large = order().size(OrderSize::Integer(10));
    assert_eq!(violations(&large), ["/size has to be at most 9"]);
    let long = order().size(OrderSize::String("xx".to_owned()));
    assert_eq!(violations(&long), ["/size has to have at most 1 character"]);
}

#[test]
fn what_is_excluded_is_found() {
    assert_eq!(
        violations(&order().tag("none").note(json!("text"))),
        [
            "/tag must not be what the document excludes",
            "/note must not be what the document excludes"
        ]
    );
}

/// The client's own pattern could not be read: it is left out, and so nothing is said about it.
#[test]
fn a_pattern_of_another_language_is_left_out() -> Outcome {
    let any = order().strong("x");
    any.check()?;
    Ok(())
}
