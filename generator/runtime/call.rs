//! A call while it is being put together. What goes wrong here is kept, and returned before anything is sent.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};

use super::answer::{Answer, Response};
use super::body::RequestBody;
use super::call_error::Failure;
use super::core::{header, sendable_name, Core};
use super::error::{Error, ErrorKind};
use super::execute::execute;
use super::json;
use super::operation::{Location, Operation, Param};
use super::style::{self, Written};
use super::tree::tree;
use super::wire::{Encode, Wire};

/// A call that is being put together.
pub struct Call {
    pub(super) core: Core,
    pub(super) operation: &'static Operation,
    /// The server of its own that it goes to.
    pub(super) server: Option<&'static str>,
    /// Encoded values of the path's parameters.
    pub(super) path: Vec<(&'static str, String)>,
    /// Encoded names and values, with the parameter that they belong to.
    pub(super) query: Vec<(&'static str, String, String)>,
    /// Cookies in the same form.
    pub(super) cookies: Vec<(&'static str, String, String)>,
    pub(super) headers: HeaderMap,
    pub(super) body: RequestBody,
    pub(super) timeout: Option<Duration>,
    pub(super) fault: Option<ErrorKind>,
    /// What has to be set still, by place and name.
    missing: Vec<(Location, &'static str)>,
}

impl Call {
    pub(super) fn new(core: Core, operation: &'static Operation) -> Self {
        Self {
            core,
            operation,
            server: None,
            path: Vec::new(),
            query: Vec::new(),
            cookies: Vec::new(),
            headers: HeaderMap::new(),
            body: RequestBody::default(),
            timeout: None,
            fault: None,
            missing: Vec::new(),
        }
    }

    /// The texts of a list that a caller gave.
    pub fn texts(list: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<String> {
        list.into_iter()
            .map(|text| text.as_ref().to_owned())
            .collect()
    }

    /// Demands that these are set before the call is sent.
    pub fn need(&mut self, params: &[Param]) -> &mut Self {
        let named = params.iter().map(|param| (param.location, param.name));
        self.missing.extend(named);
        self
    }

    /// Takes note that a parameter is set.
    pub(super) fn settle(&mut self, param: &Param) {
        self.missing
            .retain(|known| *known != (param.location, param.name));
    }

    /// Why the call cannot be sent: what went wrong first, or else what was never set.
    pub(super) fn problem(&self) -> Option<ErrorKind> {
        let unset = |&(_, name): &(Location, &'static str)| ErrorKind::InvalidParameter {
            name,
            problem: "is required and was not set",
        };
        let fault = self.fault.clone();
        fault.or_else(|| self.missing.first().map(unset))
    }

    /// Sets a parameter; set again, it is replaced.
    pub fn param<T: Encode + ?Sized>(&mut self, param: &Param, value: &T) -> &mut Self {
        self.settle(param);
        let written = match value.as_text() {
            Some(text) => style::write_text(param, text),
            None => tree(value)
                .map_err(|_| "holds a number that cannot be written")
                .and_then(|value| style::write(param, &value)),
        };
        self.placed(param, written);
        self
    }

    /// Puts what was written where it belongs, or keeps what is wrong with it.
    fn placed(&mut self, param: &Param, written: Result<Written, &'static str>) {
        match written {
            Ok(written) => self.place(param, written),
            Err(problem) => self.blame(ErrorKind::InvalidParameter {
                name: param.name,
                problem,
            }),
        }
    }

    /// Sets the body to JSON.
    pub fn json<T: Encode + ?Sized>(&mut self, media_type: &'static str, value: &T) -> &mut Self {
        match json::write(value) {
            Ok(text) => self.bytes(media_type, text),
            Err(error) => {
                self.blame(json::unwritable(&error));
                self
            }
        }
    }

    /// Sets the body to bytes as they are, at hand or read while they are sent.
    pub fn bytes(&mut self, media_type: &'static str, body: impl Into<RequestBody>) -> &mut Self {
        self.body = body.into();
        self.headers
            .insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        self
    }

    /// Sets the time limit of the whole call.
    pub fn timeout(&mut self, limit: Duration) {
        self.timeout = Some(limit);
    }

    /// Sets a header.
    pub fn header(&mut self, name: &str, value: &str) {
        match header(name, value) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(problem) => self.blame(ErrorKind::InvalidHeader {
                name: sendable_name(name),
                problem,
            }),
        }
    }

    /// Keeps the first thing that went wrong.
    pub(super) fn blame(&mut self, kind: ErrorKind) {
        self.fault.get_or_insert(kind);
    }

    fn place(&mut self, param: &Param, written: Written) {
        match (param.location, written) {
            (Location::Path, Written::Text(text)) => match bad_segment(&text) {
                Some(problem) => self.blame(ErrorKind::InvalidParameter {
                    name: param.name,
                    problem,
                }),
                None => replace(
                    &mut self.path,
                    param.name,
                    [(param.name, text)],
                    |(name, _)| name,
                ),
            },
            (Location::Header, Written::Text(text)) => match header(param.name, &text) {
                Ok((name, value)) => {
                    self.headers.insert(name, value);
                }
                Err(problem) => self.blame(ErrorKind::InvalidParameter {
                    name: param.name,
                    problem,
                }),
            },
            (location, Written::Pairs(pairs)) => {
                let list = if location == Location::Cookie {
                    &mut self.cookies
                } else {
                    &mut self.query
                };
                let pairs = pairs
                    .into_iter()
                    .map(|(name, value)| (param.name, name, value));
                replace(list, param.name, pairs, |(owner, _, _)| owner);
            }
            (Location::Header, Written::Nothing) => {
                self.headers.remove(param.name);
            }
            // `style::write` gives a text for paths and headers, and pairs for the others.
            (Location::Query | Location::Cookie | Location::Form, Written::Text(_))
            | (_, Written::Nothing) => {}
        }
    }

    /// Sends the call and takes any success for success.
    ///
    /// # Errors
    ///
    /// Whatever keeps a success from being returned.
    pub async fn send_empty<H, E: Failure>(self) -> Result<Response<(), H>, E> {
        finish(execute(self).await, |_| Ok(()))
    }

    /// Sends the call and reads the answer as JSON.
    ///
    /// # Errors
    ///
    /// Whatever keeps the declared answer from being returned.
    pub async fn send_json<T: Wire, H, E: Failure>(self) -> Result<Response<T, H>, E> {
        finish(execute(self).await, Answer::expect_json)
    }

    /// Sends the call and reads the answer as text.
    ///
    /// # Errors
    ///
    /// Whatever keeps the declared answer from being returned.
    pub async fn send_text<H, E: Failure>(self) -> Result<Response<String, H>, E> {
        finish(execute(self).await, Answer::expect_text)
    }

    /// Sends the call and takes the answer's bytes.
    ///
    /// # Errors
    ///
    /// Whatever keeps the declared answer from being returned.
    pub async fn send_bytes<H, E: Failure>(self) -> Result<Response<Bytes, H>, E> {
        finish(execute(self).await, |answer| Ok(answer.body.clone()))
    }

    /// Sends the call and reads the answer by its status.
    ///
    /// # Errors
    ///
    /// Whatever keeps a declared answer from being returned.
    pub async fn send_several<T: Success, H, E: Failure>(self) -> Result<Response<T, H>, E> {
        finish(execute(self).await, T::read)
    }
}

/// Successes that differ by status.
pub trait Success: Sized {
    /// The success of an answer, chosen by its status.
    ///
    /// # Errors
    ///
    /// Where the answer is not as declared.
    fn read(answer: &Answer) -> Result<Self, ErrorKind>;
}

/// The only part of a call that is compiled for each type.
fn finish<T, H, E: Failure>(
    result: Result<(Answer, &'static Operation), Error>,
    read: impl FnOnce(&Answer) -> Result<T, ErrorKind>,
) -> Result<Response<T, H>, E> {
    let (answer, operation) = result.map_err(E::from_error)?;
    match read(&answer) {
        Ok(value) => Ok(Response::new(value, answer)),
        Err(kind) => Err(E::from_error(Error::answered(kind, answer).of(operation))),
    }
}

/// Puts `items` in place of those that belong to `owner`.
fn replace<T>(
    list: &mut Vec<T>,
    owner: &'static str,
    items: impl IntoIterator<Item = T>,
    owner_of: impl Fn(&T) -> &&'static str,
) {
    list.retain(|item| *owner_of(item) != owner);
    list.extend(items);
}

/// Values that lead to another resource than the one that is meant: URL parsing drops dots, and an empty part is taken for a
/// slash too many.
fn bad_segment(text: &str) -> Option<&'static str> {
    match text {
        "" => Some("is empty"),
        "." | ".." => Some("is a dot segment, which a URL cannot carry"),
        _ => None,
    }
}

impl fmt::Debug for Call {
    /// Without any value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.id)
            .finish_non_exhaustive()
    }
}

/// The options that every call has.
macro_rules! call_options {
    ($name:ident) => {
        impl $name {
            /// Sets the time limit of the whole call, in place of the client's `Limits::total`.
            pub fn timeout(mut self, limit: ::std::time::Duration) -> Self {
                self.call.timeout(limit);
                self
            }

            /// Sets a header of this call. Its value is taken for a secret: no text of this crate shows it.
            ///
            /// A header that cannot be sent is an error of `send`, before anything is sent.
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.call.header(name, value);
                self
            }
        }
    };
}

pub(crate) use call_options;
