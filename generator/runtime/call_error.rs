//! The error of an operation that declares error bodies.

use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;

use super::answer::{headers_as, Answer, FromHeaders};
use super::error::{Error, ErrorKind};

/// What an operation's calls fail with.
pub trait Failure: Sized {
    /// Takes over the crate-wide error.
    fn from_error(error: Error) -> Self;
}

impl Failure for Error {
    fn from_error(error: Error) -> Self {
        error
    }
}

/// The error bodies that an operation declares.
pub trait ErrorBody: Sized {
    /// The headers that the document declares for the operation; `()` where it declares none.
    type Headers;

    /// The body of an answer, chosen by its status; `None` where it is not as declared.
    fn read(answer: &Answer) -> Option<Self>;
}

/// Why a call failed, with the error body that the document declares for the status.
///
/// It derefs to [`Error`], whose predicates work for every operation, and `?` turns it into one.
pub struct CallError<E> {
    error: Error,
    /// In a box, so that a `Result` stays small however large the declared body is.
    body: Option<Box<E>>,
}

impl<E> CallError<E> {
    /// The declared error body; `None` where there is no answer, or another one than declared
    /// ([`Error::raw_body`] has its bytes).
    #[must_use]
    pub fn body(&self) -> Option<&E> {
        self.body.as_deref()
    }

    /// The declared error body alone.
    #[must_use]
    pub fn into_body(self) -> Option<E> {
        self.body.map(|body| *body)
    }

    /// The crate-wide error.
    #[must_use]
    pub fn into_error(self) -> Error {
        self.error
    }

    /// The crate-wide error, and the declared error body.
    #[must_use]
    pub fn into_parts(self) -> (Error, Option<E>) {
        (self.error, self.body.map(|body| *body))
    }
}

impl<E: ErrorBody> CallError<E>
where
    E::Headers: FromHeaders,
{
    /// The headers that the document declares, typed, if there is an answer. One that is not there is `None`, and so is one
    /// that cannot be read.
    #[must_use]
    pub fn typed_headers(&self) -> Option<E::Headers> {
        self.error.headers().map(headers_as)
    }
}

impl<E: ErrorBody> Failure for CallError<E> {
    fn from_error(error: Error) -> Self {
        let body = refused(&error).and_then(E::read).map(Box::new);
        Self { error, body }
    }
}

/// The answer of an error that has a body: whole, and not of a success.
fn refused(error: &Error) -> Option<&Answer> {
    let is_whole = matches!(error.kind(), ErrorKind::Status | ErrorKind::Redirect { .. });
    let answer = error.answer().filter(|_| is_whole)?;
    (!answer.status.is_success() && !answer.body.is_empty()).then_some(answer)
}

impl<E> Deref for CallError<E> {
    type Target = Error;

    fn deref(&self) -> &Error {
        &self.error
    }
}

impl<E> From<CallError<E>> for Error {
    fn from(error: CallError<E>) -> Self {
        error.error
    }
}

impl<E> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl<E> fmt::Debug for CallError<E> {
    /// Without the body, which may hold anything.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.error, f)
    }
}

impl<E> StdError for CallError<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.error.source()
    }
}
