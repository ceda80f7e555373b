//! Nests of lists and quotations that no reader could follow.

use pulldown_cmark::{Event, Tag, TagEnd};

/// How deep lists and quotations are kept.
const DEPTH: usize = 12;

/// Opens the lists and quotations that nest too deep: what they hold stands where they stood.
///
/// So what comes behind may recurse: twenty thousand `>` in front of a word are twelve.
pub(super) fn flat<'a>(events: impl Iterator<Item = Event<'a>>) -> impl Iterator<Item = Event<'a>> {
    let mut nest = Nest::default();
    events.map(move |event| if nest.keeps(&event) { event } else { gap() })
}

/// A block without text, which keeps what stood before it apart from what follows.
fn gap<'a>() -> Event<'a> {
    Event::Html("".into())
}

/// What is open at one event.
#[derive(Default)]
struct Nest {
    /// The levels that are kept.
    kept: usize,
    /// Lists, items and quotations that are opened.
    opened: usize,
}

impl Nest {
    /// Whether an event stays what it is.
    fn keeps(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) if self.kept >= DEPTH => {
                self.opened += 1;
                false
            }
            Event::Start(Tag::BlockQuote(_) | Tag::Item) => {
                self.kept += 1;
                true
            }
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item)
                if self.opened > 0 =>
            {
                self.opened -= 1;
                false
            }
            Event::End(TagEnd::BlockQuote(_) | TagEnd::Item) => {
                self.kept = self.kept.saturating_sub(1);
                true
            }
            _ => true,
        }
    }
}
