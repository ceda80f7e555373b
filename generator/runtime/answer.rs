//! What the service answered, before and after it is typed.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::str::FromStr;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};

use super::error::ErrorKind;
use super::json;
use super::wire::Wire;

/// An answer with its body as bytes.
#[derive(Clone)]
pub struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// The media types that the caller asked for, in place of the document's.
    pub(super) asked: Option<HeaderValue>,
    /// The media types that the document declares for a success, as `Accept` lists them.
    pub(super) declared: &'static str,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Answer");
        out.field("status", &self.status.as_u16())
            .field("body bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl Answer {
    /// The status.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The body as JSON of type `T`, where it is that.
    pub fn json<T: Wire>(&self) -> Option<T> {
        json::read(&self.body).ok()
    }

    /// The body as text, where it is UTF-8.
    pub fn text(&self) -> Option<String> {
        std::str::from_utf8(&self.body).ok().map(str::to_owned)
    }

    /// The body as it came.
    pub fn bytes(&self) -> Option<Bytes> {
        Some(self.body.clone())
    }

    /// The body as JSON of type `T`, or why it is not that.
    ///
    /// # Errors
    ///
    /// An empty body, another media type, or another shape.
    pub fn expect_json<T: Wire>(&self) -> Result<T, ErrorKind> {
        self.expect_json_text()?;
        json::read(&self.body).map_err(ErrorKind::Decode)
    }

    /// The body as text, or why it is not that.
    ///
    /// # Errors
    ///
    /// Where it is not UTF-8.
    pub fn expect_text(&self) -> Result<String, ErrorKind> {
        self.text().ok_or_else(|| self.unexpected())
    }

    /// The error of a success that the document does not declare.
    ///
    /// # Errors
    ///
    /// Always.
    pub fn undeclared<T>(&self) -> Result<T, ErrorKind> {
        Err(ErrorKind::Status)
    }

    /// The error of a media type that is not declared.
    pub(super) fn unexpected(&self) -> ErrorKind {
        ErrorKind::UnexpectedContentType {
            found: self.media_type(),
            declared: self.declared,
        }
    }

    /// The media type that the answer states, without its parameters: they may hold anything.
    fn media_type(&self) -> Option<String> {
        let stated = self.headers.get(http::header::CONTENT_TYPE)?;
        let essence = stated.to_str().ok()?.split(';').next()?.trim();
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&byte);
        let (kind, name) = essence.split_once('/')?;
        let is_name = |part: &str| (1..=LONGEST_NAME).contains(&part.len());
        let is_valid = |part: &str| is_name(part) && part.bytes().all(is_token);
        (is_valid(kind) && is_valid(name)).then(|| essence.to_ascii_lowercase())
    }

    /// Whether the body may be JSON: it is there, and nothing says that it is something else.
    fn expect_json_text(&self) -> Result<(), ErrorKind> {
        if self.body.iter().all(u8::is_ascii_whitespace) {
            return Err(ErrorKind::EmptyBody);
        }
        let declared = self.headers.get(http::header::CONTENT_TYPE);
        match declared.map(|value| value.to_str().unwrap_or_default()) {
            Some(media_type) if !is_json(media_type) => Err(self.unexpected()),
            _ => Ok(()),
        }
    }
}

/// The longest name of a type or of a subtype (RFC 6838, section 4.2).
const LONGEST_NAME: usize = 127;

/// Whether a media type is JSON: `application/json`, `text/json` or any `+json`. An answer without a media type is tried as
/// JSON. Parameters mean nothing: JSON is in UTF-8 whatever a `charset` says (RFC 8259, section 11), and what is not in UTF-8
/// cannot be read.
fn is_json(media_type: &str) -> bool {
    let is = |text: &str, names: &[&str]| names.iter().any(|name| text.eq_ignore_ascii_case(name));
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let suffix = essence.rfind('+').and_then(|at| essence.get(at..));
    is(essence, &["application/json", "text/json"])
        || suffix.is_some_and(|suffix| is(suffix, &["+json"]))
}

/// Reads declared headers out of those of an answer.
#[diagnostic::on_unimplemented(
    message = "the document declares no response headers for this operation",
    label = "no typed headers; `headers()` gives all of them"
)]
pub trait FromHeaders {
    /// Every declared header; one that is missing or unreadable is `None`.
    fn from_headers(headers: &Headers<'_>) -> Self;
}

/// A header that is there and not of the form that the document declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnreadableHeader(&'static str);

impl UnreadableHeader {
    /// The header's name, as the document writes it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.0
    }
}

impl fmt::Display for UnreadableHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the header {} is not of its declared form", self.0)
    }
}

impl std::error::Error for UnreadableHeader {}

