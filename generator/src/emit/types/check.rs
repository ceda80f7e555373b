//! What the values of a type can be checked for.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::imports::Imports;
use crate::emit::tokens;
use crate::ir::{Rule, TypeId};

/// The impl through which the runtime checks the values, where that is wanted.
pub(super) fn check(imports: &mut Imports<'_>, id: TypeId) -> Option<TokenStream> {
    let def = imports.api().type_def(id);
    let rules = def.rules.as_ref()?;
    // By way of its module: a schema may well be called `Rule`.
    imports.runtime(["check"]);
    let rules = list(imports, rules);
    let name = &def.name;
    Some(quote! {
        impl check::Check for #name {
            fn rules() -> &'static [check::Rule] {
                const RULES: &[check::Rule] = #rules;
                RULES
            }
        }
    })
}

fn list(imports: &mut Imports<'_>, rules: &[Rule]) -> TokenStream {
    let rules: Vec<_> = rules.iter().map(|rule| written(imports, rule)).collect();
    quote! { &[#(#rules),*] }
}

fn written(imports: &mut Imports<'_>, rule: &Rule) -> TokenStream {
    match rule {
        Rule::AtLeast(limit) => number("AtLeast", *limit),
        Rule::MoreThan(limit) => number("MoreThan", *limit),
        Rule::AtMost(limit) => number("AtMost", *limit),
        Rule::LessThan(limit) => number("LessThan", *limit),
        Rule::MultipleOf(unit) => number("MultipleOf", *unit),
        Rule::MinLength(least) => count("MinLength", *least),
        Rule::MaxLength(most) => count("MaxLength", *most),
        Rule::MinItems(least) => count("MinItems", *least),
        Rule::MaxItems(most) => count("MaxItems", *most),
        Rule::MinMembers(least) => count("MinMembers", *least),
        Rule::MaxMembers(most) => count("MaxMembers", *most),
        Rule::UniqueItems => quote! { check::Rule::UniqueItems },
        Rule::Pattern(pattern) => {
            imports.runtime(["finds"]);
            quote! { check::Rule::Pattern(#pattern, finds) }
        }
        Rule::Items(rules) => {
            let rules = list(imports, rules);
            quote! { check::Rule::Items(#rules) }
        }
        Rule::Member(name, rules) => {
            let rules = list(imports, rules);
            quote! { check::Rule::Member(#name, #rules) }
        }
        Rule::Others(names, rules) => {
            let rules = list(imports, rules);
            quote! { check::Rule::Others(&[#(#names),*], #rules) }
        }
        Rule::Case { tag, values, rules } => {
            let rules = list(imports, rules);
            quote! { check::Rule::Case(#tag, &[#(#values),*], #rules) }
        }
        Rule::OneOf(branches) => {
            let branches: Vec<_> = branches.iter().map(|rules| list(imports, rules)).collect();
            quote! { check::Rule::OneOf(&[#(#branches),*]) }
        }
        Rule::Not(rules) => {
            let rules = list(imports, rules);
            quote! { check::Rule::Not(#rules) }
        }
        Rule::Kind(kind) => quote! { check::Rule::Kind(#kind) },
        Rule::Listed(values) => quote! { check::Rule::Listed(&[#(#values),*]) },
        Rule::Has(name) => quote! { check::Rule::Has(#name) },
        Rule::Type(id) => {
            let ty = imports.named(*id);
            quote! { check::Rule::Type(#ty::rules) }
        }
    }
}

fn number(rule: &str, limit: f64) -> TokenStream {
    let rule = tokens::ours(rule);
    let size = Literal::f64_unsuffixed(limit.abs());
    let sign = (limit < 0.0).then(|| quote! { - });
    quote! { check::Rule::#rule(#sign #size) }
}

fn count(rule: &str, count: u64) -> TokenStream {
    let (rule, count) = (tokens::ours(rule), Literal::u64_unsuffixed(count));
    quote! { check::Rule::#rule(#count) }
}
