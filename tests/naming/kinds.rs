//! The functions that make names, by what they name.

use clientsmith::ir::Ident;
use clientsmith::lower::naming;

/// A function that makes names.
pub(crate) type Namer = fn(&str) -> Ident;

/// How names of a kind are spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Camel,
    Snake,
    Shouty,
}

/// Every function that makes an identifier.
pub(crate) const NAMERS: &[(&str, Namer, Case)] = &[
    ("type", naming::type_name, Case::Camel),
    ("variant", naming::variant_name, Case::Camel),
    ("field", naming::field_name, Case::Snake),
    ("method", naming::method_name, Case::Snake),
    ("argument", naming::argument_name, Case::Snake),
    ("module", naming::module_name, Case::Snake),
    ("constant", naming::constant_name, Case::Shouty),
];

/// Fails unless a name is an identifier that people can type, in its case, of a length that a file can have.
pub(crate) fn assert_sound(kind: &str, case: Case, from: &str, name: &Ident) {
    let (text, bare) = (name.as_str(), name.bare());
    let parsed = syn::parse_str::<syn::Ident>(text);
    assert!(
        parsed.is_ok(),
        "{kind} of {from:?}: `{text}` is no identifier"
    );
    assert!(
        bare.is_ascii(),
        "{kind} of {from:?}: `{text}` cannot be typed"
    );
    assert!(
        bare.len() <= 100,
        "{kind} of {from:?}: `{text}` is too long"
    );
    assert_eq!(text.trim_start_matches("r#"), bare);
    let fits = |c: char| match case {
        Case::Camel => c.is_ascii_alphanumeric() || c == '_',
        Case::Snake => !c.is_ascii_uppercase(),
        Case::Shouty => !c.is_ascii_lowercase(),
    };
    assert!(
        bare.chars().all(fits),
        "{kind} of {from:?}: `{text}` is in another case"
    );
    let first = bare.chars().next().expect("a name is not empty");
    assert!(
        case != Case::Camel || first.is_ascii_uppercase(),
        "{kind} of {from:?}: `{text}`"
    );
}
