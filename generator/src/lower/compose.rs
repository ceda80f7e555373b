//! `allOf`: several schemas that hold at once become one type.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::context::Context;
use super::coverage::Reason;
use super::enums;
use super::inherit;
use super::keywords::{self, Keywords};
use super::read;
use super::rivals;
use super::shapes::{Members, Others, Shape};
use super::unions;
use super::view::View;
use crate::diagnostic::Code;
use crate::ir::Primitive;
use crate::pointer::Pointer;

/// How deep `allOf` may nest.
const DEEPEST: usize = 64;

/// How many parts are read, in the whole document, behind a schema that was found to contain itself.
///
/// What such a schema means depends on where the reading began, so that it is read anew from each place.
const MOST: usize = 10_000;

/// What a schema is read as: what it chooses among, and what extends it, counts only for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Read {
    Itself,
    Part,
}

/// What is known of schemas with `allOf`.
#[derive(Default)]
pub(super) struct Composed {
    /// The shapes that do not depend on where the reading began.
    known: BTreeMap<(Pointer, Read), Shape>,
    /// How many times a schema was left out because it contains itself.
    cuts: usize,
    /// The cuts before the reading at hand began.
    before: usize,
    /// The parts read behind a cut.
    parts: usize,
}

impl Composed {
    /// Notes that parts are to be read; `false` where that is one too many.
    fn affords(&mut self, parts: usize) -> bool {
        if self.cuts > self.before {
            self.parts += parts;
        }
        self.parts <= MOST
    }
}

/// One schema that takes part.
struct Part {
    /// Where it is written.
    at: Pointer,
    shape: Shape,
}

/// Reads a schema with `allOf`. Each is read once, however many others it is a part of.
pub(super) fn shape(cx: &mut Context<'_, '_>, view: &View<'_>, inside: &mut Vec<Pointer>) -> Shape {
    let read = match inside.as_slice() {
        [] => Read::Itself,
        _ => Read::Part,
    };
    let key = (view.at.clone(), read);
    if let Some(known) = cx.composed.known.get(&key) {
        return known.clone();
    }
    if inside.is_empty() {
        cx.composed.before = cx.composed.cuts;
    }
    let deep = inside.contains(&view.at) || inside.len() >= DEEPEST;
    if deep || !cx.composed.affords(view.keywords.all_of) {
        return endless(cx, &view.at);
    }
    let cuts = cx.composed.cuts;
    let shape = whole(cx, view, inside);
    if cx.composed.cuts == cuts {
        cx.composed.known.insert(key, shape.clone());
    }
    shape
}

/// Reads the parts and what stands beside them.
///
/// One part beside which the schema says nothing about the shape *is* that part, with notes and nullability of its own:
/// the usual way to describe a `$ref`. Everything else is merged.
fn whole(cx: &mut Context<'_, '_>, view: &View<'_>, inside: &mut Vec<Pointer>) -> Shape {
    let spoken = speaking_parts(cx, view);
    if spoken.is_empty() {
        return read::own_shape(cx, view, inside);
    }
    let keywords = &view.keywords;
    let own = !says_only_type(keywords);
    let demands = own_demands(cx, view, &spoken);
    if let ([only], false) = (spoken.as_slice(), own || demands)
        && !inherit::adds_nothing_to(cx, &view.at, only)
    {
        return Shape::Same(only.clone());
    }
    inside.push(view.at.clone());
    let mut parts = Vec::new();
    for at in spoken {
        if let Some(part) = settled(cx, &at, inside) {
            parts.push(Part { at, shape: part });
        }
    }
    if own {
        let at = view.at.clone();
        let shape = own_part(cx, view, inside);
        parts.push(Part { at, shape });
    }
    let mut required = keywords.required.clone();
    required.extend(parts_required(cx, view));
    let shape = merge(cx, view, (parts, &required), inside);
    inside.pop();
    shape
}

