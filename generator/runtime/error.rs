//! What can go wrong with a call, and what that means for what the service did.

use std::error::Error as StdError;
use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::answer::{headers_as, Answer, FromHeaders};
use super::json::Misfit;
use super::operation::Operation;
use super::retry_after::retry_after;

/// Why a call failed.
///
/// Its texts name the operation and its path template, never a value: no body, no query, no header, no parameter.
pub struct Error(pub(super) Box<Inner>);

pub(super) struct Inner {
    pub(super) kind: ErrorKind,
    pub(super) outcome: Outcome,
    pub(super) operation: Option<&'static Operation>,
    answer: Option<Answer>,
    pub(super) source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client was built with something that cannot work; the text says what.
    Configuration(String),
    /// A parameter's value cannot be sent.
    InvalidParameter {
        /// The parameter.
        name: &'static str,
        /// What is wrong with the value.
        problem: &'static str,
    },
    /// The body cannot be written: it holds `NaN` or an infinity, a form has no members, or a file's media type is none.
    InvalidBody {
        /// The member or the part, as `$.offers[2].price`; keys that the document does not declare are `[*]`. None where it is
        /// the body as a whole.
        place: Option<String>,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The body could not be read while it was sent, or is not as long as was stated; the error's source says why.
    RequestBody,
    /// A header that was set on the call cannot be sent.
    InvalidHeader {
        /// The header; none where its name is not one that HTTP knows, since a value may stand in its place.
        name: Option<String>,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The client has no credentials that this operation takes; the text names those that would do, and the methods of the
    /// client's builder that set them.
    MissingCredentials(String),
    /// A provider gave no credential that can be sent; the error's source is its own error, if it has one.
    CredentialProvider {
        /// The scheme, as the document calls it.
        scheme: &'static str,
        /// What is wrong.
        problem: &'static str,
    },
    /// No connection could be made.
    Connect,
    /// No secure connection could be made, for example because of the certificate; the error's source says why.
    Tls,
    /// A time limit passed.
    Timeout(Phase),
    /// The service closed the connection or the stream and said that it did nothing with the request (HTTP/2).
    Refused,
    /// The connection broke before an answer came.
    ConnectionLost,
    /// What came is not an HTTP answer, or its head is larger than is accepted.
    Protocol,
    /// The answer's body broke off.
    BodyIncomplete,
    /// The answer's body is larger than the limit, in bytes.
    BodyTooLarge(u64),
    /// The answer sends the caller elsewhere, which is not followed: the request may hold secrets.
    Redirect {
        /// The origin that the answer names, `https://example.com`; none where it names a path of the same origin, or nothing.
        origin: Option<String>,
    },
    /// The answer's body is not of the declared media type.
    UnexpectedContentType {
        /// The media type that came, without its parameters; none where the answer names none.
        found: Option<String>,
        /// Those that the document declares for a success, with commas between them; empty = none.
        declared: &'static str,
    },
    /// The answer has no body where one is declared.
    EmptyBody,
    /// The answer's body is not of the declared shape.
    Decode(Misfit),
    /// The service answered with an error, or with a status that the document does not declare.
    Status,
}

/// What a time limit was waiting for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// A credential from its provider.
    Credential,
    /// A connection.
    Connect,
    /// The beginning of the answer.
    Answer,
    /// More of the answer's body.
    Body,
    /// The whole call.
    Total,
}

/// What a failed call means for the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was sent, or the service said that it did nothing with it ([`ErrorKind::Refused`]).
    NotSent,
    /// The request may have been carried out, or not.
    MaybeProcessed,
    /// The service answered.
    Answered,
}

impl Error {
    /// An error before anything was sent.
    pub(super) fn not_sent(kind: ErrorKind) -> Self {
        Self::new(kind, Outcome::NotSent)
    }

    pub(super) fn new(kind: ErrorKind, outcome: Outcome) -> Self {
        Self(Box::new(Inner {
            kind,
            outcome,
            operation: None,
            answer: None,
            source: None,
        }))
    }

    /// An error about an answer.
    pub(super) fn answered(kind: ErrorKind, answer: Answer) -> Self {
        let mut error = Self::new(kind, Outcome::Answered);
        error.0.answer = Some(answer);
        error
    }

    pub(super) fn of(mut self, operation: &'static Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    pub(super) fn because(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.0.source = Some(Box::new(source));
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// What it means for the service: nothing was sent, it may have been carried out, or there is an answer.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// Whether a time limit passed.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Timeout(_))
    }

    /// Whether no connection could be made, in time or at all.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(
            self.0.kind,
            ErrorKind::Connect | ErrorKind::Tls | ErrorKind::Timeout(Phase::Connect)
        )
    }

    /// Whether the answer's body is not what the document says.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        matches!(
            self.0.kind,
            ErrorKind::Decode(_) | ErrorKind::EmptyBody | ErrorKind::UnexpectedContentType { .. }
        )
    }

    /// Whether the same call may be sent again without doing anything twice, and may then succeed.
    ///
    /// That is so where no connection was made, where the service did nothing with the request ([`ErrorKind::Refused`]), and
    /// where it says that it was too busy to begin (429); for methods
    /// that only read or that may be repeated (RFC 9110, section 9.2.2), also after a broken connection and after 408, 500,
    /// 502, 503 and 504.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        let repeatable = self.0.operation.is_some_and(Operation::is_idempotent);
        match (self.0.outcome, self.status().map(|status| status.as_u16())) {
            // A certificate does not get better by asking again.
            (Outcome::NotSent, _) => {
                self.0.kind == ErrorKind::Refused
                    || self.is_connect() && self.0.kind != ErrorKind::Tls
            }
            (_, Some(429)) => true,
            (_, Some(408 | 500 | 502 | 503 | 504)) => repeatable,
            (Outcome::MaybeProcessed, _) => repeatable && self.0.kind != ErrorKind::RequestBody,
            (Outcome::Answered, _) => {
                repeatable
                    && matches!(
                        self.0.kind,
                        ErrorKind::BodyIncomplete | ErrorKind::Timeout(_)
                    )
            }
        }
    }

    /// Whether the service answered.
    #[must_use]
    pub fn reached_server(&self) -> bool {
        self.0.outcome == Outcome::Answered
    }

    /// The answer's status, if there is an answer.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.answer.as_ref().map(|answer| answer.status)
    }

    /// The answer's headers, if there is an answer.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.answer.as_ref().map(|answer| &answer.headers)
    }

    /// The headers that the document declares, typed, if there is an answer.
    #[must_use]
    pub fn headers_as<H: FromHeaders>(&self) -> Option<H> {
        self.headers().map(headers_as)
    }

    /// The answer's body as it came, as far as it came. It may hold anything; the error's own texts never show it.
    #[must_use]
    pub fn raw_body(&self) -> Option<&[u8]> {
        self.0.answer.as_ref().map(|answer| answer.body.as_ref())
    }

    /// How long the service asks to wait before the next call (`Retry-After`, in seconds or as a date; a date is rounded up).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.headers().and_then(retry_after)
    }

    /// Where in the answer's JSON reading stopped, as `$.allowed_pipelines[1].id`.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        match &self.0.kind {
            ErrorKind::Decode(misfit) => Some(misfit.path()),
            _ => None,
        }
    }

    pub(super) fn answer(&self) -> Option<&Answer> {
        self.0.answer.as_ref()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0
            .source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}
