//! Places where each name may stand only once.
//!
//! All wishes of a place are settled at once, so that their order does not matter. Of several that want one name, the one with
//! the strongest right gets it, if it is the only one with that right:
//!
//! 1. one that the configuration names;
//! 2. one that an earlier client published under this name (the lock file knows);
//! 3. one whose text in the document is the name itself: `a_b` before `a-b`;
//! 4. one that the document spells in another way;
//! 5. one that the generator made up: a body's argument, a call's type, `OptionModel`.
//!
//! Every other gets hexadecimal digits made of its place. Digits that were published stay, even where nothing else wants the
//! name any longer.

use std::collections::{BTreeMap, BTreeSet};

use super::kind::Kind;
use super::published::Published;
use super::wish::{Right, Wish};
use super::{digest, keywords};
use crate::ir::Ident;
use crate::pointer::Pointer;

/// How many times more digits are tried.
const ROUNDS: usize = 12;

/// A place where each name may stand only once.
#[derive(Debug)]
pub struct Scope {
    kind: Kind,
    owner: Pointer,
}

/// A wish as it takes part.
struct Claim {
    /// What the lock file calls it.
    what: String,
    wanted: Ident,
    at: Pointer,
    right: (Right, u8),
    implied: Option<Ident>,
    /// The digits that were published.
    kept: Option<Ident>,
}

impl Scope {
    /// A place that belongs to what stands at `owner`.
    #[must_use]
    pub fn new(kind: Kind, owner: &Pointer) -> Self {
        Self {
            kind,
            owner: owner.clone(),
        }
    }

    /// Gives a name to each wish, in the order of the wishes.
    pub fn settle(&self, wishes: Vec<Wish>, published: &mut Published) -> Vec<Ident> {
        let claims: Vec<Claim> = wishes
            .into_iter()
            .map(|wish| self.claim(wish, published))
            .collect();
        let mut settling = Settling {
            kind: self.kind,
            taken: BTreeSet::new(),
            names: vec![None; claims.len()],
        };
        settling.keep(&claims);
        settling.plain(&claims);
        settling.told_apart(&claims);
        let names = claims.into_iter().zip(settling.names);
        names
            .map(|(claim, name)| {
                let name = name.unwrap_or(claim.wanted);
                if self.kind.role().is_some() && claim.implied.as_ref() != Some(&name) {
                    published.give(claim.what, &name);
                }
                name
            })
            .collect()
    }

    /// Takes back the name of what stands at a place.
    pub(in crate::lower) fn withdraw(&self, at: &Pointer, published: &mut Published) {
        published.withdraw(&self.what(at));
    }

    /// What an earlier client called what stands at a place.
    pub(in crate::lower) fn held<'p>(
        &self,
        at: &Pointer,
        published: &'p Published,
    ) -> Option<&'p str> {
        published.held(&self.what(at))
    }

    fn claim(&self, wish: Wish, published: &Published) -> Claim {
        let (mut right, mut wanted) = (wish.right(self.kind), wish.wanted);
        let taken = self.kind.taken();
        if taken.names.contains(&wanted.bare()) || self.kind.derives(wanted.bare()) {
            wanted = Ident::from_naming(format!("{}{}", wanted.bare(), taken.suffix));
            right.0 = right.0.max(Right::Made);
        }
        let what = self.what(&wish.at);
        let mut kept = None;
        if let (Some(held), true) = (published.held(&what), right.0 != Right::Chosen) {
            if held == wanted.as_str() {
                right = (Right::Held, 0);
            } else {
                kept = (0..ROUNDS)
                    .map(|round| told_apart(self.kind, &wanted, &wish.at, round))
                    .find(|name| name.as_str() == held);
            }
        }
        Claim {
            what,
            wanted,
            at: wish.at,
            implied: wish.implied,
            right,
            kept,
        }
    }

    /// What the lock file calls something in this place.
    fn what(&self, at: &Pointer) -> String {
        let role = self.kind.role().unwrap_or_default();
        if at.segments().starts_with(self.owner.segments()) {
            format!("{role} {at}")
        } else {
            format!("{role} {at} in {}", self.owner)
        }
    }
}

/// The names that are given so far.
struct Settling {
    kind: Kind,
    taken: BTreeSet<String>,
    names: Vec<Option<Ident>>,
}

impl Settling {
    /// Gives published digits to those that had them.
    fn keep(&mut self, claims: &[Claim]) {
        for (claim, name) in claims.iter().zip(&mut self.names) {
            if let Some(kept) = &claim.kept
                && self.taken.insert(key(kept))
            {
                *name = Some(kept.clone());
            }
        }
    }

    /// Gives plain names to those with the strongest right to them.
    fn plain(&mut self, claims: &[Claim]) {
        let mut rivals: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, claim) in claims.iter().enumerate() {
            if self.names.get(index).is_some_and(Option::is_none) {
                rivals.entry(key(&claim.wanted)).or_default().push(index);
            }
        }
        for (name, rivals) in rivals {
            let right = |index: &usize| claims.get(*index).map(|claim| claim.right);
            let strongest = rivals.iter().filter_map(right).min();
            let mut holders = rivals.iter().filter(|index| right(index) == strongest);
            if let (Some(holder), None) = (holders.next(), holders.next())
                && let (Some(claim), Some(given)) =
                    (claims.get(*holder), self.names.get_mut(*holder))
                && self.taken.insert(name)
            {
                *given = Some(claim.wanted.clone());
            }
        }
    }

    /// Tells the others apart: by four digits of the place, and by more for the same four again.
    fn told_apart(&mut self, claims: &[Claim]) {
        let mut left: Vec<(usize, &Claim)> = claims
            .iter()
            .enumerate()
            .filter(|(index, _)| self.names.get(*index).is_some_and(Option::is_none))
            .collect();
        left.sort_by_key(|(_, claim)| (&claim.at, &claim.wanted));
        for (index, claim) in left {
            let mut round = 0;
            let name = loop {
                let name = told_apart(self.kind, &claim.wanted, &claim.at, round);
                if self.taken.insert(key(&name)) {
                    break name;
                }
                round += 1;
            };
            if let Some(given) = self.names.get_mut(index) {
                *given = Some(name);
            }
        }
    }
}

/// A name with digits of the place behind it.
fn told_apart(kind: Kind, wanted: &Ident, at: &Pointer, round: usize) -> Ident {
    let salt = "#".repeat(round);
    let digits = digest(&format!("{at}{salt}"), 4 + round * 4);
    let digits = match kind {
        Kind::Constants => digits.to_uppercase(),
        _ => digits,
    };
    // `Self_` was made of a keyword, which it is no longer with digits behind it.
    let name = wanted.bare().trim_end_matches('_');
    Ident::from_naming(keywords::escape(format!("{name}{}{digits}", kind.joint())))
}

/// Names that differ by case alone are the same file on some systems, and read alike everywhere.
fn key(name: &Ident) -> String {
    name.bare().to_lowercase()
}