/// What the schema says beside `allOf`: as a part, it is not a map only because it names no member of its own.
fn own_part(cx: &mut Context<'_, '_>, view: &View<'_>, inside: &mut Vec<Pointer>) -> Shape {
    let keywords = &view.keywords;
    if keywords.properties.is_empty() && keywords.additional == Some(keywords::Members::Any) {
        return Shape::Object(Members {
            named: Vec::new(),
            others: Others::Any,
        });
    }
    read::own_shape(cx, view, inside)
}

/// The parts that say something about the shape.
fn speaking_parts(cx: &mut Context<'_, '_>, view: &View<'_>) -> Vec<Pointer> {
    let all_of = view.at.child("allOf");
    (0..view.keywords.all_of)
        .map(|index| all_of.child(index))
        .filter(|at| {
            cx.view(at)
                .is_some_and(|part| part.at != *at || part_speaks(&part.keywords))
        })
        .collect()
}

/// Whether members are demanded apart from what the parts that speak demand themselves.
fn own_demands(cx: &mut Context<'_, '_>, view: &View<'_>, spoken: &[Pointer]) -> bool {
    let all_of = view.at.child("allOf");
    !view.keywords.required.is_empty()
        || (0..view.keywords.all_of)
            .map(|index| all_of.child(index))
            .filter(|at| !spoken.contains(at))
            .filter_map(|at| cx.view(&at))
            .any(|part| !part.keywords.required.is_empty())
}

/// Whether a part says anything about the shape.
fn part_speaks(keywords: &Keywords) -> bool {
    keywords.all_of > 0 || speaks(keywords)
}

/// Whether a schema that takes part says anything about the shape; `type: object` alone does not.
fn speaks(keywords: &Keywords) -> bool {
    !says_only_type(keywords) || keywords.ty.as_deref().is_some_and(|ty| ty != "object")
}

/// Whether a schema says at most which `type` it has, apart from its `allOf` and from `required`.
fn says_only_type(keywords: &Keywords) -> bool {
    keywords.properties.is_empty()
        && keywords.values.is_empty()
        && keywords.choices.is_empty()
        && keywords.additional.is_none()
        && keywords.format.is_none()
        && !keywords.items
}

/// The members that parts which only say `required` demand.
fn parts_required(cx: &mut Context<'_, '_>, view: &View<'_>) -> Vec<String> {
    let all_of = view.at.child("allOf");
    (0..view.keywords.all_of)
        .filter_map(|index| cx.view(&all_of.child(index)))
        .flat_map(|part| part.keywords.required.clone())
        .collect()
}

/// The shape of a part, with schemas that stand for others followed; `None` where it contains the whole.
pub(super) fn settled(
    cx: &mut Context<'_, '_>,
    at: &Pointer,
    inside: &mut Vec<Pointer>,
) -> Option<Shape> {
    let mut at = at.clone();
    let mut followed = Vec::new();
    loop {
        let view = cx.view(&at)?;
        let deep = inside.len() >= DEEPEST || followed.len() >= DEEPEST;
        if deep || inside.contains(&view.at) || followed.contains(&view.at) {
            endless(cx, &view.at);
            return None;
        }
        followed.push(view.at.clone());
        match read::shape(cx, &view, inside) {
            Shape::Same(next) => at = next,
            shape => return Some(shape),
        }
    }
}

fn endless(cx: &mut Context<'_, '_>, at: &Pointer) -> Shape {
    cx.composed.cuts += 1;
    cx.untyped(at, Reason::Endless);
    cx.report(
        Code::EndlessSchema,
        at,
        "this schema contains itself in `allOf`, or too many others in each other",
        "remove the reference that leads back here",
    );
    Shape::JSON
}

