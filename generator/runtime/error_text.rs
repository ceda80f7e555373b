//! What errors say: enough to act upon, and never a value.

use std::fmt;

use http::StatusCode;

use super::error::{Error, ErrorKind, Outcome, Phase};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(
                f,
                "{} ({} {}): ",
                operation.id, operation.method, operation.path
            )?;
        }
        match (self.status(), self.0.outcome) {
            (Some(status), _) if self.0.kind == ErrorKind::Status => self.refusal(status, f),
            (Some(status), _) => write!(f, "{} (status {})", self.0.kind, Phrased(status)),
            (None, Outcome::MaybeProcessed) => {
                write!(f, "{}; the request may have been processed", self.0.kind)
            }
            (None, _) => self.0.kind.fmt(f),
        }
    }
}

impl Error {
    /// What came in place of a success, and what the document says about it.
    fn refusal(&self, status: StatusCode, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the service returned status {}", Phrased(status))?;
        let words = self
            .0
            .operation
            .and_then(|operation| operation.says(status));
        match words {
            Some(words) => write!(f, ": {words}"),
            None if status.is_success() => f.write_str(", which the document does not declare"),
            None => Ok(()),
        }
    }
}

/// A status with its reason phrase, `404 Not Found`.
struct Phrased(StatusCode);

impl fmt::Display for Phrased {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())?;
        match self.0.canonical_reason() {
            Some(reason) => write!(f, " {reason}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configuration(problem) => f.write_str(problem),
            Self::InvalidParameter { name, problem } => {
                write!(f, "the parameter `{name}` {problem}")
            }
            Self::InvalidBody {
                place: Some(place),
                problem,
            } => write!(f, "the body cannot be written: `{place}` {problem}"),
            Self::InvalidBody {
                place: None,
                problem,
            } => write!(f, "the body cannot be written: it {problem}"),
            Self::RequestBody => f.write_str("the body could not be read while it was sent"),
            Self::InvalidHeader {
                name: Some(name),
                problem,
            } => write!(f, "the header `{name}` {problem}"),
            Self::InvalidHeader {
                name: None,
                problem,
            } => write!(f, "a header of the call {problem}"),
            Self::MissingCredentials(wanted) => {
                write!(f, "the client has no credentials; this call takes {wanted}")
            }
            Self::CredentialProvider { scheme, problem } => {
                write!(f, "the provider of the credential of `{scheme}` {problem}")
            }
            Self::Connect => f.write_str("no connection could be made"),
            Self::Tls => f.write_str("no secure connection could be made"),
            Self::Timeout(phase) => write!(f, "the time limit for {phase} passed"),
            Self::Protocol => f.write_str("what came is not an HTTP answer"),
            Self::Refused => f.write_str("the service did not begin with the request"),
            Self::ConnectionLost => f.write_str("the connection broke before an answer came"),
            Self::BodyIncomplete => f.write_str("the answer's body broke off"),
            Self::BodyTooLarge(limit) => {
                write!(f, "the answer's body is larger than {limit} bytes")
            }
            Self::Redirect {
                origin: Some(origin),
            } => write!(
                f,
                "the service redirects to {origin}, which is not followed"
            ),
            Self::Redirect { origin: None } => {
                f.write_str("the service redirects, which is not followed")
            }
            Self::UnexpectedContentType { found, declared } => {
                match found {
                    Some(found) => write!(f, "the answer's body is `{found}`")?,
                    None => f.write_str("the answer's body is of no known media type")?,
                }
                match *declared {
                    "" => f.write_str(", which the document does not declare"),
                    declared => write!(f, ", where the document declares `{declared}`"),
                }
            }
            Self::EmptyBody => f.write_str("the answer has no body"),
            Self::Decode(misfit) => write!(f, "the answer's body does not fit: {misfit}"),
            Self::Status => {
                f.write_str("the service returned another status than a declared success")
            }
        }
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Credential => "a credential",
            Self::Connect => "a connection",
            Self::Answer => "the beginning of the answer",
            Self::Body => "more of the answer's body",
            Self::Total => "the whole call",
        })
    }
}

impl fmt::Debug for Error {
    /// The same texts as `Display`, and the kind: never a value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("operation", &self.0.operation.map(|operation| operation.id))
            .field("kind", &self.0.kind)
            .field("outcome", &self.0.outcome)
            .field("status", &self.status().map(|status| status.as_u16()))
            .field("source", &self.0.source)
            .finish()
    }
}
