//! Types of other crates that `codegen.toml` gives to formats: what is sent, and what is read.

use std::error::Error;
use std::net::Ipv4Addr;
use std::num::NonZeroU64;
use std::sync::{Arc, Mutex};

use clientsmith_configured::bytes::Bytes;
use clientsmith_configured::http::{HeaderMap, StatusCode};
use clientsmith_configured::types::{Event, EventRequired, EventWhen};
use clientsmith_configured::{
    chrono, jiff, rust_decimal, time, url, uuid, BoxFuture, Client, Transport, TransportError,
    TransportRequest, TransportResponse,
};

type Outcome = Result<(), Box<dyn Error>>;

/// Every member, in the order of the document, as the client writes it.
const EVENT: &str = concat!(
    r#"{"at":"2024-01-15T10:30:00.12Z","price":"12.50","home":"https://example.com/a","ended":null,"#,
    r#""moment":"2024-01-15T10:30:00+02:00","changed":null,"day":"2024-02-29","#,
    r#""zoned":"2024-01-15T10:30:00+02:00","epoch":1700000000,"count":18446744073709551615,"lasts":"PT1H30M","#,
    r#""id":"123e4567-e89b-12d3-a456-426614174000","address":"192.0.2.1","#,
    r#""ids":["123e4567-e89b-12d3-a456-426614174000"],"prices":{"a":"0.10","b":null},"when":"2024-02-29"}"#
);

/// A request: its URL, its headers and its body.
type Sent = (String, HeaderMap, Vec<u8>);

/// Answers each request with the same body and keeps what came.
#[derive(Clone)]
struct Fake {
    answer: &'static str,
    seen: Arc<Mutex<Vec<Sent>>>,
}

impl Fake {
    fn new(answer: &'static str) -> Self {
        let seen = Arc::default();
        Self { answer, seen }
    }

    fn client(&self) -> Result<Client, Box<dyn Error>> {
        let client = Client::builder().transport(self.clone()).build()?;
        Ok(client)
    }

    fn last(&self) -> (String, HeaderMap, String) {
        let seen = self.seen.lock().expect("no one panics inside");
        let (url, headers, body) = seen.last().expect("something was sent").clone();
        (url, headers, String::from_utf8(body).expect("text"))
    }
}

impl Transport for Fake {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        let body = request.body.into_bytes().unwrap_or_default().to_vec();
        let sent = (request.url.to_string(), request.headers, body);
        self.seen.lock().expect("no one panics inside").push(sent);
        let mut headers = HeaderMap::new();
        headers.insert("content-type", "application/json".parse().expect("a value"));
        let status = match self.answer {
            "" => StatusCode::NO_CONTENT,
            _ => StatusCode::OK,
        };
        let answer =
            TransportResponse::new(status, headers, Bytes::from_static(self.answer.as_bytes()));
        Box::pin(std::future::ready(Ok(answer)))
    }
}

fn event() -> Result<Event, serde_json::Error> {
    serde_json::from_str(EVENT)
}

#[test]
fn what_is_read_is_written_again() -> Outcome {
    let event = event()?;
    assert_eq!(
        event.at,
        "2024-01-15T10:30:00.12Z".parse::<jiff::Timestamp>()?
    );
    assert_eq!(event.price, rust_decimal::Decimal::new(1250, 2));
    assert_eq!(event.home, url::Url::parse("https://example.com/a")?);
    assert_eq!(event.ended, None);
    assert_eq!(event.moment.unix_timestamp(), 1_705_307_400);
    assert_eq!(event.epoch.map(|at| at.timestamp()), Some(1_700_000_000));
    assert_eq!(event.count.map(NonZeroU64::get), Some(u64::MAX));
    assert_eq!(event.lasts.map(|span| span.as_secs()), Some(5400));
    assert_eq!(event.address, Some(Ipv4Addr::new(192, 0, 2, 1)));
    assert!(matches!(event.when, Some(EventWhen::Date(_))));
    assert_eq!(serde_json::to_string(&event)?, EVENT);
    Ok(())
}

#[tokio::test]
async fn parameters_carry_them() -> Outcome {
    let fake = Fake::new(EVENT);
    let client = fake.client()?;
    let day = "2024-02-29".parse::<chrono::NaiveDate>()?;
    let answer = client
        .events()
        .put_event(
            &uuid::Uuid::nil(),
            &day,
            &jiff::Timestamp::UNIX_EPOCH,
            &Event::new(EventRequired {
                at: jiff::Timestamp::UNIX_EPOCH,
                price: rust_decimal::Decimal::ONE,
                home: url::Url::parse("https://example.com/")?,
                ended: None,
                moment: time::OffsetDateTime::UNIX_EPOCH,
            })
            .when(day),
        )
        .days([day, day])
        .epoch(&chrono::DateTime::from_timestamp(5, 0).ok_or("a moment")?)
        .x_from(&std::net::Ipv6Addr::LOCALHOST)
        .send()
        .await?;
    assert_eq!(*answer, event()?);
    let (url, headers, body) = fake.last();
    assert_eq!(
        url,
        "https://example.com/events/00000000-0000-0000-0000-000000000000/2024-02-29\
         ?since=1970-01-01T00%3A00%3A00Z&days=2024-02-29&days=2024-02-29&epoch=5"
    );
    assert_eq!(headers["x-from"], "::1");
    assert_eq!(
        body,
        r#"{"at":"1970-01-01T00:00:00Z","price":"1","home":"https://example.com/","ended":null,"moment":"1970-01-01T00:00:00Z","when":"2024-02-29"}"#
    );
    Ok(())
}

#[tokio::test]
async fn forms_carry_them() -> Outcome {
    use clientsmith_configured::types::PostFormBody;
    let fake = Fake::new("");
    let body = PostFormBody::new(jiff::Timestamp::UNIX_EPOCH)
        .prices([rust_decimal::Decimal::new(5, 1), rust_decimal::Decimal::TEN]);
    fake.client()?.events().post_form(&body).send().await?;
    let (_, _, sent) = fake.last();
    assert_eq!(sent, "at=1970-01-01T00%3A00%3A00Z&prices=0.5&prices=10");
    Ok(())
}

/// What is wrong is said with its place and without the value.
#[tokio::test]
async fn a_value_of_another_form_is_not_repeated() -> Outcome {
    let wrong = r#"{"at":"hunter2","price":"1","home":"https://example.com/","ended":null}"#;
    let fake = Fake::new(wrong);
    let client = fake.client()?;
    let day = chrono::NaiveDate::default();
    let body = event()?;
    let sent = client
        .events()
        .put_event(
            &uuid::Uuid::nil(),
            &day,
            &jiff::Timestamp::UNIX_EPOCH,
            &body,
        )
        .send()
        .await;
    let error = sent.err().ok_or("it is refused")?;
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    assert!(text.contains("$.at"), "{text}");
    assert!(text.contains("expected jiff::Timestamp"), "{text}");
    assert!(!text.contains("hunter2"), "{text}");
    Ok(())
}
