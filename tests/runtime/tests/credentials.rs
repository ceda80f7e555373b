//! Credentials that change, that the caller sets by a header, and those that cannot be sent.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::error::Error as StdError;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clientsmith_runtime::runtime::{
    BoxFuture, Call, Core, Credential, CredentialProvider, Error, ErrorKind, Form, Operation,
    Outcome, Phase, ProviderError, SchemeKind, Secret, SecurityScheme, Token,
};
use tokio::time::{advance, sleep};

use crate::support::{builder, empty, secured, send, Fake};

static SCHEMES: &[SecurityScheme] = &[
    SecurityScheme {
        name: "bearer",
        setter: "set_bearer",
        kind: SchemeKind::Authorization,
    },
    SecurityScheme {
        name: "header",
        setter: "set_header",
        kind: SchemeKind::HeaderKey("X-Key"),
    },
];

const BEARER: usize = 0;
const HEADER: usize = 1;

fn fake() -> Fake {
    Fake::new(empty(204, Vec::new()))
}

fn operation() -> &'static Operation {
    secured("/x", &[&[BEARER]])
}

/// Counts how often it is asked, and takes its time.
#[derive(Clone)]
struct Counting {
    asked: Arc<AtomicUsize>,
    refused: Arc<Mutex<Vec<Secret>>>,
    lifetime: Option<Duration>,
}

impl Counting {
    fn new(lifetime: Option<Duration>) -> Self {
        Self {
            asked: Arc::default(),
            refused: Arc::default(),
            lifetime,
        }
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    fn core(&self, fake: &Fake) -> Core {
        let builder = builder(fake, SCHEMES);
        let builder = builder.provider(BEARER, Form::Bearer, self.clone());
        builder.build().unwrap()
    }
}

impl CredentialProvider for Counting {
    fn provide(&self) -> BoxFuture<'_, Result<Token, ProviderError>> {
        Box::pin(async move {
            let number = self.asked.fetch_add(1, Ordering::SeqCst);
            sleep(Duration::from_millis(50)).await;
            let token = Token::new(format!("token-{number}"));
            Ok(match self.lifetime {
                Some(lifetime) => token.expires_in(lifetime),
                None => token,
            })
        })
    }

    fn refused(&self, secret: &Secret) {
        self.refused.lock().unwrap().push(secret.clone());
    }
}

