//! What the document demands of values, and which values do not keep to it.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::{Map, Number, Value};

use super::wire::{Encode, Encoded};

/// A demand. Where nothing else is said, it holds only for values of the kind that it is about: a length for texts.
#[derive(Clone, Copy)]
pub enum Rule {
    /// The least number.
    AtLeast(f64),
    /// A number that is too small.
    MoreThan(f64),
    /// The greatest number.
    AtMost(f64),
    /// A number that is too great.
    LessThan(f64),
    /// What a number is a multiple of.
    MultipleOf(f64),
    /// The least number of characters.
    MinLength(u64),
    /// The greatest number of characters.
    MaxLength(u64),
    /// A regular expression, and what looks for it in a text.
    Pattern(&'static str, fn(&'static str, &str) -> bool),
    /// The least number of elements.
    MinItems(u64),
    /// The greatest number of elements.
    MaxItems(u64),
    /// No element occurs twice.
    UniqueItems,
    /// The least number of members.
    MinMembers(u64),
    /// The greatest number of members.
    MaxMembers(u64),
    /// Every element keeps these.
    Items(&'static [Rule]),
    /// The member of this name keeps these.
    Member(&'static str, &'static [Rule]),
    /// Every member but those with these names keeps these.
    Others(&'static [&'static str], &'static [Rule]),
    /// A value whose member of this name is one of these texts keeps these.
    Case(&'static str, &'static [&'static str], &'static [Rule]),
    /// A value keeps all of one of these.
    OneOf(&'static [&'static [Rule]]),
    /// A value does not keep all of these.
    Not(&'static [Rule]),
    /// A value is of this type, whatever kind of value it is.
    Kind(&'static str),
    /// A value is one of these, each as JSON.
    Listed(&'static [&'static str]),
    /// An object has the member of this name.
    Has(&'static str),
    /// A value keeps what its type demands.
    Type(fn() -> &'static [Rule]),
}

/// A value that can be checked for what the document demands of it, before it is sent.
pub trait Check: Encode {
    /// What the document demands.
    fn rules() -> &'static [Rule];

    /// Checks the value, and what it is made of.
    ///
    /// # Errors
    ///
    /// Everything that does not keep to the document: where it is, and what is demanded there; never a value.
    fn check(&self) -> Result<(), Violations> {
        let mut checker = Checker::default();
        match serde_json::to_value(Encoded(self)) {
            Ok(value) => checker.all(Self::rules(), &value),
            Err(_) => checker.found.push(Violation {
                pointer: String::new(),
                demand: "has to be made of numbers that JSON can hold".to_owned(),
            }),
        }
        if checker.found.is_empty() {
            Ok(())
        } else {
            Err(Violations(checker.found))
        }
    }
}

/// A place where a value does not keep to the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pointer: String,
    demand: String,
}

impl Violation {
    /// The place, as a JSON pointer: `/owner/name`; empty for the whole.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What is demanded: "has to have at most 20 characters".
    #[must_use]
    pub fn demand(&self) -> &str {
        &self.demand
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pointer.as_str() {
            "" => write!(f, "the value {}", self.demand),
            pointer => write!(f, "{pointer} {}", self.demand),
        }
    }
}

/// Everything about a value that does not keep to the document; at least one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// One by one, in the order of the members.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

/// Walks over a value and notes what is wrong.
#[derive(Default)]
struct Checker {
    at: String,
    found: Vec<Violation>,
}

impl Checker {
    fn all(&mut self, rules: &'static [Rule], value: &Value) {
        for rule in rules {
            self.one(rule, value);
        }
    }

    fn one(&mut self, rule: &'static Rule, value: &Value) {
        match (rule, value) {
            (Rule::Items(rules), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.below(&index.to_string(), rules, item);
                }
            }
            (Rule::Member(name, rules), Value::Object(members)) => {
                if let Some(value) = members.get(*name) {
                    self.below(name, rules, value);
                }
            }
            (Rule::Others(names, rules), Value::Object(members)) => {
                for (name, value) in members {
                    if !names.contains(&name.as_str()) {
                        self.below(name, rules, value);
                    }
                }
            }
            (Rule::Case(tag, values, rules), Value::Object(members)) => {
                let tag = members.get(*tag).and_then(Value::as_str);
                if tag.is_some_and(|tag| values.contains(&tag)) {
                    self.all(rules, value);
                }
            }
            (Rule::Type(rules), value) => self.all(rules(), value),
            (Rule::OneOf(branches), value) => self.one_of(branches, value),
            (rule, value) => {
                if let Some(demand) = broken(rule, value) {
                    let pointer = self.at.clone();
                    self.found.push(Violation { pointer, demand });
                }
            }
        }
    }

    fn below(&mut self, name: &str, rules: &'static [Rule], value: &Value) {
        let end = self.at.len();
        self.at.push('/');
        self.at
            .push_str(&name.replace('~', "~0").replace('/', "~1"));
        self.all(rules, value);
        self.at.truncate(end);
    }

    /// Notes what is wrong with the branch that comes nearest.
    fn one_of(&mut self, branches: &'static [&'static [Rule]], value: &Value) {
        let mut nearest: Option<Vec<Violation>> = None;
        for rules in branches {
            let mut branch = Self {
                at: self.at.clone(),
                found: Vec::new(),
            };
            branch.all(rules, value);
            let found = branch.found;
            // A branch for values of another kind comes near to nothing.
            let of_kind = rules.iter().all(|rule| match rule {
                Rule::Kind(_) | Rule::Has(_) => broken(rule, value).is_none(),
                _ => true,
            });
            let nearer = nearest
                .as_ref()
                .is_none_or(|known| found.len() < known.len());
            if found.is_empty() || (of_kind && nearer) {
                nearest = Some(found);
            }
        }
        self.found.extend(nearest.into_iter().flatten());
    }
}

