//! What wants a name, and by which right.

use super::keywords;
use super::kind::Kind;
use crate::ir::Ident;
use crate::pointer::Pointer;

/// What wants a name.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The name that it gets if nothing else wants it.
    pub(super) wanted: Ident,
    /// Where it stands, independent of the order of lists.
    pub(super) at: Pointer,
    /// The name that goes without saying: the lock file does not hold it.
    pub(super) implied: Option<Ident>,
    source: Source,
    turn: u8,
}

/// Where a name comes from.
#[derive(Clone, Debug)]
enum Source {
    Configuration,
    Document(String),
    Generator,
}

/// By which right a name is wanted, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Right {
    /// The configuration says so.
    Chosen,
    /// An earlier client published it.
    Held,
    /// The document spells it exactly like this.
    Exact,
    /// The document spells it in another way.
    Spelt,
    /// The generator made it up.
    Made,
}

impl Wish {
    /// A name made of the document's own text, unless the configuration chose another one.
    #[must_use]
    pub fn new(namer: fn(&str) -> Ident, text: &str, chosen: Option<&str>, at: Pointer) -> Self {
        let source = match chosen {
            Some(_) => Source::Configuration,
            None => Source::Document(text.to_owned()),
        };
        Self {
            wanted: namer(chosen.unwrap_or(text)),
            at,
            implied: None,
            source,
            turn: 0,
        }
    }

    /// A name that the generator made up.
    #[must_use]
    pub fn made(wanted: Ident, at: Pointer) -> Self {
        Self {
            wanted,
            at,
            implied: None,
            source: Source::Generator,
            turn: 0,
        }
    }

    /// The name that the same thing has in another place.
    #[must_use]
    pub fn like(name: &Ident, at: Pointer) -> Self {
        Self {
            wanted: name.clone(),
            at,
            implied: Some(name.clone()),
            source: Source::Document(name.bare().to_owned()),
            turn: 0,
        }
    }

    /// The wish of something that gives way to those of the same right with a lower turn.
    #[must_use]
    pub fn turn(self, turn: u8) -> Self {
        Self { turn, ..self }
    }

    /// Whether this is the name that it wants, however it is capitalised.
    #[must_use]
    pub fn wants(&self, name: &str) -> bool {
        self.wanted.bare().eq_ignore_ascii_case(name)
    }

    /// The right to the wanted name, apart from what was published; the lower the stronger.
    pub(super) fn right(&self, kind: Kind) -> (Right, u8) {
        let right = match &self.source {
            Source::Configuration => Right::Chosen,
            Source::Document(text) if is_spelt(text, &self.wanted, kind) => Right::Exact,
            Source::Document(_) => Right::Spelt,
            Source::Generator => Right::Made,
        };
        (right, self.turn)
    }
}

/// Whether a text of the document is the name itself, apart from the mark of a keyword and from a constant's capitals.
fn is_spelt(text: &str, name: &Ident, kind: Kind) -> bool {
    let text = match kind {
        Kind::Constants => text.to_ascii_uppercase(),
        _ => text.to_owned(),
    };
    keywords::escape(text) == name.as_str()
}
