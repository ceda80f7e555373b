//! Which type stands for each schema of the document.

use std::collections::BTreeMap;

use super::context::Context;
use super::explore::Root;
use super::links::Links;
use super::shapes::Direction;
use crate::ir::Place;
use crate::pointer::Pointer;

/// The places of the schemas that operations use, and of everything that these are made of, in the order of their pointers.
pub(super) fn places(cx: &Context<'_, '_>, links: &Links<'_, '_>, roots: &[Root]) -> Vec<Place> {
    let mut places = BTreeMap::new();
    for root in roots {
        note(&mut places, links, &root.at, root.direction);
    }
    for (at, usage) in &links.schemas.usage {
        // Branches that were made of several schemas stand where nothing is written.
        if cx.document.raw(at).is_none() {
            continue;
        }
        if usage.request {
            note(&mut places, links, at, Direction::Request);
        }
        if usage.response {
            note(&mut places, links, at, Direction::Response);
        }
    }
    places.into_values().collect()
}

fn note(
    places: &mut BTreeMap<Pointer, Place>,
    links: &Links<'_, '_>,
    at: &Pointer,
    direction: Direction,
) {
    let place = places.entry(at.clone()).or_insert_with(|| Place {
        at: at.clone(),
        sent: None,
        received: None,
    });
    let ty = links.element(at, direction);
    match direction {
        Direction::Request => place.sent = Some(ty),
        Direction::Response => place.received = Some(ty),
    }
}
