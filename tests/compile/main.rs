//! What compiles against the emitted client, and what must not, each with the words of the compiler.
#![allow(
    clippy::expect_used,
    reason = "in a test, what is not as expected ends it"
)]

use std::fs;
use std::path::PathBuf;

/// The committed cases; trybuild writes what the compiler says where `TRYBUILD=overwrite`, which `cargo bless` sets.
#[test]
fn guarantees_hold_at_compile_time() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    cases.compile_fail("fail/*.rs");
}

/// `pass/constructors.rs` would silently miss what the document gains.
#[test]
fn every_constructor_and_setter_has_a_case() {
    let cases = fs::read_to_string("pass/constructors.rs").expect("the case is there");
    let types = fs::read_dir("../../generated-client/src/types").expect("the types are there");
    let files: Vec<PathBuf> = types.map(|entry| entry.expect("an entry").path()).collect();
    assert!(files.len() > 20);
    let missing: Vec<String> = files
        .iter()
        .map(|file| fs::read_to_string(file).expect("it can be read"))
        .flat_map(|text| constructions(&text))
        .filter(|wanted| !cases.contains(wanted))
        .collect();
    assert!(
        missing.is_empty(),
        "pass/constructors.rs has no {missing:?}"
    );
}

/// What the file of a type offers: `Pet::new(`, `.name(`.
fn constructions(text: &str) -> Vec<String> {
    let name = text
        .split("\nimpl ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let Some(name) = name.filter(|name| text.contains(&format!("pub struct {name} "))) else {
        return Vec::new();
    };
    let methods = text.split("    pub fn ").skip(1);
    methods
        .filter_map(|method| {
            let (method, rest) = method.split_once('(')?;
            let setter = rest.trim_start().starts_with("mut self");
            Some(if setter {
                format!(".{method}(")
            } else {
                format!("{name}::{method}(")
            })
        })
        .collect()
}
