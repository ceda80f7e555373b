//! Planted secrets appear in no text of the client: not in Debug, Display, sources, panics or logs.

use std::error::Error as _;
use std::io::Write;
use std::sync::{Arc, Mutex};

use buddy_works::types::UpdateIntegration;
use buddy_works::{Client, Limits, Secret};
use clientsmith_tests::server::{Server, Step};

use crate::clock::stalled;
use crate::shared::{ANSWER, JSON, short};

/// What every planted secret contains.
const CANARY: &str = "kanarienvogel";

/// Every text that the program produces, logs included.
#[derive(Clone, Default)]
struct Texts(Arc<Mutex<Vec<u8>>>);

impl Texts {
    fn add(&self, text: &str) {
        self.0.lock().unwrap().extend_from_slice(text.as_bytes());
    }

    fn all(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Texts {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn secret(place: &str) -> String {
    format!("{CANARY}-{place}")
}

/// A body with a secret in every field that is one, and in a member that the document does not know.
fn body() -> UpdateIntegration {
    let mut body = UpdateIntegration::new("n")
        .token(secret("token"))
        .api_key(secret("api-key"))
        .access_key(secret("access-key"))
        .secret_key(secret("secret-key"))
        .partner_token(secret("partner-token"))
        .password(secret("password"))
        .client_token(secret("client-token"))
        .server_token(secret("server-token"))
        .application_key(secret("application-key"))
        .webhook_address(secret("webhook"))
        .target_url(secret("target"))
        .refresh_token(secret("refresh"))
        .config(secret("config"));
    body.additional
        .insert("unknown".to_owned(), secret("unknown").into());
    body
}

/// Calls a server that follows `script` and collects every text on the way.
async fn collect(texts: &Texts, script: Vec<Step>) {
    collect_from(texts, &Server::start(script), Limits::new()).await;
}

async fn collect_from(texts: &Texts, server: &Server, limits: Limits) {
    let builder = Client::builder()
        .bearer_token(secret("bearer"))
        .default_header("x-key", &secret("default-header"))
        .base_url(server.url())
        .limits(limits);
    texts.add(&format!("{builder:?}"));
    let client = builder.build().unwrap();
    let body = body();
    let call = client
        .integrations()
        .update_integration(&secret("workspace"), &secret("hash"), &body)
        .header("x-h", &secret("header"));
    texts.add(&format!(
        "{client:?} {:?} {call:?} {body:?} {body:#?}",
        client.integrations()
    ));
    match call.send().await {
        Ok(answer) => texts.add(&format!("{answer:?} {:?}", *answer)),
        Err(error) => {
            texts.add(&format!("{error} {error:?} {error:#?} {:?}", error.kind()));
            let error = error.into_error();
            let mut source = error.source();
            while let Some(cause) = source {
                texts.add(&format!("{cause} {cause:?}"));
                source = cause.source();
            }
            texts.add(&format!("{error} {error:?}"));
        }
    }
    let sent = server.request_texts().join("");
    let complete = [
        "token",
        "config",
        "unknown",
        "bearer",
        "default-header",
        "header",
        "workspace",
    ];
    assert!(
        sent.is_empty() || complete.iter().all(|place| sent.contains(&secret(place))),
        "the secrets were sent"
    );
}

#[tokio::test]
async fn no_text_shows_a_secret() {
    let texts = Texts::default();
    let sink = texts.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || sink.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let answering = |status: &str, body: &str| {
        vec![
            Step::Read,
            Step::Write(clientsmith_tests::server::answer(status, &[JSON], body)),
        ]
    };
    let webhook = format!(
        r#"{{"webhook_address":"{}","new_key":"{}"}}"#,
        secret("answer-webhook"),
        secret("answer-new")
    );
    let wrong = format!(r#"{{"name":["{}"]}}"#, secret("answer-name"));
    let refused = format!(
        r#"{{"message":"the token {} is not valid"}}"#,
        secret("answer-message")
    );
    let redirect = format!(
        "HTTP/1.1 302 F\r\nlocation: https://h/{}\r\n\r\n",
        secret("location")
    );
    collect(&texts, answering("200 OK", ANSWER)).await;
    collect(&texts, answering("200 OK", &webhook)).await;
    collect(&texts, answering("200 OK", &wrong)).await;
    collect(&texts, answering("401 Unauthorized", &refused)).await;
    collect(&texts, answering("500 Oops", &secret("html"))).await;
    collect(&texts, vec![Step::Read, Step::Write(redirect.into_bytes())]).await;
    let server = Server::start(vec![Step::Read, Step::Stall]);
    tokio::time::pause();
    stalled(server.stalled(), collect_from(&texts, &server, short())).await;
    tokio::time::resume();
    collect(&texts, vec![Step::Read]).await;
    collect(
        &texts,
        vec![Step::Read, Step::Write(secret("no http").into_bytes())],
    )
    .await;
    let all = texts.all();
    assert!(
        all.contains("redacted") && all.contains("updateIntegration"),
        "texts were collected"
    );
    let shown: Vec<&str> = all.lines().filter(|line| line.contains(CANARY)).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn a_secret_shows_nothing_of_itself() {
    let planted = Secret::new(secret("x"));
    assert_eq!(
        format!("{planted:?} {planted:#?}"),
        "Secret(redacted) Secret(redacted)"
    );
    let panic = std::panic::catch_unwind(|| {
        let none: Option<&str> = None;
        assert_eq!(Some(Secret::new(secret("panic"))), none.map(Secret::from));
    });
    let text = panic.unwrap_err().downcast::<String>().unwrap();
    assert!(
        text.contains("redacted") && !text.contains(CANARY),
        "{text}"
    );
}
