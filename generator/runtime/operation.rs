//! An operation as data.

use http::{Method, StatusCode};

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
    /// The redirects that the document declares as answers, as it writes them: `302`, `3XX`.
    pub redirects: &'static [&'static str],
    /// What the document says about failures, by their status as it writes it: `404`, `4XX`, `default`.
    pub failures: &'static [(&'static str, &'static str)],
}

impl Operation {
    /// Whether an answer of this status is what the document declares as one, and no failure.
    pub(super) fn takes(&self, status: StatusCode) -> bool {
        let is_declared = || self.redirects.iter().any(|key| precision(key, status) > 0);
        status.is_success() || (is_redirect(status) && is_declared())
    }

    /// What the document says about a failure of this status.
    pub(super) fn says(&self, status: StatusCode) -> Option<&'static str> {
        let fitting = self
            .failures
            .iter()
            .map(|(key, words)| (precision(key, status), *words));
        let best = fitting.max_by_key(|(precision, _)| *precision);
        best.filter(|(precision, _)| *precision > 0)
            .map(|(_, words)| words)
    }

    /// Whether the same call may be sent twice without doing anything twice (RFC 9110, section 9.2.2).
    pub(super) fn is_idempotent(&self) -> bool {
        self.method.is_idempotent()
    }
}

/// Whether a status sends the caller elsewhere. 304 does not: it says that a copy at hand is still good.
pub(super) fn is_redirect(status: StatusCode) -> bool {
    status.is_redirection() && status != StatusCode::NOT_MODIFIED
}

/// How exactly a key of `responses` names a status: itself, its range, any status (3, 2, 1), or not at all (0).
fn precision(key: &str, status: StatusCode) -> u8 {
    let is_range = || {
        key.strip_suffix("XX")
            .is_some_and(|class| status.as_str().starts_with(class))
    };
    match key {
        "default" => 1,
        _ if key == status.as_str() => 3,
        _ if is_range() => 2,
        _ => 0,
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
