//! What the document demands of values: `minimum`, `maxLength`, `pattern` and their like.

use serde_json::Value;

use super::context::Context;
use super::links::Links;
use super::pattern;
use super::shapes::{Direction, Members, Others, Shape, Union};
use crate::diagnostic::Code;
use crate::ir::{Primitive, Rule, TypeDef, TypeId, TypeKind, TypeRef};
use crate::pointer::Pointer;

/// How many schemas that stand for others are followed.
const DEEPEST: usize = 32;

/// A keyword with a limit, and what it becomes.
type Limit<T> = (&'static str, fn(T) -> Rule);

/// Limits that are numbers.
const LIMITS: &[Limit<f64>] = &[
    ("minimum", Rule::AtLeast),
    ("maximum", Rule::AtMost),
    ("multipleOf", Rule::MultipleOf),
];

/// Limits that are counts.
const COUNTS: &[Limit<u64>] = &[
    ("minLength", Rule::MinLength),
    ("maxLength", Rule::MaxLength),
    ("minItems", Rule::MinItems),
    ("maxItems", Rule::MaxItems),
    ("minProperties", Rule::MinMembers),
    ("maxProperties", Rule::MaxMembers),
];

/// What a schema's own keywords demand; a limit that demands nothing is left out.
pub(super) fn own(raw: &Value) -> Vec<Rule> {
    let mut rules = Vec::new();
    for (keyword, rule) in LIMITS {
        if let Some(limit) = raw.get(*keyword).and_then(Value::as_f64) {
            let excludes = |keyword: &str| raw.get(keyword).and_then(Value::as_bool) == Some(true);
            rules.push(match *keyword {
                "minimum" if excludes("exclusiveMinimum") => Rule::MoreThan(limit),
                "maximum" if excludes("exclusiveMaximum") => Rule::LessThan(limit),
                _ => rule(limit),
            });
        }
    }
    for (keyword, rule) in COUNTS {
        let count = raw.get(*keyword).and_then(Value::as_u64);
        let demands = count.filter(|count| *count > 0 || keyword.starts_with("max"));
        rules.extend(demands.map(rule));
    }
    if raw.get("uniqueItems").and_then(Value::as_bool) == Some(true) {
        rules.push(Rule::UniqueItems);
    }
    let pattern = raw.get("pattern").and_then(Value::as_str);
    rules.extend(pattern.map(|pattern| Rule::Pattern(pattern.to_owned())));
    rules
}

/// Gives every type that is sent what its values can be checked for, where the configuration wants that.
pub(super) fn attach(cx: &mut Context<'_, '_>, links: &Links<'_, '_>, types: &mut [TypeDef]) {
    if !cx.config.checks() {
        return;
    }
    let found: Vec<Option<Vec<Rule>>> = types
        .iter()
        .map(|def| {
            let sent =
                def.usage.request && matches!(def.kind, TypeKind::Object(_) | TypeKind::Union(_));
            sent.then(|| of_type(cx, links, &def.origin))
        })
        .collect();
    let demanding = demanding(&found);
    for (def, rules) in types.iter_mut().zip(found) {
        def.rules = rules.map(|rules| pruned(rules, &demanding));
    }
}

/// The rules of a type that has a definition.
fn of_type(cx: &mut Context<'_, '_>, links: &Links<'_, '_>, origin: &Pointer) -> Vec<Rule> {
    let Some(def) = links.schemas.defs.get(origin) else {
        return Vec::new();
    };
    let mut rules = of_schema(cx, &def.view.at);
    match &def.shape {
        Shape::Object(members) => rules.extend(of_members(cx, links, members)),
        Shape::Union(union) => rules.extend(of_union(cx, links, union)),
        _ => {}
    }
    rules
}

fn of_members(cx: &mut Context<'_, '_>, links: &Links<'_, '_>, members: &Members) -> Vec<Rule> {
    let sent = members.named.iter();
    let sent = sent.filter(|member| member.travels.includes(Direction::Request));
    let mut rules: Vec<Rule> = sent
        .map(|member| Rule::Member(member.wire.clone(), at(cx, links, &member.at, 0)))
        .collect();
    if let Others::Typed(place) = &members.others {
        let names = members.named.iter().map(|member| member.wire.clone());
        rules.push(Rule::Others(names.collect(), at(cx, links, place, 0)));
    }
    rules
}

fn of_union(cx: &mut Context<'_, '_>, links: &Links<'_, '_>, union: &Union) -> Vec<Rule> {
    if let Some(tag) = &union.tag {
        let cases = union.branches.iter().map(|branch| Rule::Case {
            tag: tag.clone(),
            values: branch.tags.clone(),
            rules: at(cx, links, &branch.at, 0),
        });
        return cases.collect();
    }
    let mut branches = Vec::new();
    for branch in &union.branches {
        let ty = links.meaning(&branch.at, Direction::Request).ty;
        let Some(kind) = kind(links, &branch.at, &ty) else {
            return Vec::new();
        };
        let mut rules = vec![Rule::Kind(kind.to_owned())];
        if let Some(def) = links.schemas.def(&branch.at)
            && let Shape::Object(members) = &def.shape
        {
            let required = members
                .named
                .iter()
                .filter(|member| member.required && member.travels.includes(Direction::Request));
            rules.extend(required.map(|member| Rule::Has(member.wire.clone())));
        }
        rules.extend(at(cx, links, &branch.at, 0));
        branches.push(rules);
    }
    vec![Rule::OneOf(branches)]
}

/// The `type` of a branch's values; none where there are several.
fn kind(links: &Links<'_, '_>, place: &Pointer, ty: &TypeRef) -> Option<&'static str> {
    Some(match ty {
        TypeRef::List(_) => "array",
        TypeRef::Map(_) => "object",
        TypeRef::Primitive(Primitive::Bool) => "boolean",
        TypeRef::Primitive(Primitive::F64) => "number",
        TypeRef::Primitive(Primitive::Json | Primitive::Foreign(_)) | TypeRef::Nullable(_) => {
            return None;
        }
        TypeRef::Primitive(number) if number.range().is_some() => "integer",
        TypeRef::Primitive(_) => "string",
        TypeRef::Boxed(inner) => kind(links, place, inner)?,
        TypeRef::Named(_) => match &links.schemas.def(place)?.shape {
            Shape::Object(_) => "object",
            Shape::Strings(_) => "string",
            Shape::Integers(_) => "integer",
            _ => return None,
        },
    })
}