/// The headers of an answer, to be read by name.
#[derive(Debug)]
pub struct Headers<'a> {
    all: &'a HeaderMap,
    /// The first one that is there and cannot be read.
    unreadable: Cell<Option<&'static str>>,
}

impl Headers<'_> {
    /// The header as text; several lines are one with commas between them (RFC 9110, section 5.3).
    #[must_use]
    pub fn text(&self, name: &'static str) -> Option<String> {
        self.lines(name).map(|lines| lines.join(", "))
    }

    /// The header as something that is written as text: a number, a boolean or a date. A header that came twice is none.
    #[must_use]
    pub fn parsed<T: FromStr>(&self, name: &'static str) -> Option<T> {
        let mut values = self.all.get_all(name).iter();
        let first = values.next()?;
        let read = match values.next() {
            Some(_) => None,
            None => first
                .to_str()
                .ok()
                .and_then(|text| text.trim().parse().ok()),
        };
        self.noted(name, read)
    }

    /// The header as a list: its elements stand between commas, in one line or in several (RFC 9110, section 5.3).
    #[must_use]
    pub fn list<T: FromStr>(&self, name: &'static str) -> Option<Vec<T>> {
        self.values(name, |text| {
            let parts = text.split(',').map(str::trim);
            // An empty element says nothing (RFC 9110, section 5.6.1).
            parts.filter(|part| !part.is_empty()).collect()
        })
    }

    /// Each line of the header: those of `Set-Cookie` hold commas of their own.
    #[must_use]
    pub fn lines(&self, name: &'static str) -> Option<Vec<String>> {
        self.values(name, |text| vec![text])
    }

    fn values<T: FromStr>(
        &self,
        name: &'static str,
        split: fn(&str) -> Vec<&str>,
    ) -> Option<Vec<T>> {
        if !self.all.contains_key(name) {
            return None;
        }
        let lines = self.all.get_all(name).iter();
        let lines: Option<Vec<&str>> = lines.map(|line| line.to_str().ok()).collect();
        let read = lines.and_then(|lines| {
            let parts = lines.into_iter().flat_map(split);
            parts.map(|part| part.parse().ok()).collect()
        });
        self.noted(name, read)
    }

    fn noted<T>(&self, name: &'static str, read: Option<T>) -> Option<T> {
        if read.is_none() && self.unreadable.get().is_none() {
            self.unreadable.set(Some(name));
        }
        read
    }
}

/// The declared headers among `all`.
pub(super) fn headers_as<H: FromHeaders>(all: &HeaderMap) -> H {
    checked(all).0
}

/// The declared headers, and the first one that cannot be read.
fn checked<H: FromHeaders>(all: &HeaderMap) -> (H, Option<&'static str>) {
    let unreadable = Cell::new(None);
    let headers = Headers { all, unreadable };
    (H::from_headers(&headers), headers.unreadable.get())
}

/// What a successful call gives: the value, and the status and headers that came with it.
///
/// It derefs to the value: `response.name` is the value's `name`. `H` are the headers that the document declares for the
/// operation, `()` where it declares none.
pub struct Response<T, H = ()> {
    value: T,
    status: StatusCode,
    headers: HeaderMap,
    declared: PhantomData<fn() -> H>,
}

impl<T, H> Response<T, H> {
    pub(super) fn new(value: T, answer: Answer) -> Self {
        Self {
            value,
            status: answer.status,
            headers: answer.headers,
            declared: PhantomData,
        }
    }

    /// The value alone.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The value, the status and every header.
    #[must_use]
    pub fn into_parts(self) -> (T, StatusCode, HeaderMap) {
        (self.value, self.status, self.headers)
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Every header.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}

impl<T, H: FromHeaders> Response<T, H> {
    /// The headers that the document declares, typed. One that is not there is `None`, and so is one that cannot be read;
    /// [`checked_headers`](Self::checked_headers) tells them apart.
    #[must_use]
    pub fn typed_headers(&self) -> H {
        headers_as(&self.headers)
    }

    /// The same, where every header that is there is of the form that the document declares.
    ///
    /// # Errors
    ///
    /// The first one that is not.
    pub fn checked_headers(&self) -> Result<H, UnreadableHeader> {
        match checked(&self.headers) {
            (headers, None) => Ok(headers),
            (_, Some(name)) => Err(UnreadableHeader(name)),
        }
    }
}

impl<T: Clone, H> Clone for Response<T, H> {
    fn clone(&self) -> Self {
        Self {
            value: self.value.clone(),
            status: self.status,
            headers: self.headers.clone(),
            declared: PhantomData,
        }
    }
}

impl<T, H> Deref for Response<T, H> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T, H> DerefMut for Response<T, H> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: fmt::Debug, H> fmt::Debug for Response<T, H> {
    /// Without the headers: their values may be secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Response");
        out.field("status", &self.status.as_u16())
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}