/// Makes one shape of all parts.
fn merge(
    cx: &mut Context<'_, '_>,
    view: &View<'_>,
    (mut parts, required): (Vec<Part>, &[String]),
    inside: &mut Vec<Pointer>,
) -> Shape {
    let is_union = |part: &Part| matches!(part.shape, Shape::Union(_));
    if parts.iter().filter(|part| is_union(part)).count() == 1
        && let Some(place) = parts.iter().position(is_union)
    {
        let union = parts.remove(place).shape;
        let own = match merge(cx, view, (parts, required), inside) {
            Shape::Object(members) => members,
            _ => Members::default(),
        };
        if let Some(shape) = unions::beside(cx, &view.at, (&own, required), union, inside) {
            return shape;
        }
        return Shape::JSON;
    }
    let (composite, scalar): (Vec<_>, Vec<_>) = parts
        .into_iter()
        .partition(|part| matches!(part.shape, Shape::Object(_) | Shape::Map(_)));
    let is_json = |part: &Part| part.shape == Shape::JSON;
    if scalar.iter().all(is_json) && !composite.is_empty() {
        let mut shape = merge_objects(cx, composite, required);
        if let (Shape::Object(members), false) = (&mut shape, scalar.is_empty()) {
            members.others = Others::Any;
        }
        return shape;
    }
    if composite.is_empty()
        && let Some(shape) = narrowest(&scalar, &view.at)
    {
        return shape;
    }
    cx.untyped(&view.at, Reason::UnmergeableParts);
    cx.report(
        Code::UnmergeableParts,
        &view.at.child("allOf"),
        "the parts are of different kinds, so that they cannot become one type: it is raw JSON",
        "let all parts be objects",
    );
    Shape::JSON
}

/// One shape of several objects and maps that stand at one place.
pub(super) fn join(
    cx: &mut Context<'_, '_>,
    at: &Pointer,
    shapes: impl IntoIterator<Item = Shape>,
    required: &[String],
) -> Shape {
    let parts = shapes.into_iter().map(|shape| Part {
        at: at.clone(),
        shape,
    });
    merge_objects(cx, parts.collect(), required)
}

/// The shape that satisfies all scalar parts: an enum before its plain type, a format before plain text.
fn narrowest(parts: &[Part], whole: &Pointer) -> Option<Shape> {
    let first = parts.first()?;
    let plain = |shape: &Shape| {
        *shape == Shape::Primitive(Primitive::String) || *shape == Shape::Primitive(Primitive::I64)
    };
    let special: Vec<&Part> = parts.iter().filter(|part| !plain(&part.shape)).collect();
    match special.as_slice() {
        [] => parts
            .iter()
            .all(|part| part.shape == first.shape)
            .then(|| first.shape.clone()),
        // The whole may be narrower than this part alone only by constraints, which are not part of a type.
        [only] if only.at != *whole => Some(Shape::Same(only.at.clone())),
        [only] => Some(only.shape.clone()),
        [one, rest @ ..] if rest.iter().all(|part| part.shape == one.shape) => {
            Some(one.shape.clone())
        }
        lists => {
            let common = enums::common(lists.iter().map(|part| &part.shape))?;
            let same = lists.iter().find(|part| part.shape == common);
            let same = same.filter(|part| part.at != *whole);
            Some(same.map_or(common, |part| Shape::Same(part.at.clone())))
        }
    }
}

/// Joins objects and maps; a map alone stays one.
fn merge_objects(cx: &mut Context<'_, '_>, parts: Vec<Part>, required: &[String]) -> Shape {
    if let [Part { shape, .. }] = parts.as_slice()
        && matches!(shape, Shape::Map(_))
    {
        return shape.clone();
    }
    let (mut named, mut others) = (IndexMap::new(), Others::Ignored);
    for part in parts {
        match part.shape {
            Shape::Object(members) => {
                for member in members.named {
                    rivals::add(cx, &mut named, member);
                }
                if others == Others::Ignored {
                    others = members.others;
                }
            }
            Shape::Map(Some(values)) => others = Others::Typed(values),
            // An object that names nothing adds nothing.
            _ => {}
        }
    }
    for wire in required {
        if let Some(member) = named.get_mut(wire) {
            member.required = true;
        }
    }
    let named = named.into_values().collect();
    Shape::Object(Members { named, others })
}