/// The rules of the value at a place.
fn at(cx: &mut Context<'_, '_>, links: &Links<'_, '_>, place: &Pointer, depth: usize) -> Vec<Rule> {
    let (mut rules, mut place) = (Vec::new(), place.clone());
    for _ in depth..DEEPEST {
        let Some(def) = links.schemas.def(&place) else {
            return rules;
        };
        match &def.shape {
            Shape::Object(_) | Shape::Union(_) => {
                let id = links.defined(&def.view.at, Direction::Request);
                let id = id.or_else(|| links.defined(&place, Direction::Request));
                rules.extend(id.map(Rule::Type));
                return rules;
            }
            Shape::Same(next) => {
                rules.extend(of_schema(cx, &def.view.at));
                place = next.clone();
            }
            shape => {
                rules.extend(of_schema(cx, &def.view.at));
                match shape {
                    Shape::List(Some(item)) => {
                        rules.push(Rule::Items(at(cx, links, item, depth + 1)));
                    }
                    Shape::Map(Some(value)) => {
                        rules.push(Rule::Others(Vec::new(), at(cx, links, value, depth + 1)));
                    }
                    _ => {}
                }
                return rules;
            }
        }
    }
    rules
}

/// What the keywords of one schema demand, `not` included.
fn of_schema(cx: &mut Context<'_, '_>, place: &Pointer) -> Vec<Rule> {
    let Some(view) = cx.view(place) else {
        return Vec::new();
    };
    let mut rules = own(view.raw);
    if view.keywords.not {
        let not = cx.view(&place.child("not"));
        rules.extend(not.and_then(|not| excluded(not.raw)).map(Rule::Not));
    }
    rules.retain(|rule| match rule {
        Rule::Pattern(text) => match pattern::problem(text) {
            None => true,
            Some(problem) => {
                cx.report(
                    Code::UncheckedPattern,
                    &place.child("pattern"),
                    format!("this pattern is not checked: {problem}"),
                    "write it without look-around, references and classes of Unicode",
                );
                false
            }
        },
        _ => true,
    });
    rules
}

