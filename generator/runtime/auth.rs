//! Credentials, and which of them a call sends.

use std::fmt;

use base64::engine::general_purpose::STANDARD;
use base64::Engine as _;
use http::header::{HeaderName, HeaderValue, AUTHORIZATION, COOKIE};

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
pub struct Credential(Secret);

impl Credential {
    /// A bearer token (RFC 6750).
    pub fn bearer(token: &Secret) -> Self {
        Self(Secret::new(format!("Bearer {}", token.expose())))
    }

    /// A user name and a password (RFC 7617).
    pub fn basic(user: &str, password: &Secret) -> Self {
        let pair = Secret::new(format!("{user}:{}", password.expose()));
        Self(Secret::new(format!(
            "Basic {}",
            STANDARD.encode(pair.expose())
        )))
    }

    /// A key.
    pub fn key(key: Secret) -> Self {
        Self(key)
    }

    /// Whether it can be sent as `kind` says. A key in a query is encoded, so that it may be any text.
    pub(super) fn is_sendable(&self, kind: SchemeKind) -> bool {
        let text = self.0.expose();
        match kind {
            SchemeKind::QueryKey(_) => true,
            SchemeKind::CookieKey(_) => text.bytes().all(is_cookie_octet),
            SchemeKind::Authorization | SchemeKind::HeaderKey(_) => {
                HeaderValue::from_str(text).is_ok()
            }
        }
    }
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

/// Adds what the first alternative of `operation` sends, all of whose credentials are there.
///
/// An alternative that takes no credentials at all (`{}` in the document, "security is optional") is the last choice,
/// wherever it stands: somebody who gave the client a token wants it to be sent.
///
/// # Errors
///
/// The schemes that would do, where no alternative is complete.
pub(super) fn add_credentials(
    operation: &Operation,
    schemes: &'static [SecurityScheme],
    credentials: &[Option<Credential>],
    add: impl FnMut(Addition),
) -> Result<(), String> {
    let find = |scheme: &usize| Some((schemes.get(*scheme)?, credentials.get(*scheme)?.as_ref()?));
    let is_complete = |all: &&&[usize]| all.iter().all(|scheme| find(scheme).is_some());
    let some = operation.security.iter().filter(|all| !all.is_empty());
    let none = operation.security.iter().filter(|all| all.is_empty());
    match some.chain(none).find(is_complete) {
        Some(all) => all
            .iter()
            .filter_map(find)
            .filter_map(|(scheme, credential)| addition(scheme, credential))
            .for_each(add),
        None if operation.security.is_empty() => {}
        None => return Err(wanted(operation, schemes)),
    }
    Ok(())
}

/// `None` only for a header name or a value that the builder has refused before.
fn addition(scheme: &SecurityScheme, credential: &Credential) -> Option<Addition> {
    let value = |text: &str| {
        let mut value = HeaderValue::from_str(text).ok()?;
        value.set_sensitive(true);
        Some(value)
    };
    let text = credential.0.expose();
    match scheme.kind {
        SchemeKind::Authorization => Some(Addition::Header(AUTHORIZATION, value(text)?)),
        SchemeKind::HeaderKey(name) => Some(Addition::Header(
            HeaderName::from_bytes(name.as_bytes()).ok()?,
            value(text)?,
        )),
        SchemeKind::QueryKey(name) => Some(Addition::Query(name, credential.0.clone())),
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
