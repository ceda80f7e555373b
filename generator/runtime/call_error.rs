//! The error of an operation that declares error bodies.

use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;

use super::answer::Answer;
use super::error::Error;

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

    /// The crate-wide error.
    #[must_use]
    pub fn into_error(self) -> Error {
        self.error
    }
}

impl<E: ErrorBody> Failure for CallError<E> {
    fn from_error(error: Error) -> Self {
        let refused = error.answer().filter(|answer| !answer.status.is_success());
        let body = refused.and_then(E::read).map(Box::new);
        Self { error, body }
    }
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
