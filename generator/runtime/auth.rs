//! Credentials, and which of them a call sends.

use std::fmt;
use std::sync::Arc;

use base64::engine::general_purpose::STANDARD;
use base64::Engine as _;
use http::header::{HeaderName, HeaderValue, AUTHORIZATION, COOKIE};
use http::{HeaderMap, StatusCode};
use tokio::time::timeout_at;

use super::call::Call;
use super::clock::Clock;
use super::core::Core;
use super::credentials::Source;
use super::error::{Error, ErrorKind, Phase};
use super::operation::Operation;
use super::secret::Secret;

/// A security scheme of the document.
#[derive(Clone, Copy, Debug)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: &'static str,
    /// The method of the client's builder that sets its credential.
    pub setter: &'static str,
    /// How its credential travels.
    pub kind: SchemeKind,
}

/// How a credential travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// In `Authorization`: a bearer token, or a user name and a password.
    Authorization,
    /// In the header of this name.
    HeaderKey(&'static str),
    /// In the query parameter of this name.
    QueryKey(&'static str),
    /// In the cookie of this name.
    CookieKey(&'static str),
}

/// A credential, as its scheme sends it.
#[derive(Clone)]
pub struct Credential {
    text: Secret,
    problem: Option<&'static str>,
}

impl Credential {
    /// A bearer token (RFC 6750).
    pub fn bearer(token: &Secret) -> Self {
        Self {
            text: Secret::new(format!("Bearer {}", token.expose())),
            problem: empty(token),
        }
    }

    /// A user name and a password (RFC 7617).
    pub fn basic(user: &str, password: &Secret) -> Self {
        let pair = Secret::new(format!("{user}:{}", password.expose()));
        // Section 2 of the RFC: the first colon ends the user's name, and neither holds a control character.
        let problem = if user.contains(':') {
            Some("has a user name with a colon, which would end it")
        } else if pair.expose().chars().any(char::is_control) {
            Some("holds a control character")
        } else {
            None
        };
        Self {
            text: Secret::new(format!("Basic {}", STANDARD.encode(pair.expose()))),
            problem,
        }
    }

    /// A key.
    pub fn key(key: Secret) -> Self {
        Self {
            problem: empty(&key),
            text: key,
        }
    }

    /// Why it cannot be sent as `kind` says, if so. A key in a query is encoded, so that it may be any text.
    pub(super) fn problem(&self, kind: SchemeKind) -> Option<&'static str> {
        let text = self.text.expose();
        let (sendable, problem) = match kind {
            SchemeKind::QueryKey(_) => (true, ""),
            SchemeKind::CookieKey(_) => (
                text.bytes().all(is_cookie_octet),
                "holds a character that a cookie cannot carry",
            ),
            SchemeKind::Authorization | SchemeKind::HeaderKey(_) => (
                HeaderValue::from_str(text).is_ok(),
                "holds a character that a header cannot carry",
            ),
        };
        self.problem.or((!sendable).then_some(problem))
    }
}

/// Services take an empty credential for none, and say something else than that it is empty.
fn empty(secret: &Secret) -> Option<&'static str> {
    secret.expose().is_empty().then_some("is empty")
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential(redacted)")
    }
}

/// Whether a byte may be a part of a cookie's value (RFC 6265, section 4.1.1); others would end it.
fn is_cookie_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}