/// Keywords of which a schema behind `not` may consist for it to be checked, and those that say nothing of values.
const PLAIN: &[&str] = &[
    "type",
    "enum",
    "required",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "title",
    "description",
    "example",
    "default",
    "deprecated",
    "externalDocs",
];

/// The rules that a value must not keep all at once; `None` where the schema says more than rules can.
fn excluded(raw: &Value) -> Option<Vec<Rule>> {
    let known = |name: &String| PLAIN.contains(&name.as_str()) || name.starts_with("x-");
    if !raw.as_object()?.keys().all(known) {
        return None;
    }
    let mut rules = own(raw);
    if rules.iter().any(|rule| match rule {
        Rule::Pattern(text) => pattern::problem(text).is_some(),
        _ => false,
    }) {
        return None;
    }
    let kind = raw.get("type").and_then(Value::as_str);
    rules.extend(kind.map(|kind| Rule::Kind(kind.to_owned())));
    if let Some(listed) = raw.get("enum").and_then(Value::as_array) {
        rules.push(Rule::Listed(listed.iter().map(Value::to_string).collect()));
    }
    let required = raw.get("required").and_then(Value::as_array);
    let required = required.into_iter().flatten().filter_map(Value::as_str);
    rules.extend(required.map(|name| Rule::Has(name.to_owned())));
    Some(rules)
}

/// Which types demand anything, themselves or through others.
fn demanding(all: &[Option<Vec<Rule>>]) -> Vec<bool> {
    let mut known = vec![false; all.len()];
    loop {
        let mut changed = false;
        for (index, rules) in all.iter().enumerate() {
            let demands = rules.iter().flatten().any(|rule| demands(rule, &known));
            if demands && !known[index] {
                known[index] = true;
                changed = true;
            }
        }
        if !changed {
            return known;
        }
    }
}

fn demands(rule: &Rule, known: &[bool]) -> bool {
    let any = |rules: &[Rule]| rules.iter().any(|rule| demands(rule, known));
    match rule {
        Rule::Type(TypeId(index)) => known.get(*index) == Some(&true),
        Rule::Items(rules) | Rule::Member(_, rules) | Rule::Others(_, rules) => any(rules),
        Rule::Case { rules, .. } => any(rules),
        // That a value fits a branch at all is known from its type.
        Rule::OneOf(branches) => branches.iter().any(|rules| any(rules)),
        Rule::Kind(_) | Rule::Has(_) => false,
        _ => true,
    }
}

/// The rules that demand something.
fn pruned(rules: Vec<Rule>, known: &[bool]) -> Vec<Rule> {
    let kept = rules.into_iter().filter(|rule| demands(rule, known));
    kept.map(|rule| match rule {
        Rule::Items(rules) => Rule::Items(pruned(rules, known)),
        Rule::Member(name, rules) => Rule::Member(name, pruned(rules, known)),
        Rule::Others(names, rules) => Rule::Others(names, pruned(rules, known)),
        Rule::Case { tag, values, rules } => Rule::Case {
            tag,
            values,
            rules: pruned(rules, known),
        },
        Rule::OneOf(branches) => {
            let kept =
                |rule: &Rule| matches!(rule, Rule::Kind(_) | Rule::Has(_)) || demands(rule, known);
            let branches = branches
                .into_iter()
                .map(|rules| rules.into_iter().filter(kept));
            Rule::OneOf(branches.map(Iterator::collect).collect())
        }
        other => other,
    })
    .collect()
}
