//! Credentials that change: a provider is asked when a call needs one, and what it gives is kept until it expires.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;

use super::auth::Credential;
use super::secret::Secret;
use super::transport::BoxFuture;

/// Gives a credential when a call needs one: a token, a key, or the password of a user.
///
/// A client asks it before a call whose scheme has no credential that is still valid, and keeps what it gives until
/// [`Token::expires_in`] is over; calls that need one meanwhile wait for the same answer. A closure that returns a future is
/// one:
///
/// ```ignore
/// builder.bearer_token_provider(|| async {
///     let grant = fetch_token().await?;
///     Ok::<_, FetchError>(Token::new(grant.access_token).expires_in(grant.lifetime))
/// })
/// ```
///
/// The time that it takes counts for the call's own limit. Where it fails, nothing is sent, and the call's error has
/// the provider's as a source.
pub trait CredentialProvider: Send + Sync + 'static {
    /// A new credential.
    fn provide(&self) -> BoxFuture<'_, Result<Token, ProviderError>>;

    /// Told when the service answered 401 to a call with this credential. It is not kept any longer; the call itself is not
    /// sent again.
    fn refused(&self, secret: &Secret) {
        let _ = secret;
    }
}

/// Why a provider has no credential.
pub type ProviderError = Box<dyn StdError + Send + Sync>;

impl<F, R, T, E> CredentialProvider for F
where
    F: Fn() -> R + Send + Sync + 'static,
    R: Future<Output = Result<T, E>> + Send + 'static,
    T: Into<Token>,
    E: Into<ProviderError>,
{
    fn provide(&self) -> BoxFuture<'_, Result<Token, ProviderError>> {
        let given = self();
        Box::pin(async move { given.await.map(Into::into).map_err(Into::into) })
    }
}

/// What a provider gives.
#[derive(Clone, Debug)]
pub struct Token {
    secret: Secret,
    /// Until when it is sent.
    until: Option<Instant>,
}

/// How long before its end a credential is no longer sent, so that it does not expire on its way: a tenth of its time, at
/// most this.
const MARGIN: Duration = Duration::from_secs(10);

impl Token {
    /// A credential that is asked for anew by each call; calls at the same time share it.
    #[must_use]
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self {
            secret: secret.into(),
            until: None,
        }
    }

    /// Says how long it is valid from now on. It is sent until shortly before: a tenth of that time, at most 10 s.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        let sent_for = lifetime.saturating_sub(MARGIN.min(lifetime / 10));
        // A time that the clock cannot tell is as good as a year.
        let year = Duration::from_secs(365 * 86_400);
        self.until = Some(Instant::now() + sent_for.min(year));
        self
    }

    fn is_valid(&self) -> bool {
        self.until.is_some_and(|until| Instant::now() < until)
    }
}

impl From<Secret> for Token {
    fn from(secret: Secret) -> Self {
        Self::new(secret)
    }
}

impl From<String> for Token {
    fn from(secret: String) -> Self {
        Self::new(secret)
    }
}

/// How what a provider gives becomes a credential.
#[derive(Debug)]
pub enum Form {
    /// A bearer token.
    Bearer,
    /// The password of this user.
    PasswordOf(String),
    /// A key.
    Key,
}

/// A provider and what it gave last; clients that were made from one another share it.
pub(super) struct Source {
    form: Form,
    provider: Box<dyn CredentialProvider>,
    last: Mutex<Last>,
    /// How many times the provider has answered.
    answers: AtomicU64,
}

#[derive(Default)]
enum Last {
    #[default]
    Nothing,
    Token(Token),
    Failure(ProviderFailure),
}

impl Source {
    pub(super) fn new(form: Form, provider: impl CredentialProvider) -> Self {
        Self {
            form,
            provider: Box::new(provider),
            last: Mutex::default(),
            answers: AtomicU64::new(0),
        }
    }

    /// The credential that is valid now. However many ask for it, the provider is asked once.
    pub(super) async fn get(&self) -> Result<Secret, ProviderFailure> {
        let seen = self.answers.load(Ordering::Acquire);
        let mut last = self.last.lock().await;
        // What was answered while this call waited is its answer, too.
        let is_new = self.answers.load(Ordering::Acquire) != seen;
        match &*last {
            Last::Token(token) if is_new || token.is_valid() => return Ok(token.secret.clone()),
            Last::Failure(failure) if is_new => return Err(failure.clone()),
            _ => {}
        }
        let given = self.provider.provide().await;
        self.answers.fetch_add(1, Ordering::AcqRel);
        match given {
            Ok(token) => {
                let secret = token.secret.clone();
                *last = Last::Token(token);
                Ok(secret)
            }
            Err(error) => {
                let failure = ProviderFailure(error.into());
                *last = Last::Failure(failure.clone());
                Err(failure)
            }
        }
    }

    /// What the provider gave, as its scheme sends it.
    pub(super) fn credential(&self, secret: &Secret) -> Credential {
        match &self.form {
            Form::Bearer => Credential::bearer(secret),
            Form::PasswordOf(user) => Credential::basic(user, secret),
            Form::Key => Credential::key(secret.clone()),
        }
    }

    /// Forgets a credential that the service refused.
    pub(super) fn refused(&self, secret: &Secret) {
        // Where another call holds the lock, a new one is on its way.
        if let Ok(mut last) = self.last.try_lock() {
            if matches!(&*last, Last::Token(token) if token.secret == *secret) {
                *last = Last::Nothing;
            }
        }
        self.provider.refused(secret);
    }
}

/// The error of a provider. Its own texts say nothing of it; it is the source.
#[derive(Clone)]
pub(super) struct ProviderFailure(Arc<dyn StdError + Send + Sync>);

impl fmt::Display for ProviderFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the provider of the credential failed")
    }
}

impl fmt::Debug for ProviderFailure {
    /// Without the provider's own text, which may hold anything.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProviderFailure")
    }
}

impl StdError for ProviderFailure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.0)
    }
}