/// What a credential adds to a request.
pub(super) enum Addition {
    Header(HeaderName, HeaderValue),
    Query(&'static str, Secret),
}

/// What the client knows about the credential of a scheme.
#[derive(Clone)]
pub(super) enum Slot {
    Empty,
    Fixed(Credential),
    Provided(Arc<Source>),
}

/// The credentials of a call.
pub(super) struct Granted {
    /// The schemes whose credentials are sent.
    schemes: &'static [usize],
    provided: Vec<Provided>,
}

/// A credential that a provider gave.
struct Provided {
    scheme: usize,
    source: Arc<Source>,
    secret: Secret,
    credential: Credential,
}

/// Finds what a call sends, and asks the providers whose credentials it needs.
///
/// # Errors
///
/// Where no alternative is complete, and where a provider has nothing that can be sent.
pub(super) async fn grant(call: &Call, clock: &Clock) -> Result<Granted, Error> {
    let core = &call.core;
    let slot = |scheme: usize| core.1.get(scheme).unwrap_or(&Slot::Empty);
    let is_there = |scheme: usize| {
        let set = !matches!(slot(scheme), Slot::Empty);
        set || sets(&call.headers, core, scheme) || sets(&core.0.headers, core, scheme)
    };
    let schemes = alternative(call.operation, core.0.schemes, is_there)
        .map_err(|wanted| Error::not_sent(ErrorKind::MissingCredentials(wanted)))?;
    let mut provided = Vec::new();
    for &scheme in schemes {
        if let Slot::Provided(source) = slot(scheme) {
            if !sets(&call.headers, core, scheme) {
                provided.push(provide(core, scheme, source, clock).await?);
            }
        }
    }
    Ok(Granted { schemes, provided })
}

/// Whether a caller's headers hold the credential of a scheme.
fn sets(headers: &HeaderMap, core: &Core, scheme: usize) -> bool {
    let kind = core.0.schemes.get(scheme).map(|scheme| scheme.kind);
    match kind {
        Some(SchemeKind::Authorization) => headers.contains_key(AUTHORIZATION),
        Some(SchemeKind::HeaderKey(name)) => headers.contains_key(name),
        _ => false,
    }
}

/// What the provider of a scheme gives.
async fn provide(
    core: &Core,
    scheme: usize,
    source: &Arc<Source>,
    clock: &Clock,
) -> Result<Provided, Error> {
    let (name, kind) = core
        .0
        .schemes
        .get(scheme)
        .map_or(("?", SchemeKind::Authorization), |scheme| {
            (scheme.name, scheme.kind)
        });
    let given = match clock.end {
        Some(end) => timeout_at(end, source.get())
            .await
            .map_err(|_| Error::not_sent(ErrorKind::Timeout(Phase::Credential)))?,
        None => source.get().await,
    };
    let failed = |problem| {
        Error::not_sent(ErrorKind::CredentialProvider {
            scheme: name,
            problem,
        })
    };
    let secret = given.map_err(|failure| failed("failed").because(failure))?;
    let credential = source.credential(&secret);
    match credential.problem(kind) {
        Some(problem) => Err(failed(problem)),
        None => Ok(Provided {
            scheme,
            source: Arc::clone(source),
            secret,
            credential,
        }),
    }
}

impl Granted {
    /// Adds the credentials to a request.
    pub(super) fn add(&self, core: &Core, add: impl FnMut(Addition)) {
        let one = |scheme: &usize| {
            let provided = self.provided.iter().find(|one| one.scheme == *scheme);
            let credential = match core.1.get(*scheme)? {
                Slot::Fixed(credential) => credential,
                _ => &provided?.credential,
            };
            addition(core.0.schemes.get(*scheme)?, credential)
        };
        self.schemes.iter().filter_map(one).for_each(add);
    }

    /// Tells the providers when the service refuses what they gave.
    pub(super) fn judge(&self, status: StatusCode) {
        if status == StatusCode::UNAUTHORIZED {
            for one in &self.provided {
                one.source.refused(&one.secret);
            }
        }
    }
}

/// The first alternative of `operation` all of whose credentials are there.
///
/// An alternative that takes no credentials at all (`{}` in the document, "security is optional") is the last choice,
/// wherever it stands: somebody who gave the client a token wants it to be sent.
///
/// # Errors
///
/// The schemes that would do, where no alternative is complete.
fn alternative(
    operation: &Operation,
    schemes: &'static [SecurityScheme],
    is_there: impl Fn(usize) -> bool,
) -> Result<&'static [usize], String> {
    let is_complete = |all: &&&'static [usize]| all.iter().all(|scheme| is_there(*scheme));
    let some = operation.security.iter().filter(|all| !all.is_empty());
    let none = operation.security.iter().filter(|all| all.is_empty());
    match some.chain(none).find(is_complete) {
        Some(all) => Ok(all),
        None if operation.security.is_empty() => Ok(&[]),
        None => Err(wanted(operation, schemes)),
    }
}

/// `None` only for a header name or a value that the builder has refused before.
fn addition(scheme: &SecurityScheme, credential: &Credential) -> Option<Addition> {
    let value = |text: &str| {
        let mut value = HeaderValue::from_str(text).ok()?;
        value.set_sensitive(true);
        Some(value)
    };
    let text = credential.text.expose();
    match scheme.kind {
        SchemeKind::Authorization => Some(Addition::Header(AUTHORIZATION, value(text)?)),
        SchemeKind::HeaderKey(name) => Some(Addition::Header(
            HeaderName::from_bytes(name.as_bytes()).ok()?,
            value(text)?,
        )),
        SchemeKind::QueryKey(name) => Some(Addition::Query(name, credential.text.clone())),
        SchemeKind::CookieKey(name) => {
            let pair = Secret::new(format!("{name}={text}"));
            Some(Addition::Header(COOKIE, value(pair.expose())?))
        }
    }
}

/// The schemes that would do, and how each is set: ``bearerAuth (`ClientBuilder::bearer_token`)``.
fn wanted(operation: &Operation, schemes: &'static [SecurityScheme]) -> String {
    let name = |scheme: &usize| {
        let scheme = schemes.get(*scheme);
        let text = |scheme: &SecurityScheme| {
            format!("{} (`ClientBuilder::{}`)", scheme.name, scheme.setter)
        };
        scheme.map_or_else(String::new, text)
    };
    let alternatives = operation
        .security
        .iter()
        .map(|all| all.iter().map(name).collect::<Vec<_>>().join(" and "));
    alternatives.collect::<Vec<_>>().join(", or ")
}
