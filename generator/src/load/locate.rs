//! From pointers to places in the text, for many pointers in one pass.

use super::event::{Event, Mark, Node, SyntaxError};
use crate::diagnostic::Focus;
use crate::pointer::Pointer;
use std::collections::BTreeMap;

/// The places of what the pointers name; of the nearest parent that the text has, where it has no such place.
pub(super) fn locate<'text>(
    events: impl Iterator<Item = Result<Node<'text>, SyntaxError>>,
    wanted: &[(Pointer, Focus)],
) -> Vec<Mark> {
    let mut tree = Tree::of(wanted);
    let mut walk = Walk {
        open: Vec::new(),
        skipped: 0,
    };
    // A text that has been loaded has no syntax errors; if it were to have one, the places before it still hold.
    for node in events.map_while(Result::ok) {
        walk.node(&mut tree, &node);
    }
    wanted
        .iter()
        .map(|(pointer, focus)| tree.mark(pointer, *focus))
        .collect()
}

/// The wanted places, as a tree of their segments.
struct Tree {
    places: Vec<Place>,
}

#[derive(Default)]
struct Place {
    children: BTreeMap<String, usize>,
    key: Option<Mark>,
    value: Option<Mark>,
}

const ROOT: usize = 0;

impl Tree {
    fn of(wanted: &[(Pointer, Focus)]) -> Self {
        let mut tree = Self {
            places: vec![Place::default()],
        };
        for (pointer, _) in wanted {
            pointer
                .segments()
                .iter()
                .fold(ROOT, |parent, segment| tree.child_or_new(parent, segment));
        }
        tree
    }

    fn child_or_new(&mut self, parent: usize, segment: &str) -> usize {
        if let Some(child) = self.child(parent, segment) {
            return child;
        }
        let child = self.places.len();
        self.places.push(Place::default());
        if let Some(place) = self.places.get_mut(parent) {
            place.children.insert(segment.to_owned(), child);
        }
        child
    }

    fn child(&self, parent: usize, segment: &str) -> Option<usize> {
        self.places.get(parent)?.children.get(segment).copied()
    }

    /// Records where a wanted place is; the first one counts.
    fn found(&mut self, place: usize, key: Option<Mark>, value: Mark) {
        if let Some(place) = self
            .places
            .get_mut(place)
            .filter(|place| place.value.is_none())
        {
            place.key = key;
            place.value = Some(value);
        }
    }

    fn mark(&self, pointer: &Pointer, focus: Focus) -> Mark {
        let mut deepest = self.places.first();
        let mut focus = focus;
        for segment in pointer.segments() {
            let child = deepest
                .and_then(|place| place.children.get(segment))
                .and_then(|child| self.places.get(*child));
            let Some(found) = child.filter(|child| child.value.is_some()) else {
                // What is missing is best shown by the name of what it is missing from.
                focus = Focus::Key;
                break;
            };
            deepest = Some(found);
        }
        let start = Mark { line: 1, column: 1 };
        deepest.map_or(start, |place| match focus {
            Focus::Key => place.key.or(place.value).unwrap_or(start),
            Focus::Value => place.value.unwrap_or(start),
        })
    }
}

/// The way through the text, along wanted places only.
struct Walk {
    open: Vec<Open>,
    /// The number of open collections in which nothing is wanted.
    skipped: usize,
}

struct Open {
    place: usize,
    /// The number of elements so far; `None` in a mapping.
    index: Option<usize>,
    /// The member whose value is next: its place, if it is wanted, and its key's mark.
    held: Option<(Option<usize>, Mark)>,
}

impl Walk {
    fn node(&mut self, tree: &mut Tree, node: &Node<'_>) {
        let (starts, ends) = match node.event {
            Event::MappingStart | Event::SequenceStart => (true, false),
            Event::MappingEnd | Event::SequenceEnd => (false, true),
            _ => (false, false),
        };
        if ends {
            return self.end();
        }
        if self.skipped > 0 {
            self.skipped += usize::from(starts);
            return;
        }
        if self.is_key() {
            return self.key(tree, node);
        }
        let (place, key) = self.next_place(tree);
        let Some(place) = place else {
            self.skipped += usize::from(starts);
            if !starts {
                self.value_done();
            }
            return;
        };
        // A collection is shown by its key: its own first line says less.
        tree.found(place, key, key.filter(|_| starts).unwrap_or(node.mark));
        if starts {
            let index = matches!(node.event, Event::SequenceStart).then_some(0);
            self.open.push(Open {
                place,
                index,
                held: None,
            });
        } else {
            self.value_done();
        }
    }

    fn end(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            if self.skipped > 0 {
                return;
            }
        } else {
            self.open.pop();
        }
        self.value_done();
    }

    fn is_key(&self) -> bool {
        self.open
            .last()
            .is_some_and(|open| open.index.is_none() && open.held.is_none())
    }

    fn key(&mut self, tree: &Tree, node: &Node<'_>) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let place = match &node.event {
            Event::Scalar(key, _) => tree.child(open.place, key),
            _ => None,
        };
        open.held = Some((place, node.mark));
    }

    /// The place of the next value, if it is wanted, and the mark of its key.
    fn next_place(&self, tree: &Tree) -> (Option<usize>, Option<Mark>) {
        match self.open.last() {
            None => (Some(ROOT), None),
            Some(Open {
                held: Some((place, mark)),
                ..
            }) => (*place, Some(*mark)),
            Some(Open { place, index, .. }) => (
                index.and_then(|index| tree.child(*place, &index.to_string())),
                None,
            ),
        }
    }

    fn value_done(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.held = None;
            open.index = open.index.map(|index| index + 1);
        }
    }
}