/// So many calls at once.
async fn at_once(core: &Core, calls: usize) -> Vec<Result<(), Error>> {
    let tasks: Vec<_> = (0..calls)
        .map(|_| tokio::spawn(send(core.call(operation()))))
        .collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

#[tokio::test(start_paused = true)]
async fn a_hundred_calls_with_an_expired_token_refresh_it_once() {
    let (fake, provider) = (fake(), Counting::new(Some(Duration::from_secs(60))));
    let core = provider.core(&fake);
    send(core.call(operation())).await.unwrap();
    send(core.call(operation())).await.unwrap();
    assert_eq!(provider.asked(), 1);
    advance(Duration::from_secs(60)).await;
    let results = at_once(&core, 100).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!((provider.asked(), fake.count()), (2, 102));
}

#[tokio::test(start_paused = true)]
async fn a_token_is_no_longer_sent_shortly_before_it_expires() {
    let (fake, provider) = (fake(), Counting::new(Some(Duration::from_secs(3600))));
    let core = provider.core(&fake);
    send(core.call(operation())).await.unwrap();
    advance(Duration::from_secs(3580)).await;
    send(core.call(operation())).await.unwrap();
    assert_eq!(provider.asked(), 1);
    advance(Duration::from_secs(15)).await;
    send(core.call(operation())).await.unwrap();
    assert_eq!(provider.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_says_no_time_is_asked_for_by_each_call() {
    let (fake, provider) = (fake(), Counting::new(None));
    let core = provider.core(&fake);
    for _ in 0..3 {
        send(core.call(operation())).await.unwrap();
    }
    assert_eq!(provider.asked(), 3);
    // At once, they share what is given.
    assert!(at_once(&core, 100).await.iter().all(Result::is_ok));
    assert!(provider.asked() <= 5, "{}", provider.asked());
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_not_kept() {
    let fake = Fake::new(empty(401, Vec::new()));
    let provider = Counting::new(Some(Duration::from_secs(60)));
    let core = provider.core(&fake);
    for _ in 0..2 {
        let error = send(core.call(operation())).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 401);
    }
    assert_eq!((provider.asked(), fake.count()), (2, 2));
    let refused = provider.refused.lock().unwrap().clone();
    assert_eq!(refused, [Secret::from("token-0"), Secret::from("token-1")]);
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_fails_is_asked_once_and_nothing_is_sent() {
    let (fake, asked) = (fake(), Arc::new(AtomicUsize::new(0)));
    let count = Arc::clone(&asked);
    let provider = move || {
        count.fetch_add(1, Ordering::SeqCst);
        async {
            sleep(Duration::from_millis(50)).await;
            Err::<Token, _>(io::Error::other("no such SEKRET"))
        }
    };
    let builder = builder(&fake, SCHEMES).provider(BEARER, Form::Bearer, provider);
    let core = builder.build().unwrap();
    let results = at_once(&core, 100).await;
    assert_eq!((asked.load(Ordering::SeqCst), fake.count()), (1, 0));
    for result in results {
        let error = result.unwrap_err();
        let is_provider = matches!(
            error.kind(),
            ErrorKind::CredentialProvider {
                scheme: "bearer",
                ..
            }
        );
        assert!(is_provider, "{error:?}");
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert!(!error.is_retryable());
        assert!(!format!("{error} {error:?}").contains("SEKRET"));
        let own = error.source().and_then(StdError::source).unwrap();
        assert_eq!(own.to_string(), "no such SEKRET");
    }
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_never_answers_is_ended_by_the_limit_of_the_call() {
    let fake = fake();
    let provider = std::future::pending::<Result<Token, io::Error>>;
    let builder = builder(&fake, SCHEMES).provider(BEARER, Form::Bearer, provider);
    let core = builder.build().unwrap();
    let mut call = core.call(operation());
    call.timeout(Duration::from_secs(3));
    let error = send(call).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Timeout(Phase::Credential));
    assert_eq!((error.outcome(), fake.count()), (Outcome::NotSent, 0));
}

#[tokio::test]
async fn what_a_provider_gives_is_checked_before_it_is_sent() {
    for (form, text) in [
        (Form::Bearer, ""),
        (Form::Bearer, "a\nSEKRET"),
        (Form::PasswordOf("us:er".to_owned()), "SEKRET"),
    ] {
        let fake = fake();
        let provider = move || std::future::ready(Ok::<_, io::Error>(text.to_owned()));
        let core = builder(&fake, SCHEMES).provider(BEARER, form, provider);
        let core = core.build().unwrap();
        let error = send(core.call(operation())).await.unwrap_err();
        let is_provider = matches!(error.kind(), ErrorKind::CredentialProvider { .. });
        assert!(is_provider && fake.count() == 0, "{error:?}");
        assert!(!format!("{error} {error:?}").contains("SEKRET"));
    }
}

#[tokio::test]
async fn a_password_comes_from_a_provider() {
    let fake = fake();
    let provider = || std::future::ready(Ok::<_, io::Error>("word".to_owned()));
    let form = Form::PasswordOf("user".to_owned());
    let core = builder(&fake, SCHEMES).provider(BEARER, form, provider);
    send(core.build().unwrap().call(operation())).await.unwrap();
    assert_eq!(fake.only().header("authorization"), ["Basic dXNlcjp3b3Jk"]);
}

/// A call with this header.
fn with_header(core: &Core, name: &str, value: &str, scheme: usize) -> Call {
    let security: &'static [&'static [usize]] = match scheme {
        BEARER => &[&[BEARER]],
        _ => &[&[HEADER]],
    };
    let mut call = core.call(secured("/x", security));
    call.header(name, value);
    call
}

#[tokio::test(start_paused = true)]
async fn a_header_of_the_caller_is_the_credential_of_its_scheme() {
    for (name, scheme) in [("authorization", BEARER), ("x-key", HEADER)] {
        let fake = fake();
        let core = builder(&fake, SCHEMES).build().unwrap();
        send(with_header(&core, name, "mine", scheme))
            .await
            .unwrap();
        assert_eq!(fake.only().header(name), ["mine"]);

        let by_default = builder(&fake, SCHEMES).default_header(name, "mine");
        let core = by_default.build().unwrap();
        let security = with_header(&core, "x-other", "o", scheme);
        send(security).await.unwrap();
        assert_eq!(fake.only().header(name), ["mine"]);
    }
    // A header of another scheme is none.
    let core = builder(&fake(), SCHEMES).build().unwrap();
    let error = send(with_header(&core, "x-key", "mine", BEARER)).await;
    let error = error.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::MissingCredentials(_)));
}

#[tokio::test(start_paused = true)]
async fn a_header_of_the_call_comes_before_a_provider_and_a_credential_before_a_default_header() {
    let (fake, provider) = (fake(), Counting::new(None));
    let core = provider.core(&fake);
    let call = with_header(&core, "authorization", "mine", BEARER);
    send(call).await.unwrap();
    assert_eq!(provider.asked(), 0);
    assert_eq!(fake.only().header("authorization"), ["mine"]);

    let builder = builder(&fake, SCHEMES).default_header("authorization", "default");
    let builder = builder.credential(BEARER, Credential::bearer(&Secret::from("t")));
    let core = builder.build().unwrap();
    send(core.call(operation())).await.unwrap();
    assert_eq!(fake.only().header("authorization"), ["Bearer t"]);
}

#[tokio::test]
async fn a_client_with_another_credential_shares_the_transport() {
    let fake = fake();
    let builder = builder(&fake, SCHEMES);
    let core = builder.credential(BEARER, Credential::bearer(&Secret::from("one")));
    let core = core.build().unwrap();
    let token = Credential::bearer(&Secret::from("two"));
    let other = core.with_credential(BEARER, token).unwrap();
    send(other.call(operation())).await.unwrap();
    assert_eq!(fake.only().header("authorization"), ["Bearer two"]);
    send(core.call(operation())).await.unwrap();
    assert_eq!(fake.only().header("authorization"), ["Bearer one"]);
    let empty = Credential::bearer(&Secret::from(""));
    let error = core.with_credential(BEARER, empty).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Configuration(_)));
}

#[test]
fn credentials_that_no_server_would_read_as_they_are_meant_are_refused() {
    let word = Secret::from("SEKRET");
    for (scheme, credential) in [
        (BEARER, Credential::basic("us:er", &word)),
        (BEARER, Credential::basic("us\u{7}er", &word)),
        (
            BEARER,
            Credential::basic("user", &Secret::from("SEKRET\r\nd")),
        ),
        (BEARER, Credential::bearer(&Secret::from(""))),
        (BEARER, Credential::bearer(&Secret::from("SEKRET\n"))),
        (HEADER, Credential::key(Secret::from(""))),
    ] {
        let error = builder(&fake(), SCHEMES).credential(scheme, credential);
        let error = error.build().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Configuration(_)));
        let text = format!("{error} {error:?}");
        assert!(text.contains("the credential of `"), "{text}");
        assert!(!text.contains("SEKRET"), "{text}");
    }
    // A user without a password is common: keys are sent so.
    let credential = Credential::basic("key", &Secret::from(""));
    let builder = builder(&fake(), SCHEMES).credential(BEARER, credential);
    assert!(builder.build().is_ok());
}