/// What a value does not keep of a rule about itself, in words.
fn broken(rule: &Rule, value: &Value) -> Option<String> {
    match (rule, value) {
        (Rule::Kind(kind), value) => {
            (!is_kind(kind, value)).then(|| format!("has to be of the type {kind}"))
        }
        (Rule::Listed(listed), value) => {
            let text = value.to_string();
            let known = listed.contains(&text.as_str());
            (!known).then(|| "has to be one of the listed values".to_owned())
        }
        (Rule::Not(rules), value) => {
            let keeps = |rule: &Rule| broken(rule, value).is_none();
            let excluded = rules.iter().all(keeps);
            excluded.then(|| "must not be what the document excludes".to_owned())
        }
        (Rule::MultipleOf(unit), Value::Number(number)) => {
            (!is_multiple(number, *unit)).then(|| format!("has to be a multiple of {unit}"))
        }
        (rule, Value::Number(number)) => broken_number(rule, number.as_f64()?),
        (rule, Value::String(text)) => broken_text(rule, text),
        (rule, Value::Array(items)) => broken_list(rule, items),
        (rule, Value::Object(members)) => broken_object(rule, members),
        _ => None,
    }
}

fn is_kind(kind: &str, value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) => kind == "boolean",
        Value::Number(number) => {
            let whole = number.as_f64().is_some_and(|number| number.fract() == 0.0);
            kind == "number" || (kind == "integer" && whole)
        }
        Value::String(_) => kind == "string",
        Value::Array(_) => kind == "array",
        Value::Object(_) => kind == "object",
    }
}

fn broken_number(rule: &Rule, number: f64) -> Option<String> {
    let (kept, demand) = match rule {
        Rule::AtLeast(limit) => (number >= *limit, format!("has to be at least {limit}")),
        Rule::MoreThan(limit) => (number > *limit, format!("has to be more than {limit}")),
        Rule::AtMost(limit) => (number <= *limit, format!("has to be at most {limit}")),
        Rule::LessThan(limit) => (number < *limit, format!("has to be less than {limit}")),
        _ => return None,
    };
    (!kept).then_some(demand)
}

/// Whether a number is a multiple of a unit; whole numbers are told exactly.
fn is_multiple(number: &Number, unit: f64) -> bool {
    /// The whole numbers that `f64` holds, all of them, are smaller.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if unit.fract() == 0.0 && unit.abs() < EXACT {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "checked to be whole and below 2^53"
        )]
        let unit = unit as i128;
        let whole = number.as_i64().map(i128::from);
        if let Some(whole) = whole.or_else(|| number.as_u64().map(i128::from)) {
            return unit != 0 && whole % unit == 0;
        }
    }
    let Some(number) = number.as_f64() else {
        return true;
    };
    let times = number / unit;
    // 0.3 is a multiple of 0.1, although neither of them is a number that the machine has. What the digits leave open grows
    // with the number; half a unit is never a whole one.
    let open = (times.abs() * 4.0 * f64::EPSILON).clamp(1e-9, 0.25);
    (times - times.round()).abs() <= open
}

fn broken_text(rule: &Rule, text: &str) -> Option<String> {
    let length = || text.chars().count() as u64;
    let (kept, demand) = match rule {
        Rule::MinLength(least) => (length() >= *least, at_least(*least, "character")),
        Rule::MaxLength(most) => (length() <= *most, at_most(*most, "character")),
        Rule::Pattern(pattern, finds) => (finds(pattern, text), format!("has to match {pattern}")),
        _ => return None,
    };
    (!kept).then_some(demand)
}

fn broken_list(rule: &Rule, items: &[Value]) -> Option<String> {
    let length = items.len() as u64;
    let (kept, demand) = match rule {
        Rule::MinItems(least) => (length >= *least, at_least(*least, "item")),
        Rule::MaxItems(most) => (length <= *most, at_most(*most, "item")),
        Rule::UniqueItems => {
            let different: BTreeSet<String> = items.iter().map(Value::to_string).collect();
            (
                different.len() == items.len(),
                "must not have an item twice".to_owned(),
            )
        }
        _ => return None,
    };
    (!kept).then_some(demand)
}

fn broken_object(rule: &Rule, members: &Map<String, Value>) -> Option<String> {
    let length = members.len() as u64;
    let (kept, demand) = match rule {
        Rule::MinMembers(least) => (length >= *least, at_least(*least, "member")),
        Rule::MaxMembers(most) => (length <= *most, at_most(*most, "member")),
        Rule::Has(name) => (
            members.contains_key(*name),
            format!("has to have the member {name}"),
        ),
        _ => return None,
    };
    (!kept).then_some(demand)
}

fn at_least(count: u64, what: &str) -> String {
    format!("has to have at least {count} {what}{}", plural(count))
}

fn at_most(count: u64, what: &str) -> String {
    format!("has to have at most {count} {what}{}", plural(count))
}

fn plural(count: u64) -> &'static str {
    if count == 1 {
        ""
    } else {
        "s"
    }
}
