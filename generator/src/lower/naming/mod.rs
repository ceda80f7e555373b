//! Every name of the emitted crate: one total function per kind of name, and scopes that settle collisions.
//!
//! The rules, in the order in which they apply:
//!
//! 1. **Words.** A text becomes ASCII (`é` is `e`, an emoji is its name), then words: at every character that is no letter
//!    and no digit, and at changes of case. Signs that carry the meaning (`+1`, `*`, `<=`) become words.
//! 2. **Case.** Types and variants in UpperCamelCase, constants in SHOUTY_SNAKE_CASE, everything else in snake_case.
//! 3. **A digit in front** gets a word in front of it: `Type2`, `Value1x2`, `value_2fa`.
//! 4. **Keywords** of any edition become raw (`r#type`); those that cannot be raw (`self`, `Self`, `super`, `crate`) get an
//!    underscore behind them.
//! 5. **Names that are taken** by Rust's prelude or by the crate itself get a fixed word behind them, whatever else the
//!    document holds: a schema `Option` is `OptionModel`, a parameter `timeout` is `timeout_param`.
//! 6. **Collisions** that are left (`a-b` and `a_b`) are settled all at once, whatever their order: the one that is spelt like
//!    the name keeps it, every other gets four hexadecimal digits made of its JSON pointer ([`Scope`]).
//! 7. **Methods do not repeat their group's name**: `repos/get-content` of the tag `repos` is `get_content` ([`without_group`]).
//!    Those that would collide in their group keep the whole.
//! 8. **Published names stay.** The lock file of the client holds every name that people may use. What got its name in an
//!    earlier run keeps it when something new wants the same one. A name that its own text no longer gives (an operation
//!    was renamed) is not held: the lock settles collisions, it does not overrule the document.

mod keywords;
mod kind;
mod prefix;
mod published;
mod scope;
mod wish;
mod words;

pub(super) use keywords::is_keyword;
pub use kind::Kind;
pub use prefix::without_group;
pub use published::{Names, Published};
pub use scope::Scope;
pub use wish::Wish;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use sha2::{Digest, Sha256};

use crate::ir::Ident;

/// The longest name, in characters; longer ones are cut and get a hash of the whole.
const LONGEST: usize = 80;

/// The longest name of a feature: registries and terminals show them in lists, and digits may follow.
const LONGEST_FEATURE: usize = 48;

/// The name of a type: `IntegrationView`.
#[must_use]
pub fn type_name(text: &str) -> Ident {
    ident(&words::words(text).to_upper_camel_case(), "Type", "")
}

/// The name of a variant: `GitHub`.
#[must_use]
pub fn variant_name(text: &str) -> Ident {
    ident(&words::words(text).to_upper_camel_case(), "Value", "")
}

/// The name of a field: `html_url`.
#[must_use]
pub fn field_name(text: &str) -> Ident {
    ident(&words::words(text).to_snake_case(), "value", "_")
}

/// The name of a method: `update_integration`.
#[must_use]
pub fn method_name(text: &str) -> Ident {
    ident(&words::words(text).to_snake_case(), "call", "_")
}

/// The name of an argument or an option: `per_page`.
#[must_use]
pub fn argument_name(text: &str) -> Ident {
    ident(&words::words(text).to_snake_case(), "value", "_")
}

/// The name of a module, which is also that of a file: `update_integration`.
#[must_use]
pub fn module_name(text: &str) -> Ident {
    ident(&words::words(text).to_snake_case(), "module", "_")
}

/// The name of a group's cargo feature, as an identifier: that of the group. [`as_feature`] spells it.
#[must_use]
pub fn feature_name(group: &Ident) -> Ident {
    ident(&cut(group.bare(), LONGEST_FEATURE, "_"), "group", "_")
}

/// A cargo feature as cargo spells names: `pull-requests`.
#[must_use]
pub fn as_feature(name: &Ident) -> String {
    name.bare().trim_end_matches('_').replace('_', "-")
}

/// The builder's method that takes a provider of the credential that `setter` takes.
#[must_use]
pub fn provider_name(setter: &Ident) -> Ident {
    Ident::from_naming(format!("{}{}", setter.bare(), kind::PROVIDER))
}

/// The client's method that changes the credential that `setter` takes.
#[must_use]
pub fn change_name(setter: &Ident) -> Ident {
    Ident::from_naming(format!("{}{}", kind::CHANGE, setter.bare()))
}

/// The name of a constant: `PER_PAGE`.
#[must_use]
pub fn constant_name(text: &str) -> Ident {
    let name = ident(&words::words(text).to_shouty_snake_case(), "VALUE", "_");
    // What a name that was cut ends with is in capitals too.
    Ident::from_naming(name.as_str().to_ascii_uppercase())
}

/// The name of a package: `pet-store`.
#[must_use]
pub fn package_name(text: &str) -> String {
    let name = words::words(text).to_snake_case().replace('_', "-");
    let name = if name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name
    } else {
        format!("api-{name}")
    };
    let reserved = matches!(
        name.as_str(),
        "test" | "core" | "std" | "alloc" | "proc-macro"
    ) || is_keyword(&name);
    let name = if reserved {
        format!("{name}-client")
    } else {
        name
    };
    cut(name.trim_end_matches('-'), LONGEST, "-")
}

/// An identifier of a text in its case: `front` in front of a digit, joined by `joint`.
fn ident(text: &str, front: &str, joint: &str) -> Ident {
    let text = cut(text, LONGEST, joint);
    let text = if text.is_empty() {
        front.to_owned()
    } else if text.starts_with(|c: char| c.is_ascii_digit()) {
        format!("{front}{joint}{text}")
    } else {
        text
    };
    Ident::from_naming(keywords::escape(text))
}

/// Cuts a name that is too long and tells it apart from others that begin alike.
fn cut(text: &str, longest: usize, joint: &str) -> String {
    if text.len() <= longest {
        return text.to_owned();
    }
    // Names are ASCII here, so that any position is a border of characters.
    let start = text
        .get(..longest - 9)
        .unwrap_or(text)
        .trim_end_matches(['_', '-']);
    format!("{start}{joint}{}", digest(text, 8))
}

/// So many hexadecimal digits that stand for a text.
fn digest(text: &str, digits: usize) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .take(digits)
        .map(hex)
        .collect()
}

fn hex(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or('0')
}
