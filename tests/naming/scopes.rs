//! Places where a name stands once.

use std::collections::BTreeSet;

use clientsmith::ir::Ident;
use clientsmith::lower::naming::{
    Kind, Scope, argument_name, constant_name, field_name, module_name, type_name, variant_name,
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

/// Claims a name for each text, which stands at a place of its own.
pub(crate) fn claim_all<'a>(
    kind: Kind,
    namer: Namer,
    texts: impl IntoIterator<Item = &'a str>,
) -> Vec<Ident> {
    let mut scope = Scope::new(kind);
    let top = Pointer::root().child("things");
    let texts = texts.into_iter().enumerate();
    texts
        .map(|(index, text)| scope.claim(namer(text), &top.child(index).child(text)))
        .collect()
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
        assert_apart(*kind, &claim_all(*kind, *namer, texts));
    }
}

#[test]
fn a_name_does_not_depend_on_those_that_come_later() {
    for (kind, namer) in PLACES {
        let few = claim_all(*kind, *namer, ["a-b", "a_b"]);
        let more = claim_all(*kind, *namer, ["a-b", "a_b", "a.b", "c"]);
        assert_eq!(few, more[..2], "{kind:?}");
    }
}

#[test]
fn the_second_of_a_name_is_told_apart_by_its_place_alone() {
    for (kind, namer) in PLACES {
        let at = Pointer::root().child("second");
        let second = |first: &str| {
            let mut scope = Scope::new(*kind);
            scope.claim(namer("a-b"), &Pointer::root().child(first));
            scope.claim(namer("a_b"), &at)
        };
        assert_eq!(second("one"), second("other"), "{kind:?}");
        assert_ne!(second("one").bare(), namer("a_b").bare());
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
        (Kind::Servers, "from", "from_server"),
        (Kind::BuilderSetters, "build", "build_credential"),
    ] {
        let namer = PLACES
            .iter()
            .find(|place| place.0 == kind)
            .expect("every kind has a namer")
            .1;
        assert_eq!(claim_all(kind, namer, [text])[0].as_str(), name, "{kind:?}");
        let fixed = name.trim_start_matches("r#");
        let both = claim_all(kind, namer, [fixed, text]);
        assert_apart(kind, &both);
    }
}
