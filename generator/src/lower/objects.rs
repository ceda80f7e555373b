//! Objects and maps.

use std::collections::BTreeSet;

use super::context::Context;
use super::coverage::Reason;
use super::keywords;
use super::shapes::{Member, Members, Others, Shape, Travels};
use super::view::View;
use crate::pointer::Pointer;

/// Reads an object: a map where it names no member, else a struct.
pub(super) fn shape(cx: &mut Context<'_, '_>, view: &View<'_>) -> Shape {
    if !view.keywords.properties.is_empty() {
        return Shape::Object(members(cx, view));
    }
    match view.keywords.additional {
        Some(keywords::Members::None) => Shape::Object(Members::default()),
        Some(keywords::Members::Typed) => Shape::Map(Some(additional(view))),
        Some(keywords::Members::Any) | None => {
            cx.untyped(&view.at, Reason::NoMembers);
            Shape::Map(None)
        }
    }
}

/// Reads the members of a struct.
///
/// Members without a name are ignored unless the schema speaks of them: the specification's default would allow any
/// (OpenAPI 3.0.3, "Schema Object"), and a map in every struct would serve nobody.
pub(super) fn members(cx: &mut Context<'_, '_>, view: &View<'_>) -> Members {
    let properties = view.at.child("properties");
    let required: BTreeSet<&String> = view.keywords.required.iter().collect();
    let named = view
        .keywords
        .properties
        .iter()
        .map(|wire| {
            let at = properties.child(wire);
            Member {
                required: required.contains(wire),
                travels: travels(cx, &at),
                wire: wire.clone(),
                at,
            }
        })
        .collect();
    let others = match view.keywords.additional {
        Some(keywords::Members::Any) => Others::Any,
        Some(keywords::Members::Typed) => Others::Typed(additional(view)),
        Some(keywords::Members::None) | None => Others::Ignored,
    };
    Members { named, others }
}

/// Where a member travels. Both marks at once contradict each other; it then travels both ways.
fn travels(cx: &mut Context<'_, '_>, at: &Pointer) -> Travels {
    let Some(view) = cx.view(at) else {
        return Travels::BothWays;
    };
    let data = &view.data;
    match (data.read_only, data.write_only) {
        (true, false) => Travels::FromServer,
        (false, true) => Travels::ToServer,
        _ => Travels::BothWays,
    }
}

fn additional(view: &View<'_>) -> Pointer {
    view.at.child("additionalProperties")
}
