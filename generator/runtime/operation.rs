//! An operation as data.

use http::Method;

use super::style::Cell;

/// What never changes from call to call of an operation.
#[derive(Debug)]
pub struct Operation {
    /// The operationId.
    pub id: &'static str,
    /// The method.
    pub method: Method,
    /// The path template; behind a `?`, the part of the query that is the same in every call.
    pub path: &'static str,
    /// Alternatives of security schemes (numbers in the client's table), of each of which all are needed. None at all: nothing
    /// is sent.
    pub security: &'static [&'static [usize]],
    /// The media type that is asked for; empty = none.
    pub accept: &'static str,
}

impl Operation {
    /// Whether the same call may be sent twice without doing anything twice (RFC 9110, section 9.2.2).
    pub(super) fn is_idempotent(&self) -> bool {
        self.method.is_idempotent()
    }
}

/// Where a parameter goes, and how its value is written.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    pub(super) name: &'static str,
    pub(super) location: Location,
    pub(super) style: Style,
    pub(super) explode: Explode,
    pub(super) reserved: Reserved,
    /// The media type of a part, where the document says it.
    pub(super) media_type: Option<&'static str>,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// A member of a form.
    Form,
}

/// How a value is written (OpenAPI 3.0.3, "Style Values").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `;color=blue`
    Matrix,
    /// `.blue`
    Label,
    /// `blue`
    Simple,
    /// `color=blue`
    Form,
    /// `color=blue%20black`
    SpaceDelimited,
    /// `color=blue%7Cblack`
    PipeDelimited,
    /// `color[R]=100`
    DeepObject,
    /// JSON, whatever the value is: a parameter that is described by `content`.
    Json,
}

/// Whether each element of a list or object stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explode {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// What happens to reserved characters (RFC 3986, section 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reserved {
    Encoded,
    Kept,
}

impl Param {
    const fn new(name: &'static str, location: Location, style: Style, explode: Explode) -> Self {
        Self {
            name,
            location,
            style,
            explode,
            reserved: Reserved::Encoded,
            media_type: None,
        }
    }

    /// A part of the path; style `simple` unless said otherwise.
    #[must_use]
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Location::Path, Style::Simple, Explode::No)
    }

    /// A part of the query; style `form`, exploded, unless said otherwise.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query, Style::Form, Explode::Yes)
    }

    /// A header; style `simple`.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Location::Header, Style::Simple, Explode::No)
    }

    /// A cookie; style `form`, exploded, unless said otherwise.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Location::Cookie, Style::Form, Explode::Yes)
    }

    /// A member of a form; style `form`, exploded, unless said otherwise.
    #[must_use]
    pub const fn field(name: &'static str) -> Self {
        Self::new(name, Location::Form, Style::Form, Explode::Yes)
    }

    /// A part of a body; lists are a part for each element, and objects JSON, unless said otherwise.
    #[must_use]
    pub const fn part(name: &'static str) -> Self {
        Self::field(name)
    }

    /// What is known about it, without a value.
    pub(super) fn cell(&self) -> Cell<'_> {
        Cell {
            name: self.name,
            location: self.location,
            style: self.style,
            explode: self.explode,
            reserved: self.reserved,
        }
    }

    /// Written in another style.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Exploded, or not.
    #[must_use]
    pub const fn explode(mut self, explode: Explode) -> Self {
        self.explode = explode;
        self
    }

    /// With this media type.
    #[must_use]
    pub const fn media_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    /// Reserved characters are kept, except those that would end the value or are read as something else (`#`, `&`, `+`, `[`,
    /// `]`). In a URL, parsing encodes `'` too.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.reserved = Reserved::Kept;
        self
    }
}
