//! The check that a printed file says what its tokens say.
//!
//! Texts of a document reach Rust only as literals, so a text that broke out of its literal would change the tokens that
//! follow. Comparing what was printed with what was meant finds that, and any fault of the printer, before it is written.

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Lit;

/// Compares what is planned with what was printed: identifiers, literals and punctuation in order.
///
/// Left out is what a printer may add or drop without a change of meaning: commas and braces.
///
/// # Errors
///
/// The first difference.
pub(super) fn check(planned: TokenStream, printed: TokenStream) -> Result<(), String> {
    let (mut planned, mut printed) = (Said::of(planned), Said::of(printed));
    loop {
        match (planned.next(), printed.next()) {
            (None, None) => return Ok(()),
            (Some(one), Some(other)) if one.is_same(&other) => {}
            (one, other) => {
                return Err(format!(
                    "printed `{}` where `{}` was planned",
                    other.map(|word| word.meaning()).unwrap_or_default(),
                    one.map(|word| word.meaning()).unwrap_or_default()
                ));
            }
        }
    }
}

/// One thing that is said.
enum Word {
    Open(Delimiter),
    Close(Delimiter),
    Token(TokenTree),
}

impl Word {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Open(one), Self::Open(other)) | (Self::Close(one), Self::Close(other)) => {
                one == other
            }
            (Self::Token(TokenTree::Ident(one)), Self::Token(TokenTree::Ident(other))) => {
                one == other
            }
            (Self::Token(TokenTree::Punct(one)), Self::Token(TokenTree::Punct(other))) => {
                one.as_char() == other.as_char()
            }
            _ => self.meaning() == other.meaning(),
        }
    }

    /// A token; a string by what it holds, because there are several ways to write it.
    fn meaning(&self) -> String {
        match self {
            Self::Open(Delimiter::Bracket) => "[".to_owned(),
            Self::Close(Delimiter::Bracket) => "]".to_owned(),
            Self::Open(_) => "(".to_owned(),
            Self::Close(_) => ")".to_owned(),
            Self::Token(TokenTree::Literal(literal)) => match Lit::new(literal.clone()) {
                Lit::Str(text) => format!("{:?}", text.value()),
                _ => literal.to_string(),
            },
            Self::Token(token) => token.to_string(),
        }
    }
}

/// What a file says, word by word.
struct Said(Vec<(Option<Delimiter>, IntoIter)>);

impl Said {
    fn of(tokens: TokenStream) -> Self {
        Self(vec![(None, tokens.into_iter())])
    }
}

impl Iterator for Said {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        loop {
            let (_, inner) = self.0.last_mut()?;
            match inner.next() {
                Some(TokenTree::Group(group)) => {
                    let delimiter = match group.delimiter() {
                        Delimiter::Brace | Delimiter::None => None,
                        other => Some(other),
                    };
                    self.0.push((delimiter, group.stream().into_iter()));
                    if let Some(delimiter) = delimiter {
                        return Some(Word::Open(delimiter));
                    }
                }
                Some(TokenTree::Punct(punct)) if punct.as_char() == ',' => {}
                Some(token) => return Some(Word::Token(token)),
                None => {
                    if let Some((Some(delimiter), _)) = self.0.pop() {
                        return Some(Word::Close(delimiter));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::check;

    #[test]
    fn a_changed_word_is_found() {
        let planned = quote! { #[doc = " a"] pub struct A { pub b: u8 } };
        let parse = |text: &str| text.parse().expect("tokens");
        let same = parse("/// a\npub struct A { pub b: u8, }");
        assert_eq!(check(planned.clone(), same), Ok(()));
        let other = parse("/// b\npub struct A { pub b: u8, }");
        let message = check(planned, other).expect_err("the doc differs");
        assert_eq!(message, "printed `\" b\"` where `\" a\"` was planned");
    }

    #[test]
    fn a_further_item_is_found() {
        assert!(check(quote! { struct A; }, quote! { struct A; fn b() {} }).is_err());
        assert!(check(quote! { struct A; fn b() {} }, quote! { struct A; }).is_err());
    }
}
