//! How much was tried.

use std::collections::BTreeMap;
use std::fmt;

use crate::{found, plants};

/// How many examples there are, and what was planted into them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    found: BTreeMap<found::Kind, usize>,
    valid: BTreeMap<found::Kind, usize>,
    /// Those that fit their schemas but for nulls.
    but_for_nulls: usize,
    /// Those that fit their schemas but for a format, which a client may refuse.
    of_another_form: usize,
    survived: usize,
    planted: BTreeMap<plants::Kind, usize>,
}

/// What examples are of.
const KINDS: &[(found::Kind, &str)] = &[
    (found::Kind::Body, "bodies"),
    (found::Kind::Input, "other inputs"),
    (found::Kind::Schema, "schemas"),
];

/// What is planted.
const PLANTS: &[(plants::Kind, &str)] = &[
    (plants::Kind::Member, "members"),
    (plants::Kind::Untold, "members to pass over"),
    (plants::Kind::Value, "unlisted values"),
    (plants::Kind::Null, "nulls"),
    (plants::Kind::Absent, "nulls that mean absent"),
];

impl Counts {
    pub(crate) fn found(&mut self, kind: found::Kind) {
        *self.found.entry(kind).or_default() += 1;
    }

    pub(crate) fn valid(&mut self, kind: found::Kind) {
        *self.valid.entry(kind).or_default() += 1;
    }

    pub(crate) fn valid_but_for_nulls(&mut self) {
        self.but_for_nulls += 1;
    }

    pub(crate) fn of_another_form(&mut self) {
        self.of_another_form += 1;
    }

    pub(crate) fn survived(&mut self) {
        self.survived += 1;
    }

    pub(crate) fn survivors(&self) -> usize {
        self.survived
    }

    pub(crate) fn planted(&mut self, kind: plants::Kind) {
        *self.planted.entry(kind).or_default() += 1;
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (kind, count) in &other.found {
            *self.found.entry(*kind).or_default() += count;
        }
        for (kind, count) in &other.valid {
            *self.valid.entry(*kind).or_default() += count;
        }
        for (kind, count) in &other.planted {
            *self.planted.entry(*kind).or_default() += count;
        }
        self.but_for_nulls += other.but_for_nulls;
        self.of_another_form += other.of_another_form;
        self.survived += other.survived;
    }

    /// A suite that tries nothing proves nothing.
    pub(crate) fn assert_none_is_zero(&self) {
        for (kind, name) in KINDS {
            assert!(self.valid.get(kind) > Some(&0), "no example of {name}");
        }
        for (kind, name) in PLANTS {
            assert!(self.planted.get(kind) > Some(&0), "nothing planted: {name}");
        }
        assert!(self.survived > 0 && self.but_for_nulls > 0);
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("valid examples of")?;
        for (index, (kind, name)) in KINDS.iter().enumerate() {
            let count = |of: &BTreeMap<_, usize>| of.get(kind).copied().unwrap_or_default();
            let comma = if index > 0 { "," } else { "" };
            write!(
                f,
                "{comma} {name} {}/{}",
                count(&self.valid),
                count(&self.found)
            )?;
        }
        write!(
            f,
            "; {} but for nulls; {} survive, {} of another form; planted",
            self.but_for_nulls, self.survived, self.of_another_form
        )?;
        for (index, (kind, name)) in PLANTS.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            let count = self.planted.get(kind).copied().unwrap_or_default();
            write!(f, "{comma} {count} {name}")?;
        }
        Ok(())
    }
}
