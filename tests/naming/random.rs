//! Texts that no one would write.

use std::collections::BTreeSet;

use clientsmith::lower::naming::package_name;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::kinds::{NAMERS, assert_sound};
use crate::scopes::{PLACES, assert_apart, name_all};

/// Any text, and texts of characters that names are made of, which collide more often.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zA-Z0-9_ .\\-]{0,12}",
        "[aAbB_.1-]{0,4}",
        "\\PC{0,200}"
    ]
}

proptest! {
    #[test]
    fn any_text_has_a_sound_name_of_any_kind(text in text()) {
        for (kind, namer, case) in NAMERS {
            let name = namer(&text);
            assert_sound(kind, *case, &text, &name);
            prop_assert_eq!(&name, &namer(&text));
        }
        prop_assert!(!package_name(&text).is_empty());
    }

    #[test]
    fn no_place_gives_a_name_twice(texts in vec(text(), 0..20)) {
        for (kind, namer) in PLACES {
            let texts: BTreeSet<&String> = texts.iter().collect();
            let names = name_all(*kind, *namer, texts.iter().map(|text| text.as_str()));
            assert_apart(*kind, &names);
            let mut backwards = name_all(*kind, *namer, texts.iter().rev().map(|text| text.as_str()));
            backwards.reverse();
            prop_assert_eq!(names, backwards);
        }
    }
}
