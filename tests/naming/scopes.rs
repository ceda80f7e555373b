//! Places where a name stands once.

use std::collections::BTreeSet;

use clientsmith::ir::Ident;
use clientsmith::lower::naming::{
    Kind, Names, Published, Scope, Wish, argument_name, constant_name, field_name, module_name,
    type_name, variant_name,
};
use clientsmith::pointer::Pointer;

use crate::kinds::Namer;

/// Every kind of place, with a function that makes the names in it.
pub(crate) const PLACES: &[(Kind, Namer)] = &[
    (Kind::Types, type_name),
    (Kind::Modules, module_name),
    (Kind::Fields, field_name),
    (Kind::Setters, field_name),
    (Kind::Variants, variant_name),
    (Kind::Constants, constant_name),
    (Kind::Arguments, argument_name),
    (Kind::Methods, field_name),
    (Kind::Groups, field_name),
    (Kind::Servers, field_name),
    (Kind::BuilderSetters, field_name),
];

/// A wish for each text, each at a place of its own.
pub(crate) fn wishes<'a>(namer: Namer, texts: impl IntoIterator<Item = &'a str>) -> Vec<Wish> {
    let top = Pointer::root().child("things");
    let texts = texts.into_iter();
    texts
        .map(|text| Wish::new(namer, text, None, top.child(text)))
        .collect()
}

/// Gives a name to each text.
pub(crate) fn name_all<'a>(
    kind: Kind,
    namer: Namer,
    texts: impl IntoIterator<Item = &'a str>,
) -> Vec<Ident> {
    let scope = Scope::new(kind, &Pointer::root());
    scope.settle(wishes(namer, texts), &mut Published::default())
}

/// Fails where two names are one, or one file on a system that does not tell capitals apart.
pub(crate) fn assert_apart(kind: Kind, names: &[Ident]) {
    let mut seen = BTreeSet::new();
    for name in names {
        assert!(
            syn::parse_str::<syn::Ident>(name.as_str()).is_ok(),
            "{kind:?}: `{name:?}` is no identifier"
        );
        let camel = matches!(kind, Kind::Types | Kind::Variants);
        assert!(
            !camel || !name.bare().trim_end_matches('_').contains('_'),
            "{kind:?}: `{name:?}` is not in camel case"
        );
        assert!(
            seen.insert(name.bare().to_lowercase()),
            "{kind:?}: `{name:?}` is there twice"
        );
    }
}

#[test]
fn names_that_fall_together_are_kept_apart() {
    let texts = [
        "a-b", "a_b", "a b", "aB", "A_B", "a.b", "AB", "ab", "a-b", "type", "Type", "@type",
        "self", "Self", "", "empty",
    ];
    for (kind, namer) in PLACES {
        assert_apart(*kind, &name_all(*kind, *namer, texts));
    }
}

#[test]
fn no_name_depends_on_the_order() {
    let texts = ["a-b", "a_b", "A_B", "aB", "AB", "c", "self", "Self"];
    for (kind, namer) in PLACES {
        let names = name_all(*kind, *namer, texts);
        let mut backwards = name_all(*kind, *namer, texts.into_iter().rev());
        backwards.reverse();
        assert_eq!(names, backwards, "{kind:?}");
    }
}

#[test]
fn what_is_spelt_like_its_name_keeps_it() {
    for (kind, namer, texts, name) in [
        (Kind::Fields, field_name as Namer, ["a-b", "a_b"], "a_b"),
        (Kind::Fields, field_name, ["@type", "type"], "r#type"),
        (Kind::Variants, variant_name, ["ab", "Ab"], "Ab"),
        (Kind::Variants, variant_name, ["self", "Self"], "Self_"),
        (Kind::Constants, constant_name, ["a-b", "a_b"], "A_B"),
        (
            Kind::Types,
            type_name,
            ["Option", "OptionModel"],
            "OptionModel",
        ),
        // What is made up gives way to what is written, however it is spelt.
        (
            Kind::Types,
            type_name,
            ["Option", "option-model"],
            "OptionModel",
        ),
    ] {
        let names = name_all(kind, namer, texts);
        assert_ne!(names[0].as_str(), name, "{texts:?}");
        let plain = namer(texts[1]);
        assert_eq!(names[1], plain, "{texts:?}");
    }
}

