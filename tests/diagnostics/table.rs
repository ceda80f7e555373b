//! The table of codes.

use std::collections::BTreeSet;

use clientsmith::{Code, explain};

#[test]
fn every_code_is_explained() {
    for code in Code::ALL {
        let explanation = code.explanation();
        assert!(explanation.trim().len() > 60, "{code}: {explanation:?}");
        assert!(
            !code.title().is_empty() && !code.title().ends_with('.'),
            "{code}: {}",
            code.title()
        );
        assert!(explain(*code).contains(explanation.trim()));
    }
}

#[test]
fn codes_are_unique_and_in_order() {
    let texts: Vec<&str> = Code::ALL.iter().map(|code| code.text()).collect();
    let sorted: BTreeSet<&str> = texts.iter().copied().collect();
    assert_eq!(texts, sorted.into_iter().collect::<Vec<_>>());
}
