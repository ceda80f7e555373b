//! Where the parts of a document in several files come from.

use crate::diagnostic::Focus;
use crate::pointer::Pointer;

/// A part that stands at another place than it does in its file.
#[derive(Clone, Debug)]
pub(in super::super) struct Moved {
    /// Where it stands.
    pub(super) to: Pointer,
    /// The number of its file.
    pub(super) file: usize,
    /// Where it stands there.
    pub(super) from: Pointer,
}

/// The file of a place, and the place in that file.
pub(in super::super) fn located(
    moved: &[Moved],
    at: &Pointer,
    focus: Focus,
) -> (usize, (Pointer, Focus)) {
    let inside = moved
        .iter()
        .filter(|one| at.segments().starts_with(one.to.segments()));
    let Some(part) = inside.max_by_key(|one| one.to.segments().len()) else {
        return (super::FIRST, (at.clone(), focus));
    };
    let rest = at.segments().iter().skip(part.to.segments().len());
    let from = rest.fold(part.from.clone(), |from, segment| from.child(segment));
    (part.file, (from, focus))
}
