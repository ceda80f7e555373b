//! The check that a printed file says what its tokens say.
//!
//! Texts of a document reach Rust only as literals, so a text that broke out of its literal would change the tokens that
//! follow. Comparing what was printed with what was meant finds that, and any fault of the printer, before it is written.

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};
use syn::Lit;

/// What a file says: its identifiers, literals and punctuation in order.
///
/// Left out is what a printer may add or drop without a change of meaning: commas and braces.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Saying(Vec<String>);

impl Saying {
    /// What `tokens` say.
    pub(super) fn of(tokens: TokenStream) -> Self {
        let mut said = Vec::new();
        collect(tokens, &mut said);
        Self(said)
    }

    /// Compares with what was printed; the error shows the first difference.
    pub(super) fn check(&self, printed: &Self) -> Result<(), String> {
        if self == printed {
            return Ok(());
        }
        let place = self
            .0
            .iter()
            .zip(&printed.0)
            .position(|(planned, printed)| planned != printed)
            .unwrap_or_else(|| self.0.len().min(printed.0.len()));
        let at = |said: &Self| said.0.get(place).cloned().unwrap_or_default();
        Err(format!(
            "printed `{}` where `{}` was planned",
            at(printed),
            at(self)
        ))
    }
}

fn collect(tokens: TokenStream, said: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => (Some("("), Some(")")),
                    Delimiter::Bracket => (Some("["), Some("]")),
                    Delimiter::Brace | Delimiter::None => (None, None),
                };
                said.extend(open.map(str::to_owned));
                collect(group.stream(), said);
                said.extend(close.map(str::to_owned));
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => {}
            TokenTree::Literal(literal) => said.push(meaning(&literal)),
            other => said.push(other.to_string()),
        }
    }
}

/// A literal; a string by what it holds, because there are several ways to write it.
fn meaning(literal: &Literal) -> String {
    match Lit::new(literal.clone()) {
        Lit::Str(text) => format!("{:?}", text.value()),
        _ => literal.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::Saying;

    #[test]
    fn a_changed_word_is_found() {
        let planned = Saying::of(quote! { #[doc = " a"] pub struct A { pub b: u8 } });
        let same = Saying::of(
            "/// a\npub struct A { pub b: u8, }"
                .parse()
                .expect("tokens"),
        );
        assert_eq!(planned.check(&same), Ok(()));
        let other = Saying::of(
            "/// b\npub struct A { pub b: u8, }"
                .parse()
                .expect("tokens"),
        );
        let message = planned.check(&other).expect_err("the doc differs");
        assert_eq!(message, "printed `\" b\"` where `\" a\"` was planned");
    }

    #[test]
    fn a_further_item_is_found() {
        let planned = Saying::of(quote! { struct A; });
        let more = Saying::of(quote! { struct A; fn b() {} });
        assert!(planned.check(&more).is_err());
    }
}
