//! Redirects that are followed because the caller asked for it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clientsmith_runtime::runtime::{
    BoxFuture, Bytes, Core, CoreBuilder, Credential, ErrorKind, Method, Outcome, Phase, Redirects,
    SchemeKind, Secret, SecurityScheme, Transport, TransportError, TransportRequest,
    TransportResponse,
};
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::support::{method, send};

static SCHEMES: &[SecurityScheme] = &[SecurityScheme {
    name: "bearer",
    setter: "set_bearer",
    kind: SchemeKind::Authorization,
}];

/// Redirects by URL, each after a second; what it does not know is an empty answer.
#[derive(Clone, Default)]
struct Web {
    targets: BTreeMap<&'static str, (u16, &'static str)>,
    sent: Arc<Mutex<Vec<(Method, String, HeaderMap)>>>,
}

impl Web {
    fn new(targets: &[(&'static str, u16, &'static str)]) -> Self {
        let targets = targets
            .iter()
            .map(|(from, status, to)| (*from, (*status, *to)));
        Self {
            targets: targets.collect(),
            sent: Arc::default(),
        }
    }

    fn core(&self, redirects: Redirects) -> Core {
        self.core_at("https://api.example.com", redirects)
    }

    fn core_at(&self, base: &str, redirects: Redirects) -> Core {
        CoreBuilder::new(base, "tests/1", SCHEMES)
            .transport(self.clone())
            .credential(0, Credential::bearer(&Secret::from("t")))
            .default_header("x-mine", "1")
            .redirects(redirects)
            .build()
            .unwrap()
    }

    /// The URLs of the requests, and which of them had the token.
    fn urls(&self) -> Vec<(String, bool)> {
        let sent = self.sent.lock().unwrap();
        let url = |(_, url, headers): &(Method, String, HeaderMap)| {
            (url.clone(), headers.contains_key("authorization"))
        };
        sent.iter().map(url).collect()
    }
}

impl Transport for Web {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        let url = request.url.to_string();
        let target = self.targets.get(url.as_str()).copied();
        let sent = (request.method, url, request.headers);
        self.sent.lock().unwrap().push(sent);
        Box::pin(async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let (status, location) = target.unwrap_or((204, ""));
            let mut headers = HeaderMap::new();
            if target.is_some() {
                headers.insert("location", HeaderValue::from_static(location));
            }
            let status = StatusCode::from_u16(status).unwrap();
            Ok(TransportResponse::new(status, headers, Bytes::new()))
        })
    }
}

async fn call(core: &Core, verb: Method) -> Result<(), ErrorKind> {
    let operation = method(verb, "/a", &[&[0]]);
    let result = send(core.call(operation)).await;
    result.map_err(|error| {
        assert_eq!(error.outcome(), Outcome::Answered);
        error.kind().clone()
    })
}

const A: &str = "https://api.example.com/a";
const B: &str = "https://api.example.com/b";
const ELSEWHERE: &str = "https://files.example.net/c";

#[tokio::test(start_paused = true)]
async fn nothing_is_followed_unless_asked_for() {
    let web = Web::new(&[(A, 302, "/b")]);
    let kind = call(&web.core(Redirects::None), Method::GET)
        .await
        .unwrap_err();
    assert!(matches!(kind, ErrorKind::Redirect { .. }));
    assert_eq!(web.urls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_same_origin_is_followed_with_everything() {
    for status in [301, 302, 303, 307, 308] {
        for verb in [Method::GET, Method::HEAD] {
            let web = Web::new(&[(A, status, "/b#part")]);
            call(&web.core(Redirects::SameOrigin), verb).await.unwrap();
            assert_eq!(web.urls(), [(A.to_owned(), true), (B.to_owned(), true)]);
            let sent = web.sent.lock().unwrap();
            assert_eq!(sent[0].0, sent[1].0);
            assert_eq!(sent[0].2, sent[1].2);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn another_origin_is_followed_only_if_asked_for_and_without_anything_secret() {
    let web = Web::new(&[(A, 302, ELSEWHERE)]);
    let result = call(&web.core(Redirects::SameOrigin), Method::GET).await;
    assert!(matches!(result, Err(ErrorKind::Redirect { .. })));
    assert_eq!(web.urls().len(), 1);

    // And back: what was left out stays out.
    let web = Web::new(&[(A, 302, ELSEWHERE), (ELSEWHERE, 307, B)]);
    call(&web.core(Redirects::AnyOrigin), Method::GET)
        .await
        .unwrap();
    let urls = [(A, true), (ELSEWHERE, false), (B, false)];
    assert_eq!(web.urls(), urls.map(|(url, token)| (url.to_owned(), token)));
    let sent = web.sent.lock().unwrap();
    let mut names: Vec<_> = sent[1].2.keys().map(http::HeaderName::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "user-agent"]);
}

#[tokio::test(start_paused = true)]
async fn some_redirects_are_never_followed() {
    for (verb, status, target) in [
        (Method::POST, 302, "/b"),
        (Method::PUT, 307, "/b"),
        (Method::GET, 300, "/b"),
        (Method::GET, 302, "http://api.example.com/b"),
        (Method::GET, 302, "http://localhost/b"),
        (Method::GET, 302, "https://user:word@files.example.net/c"),
        (Method::GET, 302, "ftp://files.example.net/c"),
        (Method::GET, 302, "https://"),
    ] {
        let web = Web::new(&[(A, status, target)]);
        let result = call(&web.core(Redirects::AnyOrigin), verb).await;
        assert!(
            matches!(result, Err(ErrorKind::Redirect { .. })),
            "{target}"
        );
        assert_eq!(web.urls().len(), 1, "{target}");
    }
    // Plain HTTP on this machine does not lead to another one.
    let web = Web::new(&[("http://localhost/a", 302, "http://files.example.net/c")]);
    let core = web.core_at("http://localhost", Redirects::AnyOrigin);
    assert!(call(&core, Method::GET).await.is_err());
    assert_eq!(web.urls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_circle_ends_after_ten() {
    let web = Web::new(&[(A, 302, "/b"), (B, 302, "/a")]);
    let result = call(&web.core(Redirects::SameOrigin), Method::GET).await;
    assert!(matches!(result, Err(ErrorKind::Redirect { .. })));
    assert_eq!(web.urls().len(), 11);
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_the_call_holds_for_all_of_them() {
    let web = Web::new(&[(A, 302, "/b"), (B, 302, "/a")]);
    let core = web.core(Redirects::SameOrigin);
    let mut call = core.call(method(Method::GET, "/a", &[&[0]]));
    call.timeout(Duration::from_millis(3500));
    let error = send(call).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Timeout(Phase::Total));
    assert_eq!(web.urls().len(), 4);
}