#[test]
fn equals_are_all_told_apart_by_their_places_alone() {
    for (kind, namer) in PLACES {
        let two = name_all(*kind, *namer, ["a-b", "a.b"]);
        let three = name_all(*kind, *namer, ["a-b", "a.b", "a b"]);
        assert_eq!(two, three[..2], "{kind:?}");
        assert!(!three.contains(&namer("a b")), "{kind:?}");
    }
}

#[test]
fn what_was_published_stays() {
    let scope = Scope::new(Kind::Fields, &Pointer::root());
    let settle = |texts: &[&str], published: &Names| {
        let mut published = Published::new(published.clone());
        let names = scope.settle(wishes(field_name, texts.iter().copied()), &mut published);
        let names: Vec<String> = names.iter().map(|name| name.as_str().to_owned()).collect();
        (names, published.given())
    };
    let (first, published) = settle(&["a-b"], &Names::new());
    assert_eq!(first, ["a_b"]);
    assert_eq!(
        published,
        Names::from([("field #/things/a-b".to_owned(), "a_b".to_owned())])
    );
    // A newcomer takes nothing, even if it is spelt like the name.
    let (both, published) = settle(&["a_b", "a-b"], &published);
    assert_eq!(both[1], "a_b");
    let digits = &both[0];
    assert!(digits.starts_with("a_b_x"), "{digits}");
    // Nothing moves up when the other goes.
    let (alone, _) = settle(&["a_b"], &published);
    assert_eq!(&alone[0], digits);
}

#[test]
fn a_lock_that_was_edited_cannot_make_names() {
    let scope = Scope::new(Kind::Fields, &Pointer::root());
    for held in ["", "self", "a b", "x; }", "other", "a_b_x0000", "A_B"] {
        let held = Names::from([
            ("field #/things/a-b".to_owned(), held.to_owned()),
            ("field #/things/c".to_owned(), "a_b".to_owned()),
        ]);
        let mut published = Published::new(held);
        let names = scope.settle(wishes(field_name, ["a-b", "c"]), &mut published);
        assert_eq!([names[0].as_str(), names[1].as_str()], ["a_b", "c"]);
    }
}

#[test]
fn names_of_the_prelude_and_of_the_crate_are_taken() {
    for (kind, text, name) in [
        (Kind::Types, "Option", "OptionModel"),
        (Kind::Types, "Client", "ClientModel"),
        (Kind::Types, "Secret", "SecretModel"),
        (Kind::Modules, "mod", "mod_module"),
        (Kind::Modules, "con", "con_module"),
        (Kind::Setters, "new", "new_value"),
        (Kind::Setters, "clone", "clone_value"),
        (Kind::Arguments, "timeout", "timeout_param"),
        (Kind::Arguments, "send", "send_param"),
        (Kind::Groups, "builder", "builder_api"),
        (Kind::Groups, "com1", "com1_api"),
        (Kind::Groups, "lpt9", "lpt9_api"),
        (Kind::Servers, "from", "from_server"),
        (Kind::BuilderSetters, "build", "build_credential"),
    ] {
        let namer = PLACES
            .iter()
            .find(|place| place.0 == kind)
            .expect("every kind has a namer")
            .1;
        assert_eq!(name_all(kind, namer, [text])[0].as_str(), name, "{kind:?}");
        let fixed = name.trim_start_matches("r#");
        let both = name_all(kind, namer, [fixed, text]);
        assert_apart(kind, &both);
    }
}
