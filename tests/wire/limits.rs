//! Limits of time and size.

use std::time::Duration;

use buddy_works::{ErrorKind, Outcome, Phase};
use clientsmith_tests::server::{Server, Step, answer};

use crate::clock::{Still, after, assert_ended_at, stalled};
use crate::shared::{ANSWER, JSON, READ, TOTAL, call, client, limited};

/// The head of an answer whose body never comes, and a piece of it.
fn head() -> Vec<u8> {
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{\"name\":"
        .to_vec()
}

/// Scripts that stall, and what is waited for then.
fn stalls() -> Vec<(Vec<Step>, Phase, Outcome)> {
    let maybe = Outcome::MaybeProcessed;
    let start = b"HTTP/1.1 200 OK\r\nconte".to_vec();
    vec![
        (vec![Step::Stall], Phase::Answer, maybe),
        (vec![Step::Read, Step::Stall], Phase::Answer, maybe),
        (
            vec![Step::Read, Step::Write(start), Step::Stall],
            Phase::Answer,
            maybe,
        ),
        (
            vec![Step::Read, Step::Write(head()), Step::Stall],
            Phase::Body,
            Outcome::Answered,
        ),
    ]
}

#[tokio::test(start_paused = true)]
async fn a_stall_ends_with_the_reading_limit() {
    for (script, phase, outcome) in stalls() {
        let server = Server::start(script.clone());
        let (answer, time) = stalled(server.stalled(), call(&limited(&server)).send()).await;
        let error = answer.unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::Timeout(phase), "{script:?}");
        assert_eq!(error.outcome(), outcome);
        assert!(error.is_timeout() && !error.is_retryable());
        assert_ended_at(time, READ);
    }
}

/// A byte each tenth of a second: the limit of reading is never reached.
#[tokio::test(start_paused = true)]
async fn a_drip_ends_with_the_limit_of_the_whole_call() {
    let script = vec![Step::Read, Step::Write(head()), Step::Drip(vec![b' '; 100])];
    let server = Server::start(script);
    let (still, start) = (Still::hold(), tokio::time::Instant::now());
    let answered = async {
        let answer = call(&limited(&server)).send().await;
        (answer, start.elapsed())
    };
    let dripping = async {
        after(server.stalled()).await;
        while start.elapsed() <= TOTAL {
            after(server.drip()).await;
            tokio::time::advance(Duration::from_millis(100)).await;
        }
        still.release().await;
    };
    let ((answer, time), ()) = tokio::join!(answered, dripping);
    let error = answer.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Timeout(Phase::Total));
    assert_eq!(error.status().map(|it| it.as_u16()), Some(200));
    assert!(time >= TOTAL, "{time:?}");
}

#[tokio::test(start_paused = true)]
async fn a_call_can_have_a_limit_of_its_own() {
    let server = Server::start(vec![Step::Read, Step::Stall]);
    let own = Duration::from_millis(100);
    let limited = call(&limited(&server)).timeout(own);
    let (answer, time) = stalled(server.stalled(), limited.send()).await;
    let error = answer.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Timeout(Phase::Total));
    assert_ended_at(time, own);
}

#[tokio::test]
async fn an_endless_body_ends_with_the_limit_of_size() {
    let endless = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n".to_vec();
    let server = Server::start(vec![
        Step::Read,
        Step::Write(endless),
        Step::Endless(vec![b' '; 4096], 1000),
    ]);
    let error = call(&client(&server)).send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::BodyTooLarge(64 * 1024));
    assert!(error.raw_body().is_some_and(|body| body.len() <= 64 * 1024));
}

#[tokio::test]
async fn a_body_of_exactly_the_limit_is_read() {
    let body = format!("{ANSWER}{}", " ".repeat(64 * 1024 - ANSWER.len()));
    let server = Server::start(vec![
        Step::Read,
        Step::Write(answer("200 OK", &[JSON], &body)),
    ]);
    assert!(call(&client(&server)).send().await.is_ok());
}
